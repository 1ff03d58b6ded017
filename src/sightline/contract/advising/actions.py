"""What a caller has to do about a change, in one imperative sentence.

Only what the entry itself says is asked for; of a change that has no sentence of its own, the
caller is asked to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sightline.contract.advising.entry_words import operations_of
from sightline.contract.advising.first_line import gained_values, lost_types, subject_of
from sightline.contract.advising.shown_value import brief
from sightline.contract.comparing.comparison import SOURCE, Entry

__all__ = ["action_of"]

_Act = Callable[[Entry], str]


def action_of(entry: Entry) -> str:
    """What to do, such as `Send `amount` with every call.`"""
    if entry.class_ == SOURCE:
        return "Generate your client again, and see whether your code still compiles."
    for pattern, act in _ACTIONS:
        if pattern.search(entry.kind):
            said = act(entry)
            if said:
                return said
    return "Look whether your code relies on what was there before."


def _saying(words: str) -> _Act:
    return lambda entry: words.format(subject_of(entry))


def _operation(entry: Entry) -> str:
    return f"Stop calling `{(operations_of(entry) or [entry.owner])[0]}`."


def _types(entry: Entry) -> str:
    lost = lost_types(entry)
    return f"Stop sending {subject_of(entry)} as {lost[0]}." if lost else ""


def _values(entry: Entry) -> str:
    came = gained_values(entry)
    if came and entry.kind.startswith("response"):
        return f"Be ready for {brief(came[0])} as {subject_of(entry)}."
    return f"Send only the values of {subject_of(entry)} that are left."


_ACTIONS: tuple[tuple[re.Pattern[str], _Act], ...] = tuple(
    (re.compile(pattern), act)
    for pattern, act in (
        (r"^(?:operation|endpoint|path|webhook|callback)-(?:was-)?removed", _operation),
        (r"^response.*(?:optional|not-required)", _saying("Be ready for answers without {}.")),
        (r"^response.*null", _saying("Be ready for null as {}.")),
        (r"^response.*removed$", _saying("Stop reading {}.")),
        (r"(?:became|now|made)-required|required-.*added|added-required|new-required",
         _saying("Send {} with every call.")),
        (r"enum|const", _values),
        (r"default", _saying("Send {} yourself where you relied on its default.")),
        (r"^(?:request|parameter).*type", _types),
        (r"^(?:request|parameter).*removed$", _saying("Stop sending {}.")),
        (r"security|scope", _saying("Bring what is asked for now: {}.")),
    )
)  # fmt: skip
