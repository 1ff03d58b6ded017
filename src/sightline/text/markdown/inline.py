"""Links within one paragraph, heading or cell: what is text there, and what only looks like it.

Code spans, escapes, autolinks, tags, comments, images and the places that links go to hide what
they contain. The walk follows CommonMark 0.31.2 (appendix, "phase 2") with a stack of open
brackets; its time grows with the length of the text only. ``[[ID]]`` is a link of its own, so that
no Markdown link can stand around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from sightline.text.markdown.destinations import inline_target, label_at, normal_label
from sightline.text.markdown.html import HtmlScanner
from sightline.text.markdown.link_syntax import LINK, is_meant_as_id

_SIGN = re.compile(r"[\\`<\[\]]")
_BACKTICKS = re.compile(r"`+")


class Found(NamedTuple):
    """What the walk found, as offsets in its text. ``links`` are matches of ``LINK`` on ids."""

    links: list[re.Match[str]]
    malformed: list[re.Match[str]]
    comments: list[tuple[int, int]]


class _Bracket(NamedTuple):
    """An open ``[`` or ``![``; what had been found before it, should an image hide the rest."""

    label_start: int
    is_image: bool
    links: int
    malformed: int
    comments: int
    inactive: int


def find_links(text: str, definitions: frozenset[str] | set[str]) -> Found:
    """All links to ids, near-links and comments in the text of one block."""
    if not _HIDING.search(text):
        return _find_plainly(text)
    return _Walk(text, definitions).walk()


_HIDING = re.compile(r"[\\`<]|\]\(|!\[")


def _find_plainly(text: str) -> Found:
    links, malformed = [], []
    for match in LINK.finditer(text):
        if match.group(1):
            links.append(match)
        elif is_meant_as_id(match.group(4)):
            malformed.append(match)
    return Found(links, malformed, [])


class _Walk:
    """One pass from left to right over the text of one block."""

    __slots__ = (
        "_brackets",
        "_definitions",
        "_escaped_end",
        "_found",
        "_html",
        "_inactive",
        "_runs",
        "_text",
    )

    def __init__(self, text: str, definitions: frozenset[str] | set[str]) -> None:
        self._text = text
        self._definitions = definitions
        self._found = Found([], [], [])
        self._brackets: list[_Bracket] = []
        self._inactive = 0  # brackets below this height can no longer open a link
        self._escaped_end = -1
        self._runs: dict[int, list[int]] | None = None
        self._html: HtmlScanner | None = None

    def walk(self) -> Found:
        text, position = self._text, 0
        search = _SIGN.search
        while (sign := search(text, position)) is not None:
            start = sign.start()
            character = text[start]
            if character == "[":
                position = self._open(start)
            elif character == "]":
                position = self._close(start)
            elif character == "\\":
                position = self._escaped_end = start + 2
            elif character == "`":
                position = self._after_backticks(start)
            else:
                position = self._after_angle(start)
        return self._found

    def _after_backticks(self, start: int) -> int:
        """Where the code span ends, or where its backticks end if nothing closes it."""
        text = self._text
        if self._runs is None:
            self._runs = {}
            for match in _BACKTICKS.finditer(text):
                self._runs.setdefault(match.end() - match.start(), []).append(match.start())
        opening = _BACKTICKS.match(text, start)
        assert opening is not None
        end = opening.end()
        closers = self._runs.get(end - start, [])
        index = bisect_left(closers, end)
        return closers[index] + end - start if index < len(closers) else end

    def _after_angle(self, start: int) -> int:
        """Where the tag, comment or autolink ends, or the place after a mere ``<``."""
        if self._html is None:
            self._html = HtmlScanner(self._text)
        end = self._html.end_at(start)
        if end < 0:
            return start + 1
        if self._text.startswith("<!--", start):
            self._found.comments.append((start, end))
        return end

    def _open(self, start: int) -> int:
        text = self._text
        is_image = start > 0 and text[start - 1] == "!" and start != self._escaped_end
        if text.startswith("[[", start):
            match = LINK.match(text, start)
            if match and match.group(1):
                if not (is_image and self._is_target(match.end())):
                    self._found.links.append(match)
                    self._inactive = len(self._brackets)
                    return match.end()
            elif match and is_meant_as_id(match.group(4)):
                self._found.malformed.append(match)
        return self._push(start, is_image)

    def _push(self, start: int, is_image: bool) -> int:
        found = self._found
        self._brackets.append(
            _Bracket(
                start + 1,
                is_image,
                len(found.links),
                len(found.malformed),
                len(found.comments),
                self._inactive,
            )
        )
        return start + 1

    def _is_target(self, start: int) -> bool:
        """Whether a description that ends before ``start`` is one of an image."""
        if self._text.startswith("(", start):
            target = inline_target(self._text, start)
            return target is not None and target.ok
        label = label_at(self._text, start) if self._definitions else None
        return label is not None and normal_label(label.group(1)) in self._definitions

    def _close(self, start: int) -> int:
        """At a ``]``: where the link or image ends, or the place after the bracket."""
        if not self._brackets:
            return start + 1
        bracket = self._brackets.pop()
        height = len(self._brackets)
        can_be_link = height >= self._inactive
        self._inactive = min(self._inactive, height)
        if bracket.is_image:
            end = self._target_end(bracket, start, True)
            if end >= 0:
                self._forget_since(bracket)
                return end
        end = self._target_end(bracket, start, False) if can_be_link else -1
        if end < 0:
            return start + 1
        self._inactive = height
        return end

    def _forget_since(self, image: _Bracket) -> None:
        """What stands in the description of an image is no text of the page."""
        del self._found.links[image.links :]
        del self._found.malformed[image.malformed :]
        del self._found.comments[image.comments :]
        self._inactive = min(image.inactive, len(self._brackets))

    def _target_end(self, bracket: _Bracket, close: int, as_image: bool) -> int:
        """Where the target after ``[text]`` ends, inline or by definition; -1 if there is none."""
        text = self._text
        after = close + 1
        if text.startswith("(", after):
            target = inline_target(text, after)
            if target is None:
                return -1
            if target.ok:
                return target.stop + 1
            if as_image:
                return -1
            after = target.stop + 1
        return self._defined_end(bracket, close, after)

    def _defined_end(self, bracket: _Bracket, close: int, after: int) -> int:
        if not self._definitions:
            return -1
        label = label_at(self._text, after)
        name, end = self._text[bracket.label_start : close], close + 1
        if label:
            name, end = label.group(1) or name, label.end()
        return end if normal_label(name) in self._definitions else -1
