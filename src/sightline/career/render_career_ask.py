"""How `career ask` is shown: the next question first, how to answer it, then what is answered."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible


def text(result: Any, colour: bool = False) -> str:
    """The next open question with how to answer it; the others by their keys; the answers."""
    lines: list[str] = []
    if result.written:
        lines += [f"wrote {result.written}", ""]
    if result.open:
        first = result.open[0]
        lines += [
            f"\x1b[1m{first.words}\x1b[0m" if colour else first.words,
            f"  asked because {first.why}",
            f'  answer: sightline career ask --answer {first.key}="..."',
        ]
        rest = [question.key for question in result.open[1:]]
        lines += [f"  open after it: {', '.join(rest)}"] if rest else []
    else:
        lines.append("every question is answered; answer one again to replace it")
    if result.answered:
        lines += ["", "Answered, in your own words (strength 0 until something backs them):"]
    for answer in result.answered:
        lines.append(f"  {answer.key}, {answer.day}: {visible(_words(answer.text))}")
    return "\n".join(lines) + "\n"


def _words(text: str) -> str:
    """An answer on one line, without the marks that keep Markdown off it."""
    return " ".join(text.replace("\\<", "<").split())
