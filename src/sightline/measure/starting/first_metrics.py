"""The metrics that first drafts ask for, and the rows that they are computed from.

A service that keeps a log of its requests has these columns under some name. Nothing is measured
yet: the file that is written has a header and no row, so every promise on it has NO DATA.
"""

from __future__ import annotations

import json

SOURCE = "requests"
EVENTS = "data/requests.csv"
COLUMNS = {
    "time": "when the request came, such as 2026-03-01T10:00:00Z",
    "operation": "the operationId, or method and path as in the contract",
    "status": "the HTTP status that was answered",
    "latency_ms": "milliseconds to the answer; empty where none came",
    "error_shape": "the name of the error body's schema; empty where there is none",
    "client": "who called, as a pseudonym: never a key",
}

LATENCY = "api.latency_ms"
SERVER_ERRORS = "api.server_errors"
ONE_SHAPE = "api.one_shape"
FIRST_CALL = "clients.first_call"

_METRICS = {
    LATENCY: """\
title: Latency of the API
source: requests
expression: latency_ms
unit: ms
better: lower
dimensions: [operation]
description: One value a request. A request that was never answered has none and counts as worst.
""",
    SERVER_ERRORS: """\
title: Share of requests that the service failed
source: requests
expression: status >= 500
better: lower
dimensions: [operation]
description: Answers from 500 on. What the caller did wrong (400 to 499) is no failure here.
""",
    FIRST_CALL: """\
title: First calls that are answered
source: requests
per: client
expression: arg_min(status, time) < 400
time: min(time)
better: higher
description: >-
  One value for each client: whether the first request of all that it ever sent was answered without
  an error. Whoever gave up before sending one is not in the log, and not in here.
""",
}

SOURCE_ENTRY = f"""\
# One row a request. The file has a header and no row yet: export your log into it.
[sources.{SOURCE}]
files = "{EVENTS}"
time = "time"
"""


def metric_text(name: str) -> str:
    """The text of one of these metrics."""
    return _METRICS[name]


def one_shape_metric(shape: str) -> str:
    """A metric of errors: whether each has the one shape that is meant, whatever its case."""
    wanted = shape.lower().replace("'", "''")
    expression = f"coalesce(lower(error_shape) = '{wanted}', false)"
    return (
        "title: Errors in the one shape\n"
        "source: requests\n"
        "# What does your log call that shape? Write it here, in small letters.\n"
        f"expression: {json.dumps(expression, ensure_ascii=False)}\n"
        "filters:\n  - status >= 400\n"
        "better: higher\n"
        "dimensions: [operation, status, error_shape]\n"
        "description: One yes or no for each answer from 400 on. `--by error_shape` shows all.\n"
    )


def events_header() -> str:
    """A table of requests with its header alone."""
    return ",".join(COLUMNS) + "\n"


def mention_metric(source: str, word: str, column: str) -> str:
    """A metric on the rows of feedback themselves: whether each mentions a word."""
    endings = f"{word[:-1]}(y|ies)" if word.endswith("y") else f"{word}(s|es)?"
    name = '"' + column.replace('"', '""') + '"'
    pattern = rf"\b{endings}\b"
    expression = f"coalesce(regexp_matches(strip_accents(lower({name})), '{pattern}'), false)"
    return (
        f'title: Share of feedback that mentions "{word}"\n'
        f"source: {source}\n"
        f"expression: {json.dumps(expression, ensure_ascii=False)}\n"
        "better: lower\n"
        "description: One value a row. A word says what a row is about, not what is wrong.\n"
    )


def feedback_source_entry(source: str, path: str, date: str) -> str:
    """The rows of feedback as a source, so that metrics can count them."""
    return (
        f"# The same rows as data, so that metrics can count them.\n[sources.{source}]\n"
        f"files = {_text(path)}\ntime = {_text(date)}\n"
    )


def feedback_entry(prefix: str, path: str, key: str, text: str) -> str:
    """The settings that make rows of feedback evidence."""
    shown = [f"text = {_text(text)}"] if text else []
    lines = [
        f"# A row is {prefix}- and its key. Another column? Name it here.",
        f"[feedback.{prefix}]",
    ]
    return "\n".join([*lines, f"files = {_text(path)}", f"key = {_text(key)}", *shown]) + "\n"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
