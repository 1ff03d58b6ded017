"""A page about a person of which every field is off until they say yes to exactly these words.

What may be shown stands in ``career/profile-page.yaml``: a list of fields, each with its words and
``show: yes`` or ``show: no``. A yes holds for the words beside it; once the résumé says something
else, the field is off again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.tailoring.sheet_text import sheet_without
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES
from sightline.text.near import nearest
from sightline.text.yaml import read_yaml
from sightline.text.yaml.quoting import double_quoted
from sightline.text.yaml.scalars import core_value

__all__ = [
    "CHOICES", "PageField", "choices_text", "fields_of", "published", "read_choices",
    "with_choices",
]  # fmt: skip

CHOICES = "career/profile-page.yaml"


@dataclass(frozen=True, slots=True)
class PageField:
    """One field of the page: what it is called, its words, whether the person said yes to them."""

    key: str
    line: SheetLine
    show: bool

    @property
    def words(self) -> str:
        return " ".join(self.line.text.split())


def fields_of(sheet: Sheet, chosen: dict[tuple[str, str], bool]) -> list[PageField]:
    """Every field of a résumé's sheet, with what was chosen; whatever was not chosen is off."""
    return [
        PageField(key, line, chosen.get((key, " ".join(line.text.split())), False))
        for key, line in _keyed(sheet)
    ]


def _keyed(sheet: Sheet) -> Iterator[tuple[str, SheetLine]]:
    if sheet.name is not None:
        yield "name", sheet.name
    if sheet.headline is not None:
        yield "headline", sheet.headline
    for number, line in enumerate(sheet.contact, 1):
        yield f"contact-{number}", line
    counts: dict[str, int] = {}
    for part in sheet.parts:
        for entry in part.entries:
            counts[part.kind] = counts.get(part.kind, 0) + 1
            yield from _keyed_entry(f"{part.kind}-{counts[part.kind]}", entry)
        for number, line in enumerate(part.lines, 1):
            yield f"{part.kind}-line-{number}", line


def _keyed_entry(key: str, entry: Entry) -> Iterator[tuple[str, SheetLine]]:
    named = (("title", entry.title), ("at", entry.organisation), ("dates", entry.dates),
             ("place", entry.place))  # fmt: skip
    for name, line in named:
        if line is not None:
            yield f"{key}-{name}", line
    for number, line in enumerate(entry.lines, 1):
        yield f"{key}-{number}", line


def published(sheet: Sheet, fields: Iterable[PageField]) -> Sheet:
    """The sheet with the fields alone to which the person said yes."""
    shown = {id(field.line) for field in fields if field.show}
    bare = sheet_without(sheet, lambda line: id(line) not in shown)
    return Sheet(bare.name, bare.contact, tuple(map(_labelled, bare.parts)), bare.headline)


def _labelled(part: Part) -> Part:
    """A heading in our words: the person's own heading is no field, so nobody said yes to it."""
    heading = part.heading if part.heading.kind == "label" else SheetLine(
        part.kind.capitalize(), (), "label"
    )  # fmt: skip
    return Part(part.kind, heading, part.entries, part.lines)


def with_choices(
    fields: list[PageField], show: Iterable[str], hide: Iterable[str]
) -> list[PageField]:
    """The fields after a yes or a no to some, by key. Raises UsageError for an unknown key."""
    known = {field.key for field in fields}
    said = {**dict.fromkeys(show, True), **dict.fromkeys(hide, False)}
    for key in said:
        if key not in known:
            near = nearest(key, known, limit=1)
            help = f"did you mean {near[0]}?" if near else "`sightline career profile` lists them"
            raise UsageError(f"there is no field `{key}`", help=help)
    return [PageField(f.key, f.line, said.get(f.key, f.show)) for f in fields]


def choices_text(fields: Iterable[PageField]) -> str:
    """The file of choices, in the order of the fields."""
    lines = ["# What my page shows. A yes holds for exactly these words.", "fields:"]
    for field in fields:
        shown = "yes" if field.show else "no"
        lines.append(f"  - {{field: {field.key}, show: {shown}, words: "
                     f"{double_quoted(field.words)}}}")  # fmt: skip
    return "\n".join(lines) + "\n"


def read_choices(view: WorkspaceView) -> tuple[dict[tuple[str, str], bool], bytes | None]:
    """What was chosen, by key and words, and the file's bytes; None where there is no file.

    Raises UsageError where it can't be read: a slip must not publish or hide anything unseen.
    """
    if not view.sees(CHOICES):
        return {}, None
    data = read_bytes(view.root, CHOICES, MAX_DOCUMENT_BYTES)
    if not isinstance(data, bytes):
        return {}, None
    node, problems = read_yaml(data.decode("utf-8-sig", "replace"))
    value = core_value(node) if node is not None and not problems else None
    fields = value.get("fields") if isinstance(value, dict) else None
    if not isinstance(fields, list):
        raise UsageError(f"{CHOICES} can't be read", help="delete it, and choose anew")
    chosen = {}
    for one in fields:
        if not isinstance(one, dict) or one.get("show") not in ("yes", "no", True, False):
            raise UsageError(f"{CHOICES}: a field has no yes or no", help="write show: yes or no")
        key = (str(one.get("field")), " ".join(str(one.get("words")).split()))
        chosen[key] = one["show"] in ("yes", True)
    return chosen, data
