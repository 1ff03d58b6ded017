"""The page of a check: what is wrong, why it matters, a bad and a good example.

A page is the docstring of the check's module: one sentence; prose; then ``## Bad`` and ``## Good``,
each with the files of a small workspace (a line with the path, then the text indented by four
spaces) or, where a file can't be shown as text, a sentence that describes it. Characters that
nobody can see are shown by their pictures, such as ``␉`` for a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import ModuleType

_HEADING = re.compile(r"^## (Bad|Good)$", re.MULTILINE)
_PATH = re.compile(r"[^\s]+\.[a-z]+$")
_PICTURES = {0x2400 + code: code for code in range(0x20)}
_SHOWN = {code: picture for picture, code in _PICTURES.items() if code != 0x0A}
"""U+2400 to U+241F are the pictures of the control characters U+0000 to U+001F."""


@dataclass(frozen=True, slots=True)
class Example:
    """The files of a small workspace by path; ``note`` says what can't be shown as text."""

    note: str = ""
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A check's page in its parts. ``text`` is the whole of it, as written."""

    summary: str
    prose: str
    bad: Example
    good: Example
    text: str

    def markdown(self) -> str:
        """The page in Markdown: each file of the examples as a block of code below its path."""
        parts = [self.summary, self.prose]
        for heading, example in (("Bad", self.bad), ("Good", self.good)):
            parts += [f"## {heading}", *([example.note] if example.note else [])]
            parts += [_block(path, text) for path, text in example.files.items()]
        return "\n\n".join(parts) + "\n"


def page_of(module: ModuleType) -> Page:
    """The page of a check's module.

    Raises ValueError, naming the module, where the docstring has not the form of a page.
    """
    try:
        return read_page(module.__doc__ or "")
    except ValueError as error:
        raise ValueError(f"{module.__name__}: {error}") from None


def read_page(text: str) -> Page:
    """The parts of a page; ValueError says which one is missing."""
    head, *rest = _HEADING.split(text.strip("\n"))
    if rest[::2] != ["Bad", "Good"]:
        raise ValueError("a page has one part `## Bad`, then one part `## Good`")
    summary, _, prose = head.strip().partition("\n")
    if not summary.endswith(".") or not prose.startswith("\n"):
        raise ValueError("a page begins with one sentence on a line of its own, then prose")
    bad, good = _example(rest[1]), _example(rest[3])
    return Page(summary, prose.strip(), bad, good, text.strip() + "\n")


def _example(text: str) -> Example:
    note: list[str] = []
    files: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.strip("\n").split("\n"):
        if line and not line.startswith("    "):
            if _PATH.fullmatch(line):
                lines = files[line] = []
            else:
                lines = None
                note.append(line)
        elif lines is not None:
            lines.append(line[4:])
        elif line:
            raise ValueError(f"no path stands above `{line.strip()}`")
    if not files and not note:
        raise ValueError("a part `## Bad` or `## Good` is empty")
    return Example(" ".join(note), {path: _text(lines) for path, lines in files.items()})


def _block(path: str, text: str) -> str:
    language = {"md": "markdown", "jsonl": "json"}.get(path.rpartition(".")[2], "")
    shown = text.translate(_SHOWN)
    return f"`{path}`\n\n````{language or path.rpartition('.')[2]}\n{shown}````"


def _text(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n").translate(_PICTURES) + "\n"
