"""What is true of an invented résumé, in the ways in which a résumé or a letter would say it."""

from __future__ import annotations

import random

from proofs._career_records import Record, Role

_NOT_A_DEED = ("The", "Onboarding", "Currently", "Did", "In", "About")


def truths_of(record: Record, rng: random.Random) -> dict[str, str]:
    """One true text of every sort, each by another choice."""
    role = rng.choice(record.roles)
    skills = rng.sample(record.skills, rng.randint(1, len(record.skills)))
    study = f"{record.degree}, {record.school}"
    certificate = record.certificates[0]
    name, _, year = certificate.rpartition(", ")
    level = record.languages[0].partition(" ")[0]
    return {
        "bullet or cut": _line(role, rng),
        "three bullets": "\n".join(f"- {_line(role, rng)}" for _ in range(3)),
        "role under its heading": _headed(role, rng),
        "two roles in any order": "\n\n".join(
            _headed(one, rng) for one in rng.sample(record.roles, 2)
        ),
        "sentence of a letter": _letter(role, rng),
        "sentence of another letter": _letter(role, rng),
        "two bullets joined": _joined(role, rng),
        "skills in any order": f"Skills: {', '.join(skills)}",
        "skills in a list": "## Skills\n\n" + "\n".join(f"- {skill}" for skill in skills),
        "study": f"## Education\n\n{study}\n{record.years}",
        "study in a line": f"{study}, {record.years}",
        "study told": _studied(record, rng),
        "languages": "## Languages\n\n" + ", ".join(record.languages),
        "language without a level that limits nothing": f"I speak {level}.",
        "certificate": rng.choice((certificate, f"{year}: {name}", f"{name} ({year})")),
        "joined or left": _tenure(role, rng),
        "order of two roles": _in_time(record, rng),
        "whole": record.markdown(),
        "selected": _selected(record, rng),
    }


def _studied(record: Record, rng: random.Random) -> str:
    first, last = record.years.split(" - ")
    field = record.degree.partition(" ")[2].removeprefix("of ")
    ways = [f"I graduated from {record.school} in {last}."]
    if not record.degree.startswith("Bachelor"):
        ways += [f"I studied {field} at {record.school} from {first} to {last}.",
                 f"I have a bachelor's degree in {field} from {record.school}."]  # fmt: skip
    return rng.choice(ways)


def _tenure(role: Role, rng: random.Random) -> str:
    title = f"{_article(role.title)} {role.title}"
    ways = [f"I joined {role.company} in {role.start[0]}.",
            f"I joined {role.company} as {title} in {role.start[0]}.",
            f"I started as {title} at {role.company}."]  # fmt: skip
    if role.end is None:
        ways.append(f"I have been at {role.company} since {role.start[0]}.")
    else:
        years = f"From {role.start[0]} to {role.end[0]}"
        ways.append(f"I left {role.company} in {role.end[0]}.")
        ways.append(f"{years} I was {title} at {role.company}.")
    return rng.choice(ways)


def _in_time(record: Record, rng: random.Random) -> str:
    first, second = sorted(rng.sample(record.roles, 2), key=lambda role: role.start)
    told = f"I was {_article(first.title)} {first.title} at {first.company}."
    return rng.choice((
        f"I was {_article(second.title)} {second.title} at {second.company}. Before that, {told}",
        f"Earlier, {told}", f"Previously, {told}", f"Before joining {second.company}, {told}",
    ))  # fmt: skip


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
