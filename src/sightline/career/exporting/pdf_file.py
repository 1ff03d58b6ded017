"""A sheet as PDF by typst: no packages, no network, no clock, only the fonts that come with it."""

from __future__ import annotations

from sightline.career.exporting.drawable import undrawable
from sightline.career.exporting.layout import BETWEEN, Row, plain, rows_of
from sightline.career.exporting.sheet import Sheet
from sightline.career.reading.bullets import bullet_mark
from sightline.kernel.errors import UsageError

__all__ = ["compiled", "pdf_bytes", "quoted", "refuse_undrawable", "typst_source"]

_FITS = 70
_SETUP = """\
#set document(title: none, author: (), date: none)
#set page(paper: "a4", margin: (x: 2cm, y: 1.8cm))
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), size: 10.5pt,
  lang: "en", hyphenate: false, ligatures: false, overhang: false)
#set par(justify: false, leading: 0.55em, spacing: 0.75em)
#set list(marker: [•], indent: 0.4em, body-indent: 0.5em)
#show heading: set text(weight: "bold")
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 2): set block(above: 1.3em, below: 0.7em)
#show heading.where(level: 3): set block(above: 1em, below: 0.6em)
#let beside(left, right) = layout(size => {
  if measure(left).width + measure(right).width + 24pt <= size.width {
    grid(columns: (1fr, auto), column-gutter: 20pt, left, align(end, right))
  } else {
    left
    linebreak()
    right
  }
})
"""


def pdf_bytes(sheet: Sheet) -> bytes:
    """The sheet as PDF. The same sheet gives the same bytes.

    Raises UsageError where the fonts lack letters of it: an empty box would say something else.
    """
    refuse_undrawable(list(rows_of(sheet)))
    return compiled(typst_source(sheet))


def refuse_undrawable(rows: list[Row]) -> None:
    """Raise UsageError where the fonts lack letters of some rows."""
    missing = undrawable(rows)
    if missing:
        shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:8])
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        raise UsageError(
            f"the fonts of the PDF have no {shown}{more}", help="export as DOCX or Markdown"
        )


def compiled(source: str) -> bytes:
    """What typst makes of a text in its language: with no file, no network and no clock."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    made = typst.compile(source.encode(), format="pdf", font_paths=fonts, timestamp=0)
    if not isinstance(made, bytes):  # a list of pages is what other formats give
        raise TypeError("typst gave no PDF")
    return made


def typst_source(sheet: Sheet) -> str:
    """The sheet in typst's language; all words stand in strings, where nothing is markup."""
    return _SETUP + "".join(map(_row, rows_of(sheet)))


def _row(row: Row) -> str:
    left = _unbroken(row) if row.kind == "contact" else words(row.left_text)
    right = words(row.right_text)
    level = {"name": 1, "heading": 2, "entry": 3}.get(row.kind)
    if level:
        body = f"#beside([{left}], [{right}])" if row.right else left
        return f"#heading(level: {level})[{body}]\n"
    if row.kind == "bullet":
        return f"#list([{left}])\n"
    body = f"#beside([{left}], [{right}])" if row.right else left
    apart = "(above: 1.3em, below: 1.3em)" if row.kind == "paragraph" else ""
    return f"#block{apart}[{body}]\n"


def _unbroken(row: Row) -> str:
    """Ways to reach a person: a line ends between them, and within none that fits on a line."""
    texts = [plain(line.text) for line in row.left]
    boxed = [_box(text) if len(text) < _FITS else words(text) for text in texts]
    return quoted(BETWEEN).join(boxed)


def words(text: str) -> str:
    """Words that stay whole at a line's end: one with a hyphen or slash is never cut there.

    What is cut at a hyphen can't be told, when it is read, from two words.
    """
    made: list[tuple[bool, str]] = []
    for word in _tied(text.split(" ")):
        is_boxed = not word.isalnum() and 1 < len(word) < _FITS
        if not is_boxed and made and not made[-1][0]:
            made[-1] = (False, f"{made[-1][1]} {word}")
        else:
            made.append((is_boxed, word))
    return quoted(" ").join(_box(part) if is_boxed else quoted(part) for is_boxed, part in made)


def _tied(parts: list[str]) -> list[str]:
    """Words with a lone dash or star behind them: at a line's beginning it would be a bullet."""
    tied: list[str] = []
    for part in parts:
        is_mark = bool(tied) and bullet_mark(f"{part} x") > 0 and len(tied[-1]) < _FITS // 2
        if is_mark:
            tied[-1] += f" {part}"
        else:
            tied.append(part)
    return tied


def _box(text: str) -> str:
    return f"#box[{quoted(text)}]"


def quoted(text: str) -> str:
    """Words as a string of typst: only the quote and the backslash mean anything in one."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
