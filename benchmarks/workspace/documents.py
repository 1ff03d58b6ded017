"""Documents as text: front matter, prose and, in an interview, the coded quotes."""

from __future__ import annotations

from benchmarks.workspace.outline import OWNERS, Item


def render(item: Item) -> str:
    """The document as text: front matter, prose and, in an interview, the coded quotes."""
    head = [f"title: {item.title}"]
    if item.kind not in {"INT", "INS"}:
        head.append(f"status: {item.status}")
    if item.kind != "INT":
        head.append(f"owner: {item.owner}")
    head += FRONT_MATTER[item.kind](item)
    head.append(f"tags: [{item.kind.lower()}, {item.owner[0]}-team]")
    body = list(item.prose)
    for number, words in enumerate(item.quotes, 1):
        body.insert(2 * number - 1, f"> {words} {{#q{number} topic-{number}}}")
    text = "\n\n".join(body)
    return "\n".join(["---", *head, "---", "", f"# {item.title}", "", text, ""])


def interview(item: Item) -> list[str]:
    """Who spoke, when, and what they allowed."""
    number = int(item.id[4:])
    return [
        f"date: 2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
        f"participant: P{number:04d}, {OWNERS[number % len(OWNERS)]}'s interview",
        *(["consent: anonymous"] if number % 4 == 0 else []),
    ]


def insight(item: Item) -> list[str]:
    """Claims, each with the words that it stands on."""
    lines = ["claims:"]
    for ref, words in item.cited.items():
        claim = words.partition(",")[2].partition(",")[0].strip()
        lines += [f"  - text: People say that {claim}", "    quotes:"]
        lines += [f"      - ref: {ref}", f'        quote: "{words}"']
    return lines


def opportunity(item: Item) -> list[str]:
    """Where it stands in the tree and what it stands on."""
    return [*flow(item, "evidence"), *single(item, "objective"), *single(item, "parent")]


def decision(item: Item) -> list[str]:
    """What was weighed, what was chosen, by whom and why."""
    options = ["Build it ourselves", "Buy a service", "Leave it for a year"]
    choice = options[int(item.id[4:]) % 3]
    return [
        "options:",
        *(f"  - title: {option}" for option in options),
        f"choice: {choice}",
        "because: It answers what was said and can be undone within a week",
        f"decider: {item.owner}",
        *flow(item, "evidence"),
    ]


def requirement(item: Item) -> list[str]:
    """Why, for whom, and how we will know."""
    return [
        *single(item, "opportunity"),
        *flow(item, "evidence"),
        f"story: As a developer, I want {item.title[0].lower()}{item.title[1:]}, so that I go on",
        *block("criteria", item.criteria),
        *single(item, "decision"),
    ]


def initiative(item: Item) -> list[str]:
    """What it is for, when, and which requirements it carries."""
    return [
        f"outcome: {item.title}, seen in the numbers",
        f"horizon: {('now', 'next', 'later')[int(item.id[4:]) % 3]}",
        *flow(item, "requirements"),
    ]


def rollout(item: Item) -> list[str]:
    """In which steps, watched by what, and the way back."""
    return [
        *single(item, "initiative"),
        *flow(item, "requirements"),
        "stages:",
        "  - audience: 1 % of developers",
        "    hold: 1d",
        "  - audience: 20 % of developers",
        "    hold: 7d",
        "  - audience: everybody",
        *block("guardrails", item.criteria),
        "rollback: Turn the flag off; nothing is stored in the new form",
        f"flag: release-{item.id.lower()}",
    ]


def objective(item: Item) -> list[str]:
    """The promises that say whether it was reached."""
    return block("key_results", item.criteria)


def single(item: Item, key: str) -> list[str]:
    """``key: ID``, or nothing."""
    return [f"{key}: {ref}" for ref in item.links.get(key, ())]


def flow(item: Item, key: str) -> list[str]:
    """``key: [ID, ID#anchor]``, or nothing."""
    refs = item.links.get(key, ())
    return [f"{key}: [{', '.join(refs)}]"] if refs else []


def block(key: str, lines: tuple[str, ...]) -> list[str]:
    """A list with a line for each entry."""
    return [f"{key}:", *(f"  - {line}" for line in lines)]


FRONT_MATTER = {
    "INT": interview, "INS": insight, "OPP": opportunity, "DEC": decision, "REQ": requirement,
    "INI": initiative, "ROL": rollout, "OBJ": objective,
}  # fmt: skip
