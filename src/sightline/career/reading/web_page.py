"""HTML as its reader sees it: headings, bullets, tables, links; what is hidden is only listed."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.addresses import clean_address
from sightline.career.reading.colours import is_invisible_on
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.page_style import Ink, StyleSheet, declarations, hides
from sightline.career.reading.xml_tree import Element

__all__ = ["parsed_page", "read_page", "write_page"]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "object",
        "embed",
        "iframe",
        "frame",
        "audio",
        "video",
        "canvas",
        "map",
        "svg",
        "math",
        "textarea",
        "select",
        "input",
        "datalist",
        "param",
        "source",
        "track",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BOLD = frozenset(["b", "strong", "th"]) | _HEADINGS


@dataclass(slots=True)
class _Inside:
    """What holds for the words within an element."""

    ink: Ink
    is_bold: bool = False
    address: str = ""
    role: str = ""
    is_pre: bool = False
    is_menu: bool = False


def read_page(name: str, data: bytes, text: str) -> SourceDocument:
    """A web page. Raises UnreadableDocument where nothing on it can be read."""
    writer = LineWriter(name, data, "html")
    write_page(writer, parsed_page(name, text))
    return writer.document()


def parsed_page(name: str, text: str) -> Element:
    """The tree of a page; nothing is fetched, and what is broken is mended as browsers do."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        return html.document_fromstring(
            text.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser
        )
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument(
            f"{name} is HTML that can't be read", help="save the page again, or as PDF"
        ) from error


def write_page(writer: LineWriter, root: Element) -> None:
    """Write what a tree of HTML shows. The walk keeps its own stack, however deep the tree is."""
    _Walk(writer, root).run()


class _Walk:
    def __init__(self, writer: LineWriter, root: Element) -> None:
        self.writer = writer
        self.root = root
        self.sheet = StyleSheet("\n".join(part.text or "" for part in root.iter("style")))
        self.stack = [_Inside(Ink())]
        self.bullet = False
        self.rows: list[list[int]] = []

    def run(self) -> None:
        from lxml import etree

        walk = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        skipped = 0
        for event, element in walk:
            if event == "start":
                if skipped or not self._enter(element):
                    skipped += 1
                    walk.skip_subtree()
            elif event == "end":
                if skipped:
                    skipped -= 1
                else:
                    self._leave(element)
                self._words(element.tail)
            elif not skipped:
                if event == "comment":
                    self.writer.refuse("hidden", element.text or "")
                self._words(element.tail)
        self._end_line()

    def _enter(self, element: Element) -> bool:
        """Open an element; False where nothing in it is shown."""
        tag = str(element.tag)
        if tag in _DROPPED:
            return False
        names = [f".{name}" for name in (element.get("class") or "").split()[:20]]
        names += [f"#{name}" for name in (element.get("id") or "").split()[:1]]
        style = self.sheet.of(tag, names) | declarations(element.get("style") or "")
        reason = hides(style)
        if element.get("hidden") is not None and style.get("display", "none") == "none":
            reason = "hidden"
        if reason:
            self.writer.refuse(reason, _all_words(element))
            return False
        self._open(element, tag, style)
        return True

    def _open(self, element: Element, tag: str, style: dict[str, str]) -> None:
        around = self.stack[-1]
        if tag in _BLOCKS:
            self._end_line()
        if tag == "br":
            self._end_line()
        if tag == "li":
            self.bullet = True
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.writer.mark)
        role = around.role
        if tag in _HEADINGS:
            role = "heading"
        elif tag in ("td", "th"):
            role = "cell"
        if element.get("color") and "color" not in style:  # <font color>
            style = {**style, "color": str(element.get("color")).lower()}
        if element.get("bgcolor") and "background" not in style:
            style = {**style, "background": str(element.get("bgcolor")).lower()}
        weight = style.get("font-weight", "")
        bold = weight in ("bold", "bolder", "600", "700", "800", "900") or tag in _BOLD
        bold = (around.is_bold or bold) and weight not in ("normal", "400", "300")
        address = (element.get("href") or "") if tag == "a" else around.address
        is_pre = around.is_pre or tag == "pre" or style.get("white-space", "").startswith("pre")
        self.stack.append(
            _Inside(
                around.ink.under(style),
                bold,
                clean_address(address),
                role,
                is_pre,
                around.is_menu or tag == "nav" or element.get("role") == "navigation",
            )
        )
        self._words(element.text)

    def _leave(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._end_line()
        if tag == "tr" and self.rows:
            marks = self.rows.pop()
            if marks:
                self.writer.join_row(marks)
        self.stack.pop()
        if tag == "li":
            self.bullet = False

    def _words(self, words: str | None) -> None:
        if not words:
            return
        inside = self.stack[-1]
        if words.strip() and is_invisible_on(inside.ink.letters, inside.ink.ground):
            self.writer.refuse("background-coloured", words)
            return
        parts = words.split("\n") if inside.is_pre else [words]
        for index, part in enumerate(parts):
            if index:
                self._end_line()
            self.writer.add(part, address=inside.address, is_bold=inside.is_bold)

    def _end_line(self) -> None:
        role = "bullet" if self.bullet else self.stack[-1].role
        label = "nav" if self.stack[-1].is_menu else ""
        if self.writer.end_line(role=role, label=label, finds_bullet=role != "heading"):
            self.bullet = False


def _all_words(element: Element) -> str:
    return "".join(str(part) for part in element.itertext(with_tail=False))[:10_000]
