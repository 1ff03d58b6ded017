"""Where a Markdown link goes: its destination, its title, and definitions like ``[name]: place``.

The grammar is CommonMark 0.31.2 (link destination, link title, link reference definition) as
markdown-it reads it, so that what hides inside a destination is hidden for both.
"""

from __future__ import annotations

import re

MAX_PARENTHESES = 32

_SPACES = re.compile(r"[ \t\n]*")
_LINE_SPACES = re.compile(r"[ \t]*")
_ANGLED = re.compile(r"<((?:[^<>\\\n]|\\.)*+)>", re.DOTALL)
# A backslash before a blank ends a bare destination: markdown-it stops in front of it, while the
# specification takes it in. At the very end of the text it belongs to the destination for both.
_BARE = re.compile(r"[^\x00-\x20\x7f\\()]*+(?:\\[^ ][^\x00-\x20\x7f\\()]*+)*+(?:\\\Z)?", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
_TITLES = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL),
    "'": re.compile(r"'((?:[^'\\]|\\.)*+)'", re.DOTALL),
    "(": re.compile(r"\(((?:[^()\\]|\\.)*+)\)", re.DOTALL),
}
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSAFE = re.compile(r"\s*(?:vbscript|javascript|file|data):", re.IGNORECASE)
_SAFE_DATA = re.compile(r"\s*data:image/(?:gif|png|jpeg|webp);", re.IGNORECASE)


def normal_label(label: str) -> str:
    """The name of a definition as it is compared: white space folded, case ignored."""
    return " ".join(label.split()).lower().upper()


def is_safe(destination: str) -> bool:
    """Whether markdown-it would make a link of it (no ``javascript:``, ``file:`` and the like)."""
    if ":" not in destination and "&" not in destination:
        return True
    address = _ESCAPE.sub(r"\1", destination)
    if "&" in address:
        from html import unescape  # its table of entities is large, and hardly ever needed

        address = unescape(address)
    return not _UNSAFE.match(address) or bool(_SAFE_DATA.match(address))


def destination_end(text: str, start: int, stop: int | None = None) -> int:
    """Where the destination that begins at ``start`` ends, or -1 without one before ``stop``."""
    stop = len(text) if stop is None else stop
    if text.startswith("<", start):
        angled = _ANGLED.match(text, start, stop)
        return angled.end() if angled else -1
    position, depth = start, 0
    while True:
        bare = _BARE.match(text, position, stop)
        assert bare is not None
        position = bare.end()
        character = text[position : min(position + 1, stop)]
        if character == "(":
            depth += 1
            if depth > MAX_PARENTHESES:
                return -1
        elif character == ")" and depth:
            depth -= 1
        else:
            return position if position > start and not depth else -1
        position += 1


def title_end(text: str, start: int) -> int:
    """Where the title that begins at ``start`` ends, or -1 if there is none."""
    pattern = _TITLES.get(text[start : start + 1])
    found = pattern.match(text, start) if pattern else None
    return found.end() if found else -1


def label_at(text: str, start: int) -> re.Match[str] | None:
    """The ``[label]`` that begins at ``start``; group 1 is what stands between the brackets."""
    return _LABEL.match(text, start)


def skip_spaces(text: str, start: int) -> int:
    """The first place from ``start`` that is neither a blank nor a line end."""
    found = _SPACES.match(text, start)
    assert found is not None
    return found.end()


class InlineTarget:
    """What follows ``[text]``: ``(destination "title")``, and where reading it stopped."""

    __slots__ = ("ok", "stop")

    def __init__(self, ok: bool, stop: int) -> None:
        self.ok = ok
        self.stop = stop


def inline_target(text: str, start: int) -> InlineTarget | None:
    """Read ``(destination "title")`` at ``start``. None means: the text ends inside."""
    position = skip_spaces(text, start + 1)
    if position >= len(text):
        return None
    end = destination_end(text, position)
    if end >= 0:
        destination = text[position:end]
        if is_safe(destination[1:-1] if destination[:1] == "<" else destination):
            position = end
        gap = skip_spaces(text, position)
        closing = title_end(text, gap) if gap > position else -1
        position = skip_spaces(text, closing) if closing >= 0 else gap
    return InlineTarget(text.startswith(")", position), position)


def definition_at(text: str, start: int) -> tuple[str, int] | None:
    """The definition ``[name]: place "title"`` that begins at ``start``.

    Returns its compared name and where the line after it begins (or the end of the text).
    """
    label = _LABEL.match(text, start)
    if label is None or not text.startswith(":", label.end()):
        return None
    name = normal_label(label.group(1))
    place = skip_spaces(text, label.end() + 1)
    end = destination_end(text, place, text.find("\n", place) + 1 or None)
    if not name or end < 0:
        return None
    destination = text[place:end]
    if not is_safe(destination[1:-1] if destination[:1] == "<" else destination):
        return None
    finish = _after_title(text, end)
    return None if finish < 0 else (name, finish)


def _after_title(text: str, end: int) -> int:
    """Where the line after a definition begins, with its title if it has one; -1: no definition."""
    if text[end - 1] == "\n":  # the place ended in a backslash and the line end after it
        return end
    gap = skip_spaces(text, end)
    closing = title_end(text, gap)
    if gap == end and closing >= 0 and "\n" not in text[gap:closing]:
        closing = -1  # a title needs a blank before it; markdown-it asks for it on one line only
    if closing >= 0:
        finish = _line_end(text, closing)
        if finish >= 0 or closing - gap == 2:
            return finish
    return _line_end(text, end)


def _line_end(text: str, start: int) -> int:
    """Where the next line begins if only blanks are left on this one, else -1."""
    found = _LINE_SPACES.match(text, start)
    assert found is not None
    position = found.end()
    if position >= len(text):
        return len(text)
    return position + 1 if text[position] == "\n" else -1
