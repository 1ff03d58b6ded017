"""The files of the demo: documents from their templates, data and records from the generator."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.demo import docs_log, onboarding, request_log, tickets
from sightline.demo.csv_text import csv_text
from sightline.demo.developers import developers
from sightline.demo.recorded_definitions import RecordedDefinitions
from sightline.demo.recorded_verdicts import record_files
from sightline.demo.template import filled, templates
from sightline.demo.words import words

MARK = b"# Relay, a synthetic demo"
SANDBOX_COLUMNS = ("time", "developer_id", "outcome", "duration_ms")
FILES = {
    "onboarding": ("data/onboarding.csv", onboarding.COLUMNS),
    "requests": ("data/requests.csv", request_log.COLUMNS),
    "docs": ("data/docs.csv", docs_log.COLUMNS),
    "sandbox": ("data/sandbox.csv", SANDBOX_COLUMNS),
    "tickets": ("feedback/tickets.csv", tickets.COLUMNS),
}

Row = Sequence[object]


def relay_files(seed: int) -> dict[str, bytes]:
    """Return the whole workspace: path and content of each file, in the order of their paths."""
    people = developers(seed)
    posts = tickets.tickets(people, seed)
    rows: dict[str, list[Row]] = {
        "onboarding": list(onboarding.onboarding_rows(people, seed)),
        "requests": list(request_log.request_rows(people, seed)),
        "docs": list(docs_log.docs_rows(people, seed)),
        "sandbox": [],
        "tickets": [(p.id, p.created, p.developer_id, p.area, p.words) for p in posts],
    }
    said = words(seed, people, posts, {name: len(held) for name, held in rows.items()})
    texts = {path: filled(text, said) for path, text in templates()}
    tables = {name: (columns, rows[name]) for name, (_, columns) in FILES.items()}
    texts.update(record_files(rows, RecordedDefinitions(texts, tables)))
    for name, (path, columns) in FILES.items():
        texts[path] = csv_text(columns, rows[name])
    return {path: text.encode() for path, text in sorted(texts.items())}
