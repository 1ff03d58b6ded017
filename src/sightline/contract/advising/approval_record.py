"""The text of a decision that lets one change of a contract through."""

from __future__ import annotations

from sightline.contract.advising.entry_words import reach_words
from sightline.contract.advising.neutral import cut, line
from sightline.contract.advising.subject import headline
from sightline.contract.comparison import Entry
from sightline.text.yaml.quoting import yaml_scalar

__all__ = ["approval_text", "title_of"]

_LONGEST = 300


def title_of(entry: Entry) -> str:
    """What a reader of the decision sees first."""
    return f"Ship it all the same: {cut(headline(entry).replace('`', ''), 80)}"


def approval_text(
    entry: Entry, contract: str, owner: str, reason: str, day: str, until: str
) -> str:
    """The whole text of the file. ``day`` is the day of the decision."""
    other = entry.remedy.text if entry.remedy is not None else "Leave the contract as it is"
    lines = [
        "---",
        f"title: {_text(title_of(entry))}",
        "status: committed",
        f"owner: {_text(owner)}",
        f"decider: {_text(owner)}",
        f"decided: {day}",
        "options:",
        "  - title: Ship the change as it is",
        f"  - title: {_text(other)}",
        "choice: Ship the change as it is",
        f"because: {_text(reason)}",
        "flips_if: the edit changes, which ends this approval",
        *([f"contract: {contract}"] if contract else []),
        "approves:",
        f"  - edit: {_exactly(entry.fingerprint)}",
        f"    kind: {_exactly(entry.kind)}",
        f"    owner: {_exactly(entry.owner)}",
        f"    pointer: {_exactly(entry.pointer)}",
        f"    until: {until}",
        "---",
        "",
        f"It lets one change through, {_prose(headline(entry))}, which reaches "
        f"{_prose(reach_words(entry))}.",
        "",
    ]
    return "\n".join(lines)


def _text(words: str) -> str:
    """Words as a YAML value on one line."""
    return yaml_scalar(line(" ".join(words.split())))


def _exactly(words: str) -> str:
    """A text as a YAML value that says exactly it; halves of characters by their number."""
    return yaml_scalar(words.encode("utf-8", "backslashreplace").decode())


def _prose(words: str) -> str:
    """Words in the body: nothing in them is a link to a document."""
    shown = cut(line(words).replace("`", ""), _LONGEST)
    return f"`{shown}`"
