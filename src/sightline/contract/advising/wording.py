"""The one question that a change raises, and what its callers have to do, by the kind of change.

A sentence is only used where the entry holds what it speaks of: a value that went, a limit, a name.
Where none fits, the message itself is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from sightline.contract.advising.entry_words import hit_by, operations_of
from sightline.contract.advising.shown_value import brief
from sightline.contract.advising.subject import headline, subject_of
from sightline.contract.comparison import SOURCE, Entry

__all__ = ["action_of", "question_of"]


class _Wording(NamedTuple):
    """Sentences for kinds of changes. ``direction`` is that of the message; empty: both."""

    kinds: str
    direction: str
    question: str
    action: str


_REQUEST, _RESPONSE = "request", "response"
_WORDINGS = (
    _Wording(r"operation-removed", "", "Does anyone still call {operation}?",
             "Stop calling {operation}."),
    _Wording(r"server-removed", "", "Can every caller move away from {gone}?",
             "Call another address than {gone}."),
    _Wording(r"path-moved", "", "Can every caller move from `{before}` to `{after}`?",
             "Call `{after}` instead of `{before}`."),
    _Wording(r"parameter-removed", "", "Does anyone still send {subject}?",
             "Stop sending {subject}."),
    _Wording(r"parameter-moved", "", "Can every caller send {subject} somewhere else ({after})?",
             "Send {subject} as part of the {after}."),
    _Wording(r"(?:required-(?:property|parameter)-added|(?:property|parameter)-became-required)",
             _REQUEST, "Does every caller already send {subject}?",
             "Send {subject} with every call."),
    _Wording(r"(?:required|optional)-property-added", _RESPONSE,
             "Does any reader refuse {subject}, which is new?", "Be ready for {subject}."),
    _Wording(r"(?:required|optional)-property-removed", _REQUEST,
             "Does anyone still send {subject}?", "Stop sending {subject}."),
    _Wording(r"optional-property-removed", _RESPONSE, "Does anyone read {subject}?",
             "Stop reading {subject}."),
    _Wording(r"(?:required-property-removed|property-became-optional)", _RESPONSE,
             "Can every reader cope without {subject}?", "Be ready for answers without {subject}."),
    _Wording(r"became-nullable", _RESPONSE, "Can every reader cope with null as {subject}?",
             "Be ready for null as {subject}."),
    _Wording(r"became-not-nullable", _REQUEST, "Does anyone still send null as {subject}?",
             "Stop sending null as {subject}."),
    _Wording(r"enum-value-removed", _REQUEST, "Does anyone still send {gone} as {subject}?",
             "Stop sending {gone} as {subject}."),
    _Wording(r"enum-value-added", _RESPONSE, "Can every reader cope with {came} as {subject}?",
             "Be ready for {came} as {subject}."),
    _Wording(r"became-enum", _REQUEST, "Does anyone send {subject} other than the listed values?",
             "Send {subject} only with one of the listed values."),
    _Wording(r"type-", _REQUEST, "Does anyone still send {subject} as {type_gone}?",
             "Stop sending {subject} as {type_gone}."),
    _Wording(r"type-", _RESPONSE, "Can every reader cope with {subject} as {type_came}?",
             "Be ready for {subject} as {type_came}."),
    _Wording(r"max-length-", _REQUEST,
             "Does anyone send more than {after} characters as {subject}?",
             "Send at most {after} characters as {subject}."),
    _Wording(r"min-length-", _REQUEST,
             "Does anyone send fewer than {after} characters as {subject}?",
             "Send at least {after} characters as {subject}."),
    _Wording(r"max-length-", _RESPONSE, "Can every reader cope with longer texts as {subject}?",
             "Be ready for longer texts as {subject}."),
    _Wording(r"max-items-", _REQUEST, "Does anyone send more than {after} items as {subject}?",
             "Send at most {after} items as {subject}."),
    _Wording(r"min-items-", _REQUEST, "Does anyone send fewer than {after} items as {subject}?",
             "Send at least {after} items as {subject}."),
    _Wording(r"max-(?:set|decreased)", _REQUEST, "Does anyone send more than {after} as {subject}?",
             "Send at most {after} as {subject}."),
    _Wording(r"min-(?:set|increased)", _REQUEST, "Does anyone send less than {after} as {subject}?",
             "Send at least {after} as {subject}."),
    _Wording(r"pattern-", _REQUEST, "Does anyone send {subject} in another form than {after}?",
             "Send {subject} only in the form {after}."),
    _Wording(r"(?:parameter-)?default-", _REQUEST,
             "Does anyone leave out {subject} and rely on {before}?",
             "Send {subject} yourself where you rely on {before}."),
    _Wording(r"request-body-removed", "", "Does anyone still send a body to {operation}?",
             "Send no body to {operation}."),
    _Wording(r"request-media-type-removed", "", "Does anyone still send {before}?",
             "Send another media type than {before}."),
    _Wording(r"response-media-type-removed", "", "Does anyone still ask for {before}?",
             "Ask for another media type than {before}."),
    _Wording(r"(?:non-)?success-status-added", "", "Can every caller cope with status {after}?",
             "Be ready for status {after}."),
    _Wording(r"success-status-removed", "", "Does anyone wait for status {before}?",
             "Stop waiting for status {before}."),
    _Wording(r"security-", "", "Can every caller bring what is asked for now? {message}.",
             "Bring what is asked for now: {message}."),
)  # fmt: skip
_PATTERNS = tuple((re.compile(one.kinds), one) for one in _WORDINGS)
_WORDS = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "array": "a list", "object": "an object", "null": "null",
}  # fmt: skip
_FIELD = re.compile(r"\{(\w+)\}")


def question_of(entry: Entry) -> str:
    """The question to ask about an entry; empty where only its message can be asked about."""
    wording = _wording(entry)
    return _filled(wording.question, _facts(entry)) if wording is not None else ""


def action_of(entry: Entry) -> str:
    """What a caller has to do, in one imperative sentence."""
    if entry.class_ == SOURCE:
        return "Generate your client again, and see whether your code still compiles."
    wording = _wording(entry)
    said = _filled(wording.action, _facts(entry)) if wording is not None else ""
    return said or "Look whether your code relies on what was there before."


def direction_of(entry: Entry) -> str:
    """The direction in which an entry hurts; of both, the request.

    A webhook is a request of the API: whoever is hurt reads it, as a response.
    """
    if entry.witness is not None:
        return _REQUEST if entry.witness.sender == "old" else _RESPONSE
    directions = {one.direction for one in hit_by(entry)}
    return _RESPONSE if directions == {_RESPONSE} else _REQUEST


def _wording(entry: Entry) -> _Wording | None:
    direction = direction_of(entry)
    facts: Mapping[str, str] | None = None
    for pattern, wording in _PATTERNS:
        if wording.direction in ("", direction) and pattern.match(entry.kind):
            facts = facts or _facts(entry)
            if _filled(wording.question, facts):
                return wording
    return None


def _filled(words: str, facts: Mapping[str, str]) -> str:
    """The sentence with what it speaks of; empty where the entry doesn't hold it."""
    if not all(facts.get(name) for name in _FIELD.findall(words)):
        return ""
    return _FIELD.sub(lambda found: facts[found[1]], words)


def _facts(entry: Entry) -> dict[str, str]:
    before, after = _listed(entry.before), _listed(entry.after)
    gone = [one for one in before if one not in after]
    came = [one for one in after if one not in before]
    types_before, types_after = _types(entry.before), _types(entry.after)
    lost = [name for name in types_before if not _is_covered(name, types_after)]
    gained = [name for name in types_after if not _is_covered(name, types_before)]
    return {
        "subject": f"`{subject_of(entry)}`",
        "operation": f"`{(operations_of(entry) or [entry.owner])[0]}`",
        "message": headline(entry),
        "before": "" if entry.before is None else brief(entry.before),
        "after": "" if entry.after is None else brief(entry.after),
        "gone": brief(gone[0]) if gone else "",
        "came": brief(came[0]) if came else "",
        "type_gone": _WORDS[lost[0]] if lost else "",
        "type_came": _WORDS[gained[0]] if gained else "",
    }


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(value: object) -> list[str]:
    """The types that stand in a `type`, or in a schema that has one."""
    if isinstance(value, dict):
        value = value.get("type")
    return [name for name in _listed(value) if isinstance(name, str) and name in _WORDS]


def _is_covered(name: str, others: list[str]) -> bool:
    return name in others or (name == "integer" and "number" in others)
