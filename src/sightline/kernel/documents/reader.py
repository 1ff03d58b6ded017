"""Bytes in, documents out: the one place where a file of the workspace becomes a document."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sightline.kernel.documents.binding import Binder, Binding, binder_of, is_null
from sightline.kernel.documents.document import Document, Place, Quote
from sightline.kernel.documents.feedback import read_rows
from sightline.kernel.documents.file_names import Identity, identify
from sightline.kernel.documents.identifiers import Link, meant_reference
from sightline.kernel.documents.kinds import Kinds
from sightline.kernel.documents.settings import Settings
from sightline.kernel.documents.stray_documents import meant_path
from sightline.kernel.documents.transcript import read_cues
from sightline.kernel.files.source_text import read_source, split_front_matter
from sightline.text.markdown.body import Body, read_body
from sightline.text.markdown.ignores import find_yaml_ignores
from sightline.text.markdown.live_numbers import find_numbers
from sightline.text.yaml import read_yaml
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence

if TYPE_CHECKING:
    from sightline.text.markdown.stray_anchors import StrayAnchor

Entry = tuple[Scalar, Node]
_UNUSUAL_HEADING = re.compile(r"\n(?: {1,3}[#=-]|--|==|-\n|=\n)")


class Reader:
    """Reads files as documents. Pure: the same path, bytes and settings give the same document."""

    def __init__(self, kinds: Kinds, settings: Settings) -> None:
        self.kinds = kinds
        self.settings = settings

    def read(self, path: str, data: bytes) -> Document:
        """The document in a file; what is wrong with it stands in ``problems``, never raised."""
        found = identify(path, self.kinds, self.settings)
        document = Document(path, found.kind, found.id, sha256(data).hexdigest())
        if found.problems:
            document.problems.extend(found.problems)
        if found.rows is not None:
            read_rows(document, data, found.rows)
            return document
        if found.opaque:
            self._bind(document, found, {"title": _scalar_at_top(found.title)})
            document.data = data
            self._read_content(document, data)
            return document
        source = read_source(data)
        if source.problems:
            document.problems.extend(source.problems)
            if not source.text:
                return document
        if path.endswith(".md"):
            self._read_markdown(document, found, source.text)
        elif path.endswith(".vtt"):
            self._read_transcript(document, found, source.text)
        else:
            self._read_data(document, found, source.text)
        return document

    def unreadable(self, path: str, problem: Problem) -> Document:
        """A file that could not even be opened keeps its id, so links to it still resolve."""
        found = identify(meant_path(path, problem), self.kinds, self.settings)
        document = Document(path, found.kind, found.id, sha256(repr(problem).encode()).hexdigest())
        document.problems.append(problem)
        return document

    def _read_markdown(self, document: Document, found: Identity, text: str) -> None:
        front, front_line, body_text, body_line, problems = split_front_matter(text)
        document.problems += problems
        document.text = body_text
        document.text_line = body_line
        values = None if problems else self._front_matter(document, front, front_line)
        body = read_body(body_text, body_line)
        document.ignores += body.ignores
        for anchor in body.anchors:
            place = Place(anchor.line, anchor.column, anchor.end_line, anchor.end_column)
            self._add_quote(document, anchor.name, Quote(anchor.text, anchor.codes, place))
        if "{#" in body_text and body_text.count("{#") > len(body.anchors):
            document.problems += map(_names_nothing, body.stray_anchors())
        if values is not None:
            self._bind(document, found, values, body)
        _add_prose_links(document, body)
        _add_live_numbers(document)

    def _front_matter(self, document: Document, front: str, line: int) -> Any:
        if not front:
            return {}
        node, problems = read_yaml(front, line)
        document.problems.extend(problems)
        if "sightline:" in front:
            document.ignores.extend(find_yaml_ignores(front, line))
        if node is None:
            return {} if not problems else None
        return _entries(node, document)

    def _read_data(self, document: Document, found: Identity, text: str) -> None:
        node, problems = (read_json if document.path.endswith(".json") else read_yaml)(text, 1)
        document.problems.extend(problems)
        document.ignores.extend(find_yaml_ignores(text, 1))
        if problems:
            return
        entries = {} if node is None else _entries(node, document)
        if entries is not None:
            self._bind(document, found, entries)
            _add_live_numbers(document)

    def _read_content(self, document: Document, data: bytes) -> None:
        """What is wrong with a file in another tool's language, as the room of its kind says."""
        kind = self.kinds.by_code.get(document.kind)
        if kind is None or not kind.content:
            return
        module, _, function = kind.content.partition(":")
        document.problems.extend(getattr(import_module(module), function)(document.path, data))
        if b"sightline:" in data and document.path.endswith((".yaml", ".yml")):
            document.ignores.extend(find_yaml_ignores(read_source(data).text, 1))

    def _read_transcript(self, document: Document, found: Identity, text: str) -> None:
        for name, quote in read_cues(text):
            self._add_quote(document, name, quote)
        self._bind(document, found, {"title": _scalar_at_top(found.title)})

    def _bind(
        self,
        document: Document,
        found: Identity,
        entries: dict[str, Entry],
        body: Body | None = None,
    ) -> None:
        if not found.kind:
            return
        binder = binder_of(self.kinds.by_code[found.kind])
        binding = Binding()
        if body is not None:
            entries = _completed(entries, body, document.text, binder)
        values = binder.read(entries, binding)
        document.values = {name: value for name, (_, value) in entries.items()}
        if not values.get("title") and binder.specs["title"].required:
            if "title" in values or "title" not in entries:
                binding.problems.append(_missing_title(document))
            values["title"] = ""
        if "id" in values:
            _check_id(document, values, binding)
        document.model = binder.model(**values)
        document.problems.extend(binding.problems)
        document.links.extend(binding.links)
        if binder.kind.companion:
            document.links.append(Link("companion", binder.kind.companion, "", 1, 1, 1, 1))

    def _add_quote(self, document: Document, name: str, quote: Quote) -> None:
        if name in document.quotes:
            first = document.quotes[name].place.line
            message = f"the anchor `#{name}` is used twice; the first is on line {first}"
            help = "give this quote a name of its own"
            document.problems.append(Problem("LNK007", message, *quote.place, help))
            return
        document.quotes[name] = quote


def _entries(node: Node, document: Document) -> dict[str, tuple[Scalar, Node]] | None:
    if type(node) is Mapping:
        return node.entries
    if is_null(node):
        return {}
    message = "expected keys and values here, such as `title: Search answers while typing`"
    place = (node.line, node.column, node.end_line, node.end_column)
    document.problems.append(Problem("KND003", message, *place, "write `key: value` lines"))
    return None


def _scalar_at_top(text: str) -> tuple[Scalar, Node]:
    scalar = Scalar(text, False, 1, 1, 1, 1)
    return scalar, scalar


def _completed(
    entries: dict[str, Entry], body: Body, text: str, binder: Binder
) -> dict[str, Entry]:
    """The front matter's keys, completed by what the body says in their place."""
    story = binder.story if binder.story not in entries else ""
    headings = _headings_at_a_glance(text) if binder.sections else ""
    sections = [s for s in binder.sections if s.section.casefold() in headings]
    if not story and not sections and "title" in entries:
        return entries
    completed = dict(entries)
    if "title" not in entries:
        _add_title(completed, body)
    if story and body.first_paragraph is not None:
        node = Scalar(body.first_paragraph[0], False, *body.first_paragraph[1:])
        completed[story] = (node, node)
    for spec in sections:
        bullets = [Scalar(b[0], False, *b[1:]) for b in body.bullets(spec.section)]
        if bullets:
            completed[spec.name] = _joined(completed.get(spec.name), bullets)
    return completed


def _headings_at_a_glance(text: str) -> str:
    """A text that holds every heading of a body, perhaps more; folded for comparison."""
    if _UNUSUAL_HEADING.search(text):
        return text.casefold()
    lines = []
    start = 0 if text.startswith(("#", " ", "-", "=")) else text.find("\n#")
    while start >= 0:
        end = text.find("\n", start + 1)
        lines.append(text[start:end] if end >= 0 else text[start:])
        start = text.find("\n#", end) if end >= 0 else -1
    return "".join(lines).casefold()


def _add_title(completed: dict[str, Entry], body: Body) -> None:
    if body.sections and body.sections[0].level == 1:
        heading = body.sections[0]
        place = (heading.line, heading.column, heading.end_line, heading.end_column)
        node = Scalar(heading.title, False, *place)
        completed["title"] = (node, node)


def _joined(entry: tuple[Scalar, Node] | None, bullets: list[Scalar]) -> tuple[Scalar, Node]:
    first, last = bullets[0], bullets[-1]
    items: list[Node] = list(bullets)
    if entry is not None and not is_null(entry[1]):
        held = entry[1]
        items = [*(held.items if type(held) is Sequence else [held]), *bullets]
    place = (items[0].line, items[0].column, last.end_line, last.end_column)
    return (entry[0] if entry else first), Sequence(items, *place)


_FAULTS = {
    "brace": ("has no closing brace", "write {}}}"),
    "quote": ("stands outside a quote", "begin each line of the quote with >"),
    "end": ("does not stand at the end of its quote", "move it to the end of the quote: {}"),
}


def _names_nothing(stray: StrayAnchor) -> Problem:
    fault, help = _FAULTS[stray.fault]
    message = f"`{stray.text}` names no quote: it {fault}"
    return Problem("LNK013", message, *stray[2:], help.format(stray.text))


def _missing_title(document: Document) -> Problem:
    message = "this document has no title"
    help = "add a line `title: ...` to the front matter, or a first heading `# ...`"
    return Problem("KND001", message, *document.place(), help)


def _check_id(document: Document, values: dict[str, Any], binding: Binding) -> None:
    given = values.get("id")
    if given and document.id and given != document.id:
        message = f"the key says `{given}`, the file name says `{document.id}`"
        help = f"write `id: {document.id}`, or leave the key out"
        binding.problem("KND006", document.values["id"], message, help)


def _add_live_numbers(document: Document) -> None:
    """What a number in braces is read from is linked as if it were mentioned there."""
    if "{{" in document.title:
        place = document.place("title")
        for number in find_numbers(document.title):
            if number.id:
                document.links.append(Link("mentions", number.id, "", *place))
    if "{{" in document.text:
        for number in find_numbers(document.text, document.text_line):
            if number.id:
                place = Place(number.line, number.column, number.line, number.end_column)
                document.links.append(Link("mentions", number.id, "", *place))


def _add_prose_links(document: Document, body: Body) -> None:
    for link in body.links:
        place = (link.line, link.column, link.end_line, link.end_column)
        document.links.append(Link("mentions", link.target, link.anchor, *place))
    for bad in body.malformed:
        place = (bad.line, bad.column, bad.end_line, bad.end_column)
        message = f"`{bad.text}` looks like a link, but no id has this form"
        meant = meant_reference(bad.text)
        help = "write [[KIND-number]] or [[KIND-slug]], such as [[REQ-014]]"
        if meant:
            help = f"write [[{meant}]]"
        document.problems.append(Problem("LNK002", message, *place, help))
