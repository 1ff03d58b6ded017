"""Ways to change what a true sentence or résumé says. Each gives a text that is false, or None."""

# ruff: noqa: E501, RUF001 (signs that people write and lines of a table)

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from proofs._career_records import (
    COMPANIES,
    FOREIGN_SKILLS,
    SKILLS,
    TITLES,
    Record,
    Role,
)  # fmt: skip

_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*")
_HEDGES = (
    ("Helped launch", "Launched"), ("Contributed to", "Built"), ("a prototype of ", ""),
    ("Supported the team behind", "Built"), ("about ", ""), ("nearly ", ""),
    ("Took part in reviews of", "Reviewed"), ("Assisted the lead engineer on", "Engineered"),
    ("Worked on", "Led"), ("as part of a team of", "with a team of"), (" for next year", ""),
    (" in a pilot", ""), (" for an internal prototype", ""), (" under supervision", ""),
    (" in one country", ""), (" engineers and designers", " engineers"),
    (" engineers and designers", " designers"), (" that about", " that"),
    ("some of the", "the"), ("Piloted", "Rolled out"), ("Contributed to", "Led"),
)  # fmt: skip
_STRONG = ("Led", "Directed", "Spearheaded", "Founded", "Pioneered", "Headed", "Drove", "Owned")
_CAUSES = (
    ", which led to", " so that", ", thereby", " because I", ", resulting in", ", and therefore",
    " in order to", ", after which", " as a result of which", " — which meant", ": as a result,",
)  # fmt: skip
_MORE = (
    "award-winning", "industry-leading", "fastest", "company-wide", "first", "mission-critical",
    "global", "best", "single-handedly", "successfully", "highly scalable", "senior",
)  # fmt: skip
_DUTIES = (
    "Responsible for hiring and budgets", "Managed a team of 12 engineers", "Owned the P&L",
    "Presented to the board every quarter", "Set the company's strategy",
    "Reported to the chief executive", "Ran a yearly budget of $4M",
)  # fmt: skip
_AWARDS = (
    "Employee of the Year, 2022", "Winner of the National Innovation Award",
    "Forbes 30 Under 30", "Awarded best product manager in 2021",
)  # fmt: skip
_CERTIFICATES = (
    "Certified Kubernetes Administrator", "PMP, 2020", "SAFe 5 Agilist",
    "Pragmatic Institute Level VI", "AWS Solutions Architect Professional, 2023",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """A true line of a record, the role that it is of, and another role."""

    record: Record
    role: Role
    other: Role
    line: str


Operator = Callable[[Truth, random.Random], str | None]


def _replaced(line: str, old: str, new: str) -> str | None:
    return line.replace(old, new, 1) if old in line else None


def _may_say(role: Role, line: str) -> bool:
    """Whether some bullet of a role has all words of a line, so that the line may be true of it."""
    said = set(re.findall(r"\w+", line.casefold())) - {"and"}
    return any(said <= set(re.findall(r"\w+", b.text.casefold())) for b in role.bullets)


def number_changed(truth: Truth, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(truth.line))
    if not found:
        return None
    match = rng.choice(found)
    value = int(match[0].replace(",", ""))
    new = rng.choice((value + 1, value * 10, value + rng.randint(2, 30), max(1, value - 1)))
    if new == value:
        return None
    return truth.line[: match.start()] + f"{new:,}" + truth.line[match.end() :]


def number_moved(truth: Truth, rng: random.Random) -> str | None:
    numbers = [n for b in truth.other.bullets for n in _NUMBER.findall(b.text)]
    found = list(_NUMBER.finditer(truth.line))
    if not numbers or not found:
        return None
    match, new = rng.choice(found), rng.choice(numbers)
    changed = truth.line[: match.start()] + new + truth.line[match.end() :]
    return changed if new != match[0] else None


def verb_upgraded(truth: Truth, rng: random.Random) -> str | None:
    first, _, rest = truth.line.partition(" ")
    verb = rng.choice(_STRONG)
    return f"{verb} {rest}" if rest and verb != first else None


def negation_dropped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    return _replaced(truth.line, "Did not ship", "Shipped") or _replaced(truth.line, "not ", "")


def negation_added(truth: Truth, rng: random.Random) -> str | None:
    words = truth.line.split(" ")
    words.insert(rng.randint(1, len(words)), rng.choice(("not", "never", "without", "no")))
    return " ".join(words)


def hedge_dropped(truth: Truth, rng: random.Random) -> str | None:
    fits = [(old, new) for old, new in _HEDGES if old in truth.line]
    if not fits:
        return None
    changed = truth.line.replace(*rng.choice(fits), 1)
    return changed[:1].upper() + changed[1:]


def object_swapped(truth: Truth, rng: random.Random) -> str | None:
    words, others = truth.line.split(" "), rng.choice(truth.other.bullets).text.split(" ")
    place = rng.randrange(1, len(words)) if len(words) > 1 else 0
    new = rng.choice(others[1:] or others)
    if place == 0 or new.strip(",;()").casefold() == words[place].strip(",;()").casefold():
        return None
    if new.strip(",;()—–-") == "" or new.casefold() == "and":
        return None
    return " ".join([*words[:place], new, *words[place + 1 :]])


def tool_added(truth: Truth, rng: random.Random) -> str | None:
    tool = rng.choice(FOREIGN_SKILLS + SKILLS[:5])
    ways = (f"{truth.line} using {tool}", f"{truth.line} in {tool}", f"{truth.line}, {tool} and Ada",
            f"Used {tool} and {truth.line[:1].lower()}{truth.line[1:]}")  # fmt: skip
    return rng.choice(ways)


def posting_skill_added(truth: Truth, rng: random.Random) -> str | None:
    skill = rng.choice(FOREIGN_SKILLS)
    skills = list(truth.record.skills)
    skills.insert(rng.randint(0, len(skills)), skill)
    return rng.choice(("Skills: " + ", ".join(skills), ", ".join(skills), f"Skills: {skill}"))


def cause_added(truth: Truth, rng: random.Random) -> str | None:
    second = rng.choice(truth.role.bullets).text
    if second == truth.line:
        return None
    return f"{truth.line}{rng.choice(_CAUSES)} {second[:1].lower()}{second[1:]}"


def comparative_added(truth: Truth, rng: random.Random) -> str | None:
    words = truth.line.split(" ")
    words.insert(rng.randint(1, max(1, len(words) - 1)), rng.choice(_MORE))
    return " ".join(words)


def unit_changed(truth: Truth, rng: random.Random) -> str | None:
    pairs = [(" ms", " s"), ("%", " pp"), ("%", "x"), (" days to", " hours to"), (" hours", " days"),
             (" ms", " minutes"), ("% of", " points of"), (" days", " weeks")]  # fmt: skip
    fits = [pair for pair in pairs if pair[0] in truth.line]
    return _replaced(truth.line, *rng.choice(fits)) if fits else None


def scale_changed(truth: Truth, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(truth.line))
    if not found:
        return None
    match = rng.choice(found)
    after = truth.line[match.end() :]
    return truth.line[: match.end()] + rng.choice(("K", "M", " million", "+", "0")) + after


def quantifier_changed(truth: Truth, rng: random.Random) -> str | None:
    if "some of the" in truth.line:
        return truth.line.replace("some of the", "all of the")
    words = truth.line.split(" ")
    words.insert(rng.randint(1, len(words) - 1 or 1), rng.choice(("all", "every", "most", "many")))
    return " ".join(words)


def count_changed(truth: Truth, rng: random.Random) -> str | None:
    pairs = (("developers", "developer"), ("teams", "team"), ("a sandbox", "sandboxes"),
             ("a partner portal", "partner portals"), ("an audit log", "audit logs"),
             ("customers", "customer"), ("hours", "hour"))  # fmt: skip
    fits = [pair for pair in pairs if pair[0] in truth.line]
    return _replaced(truth.line, *rng.choice(fits)) if fits else None


def halves_spliced(truth: Truth, rng: random.Random) -> str | None:
    words, others = truth.line.split(" "), rng.choice(truth.other.bullets).text.split(" ")
    if len(words) < 4 or len(others) < 4:
        return None
    a, b = rng.randint(2, len(words) - 2), rng.randint(2, len(others) - 2)
    spliced = " ".join([*words[:a], *others[b:]])
    if spliced.startswith("Ran ") and any(_may_say(r, spliced) for r in truth.record.roles):
        return None  # a list of another role, shortened
    if any(_may_say(role, spliced) for role in truth.record.roles):
        return None  # another bullet, shortened
    truths = {one for role in truth.record.roles for u in role.bullets for one in (u.text, *u.cuts)}
    if any(spliced.rstrip(",;") == one.rstrip(",;") for one in truths):
        return None
    return spliced


def award_added(truth: Truth, rng: random.Random) -> str | None:
    award = rng.choice(_AWARDS)
    return rng.choice((award, f"{truth.line}, winning the Globex Innovation Award"))


def certificate_added(truth: Truth, rng: random.Random) -> str | None:
    return rng.choice((rng.choice(_CERTIFICATES), f"Certified in {rng.choice(SKILLS)}"))


def certificate_year_changed(truth: Truth, rng: random.Random) -> str | None:
    line = truth.record.certificates[0]
    return line[:-4] + str(int(line[-4:]) + rng.randint(1, 3))


def language_raised(truth: Truth, rng: random.Random) -> str | None:
    language = truth.record.languages[1].partition(" ")[0]
    return f"{language} {rng.choice(('(C2)', '(native)', '(fluent)', '(C1)'))}"


def language_level_dropped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    return "Languages: " + truth.record.languages[1].partition(" ")[0]


def before_after_swapped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    match = re.search(r"from (\d+) days to (\d+) days", truth.line)
    if match is None or match[1] == match[2]:
        return None
    return truth.line.replace(match[0], f"from {match[2]} days to {match[1]} days")


def subject_swapped(truth: Truth, rng: random.Random) -> str | None:
    if truth.line.startswith("The team shipped"):
        return truth.line.replace("The team", rng.choice(("I", "I single-handedly"))).strip()
    if truth.line.startswith("Onboarding time"):
        return "I cut onboarding" + truth.line[len("Onboarding") :]
    return None


def subject_dropped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    return _replaced(truth.line, "The team shipped", "Shipped")


def scope_inflated(truth: Truth, rng: random.Random) -> str | None:
    if re.search(r"\d teams", truth.line):
        return re.sub(r"\d teams", rng.choice(("the company", "all teams")), truth.line)
    return truth.line + rng.choice(
        (
            " across the company",
            " company-wide",
            " for all customers",
            " worldwide",
            " in 12 countries",
        )
    )


def aspect_changed(truth: Truth, rng: random.Random) -> str | None:
    pairs = (("Currently building", "Built"), ("Planned", "Shipped"), ("Proposed", "Delivered"),
             ("Currently building", "Shipped"), ("Planned", "Built"))  # fmt: skip
    fits = [pair for pair in pairs if pair[0] in truth.line]
    return _replaced(truth.line, *rng.choice(fits)) if fits else None


def percentage_added(truth: Truth, rng: random.Random) -> str | None:
    return f"{truth.line}{rng.choice((' by', ', up', ', cutting costs by'))} {rng.randint(10, 60)}%"


def duty_added(truth: Truth, rng: random.Random) -> str | None:
    duty = rng.choice(_DUTIES)
    return rng.choice((duty, f"{truth.line} and {duty[:1].lower()}{duty[1:]}"))


def years_claimed(truth: Truth, rng: random.Random) -> str | None:
    years = rng.randint(3, 20)
    told = (f"I have {years} years of experience", f"{years}+ years in product management",
            f"With {years} years of experience, I {truth.line[:1].lower()}{truth.line[1:]}")  # fmt: skip
    return rng.choice(told)


def employer_swapped_in_prose(truth: Truth, rng: random.Random) -> str | None:
    line = truth.line[:1].lower() + truth.line[1:]
    if line.partition(" ")[0] in ("the", "onboarding", "currently", "did"):
        return None
    name = rng.choice([c for c in COMPANIES if c != truth.role.company])
    if any(role.company == name and _may_say(role, truth.line) for role in truth.record.roles):
        return None
    return rng.choice((f"At {name}, I {line}", f"I {line} at {name}"))


def title_claimed(truth: Truth, rng: random.Random) -> str | None:
    title = rng.choice([t for t in TITLES if t != truth.role.title] + ["Head of Product", "VP"])
    if any(r.title == title and r.company == truth.role.company for r in truth.record.roles):
        return None
    return f"I was {title} at {truth.role.company}"


def title_inflated(truth: Truth, rng: random.Random) -> str | None:
    title = rng.choice((f"Lead {truth.role.title}", f"Principal {truth.role.title}",
                        truth.role.title.split(" ", 1)[1], f"Head of {truth.role.title}"))  # fmt: skip
    if title in {role.title for role in truth.record.roles}:
        return None
    return f"### {title}, {truth.role.company}\n{truth.role.dates()}\n\n- {truth.line}"


def date_shifted(truth: Truth, rng: random.Random) -> str | None:
    role = truth.role
    moved = Role(
        role.title, role.company, (role.start[0] - rng.randint(1, 3), role.start[1]), role.end, ()
    )
    return f"### {role.title}, {role.company}\n{moved.dates(rng.randrange(4))}\n\n- {truth.line}"


def month_shifted(truth: Truth, rng: random.Random) -> str | None:
    role = truth.role
    moved = Role(role.title, role.company, (role.start[0], role.start[1] % 12 + 1), role.end, ())
    return f"### {role.title}, {role.company}\n{moved.dates(rng.randrange(4))}\n\n- {truth.line}"


def role_left_open(truth: Truth, rng: random.Random) -> str | None:
    if truth.role.end is None:
        return None
    moved = Role(truth.role.title, truth.role.company, truth.role.start, None, ())
    return f"### {moved.title}, {moved.company}\n{moved.dates(rng.randrange(4))}"


def title_swapped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    return f"### {truth.other.title}, {truth.role.company}\n{truth.role.dates()}\n\n- {truth.line}"


def employer_swapped(truth: Truth, rng: random.Random) -> str | None:
    role, other = truth.role, truth.other
    ways = (f"### {role.title}\n{other.company}\n{role.dates()}\n\n- {truth.line}",
            f"### {role.title}, {role.company}\n{other.dates()}\n\n- {truth.line}")  # fmt: skip
    return rng.choice(ways)


def bullet_moved(truth: Truth, rng: random.Random) -> str | None:
    other = truth.other
    if _may_say(other, truth.line):
        return None
    ways = (f"### {other.title}, {other.company}\n{other.dates()}\n\n- {truth.line}",
            f"{other.company}\n{other.title} | {other.dates(1)}\n• {truth.line}")  # fmt: skip
    return rng.choice(ways)


def moved_in_a_letter(truth: Truth, rng: random.Random) -> str | None:
    other = truth.other
    if _may_say(other, truth.line):
        return None
    del rng
    return f"I was {other.title} at {other.company}. {truth.line}."


def degree_raised(truth: Truth, rng: random.Random) -> str | None:
    record = truth.record
    degree = rng.choice(("Ph.D. Computer Science", "M.Sc. Computer Science", "MBA",
                         record.degree.replace("B", "M", 1)))  # fmt: skip
    return f"## Education\n\n### {degree}, {record.school}\n{record.years}"


def school_changed(truth: Truth, rng: random.Random) -> str | None:
    record = truth.record
    school = rng.choice(("Stanford University", "University of Oxford", "MIT"))
    return f"## Education\n\n### {record.degree}, {school}\n{record.years}"


def study_years_changed(truth: Truth, rng: random.Random) -> str | None:
    record = truth.record
    first, last = record.years.split(" - ")
    years = f"{first} - {int(last) + rng.randint(1, 4)}"
    return f"## Education\n\n### {record.degree}, {record.school}\n{years}"


def colleagues_dropped(truth: Truth, rng: random.Random) -> str | None:
    del rng
    match = re.search(r" with \d+ colleagues", truth.line)
    return truth.line.replace(match[0], "", 1) if match else None


def joined_falsely(truth: Truth, rng: random.Random) -> str | None:
    role, other = truth.role, truth.other
    ways = [f"I joined {role.company} in {role.start[0] + rng.choice((-1, 1, 2))}.",
            f"I joined {role.company} as {_an(other.title)} in {role.start[0]}.",
            f"I left {role.company} in {2026 if role.end is None else role.end[0] + 1}."]  # fmt: skip
    return rng.choice(ways)


def time_reversed(truth: Truth, rng: random.Random) -> str | None:
    """`Before that` of the later of two roles, `earlier` of one that goes on, `now` of the past."""
    first, second = sorted((truth.role, truth.other), key=lambda role: role.start)
    ways = [f"Before joining {first.company}, I was {_an(second.title)} at {second.company}.",
            f"I was {_an(first.title)} at {first.company}. Before that, I was "
            f"{_an(second.title)} at {second.company}.",
            f"Currently, I am {_an(first.title)} at {first.company}."]  # fmt: skip
    if second.end is None:
        ways.append(f"Earlier, I was {_an(second.title)} at {second.company}.")
    return rng.choice(ways)


def _an(title: str) -> str:
    return f"{'an' if title[0] in 'AEIOU' else 'a'} {title}"


def study_claimed(truth: Truth, rng: random.Random) -> str | None:
    record = truth.record
    last = int(record.years.split(" - ")[1])
    return rng.choice((f"I studied Physics at {record.school}.",
                       f"I graduated from {record.school} in {last + rng.choice((-1, 1, 2))}.",
                       f"I hold a master's degree in Economics from {record.school}."))  # fmt: skip


def honours_added(truth: Truth, rng: random.Random) -> str | None:
    record = truth.record
    honours = rng.choice(("with distinction", "summa cum laude", "GPA 3.9", "first class"))
    return f"### {record.degree}, {record.school}, {honours}\n{record.years}"


OPERATORS: tuple[Operator, ...] = (
    number_changed, number_moved, verb_upgraded, negation_dropped, negation_added, hedge_dropped,
    object_swapped, tool_added, posting_skill_added, cause_added, comparative_added, unit_changed,
    scale_changed, quantifier_changed, count_changed, halves_spliced, award_added,
    certificate_added, certificate_year_changed, language_raised, language_level_dropped,
    before_after_swapped, subject_swapped, subject_dropped, scope_inflated, aspect_changed,
    percentage_added, duty_added, years_claimed, employer_swapped_in_prose, title_claimed,
    title_inflated, date_shifted, month_shifted, role_left_open, title_swapped, employer_swapped,
    bullet_moved, moved_in_a_letter, degree_raised, school_changed, study_years_changed,
    honours_added, colleagues_dropped, joined_falsely, time_reversed, study_claimed,
)  # fmt: skip
