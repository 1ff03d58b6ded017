"""Places of a letter that only the person can fill: visibly empty until they do."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["SLOTS", "filled_slots", "slot"]

SLOTS = {
    "hiring manager": "whom the letter is written to",
    "role": "the role, where the posting doesn't name it",
    "company": "the company, where the posting doesn't name it",
    "genuine reason": "why this company and this work, in your own words",
    "anything else": "left out unless you fill it",
}


def slot(name: str) -> str:
    """An empty slot as it is shown."""
    return f"[{name}]"


def filled_slots(pairs: Iterable[str]) -> dict[str, str]:
    """Slots as typed, ``name=words``. Raises UsageError for a slot that there isn't."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, words = pair.partition("=")
        key = " ".join(name.replace("-", " ").replace("_", " ").strip(" []").lower().split())
        if key not in SLOTS:
            near = nearest(key, SLOTS, limit=1)
            help = f"did you mean {near[0]}?" if near else "the slots: " + ", ".join(SLOTS)
            raise UsageError(f"a letter has no slot `{name.strip()}`", help=help)
        plain = " ".join(words.split())
        if not equals or not plain:
            raise UsageError(f"`{pair}` says nothing", help=f'write --set "{key}=..."')
        if "[" in plain or "]" in plain:
            raise UsageError(f"`{key}` holds a bracket", help="brackets mark what is still empty")
        found[key] = plain
    return found
