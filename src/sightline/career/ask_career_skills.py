"""``career skills``: the skills that a text names, line by line."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sightline.career.skills.lines import LineSkill, skills_of_lines
from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView


@dataclass(frozen=True, slots=True)
class CareerSkillsRequest:
    """Which text."""

    file: str = argument(
        help="text, a line an entry, or a document; - reads standard input",
        metavar="FILE", required=True,
    )  # fmt: skip


@dataclass(frozen=True)
class CareerSkillsResult:
    """The skills of each line, in the order of the lines; a line without skills is empty.

    The lines of a pipe come as they are asked for, and once only.
    """

    _texts: Iterable[str]

    @property
    def lines(self) -> list[list[LineSkill]]:
        return list(self.read())

    def read(self) -> Iterator[list[LineSkill]]:
        """Line by line, as they are asked for."""
        return (spans for _, spans in self.entries())

    def entries(self) -> Iterator[tuple[str, list[LineSkill]]]:
        """Each line with its skills, as they are asked for."""
        kept: deque[str] = deque()

        def noted() -> Iterator[str]:
            for line in self._texts:
                kept.append(line)
                yield line

        for spans in skills_of_lines(noted()):
            yield kept.popleft(), spans

    def to_json(self) -> dict[str, Any]:
        return {"lines": self.lines}


@operation(
    "career.skills",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_skills:text",
        "html": "sightline.career.render_career_skills:html",
        "jsonl": "sightline.career.render_career_skills:jsonl",
    },
)
def career_skills(view: WorkspaceView, request: CareerSkillsRequest) -> CareerSkillsResult:
    """Find the skills that a text names, with ESCO's and O*NET's identifiers.

    A tagger learnt from annotated job postings finds the spans, so text unlike a posting is read
    less well. What it finds is a proposal, not a confirmed skill.
    """
    from sightline.career.reading.named_file import named_bytes
    from sightline.career.reading.piped_lines import plain_lines

    if request.file != "-" or not view.subject.at_machine:
        return CareerSkillsResult(_lines(request.file, named_bytes(view, request.file)))
    lines, begun = plain_lines(sys.stdin.buffer)
    if lines is not None:
        return CareerSkillsResult(lines)
    return CareerSkillsResult(_lines("-", begun + named_bytes(view, "-")))


def _lines(name: str, data: bytes) -> tuple[str, ...]:
    """The lines of plain text as they are; of any other document as it is read."""
    from sightline.career.reading.encoding import decoded
    from sightline.career.reading.file_kind import looks_like_html, looks_like_json

    is_packed = b"%PDF-" in data[:1024] or data.startswith(b"PK\x03\x04")
    if not is_packed:
        text = decoded(name, data)
        if not (looks_like_html(text) or looks_like_json(text)):
            lines = text.split("\n")
            if lines[-1] == "":
                lines.pop()
            return tuple(line.removesuffix("\r") for line in lines)
    from sightline.career.reading.read import read_document

    document = read_document(name, data)
    return tuple(document.words(line) for line in document.lines)
