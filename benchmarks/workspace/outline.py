"""A product's documents before they have a format: ids, titles, links and prose.

Sightline's workspace and every peer's project are written from the same outline, so that each tool
reads the same number of items, the same links and the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.workspace import words

SHARES = {
    "INT": 0.05, "INS": 0.10, "OPP": 0.15, "DEC": 0.10, "REQ": 0.45, "INI": 0.10, "ROL": 0.03,
    "OBJ": 0.02,
}  # fmt: skip
FOLDERS = {
    "INT": "interviews", "INS": "insights", "OPP": "opportunities", "DEC": "decisions",
    "REQ": "requirements", "INI": "roadmap", "ROL": "rollouts", "OBJ": "objectives",
}  # fmt: skip
AREAS = (
    "api", "search", "auth", "billing", "webhooks", "export", "sdk", "console", "ingest", "docs",
)  # fmt: skip
METRICS = {f"{area}.{name}": unit for area in AREAS
           for name, unit in (("latency_ms", "ms"), ("payload_kb", "kB"))}  # fmt: skip
OPERATIONS = ("search", "list", "create", "login", "export", "replay")
STATUSES = ("draft",) * 5 + ("committed",) * 12 + ("shipped",) * 2 + ("dropped",)
OWNERS = ("ada", "grace", "linus", "margaret", "ken", "barbara")


@dataclass(frozen=True, slots=True)
class Item:
    """One document: what it is, what it says and, by role, what it points at."""

    id: str
    kind: str
    title: str
    status: str
    owner: str
    prose: tuple[str, ...]
    links: dict[str, tuple[str, ...]]
    criteria: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    cited: dict[str, str] = field(default_factory=dict)

    def targets(self) -> tuple[str, ...]:
        """Ids that the front matter points at, without anchors, each once."""
        found = (ref.partition("#")[0] for refs in self.links.values() for ref in refs)
        return tuple(dict.fromkeys(found))


@dataclass(slots=True)
class Outliner:
    """Draws items in an order in which their evidence already exists."""

    random: Random
    counts: dict[str, int]
    short: bool = False
    quotes: dict[str, str] = field(default_factory=dict)

    def ids(self, kind: str, how_many: int, below: int = 0) -> tuple[str, ...]:
        """Some ids of a kind; early ones are hubs (in-degree follows a power law)."""
        limit = below or self.counts[kind]
        drawn = (int(limit * self.random.random() ** 3) + 1 for _ in range(how_many))
        return tuple(dict.fromkeys(identifier(kind, number) for number in drawn))

    def coded(self, how_many: int) -> tuple[str, ...]:
        """Some coded quotes, as ``INT-0003#q2``; every interview has at least three."""
        return tuple(f"{ref}#q{self.random.randrange(1, 4)}" for ref in self.ids("INT", how_many))

    def criteria(self, how_many: int) -> tuple[str, ...]:
        """Promises about metrics, one line each."""
        return tuple(criterion(self.random) for _ in range(how_many))


def identifier(kind: str, number: int) -> str:
    """The id of the n-th item of a kind: ``REQ-00012``, ``INS-0007``."""
    return f"{kind}-{number:0{5 if kind == 'REQ' else 4}d}"


def criterion(random: Random) -> str:
    """One promise about a metric: ``p95 of api.latency_ms where ... is < 200 ms over 28d``."""
    metric = random.choice(tuple(METRICS))
    where = f" where operation = '{random.choice(OPERATIONS)}'" if random.random() < 0.7 else ""
    return (
        f"p{random.choice((50, 90, 95, 99))} of {metric}{where}"
        f" is < {random.randrange(2, 40) * 50} {METRICS[metric]} over 28d"
    )


def outline(documents: int, seed: int, short: bool = False) -> list[Item]:
    """All items of a product with that many documents; the same seed gives the same items.

    With ``short`` each says one sentence, besides those that link.
    """
    counts = {kind: max(1, int(documents * share)) for kind, share in SHARES.items()}
    counts["REQ"] += documents - sum(counts.values())
    if counts["REQ"] < 1:
        raise ValueError(f"an outline needs at least 20 documents, not {documents}")
    outliner = Outliner(Random(seed), counts, short)
    return [
        draw(outliner, kind, number)
        for kind in SHARES
        for number in range(1, counts[kind] + 1)
    ]  # fmt: skip


def draw(outliner: Outliner, kind: str, number: int) -> Item:
    """The n-th item of a kind."""
    random, own = outliner.random, identifier(kind, number)
    spoken = tuple(
        words.quote(random) for _ in range(random.randrange(3, 7) if kind == "INT" else 0)
    )
    outliner.quotes.update({f"{own}#q{at}": text for at, text in enumerate(spoken, 1)})
    links = front_matter_links(outliner, kind, number)
    mentioned = mentions(outliner, kind, own)
    length = random.randrange(150, 300) if kind == "REQ" else random.randrange(60, 170)
    length = 1 if outliner.short else length
    return Item(
        id=own,
        kind=kind,
        title=words.title(random),
        status=random.choice(STATUSES),
        owner=random.choice(OWNERS),
        prose=words.paragraphs(random, length, mentioned),
        links=links,
        criteria=outliner.criteria(random.randrange(1, 4)) if kind in {"REQ", "ROL", "OBJ"} else (),
        quotes=spoken,
        cited={ref: outliner.quotes[ref] for refs in links.values() for ref in refs if "#" in ref},
    )


def mentions(outliner: Outliner, kind: str, own: str) -> tuple[str, ...]:
    """What the prose of an item of this kind links to: never itself."""
    if kind == "INT":
        return ()
    count = outliner.random.randrange(1, 4) if kind == "REQ" else outliner.random.randrange(2)
    drawn = outliner.ids(outliner.random.choice(("REQ", "REQ", "OPP", "INS", "DEC")), count)
    return tuple(ref for ref in drawn if ref != own)


def front_matter_links(outliner: Outliner, kind: str, number: int) -> dict[str, tuple[str, ...]]:
    """What the front matter of an item points at, by key, in the order of the thread."""
    some = outliner.random.randrange
    match kind:
        case "INS":
            return {"claims": outliner.coded(some(1, 4))}
        case "OPP":
            parent = outliner.ids("OPP", 1, below=number - 1) if number > 1 and some(2) else ()
            evidence = outliner.ids("INS", some(1, 3)) + outliner.coded(1)
            return {"evidence": evidence, "objective": outliner.ids("OBJ", 1), "parent": parent}
        case "DEC":
            return {"evidence": outliner.ids("INS", some(1, 3)) + outliner.coded(1)}
        case "REQ":
            evidence = outliner.coded(1) + outliner.ids("INS", some(1, 3))
            decision = outliner.ids("DEC", 1) if some(2) else ()
            return {
                "opportunity": outliner.ids("OPP", 1),
                "evidence": evidence,
                "decision": decision,
            }
        case "INI":
            return {"requirements": outliner.ids("REQ", some(2, 6))}
        case "ROL":
            return {"initiative": outliner.ids("INI", 1)} if some(2) else {
                "requirements": outliner.ids("REQ", some(1, 4))
            }  # fmt: skip
    return {}
