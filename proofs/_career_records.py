"""Invented résumés whose parts are known: what each bullet says, and what may be cut of it."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import random
from dataclasses import dataclass

COMPANIES = (
    "Globex Relay", "Initech Cloud", "Larkspur Health", "Northwind Freight", "Halden Optics",
    "Quill & Sons", "Brightwater Bank", "Tessera Labs", "Oakline Energy", "Pemberton Maps",
)  # fmt: skip
TITLES = (
    "Technical Product Manager", "Senior Product Manager", "Product Analyst", "Software Engineer",
    "Solutions Engineer", "Associate Product Manager", "Platform Engineer", "Data Engineer",
    "Program Manager", "Support Engineer",
)  # fmt: skip
SKILLS = (
    "Python", "SQL", "GraphQL", "REST", "Kafka", "Terraform", "Looker", "Figma", "Go", "dbt",
    "PostgreSQL", "Spark", "API design", "User research",
)  # fmt: skip
FOREIGN_SKILLS = ("Kubernetes", "Rust", "Snowflake", "Machine learning", "Salesforce", "Tableau")
_OBJECTS = (
    "the billing gateway", "a partner portal", "the onboarding flow", "an audit log",
    "the public API", "a pricing service", "the search index", "a webhook platform",
    "the consent screen", "an export pipeline", "the rate limiter", "a sandbox",
)  # fmt: skip
_VERBS = (
    "Built", "Led", "Designed", "Specified", "Launched", "Rewrote", "Managed", "Owned", "Migrated",
    "Shipped", "Ran", "Introduced",
)  # fmt: skip
_SECOND = ("documented", "negotiated", "reviewed", "replaced", "tested", "wrote", "measured")
_GAINS = (
    "cutting support tickets by {n}%", "reducing p95 latency by {n} ms",
    "raising activation by {n}%", "saving {n} hours a week", "lowering churn by {n}%",
    "bringing in {n} partners",
)  # fmt: skip
_THINGS = ("developers", "engineers", "merchants", "analysts", "customers", "partners")
_SHORT = ("Java", "Ruby", "Scala", "Perl", "Redis", "Nginx", "Flink", "Django")
_PHRASES = (
    "customer interviews", "usability tests", "pricing surveys", "design reviews",
    "release notes", "incident reviews", "data models",
)  # fmt: skip
_HEDGED = (
    "Helped launch {o}", "Contributed to {o}", "Built a prototype of {o}",
    "Supported the team behind {o}", "Piloted {o} with about {n} customers",
    "Planned {o} for next year", "Took part in reviews of {o}",
    "Reduced costs of {o} by nearly {n}%", "Did not ship {o} on time",
    "Assisted the lead engineer on {o}", "Worked on {o} as part of a team of {m}",
    "Managed some of the vendors of {o}", "The team shipped {o}", "Currently building {o}",
    "Proposed {o} to {m} customers", "Ran {n} workshops about {o} in a pilot",
    "Wrote {n} guides to {o} for an internal prototype",
    "Built {n} reports on {o} under supervision",
    "Ran {n} trials of {o} with {m} colleagues", "Raised sales of {o} by {n}% in one country",
    "Interviewed {n} engineers and designers about {o}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet. ``cuts`` are the shorter texts, and those in another order, that say no more."""

    text: str
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    title: str
    company: str
    start: tuple[int, int]
    end: tuple[int, int] | None
    bullets: tuple[Bullet, ...]

    def dates(self, form: int = 0) -> str:
        """The period, in one of five writings, the last of them less exact."""
        end = "Present" if self.end is None else _date(self.end, form)
        joint = " to " if form == 3 else " – " if form == 1 else " - "
        return f"{_date(self.start, form)}{joint}{end}"


@dataclass(frozen=True, slots=True)
class Record:
    name: str
    roles: tuple[Role, ...]
    degree: str
    school: str
    years: str
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    certificates: tuple[str, ...]

    def markdown(self) -> str:
        """The résumé as a file."""
        lines = [
            f"# {self.name}",
            "",
            "ana@example.com | Lisbon, Portugal",
            "",
            "## Experience",
            "",
        ]
        for role in self.roles:
            lines += [f"### {role.title}, {role.company}", role.dates(), ""]
            lines += [f"- {bullet.text}" for bullet in role.bullets] + [""]
        lines += ["## Education", "", f"### {self.degree}, {self.school}", self.years, ""]
        lines += ["## Skills", "", ", ".join(self.skills), "", "## Certifications", ""]
        lines += [f"- {one}" for one in self.certificates] + ["", "## Languages", ""]
        return "\n".join([*lines, *(f"- {one}" for one in self.languages)]) + "\n"


_MONTHS = "January February March April May June July August September October November December"


def _date(day: tuple[int, int], form: int) -> str:
    year, month = day
    name = _MONTHS.split()[month - 1]
    forms = (
        f"{name} {year}",
        f"{name[:3]} {year}",
        f"{year}-{month:02}",
        f"{name} {year}",
        f"{year}",
    )
    return forms[form]


def record_of(rng: random.Random) -> Record:
    """A résumé with two to four roles at different employers."""
    number = rng.randint(2, 4)
    companies, titles = rng.sample(COMPANIES, number), rng.sample(TITLES, number)
    objects = rng.sample(_OBJECTS, len(_OBJECTS))
    roles, year = [], 2025
    for place in range(number):
        start = (year - rng.randint(1, 3), rng.randint(1, 12))
        end = None if place == 0 and rng.random() < 0.5 else (year, rng.randint(1, 12))
        bullets = tuple(
            _bullet(rng, objects[(place * 3 + n) % len(objects)]) for n in range(rng.randint(3, 5))
        )
        roles.append(Role(titles[place], companies[place], start, end, bullets))
        year = start[0] - 1
    return Record(
        "Ana Example", tuple(roles),
        rng.choice(("B.Sc. Computer Science", "B.A. Economics", "Bachelor of Engineering")),
        rng.choice(("Lisbon Institute of Technology", "University of Harrowgate")),
        f"{year - 4} - {year}", tuple(rng.sample(SKILLS, rng.randint(5, 9))),
        ("Portuguese (native)", rng.choice(("English (B2)", "Spanish (A2)", "German (B1)"))),
        (rng.choice(("Certified Scrum Product Owner, 2019", "AWS Cloud Practitioner, 2021")),),
    )  # fmt: skip


def _bullet(rng: random.Random, thing: str) -> Bullet:
    """A bullet of one of nine shapes, with what may be cut of it by the shape."""
    verb, n, m = rng.choice(_VERBS), rng.randint(11, 97), rng.randint(2, 9)
    if rng.random() < 0.3:
        return _listed(rng, verb, thing)
    if rng.random() < 0.25:
        return _with_additions(rng, thing, n, m)
    if rng.random() < 0.2:
        return Bullet(rng.choice(_HEDGED).format(o=thing, n=n, m=m))
    return _clauses(rng, f"{verb} {thing}", n, m)


def _listed(rng: random.Random, verb: str, thing: str) -> Bullet:
    """Lists of phrases and of single words."""
    if rng.random() < 0.5:
        a, b, c = rng.sample(_PHRASES, 3)
        orders = (f"{c}, {a}, and {b}", f"{a} and {c}", f"{b} and {c}", f"{b}, {a} and {c}")
        return Bullet(f"Ran {a}, {b}, and {c}", tuple(f"Ran {order}" for order in orders))
    a, b, c = rng.sample(_SHORT, 3)
    text = f"{verb} {thing} in {a}, {b} and {c}"
    return Bullet(text, (f"{verb} {thing} in {c}, {b} and {a}", f"{verb} {thing} in {a} and {c}"))


def _with_additions(rng: random.Random, thing: str, n: int, m: int) -> Bullet:
    """What adds and doesn't limit, pairs, and how far something moved."""
    if thing in ("a sandbox", "a partner portal"):  # words that may limit are never cut
        thing = "the release calendar"
    whom, where = rng.choice(_THINGS), rng.choice(("Lisbon", "Oslo", "two countries"))
    a, b = rng.sample(_PHRASES, 2)
    ran, about = f"Ran {n} workshops", f"About {thing}, I ran {n} workshops for {whom}"
    cost = f"Reduced the cost of {thing}"
    moved = f"from {n} days to {m} days"
    return rng.choice((
        Bullet(
            f"{ran} for {whom} about {thing}",
            (ran, f"{ran} for {whom}", f"{ran} for {whom} …", about),
        ),
        Bullet(
            f"Wrote {a} and {b} for {whom} in {where}",
            (f"Wrote {b} and {a} for {whom} in {where}", f"Wrote {a}", f"Wrote {b} and {a}",
             f"Wrote {a} and {b} for {whom}", f"In {where}, I wrote {a} and {b} for {whom}"),
        ),
        Bullet(
            f"{cost} {moved} by rewriting {a}",
            (f"{cost} {moved}", f"{cost} by rewriting {a}"),
        ),
        Bullet(
            f"Built a dashboard that about {n} {whom} use and organised {a} for {thing}",
            (f"Built a dashboard and organized {a} for {thing}", "Built a dashboard",
             f"Built a dashboard that approximately {n} {whom} use"),
        ),
    ))  # fmt: skip


def _clauses(rng: random.Random, did: str, n: int, m: int) -> Bullet:
    """A main clause with another, a result, a means, a parenthesis; a before and after."""
    second, other = rng.choice(_SECOND), rng.choice(_PHRASES)
    things, gain = rng.choice(_THINGS), rng.choice(_GAINS).format(n=n)
    also = f"{second.capitalize()} {other}"
    return rng.choice((
        Bullet(f"{did}, {gain}", (did,)),
        Bullet(f"{did} and {second} {other} for {m} teams", (did, f"{also} for {m} teams")),
        Bullet(f"Onboarding time of {things} fell from {n} days to {m} days"),
        Bullet(
            f"{did} used by {n * 100:,} {things}; {second} {other}",
            (f"{did} used by {n * 100} {things}", also),
        ),
        Bullet(f"{did} ({other}) for {m} {things}", (f"{did} for {m} {things}",)),
        Bullet(f"{did} by rewriting {other}", (did,)),
    ))  # fmt: skip
