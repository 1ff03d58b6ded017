"""What is true of an invented résumé, in the ways in which a résumé or a letter would say it."""

from __future__ import annotations

import random

from proofs._career_records import Record, Role

_NOT_A_DEED = ("The", "Onboarding", "Currently", "Did")


def truths_of(record: Record, rng: random.Random) -> list[str]:
    """One true text of every sort, each by another choice."""
    role = rng.choice(record.roles)
    skills = rng.sample(record.skills, rng.randint(1, len(record.skills)))
    study = f"{record.degree}, {record.school}"
    return [
        _line(role, rng),
        _line(role, rng),
        "\n".join(f"- {_line(role, rng)}" for _ in range(3)),
        _headed(role, rng),
        "\n\n".join(_headed(one, rng) for one in rng.sample(record.roles, 2)),
        _letter(role, rng),
        _letter(role, rng),
        _joined(role, rng),
        f"Skills: {', '.join(skills)}",
        "## Skills\n\n" + "\n".join(f"- {skill}" for skill in skills),
        f"## Education\n\n{study}\n{record.years}",
        f"{study}, {record.years}",
        "## Languages\n\n" + ", ".join(record.languages),
        record.certificates[0],
        record.markdown(),
        _selected(record, rng),
    ]


def _line(role: Role, rng: random.Random) -> str:
    bullet = rng.choice(role.bullets)
    return rng.choice((bullet.text, *bullet.cuts))


def _heading(role: Role, rng: random.Random) -> str:
    dates = role.dates(rng.randrange(5))
    return rng.choice((
        f"### {role.title}, {role.company}\n{dates}\n",
        f"**{role.title}**\n{role.company}\n{dates}",
        f"{role.company} — {role.title} ({dates})",
        f"{role.title} at {role.company} | {dates}",
        f"{role.company}\n{role.title}, {dates}",
    ))  # fmt: skip


def _headed(role: Role, rng: random.Random) -> str:
    bullets = rng.sample(role.bullets, rng.randint(1, len(role.bullets)))
    lines = [f"- {rng.choice((bullet.text, *bullet.cuts))}" for bullet in bullets]
    return "\n".join([_heading(role, rng), *lines])


def _deed(role: Role, rng: random.Random) -> str | None:
    """A line that tells what the person did, as it goes on after `I`."""
    line = _line(role, rng)
    return None if line.split()[0] in _NOT_A_DEED else line[:1].lower() + line[1:]


def _letter(role: Role, rng: random.Random) -> str:
    deed = _deed(role, rng)
    if deed is None:
        return f"I was {_article(role.title)} {role.title} at {role.company}."
    return rng.choice((
        f"At {role.company}, I {deed}.",
        f"I {deed}.",
        f"As {role.title} at {role.company}, I {deed}.",
        f"I was {_article(role.title)} {role.title} at {role.company}. I {deed}.",
        f"Dear Hiring Manager,\n\nAt {role.company}, I {deed}.\n\nSincerely,\nAna Example",
    ))  # fmt: skip


def _article(title: str) -> str:
    return "an" if title[0] in "AEIOU" else "a"


def _joined(role: Role, rng: random.Random) -> str:
    first, second = rng.sample(role.bullets, 2)
    joint = rng.choice((" and ", "; ", ", and "))
    return f"{first.text}{joint}{second.text[:1].lower()}{second.text[1:]}."


def _selected(record: Record, rng: random.Random) -> str:
    roles = [_headed(role, rng) for role in record.roles]
    return "\n\n".join([
        f"# {record.name}", "ana@example.com", "## Experience", *roles, "## Skills",
        " | ".join(rng.sample(record.skills, 3)),
    ])  # fmt: skip
