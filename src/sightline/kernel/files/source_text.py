"""From the bytes of a file to text that every parser can rely on.

Text is UTF-8, without byte order mark, with ``\\n`` line ends and without control characters. How
the file was written (mark, line ends) is remembered, so that saving keeps it. Split lines with
``split("\\n")``: ``str.splitlines`` also cuts at characters that are no line end here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sightline.text.yaml.nodes import Problem

MAX_DOCUMENT_BYTES = 5_000_000
"""A document larger than this is data, and is refused with DOC002."""
MAX_FOREIGN_BYTES = 256_000_000
"""Feedback files and contracts are other tools' data: they may be larger."""

PROBLEM_CODES = {
    "DOC001": ("not_utf8", "The file is not UTF-8 text."),
    "DOC002": ("file_too_large", "The file is larger than a document may be."),
    "DOC003": ("front_matter_without_end", "The front matter does not stand between --- lines."),
    "DOC004": ("control_character", "The text contains a control character that nobody can see."),
    "DOC005": ("unreadable_file", "The file cannot be read."),
    "DOC006": ("symlink_out_of_workspace", "A symbolic link leads out of the workspace."),
    "DOC007": ("symlink_loop", "Symbolic links lead to each other in a circle."),
    "DOC009": ("not_utf8_but_utf16", "The file is UTF-16 or UTF-32 text."),
    "DOC010": ("blank_line_before_front_matter", "A blank line stands before the front matter."),
}
"""Code -> (name of the bad pattern, one line about it). DOC008 is not used."""

_C0 = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FRONT_MATTER_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LATE_START = re.compile(r"[ \t\n]*\n---[ \t]*\n(?=[A-Za-z_][\w.-]*[ \t]*:)")
_LOOKS_LIKE_YAML = re.compile(r"[ \t]|-[ \t]|-$|[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*:(?:[ \t]|$)")


class SourceText:
    """What a file says: its text, how it was written, and what is wrong with it.

    ``text`` is empty when the file could not be decoded (``problems`` says why). ``newline`` is the
    line end that the file uses most.
    """

    __slots__ = ("bom", "newline", "problems", "text")

    def __init__(
        self, text: str, newline: str = "\n", bom: bool = False, problems: tuple[Problem, ...] = ()
    ) -> None:
        self.text = text
        self.newline = newline
        self.bom = bom
        self.problems = problems

    def encode(self, text: str) -> bytes:
        """Bytes of an edited text, with the line ends and the mark that the file had."""
        if self.newline != "\n":
            text = text.replace("\n", self.newline)
        return (b"\xef\xbb\xbf" if self.bom else b"") + text.encode("utf-8")


class DocumentParts(NamedTuple):
    """Front matter and body of a Markdown document, each with the line on which it begins."""

    front_text: str
    front_first_line: int
    body_text: str
    body_first_line: int
    problems: tuple[Problem, ...]


def read_source(data: bytes, limit: int = MAX_DOCUMENT_BYTES) -> SourceText:
    """Decode a file; whatever is wrong with it becomes a problem with a place and a way out."""
    if len(data) > limit:
        return SourceText("", problems=(file_too_large(len(data), limit),))
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = (data[3:] if bom else data).decode("utf-8")
    except UnicodeDecodeError as error:
        return SourceText("", problems=(_not_utf8(data, error),))
    newline = "\n"
    if "\r" in text:
        newline = _usual_newline(text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(data.translate(None, _C0)) != len(data) or (b"\xc2" in data and _CONTROL.search(text)):
        return _without_control_characters(data, text, newline, bom)
    return SourceText(text, newline, bom)


def split_front_matter(text: str) -> DocumentParts:
    """Separate the front matter (between ``---`` lines at the very top) from the body.

    A text that does not begin with ``---`` is all body. Where the end is missing, the lines that
    look like keys are taken as front matter, so that one mistake gives one message.
    """
    if not text.startswith("---"):
        return _split_late_front_matter(text) if text[:1] in "\n \t" else _split_misbegun(text)
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end >= 0 and text.find("\n...", 3, end) < 0 and text.find("\n---", 3, end) < 0:
            front = text[4 : end + 1]
            return DocumentParts(front, 2, text[end + 5 :], front.count("\n") + 3, ())
    first_end = text.find("\n")
    if text[3 : first_end if first_end >= 0 else None].strip(" \t"):
        return _split_misbegun(text)
    return _split_from(text, first_end if first_end >= 0 else len(text), 2, ())


def file_too_large(size_bytes: int, limit: int = MAX_DOCUMENT_BYTES) -> Problem:
    """DOC002, also for callers that know the size before reading."""
    return _whole_file(
        "DOC002",
        f"This file has {size_bytes / 1e6:.1f} MB; at most {limit / 1e6:.0f} MB are read.",
        "Split the document, or declare large data as a source in sightline.toml.",
    )


def unreadable_file(why: str) -> Problem:
    """DOC005: no permission, not a regular file, a failing disk. ``why`` ends the sentence."""
    return _whole_file(
        "DOC005",
        f"This file cannot be read: {why}.",
        "Make it a regular file that you may read (chmod u+r), or move it out of the workspace.",
    )


def symlink_out_of_workspace() -> Problem:
    """DOC006: reading it would read something that is not part of the workspace."""
    return _whole_file(
        "DOC006",
        "This is a symbolic link that leads out of the workspace, so it is not read.",
        "Copy the file into the workspace in place of the link.",
    )


def symlink_loop() -> Problem:
    """DOC007: the links lead to each other and never to a file."""
    return _whole_file(
        "DOC007",
        "This symbolic link leads back to itself, so there is no file to read.",
        "Delete the link, or let it point to a file of the workspace.",
    )


def _whole_file(code: str, message: str, help: str) -> Problem:
    return Problem(code, message, 1, 1, 1, 1, help)


def _usual_newline(text: str) -> str:
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda newline: counts[newline])


def _place(text_before: str) -> tuple[int, int]:
    normal = text_before.replace("\r\n", "\n").replace("\r", "\n")
    return normal.count("\n") + 1, len(normal) - normal.rfind("\n")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Problem:
    if data.startswith(_UTF_16_OR_32):
        return _utf16()
    start = error.start + (len(data) - len(error.object))
    line, column = _place(data[:start].decode("utf-8", "replace").removeprefix("\ufeff"))
    byte = data[start]
    return Problem(
        "DOC001",
        f"This file is not UTF-8 text: the byte 0x{byte:02X} means nothing here.",
        line,
        column,
        line,
        column + 1,
        _encoding_help(data, byte),
    )


def _encoding_help(data: bytes, byte: int) -> str:
    if b"\0" in data:
        return "This looks like a binary file. Move it out of the documents or save it as text."
    windows = any(0x80 <= other <= 0x9F for other in data)
    name, codec = ("Windows-1252", "cp1252") if windows else ("Latin-1", "latin-1")
    try:
        guess = f'In {name} it would be "{bytes([byte]).decode(codec)}". '
    except UnicodeDecodeError:
        return "Save the file as UTF-8 in your editor."
    return (
        f"{guess}Save the file as UTF-8 in your editor, or convert it: "
        f"iconv -f {codec.upper()} -t UTF-8 OLD > NEW"
    )


def _utf16() -> Problem:
    return _whole_file(
        "DOC009",
        "This file is written in UTF-16 or UTF-32; a workspace is UTF-8.",
        "Save the file as UTF-8 in your editor, or convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW",
    )


def _without_control_characters(data: bytes, text: str, newline: str, bom: bool) -> SourceText:
    if len(data) > 3 and not (any(data[0::2]) and any(data[1::2])):
        return SourceText("", newline, bom, (_utf16(),))
    found = _CONTROL.search(text)
    if found is None:
        return SourceText(text, newline, bom)
    clean, count = _CONTROL.subn("\ufffd", text)
    line, column = _place(text[: found.start()])
    more = f", and {count - 1} more" if count > 1 else ""
    problem = Problem(
        "DOC004",
        f"A control character that nobody can see (U+{ord(found[0]):04X}) is in this text{more}.",
        line,
        column,
        line,
        column + 1,
        "Delete it; text copied from a terminal or a PDF often brings such characters.",
    )
    return SourceText(clean, newline, bom, (problem,))


def _all_body(text: str) -> DocumentParts:
    return DocumentParts("", 1, text, 1, ())


def _split_late_front_matter(text: str) -> DocumentParts:
    start = _LATE_START.match(text)
    if start is None:
        return _all_body(text)
    line = text.count("\n", 0, start.end())
    problem = Problem(
        "DOC010",
        "The front matter must begin on the first line, and a blank line stands before it.",
        1,
        1,
        line,
        1,
        f"Delete everything before the --- of line {line}.",
    )
    return _split_from(text, start.end() - 1, line + 1, (problem,))


def _split_misbegun(text: str) -> DocumentParts:
    """A text that begins with another line of dashes, if keys follow; else it is all body."""
    if text[:1] not in "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212":
        return _all_body(text)
    from sightline.kernel.files.misbegun_front_matter import wrong_start  # only a slip loads it

    written = wrong_start(text)
    if not written:
        return _all_body(text)
    problem = Problem(
        "DOC003",
        f"The front matter must begin with ---, three hyphens; here it begins with {written}.",
        1,
        1,
        1,
        len(written) + 1,
        "Write --- on the first line, and again on a line of its own below the last key.",
    )
    return _split_from(text, text.index("\n"), 2, ())._replace(problems=(problem,))


def _split_from(
    text: str, newline_at: int, first_line: int, problems: tuple[Problem, ...]
) -> DocumentParts:
    """Split where the opening line ends at ``newline_at``; the keys begin on ``first_line``."""
    end = _FRONT_MATTER_END.search(text, newline_at)
    if end is not None:
        front = text[newline_at + 1 : end.start() + 1]
        body_line = first_line + front.count("\n") + 1
        return DocumentParts(front, first_line, text[end.end() :], body_line, problems)
    lines = text[newline_at + 1 :].split("\n")
    keys = 0
    while keys < len(lines) and _LOOKS_LIKE_YAML.match(lines[keys]):
        keys += 1
    front = "".join(line + "\n" for line in lines[:keys])
    last = first_line + keys - 1
    problem = Problem(
        "DOC003",
        "The front matter that begins here has no end.",
        first_line - 1,
        1,
        first_line - 1,
        4,
        f"Write --- on a line of its own after line {last}, below the last key.",
    )
    return DocumentParts(
        front, first_line, "\n".join(lines[keys:]), first_line + keys, (*problems, problem)
    )
