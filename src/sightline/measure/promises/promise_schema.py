"""The JSON Schema of a promise: one line of text, or keys and values."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_DAY: Schema = {"type": "string", "format": "date"}


def promise_schema() -> Schema:
    """What `criteria` and other lists of promises may hold, as editors are told."""
    keys = {
        "text": _told(_TEXT, "what must hold, in a sentence"),
        "given": _told(_TEXT, "what is the case before"),
        "when": _told(_TEXT, "what somebody does"),
        "then": _told(_TEXT, "what must hold then"),
        "criterion": _told(_TEXT, "the bound that a reported figure is held against"),
        "test": _told(_TEXT, "the test that decides it: tests.search.test_rights; * for several"),
        "contract": _CONTRACT,
        "attested": _ATTESTED,
        "reported": _REPORTED,
    }
    return {"anyOf": [{"type": ["string", "number", "boolean"]}, _object(keys, [])]}


def _told(schema: Schema, help: str) -> Schema:
    return {"description": help, **schema}


def _object(properties: Schema, required: list[str]) -> Schema:
    known = ", ".join(sorted(properties))
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "errorMessage": f"nobody reads this key; known keys: {known}",
    }


_ADDRESS = _told(_TEXT, "where it can be looked up: an address, or the id of a document")
_CONTRACT = _told(
    _object(
        {
            "api": _told({"type": "string"}, "the API, such as API-search"),
            "has": _told({"type": "string", "pattern": "^#/"}, "a JSON pointer: #/paths/~1search"),
            "equals": _told(_TEXT, "the value that stands there; left out, being there is enough"),
        },
        ["api", "has"],
    ),
    "what an API's document must have",
)
_ATTESTED = _told(
    _object(
        {
            "by": _told(_TEXT, "who says so"),
            "on": _told(_DAY, "the day they looked"),
            "note": _told(_TEXT, "what a reader should know"),
            "link": _ADDRESS,
        },
        ["by", "on"],
    ),
    "somebody's dated word: ATTESTED, never PASS",
)
_REPORTED = _told(
    _object(
        {
            "value": _told(_TEXT, "the figure, with its unit: 4.2 d"),
            "unit": _told(_TEXT, "its unit, where it does not stand beside it"),
            "n": _told({"type": ["integer", "null"]}, "how many cases it rests on"),
            "link": _ADDRESS,
            "by": _told(_TEXT, "who read it"),
            "on": _told(_DAY, "the day on which it was read"),
            "note": _told(_TEXT, "what a reader should know"),
        },
        ["value", "link", "by", "on"],
    ),
    "a figure that lives elsewhere: REPORTED, never PASS",
)
