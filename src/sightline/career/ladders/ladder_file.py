"""A ladder as somebody writes it down: YAML of levels, competencies and anchors.

```yaml
ladder: ours
title: Platform product
source: our handbook
builds_up: true                # a level asks for what the levels below it ask for, too
competencies:
  - {key: api, title: API design}
levels:
  - key: mid
    title: Product manager
    years: 3-5                 # stands beside; decides nothing
    anchors:
      api:
        - {kind: api-design, least: 1, asks: designed an API that others use}
        - {kind: deprecation | owned-surface, least: 2, asks: ...}
```

`kind` is one of `evidence_kinds.yaml`, or several with `|` between them, any of which will do.
`least` is 0 to 3, as `evidence.py` says. `needs` names a kind without which the anchor isn't met:
what a roadmap brought about (`kind: measured-outcome`) has `needs: roadmap`.
"""

from __future__ import annotations

from collections.abc import Collection

from sightline.career.ladders.evidence import STRENGTHS
from sightline.career.ladders.ladder import Anchor, Competency, Ladder, Level
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest
from sightline.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml
from sightline.text.yaml.scalars import as_bool, as_int

__all__ = ["MAX_CHARACTERS", "read_ladder"]

MAX_CHARACTERS = 2_000_000
_TOP = ("ladder", "title", "source", "builds_up", "notes", "competencies", "levels")
_COMPETENCY = ("key", "title", "source")
_LEVEL = ("key", "title", "years", "focus", "source", "anchors")
_ANCHOR = ("kind", "least", "asks", "source", "needs")


def read_ladder(
    name: str, text: str, kinds: Collection[str], certificates: Collection[str] = ()
) -> Ladder:
    """Read a ladder; ``kinds`` are those that may be named, ``certificates`` those beside.

    Raises UsageError, with the line, where the file isn't a ladder.
    """
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"{name} is too large for a ladder", help="a ladder is some pages of text")
    node, problems = read_yaml(text)
    if problems:
        first = problems[0]
        raise UsageError(
            first.message, help=first.help or "write YAML",
            path=name, line=first.line, column=first.column,
        )  # fmt: skip
    return _Reading(name, kinds, certificates).ladder(node)


class _Reading:
    """One pass over a file; the first mistake ends it, with its line."""

    def __init__(
        self, name: str, kinds: Collection[str], certificates: Collection[str]
    ) -> None:  # fmt: skip
        self.name = name
        self.kinds = kinds
        self.certificates = certificates

    def ladder(self, node: Node | None) -> Ladder:
        top = self.table(node, _TOP, "a ladder")
        competencies = tuple(map(self.competency, self.items(top, "competencies")))
        keys = [one.key for one in competencies]
        levels = tuple(self.level(one, keys) for one in self.items(top, "levels"))
        self.unique(top, keys, "competency")
        self.unique(top, [one.key for one in levels], "level")
        notes = top.entries.get("notes")
        return Ladder(
            self.text(top, "ladder"),
            self.text(top, "title"),
            self.optional(top, "source"),
            competencies,
            levels,
            self.flag(top, "builds_up", usual=True),
            tuple(map(self.words, self.items(top, "notes"))) if notes else (),
        )

    def competency(self, node: Node) -> Competency:
        table = self.table(node, _COMPETENCY, "a competency")
        key = self.text(table, "key")
        return Competency(key, self.optional(table, "title") or key, self.optional(table, "source"))

    def level(self, node: Node, competencies: list[str]) -> Level:
        table = self.table(node, _LEVEL, "a level")
        anchors: list[tuple[str, tuple[Anchor, ...]]] = []
        if "anchors" in table.entries:
            asked = self.table(table.entries["anchors"][1], competencies, "the anchors of a level")
            for key in asked.entries:
                anchors.append((key, tuple(map(self.anchor, self.items(asked, key)))))
        key = self.text(table, "key")
        return Level(
            key,
            self.optional(table, "title") or key,
            tuple(anchors),
            self.optional(table, "years"),
            self.optional(table, "focus"),
            self.optional(table, "source"),
        )

    def anchor(self, node: Node) -> Anchor:
        table = self.table(node, _ANCHOR, "an anchor")
        kinds = tuple(part.strip() for part in self.text(table, "kind").split("|"))
        needs = tuple(filter(None, (self.optional(table, "needs").strip(),)))
        for kind in (*kinds, *needs):
            if kind not in self.kinds:
                near = nearest(kind, self.kinds, limit=1)
                help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(self.kinds)
                raise self.fault(table, f"there is no kind of evidence `{kind}`", help)
        beside = [kind in self.certificates for kind in kinds]
        if any(beside) and not all(beside):
            raise self.fault(
                table, "a certificate stands beside and can't be one way to meet an anchor",
                "write two anchors",
            )  # fmt: skip
        least = as_int(self.text(table, "least"))
        if least not in STRENGTHS:
            told = ", ".join(f"{key} {words}" for key, words in STRENGTHS.items())
            raise self.fault(table, "`least` is 0, 1, 2 or 3", told)
        asks = self.optional(table, "asks") or " or ".join(kinds)
        source = self.optional(table, "source")
        return Anchor(kinds, least, asks, source, all(beside), needs=needs)

    def table(self, node: Node | None, known: Collection[str], what: str) -> Mapping:
        if not isinstance(node, Mapping):
            raise self.fault(node, f"{what} is written as keys and values", "see `career/ladders`")
        for key, (place, _) in node.entries.items():
            if key not in known:
                near = nearest(key, known, limit=1)
                help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(known)
                raise self.fault(place, f"{what} has no `{key}`", help)
        return node

    def items(self, table: Mapping, key: str) -> list[Node]:
        if key not in table.entries:
            raise self.fault(table, f"`{key}` is missing", f"write {key}: and a list below it")
        node = table.entries[key][1]
        if not isinstance(node, Sequence):
            raise self.fault(node, f"`{key}` is a list", "begin each line with a dash")
        return node.items

    def text(self, table: Mapping, key: str) -> str:
        found = self.optional(table, key)
        if not found:
            raise self.fault(table, f"`{key}` is missing", f"write {key}: and its value")
        return found

    def optional(self, table: Mapping, key: str) -> str:
        return self.words(table.entries[key][1]) if key in table.entries else ""

    def words(self, node: Node) -> str:
        if not isinstance(node, Scalar):
            raise self.fault(node, "one value stands here", "write words or a number")
        return " ".join(node.text.split())

    def flag(self, table: Mapping, key: str, usual: bool) -> bool:
        if key not in table.entries:
            return usual
        found = as_bool(self.text(table, key))
        if found is None:
            raise self.fault(table.entries[key][1], f"`{key}` is true or false", "write true")
        return found

    def unique(self, node: Node, keys: list[str], what: str) -> None:
        for index, key in enumerate(keys):
            if key in keys[:index]:
                raise self.fault(node, f"the {what} `{key}` is there twice", "give it another key")

    def fault(self, node: Node | None, message: str, help: str) -> UsageError:
        line = node.line if node is not None else 1
        return UsageError(message, help=help, path=self.name, line=line)
