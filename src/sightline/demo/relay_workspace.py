"""The files of the demo: documents from their templates, data from the generator."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.demo import docs_log, onboarding, request_log
from sightline.demo.csv_text import csv_text
from sightline.demo.developers import Developer, developers
from sightline.demo.template import filled, templates
from sightline.demo.tickets import COLUMNS as TICKET_COLUMNS
from sightline.demo.tickets import Ticket, tickets
from sightline.demo.words import words

MARK = b"# Relay, a synthetic demo"
SANDBOX_COLUMNS = ("time", "developer_id", "outcome", "duration_ms")


def relay_files(seed: int) -> dict[str, bytes]:
    """Return the whole workspace: path and content of each file, in the order of their paths."""
    people = developers(seed)
    posts = tickets(people, seed)
    tables = _tables(people, posts, seed)
    counts = {path.split("/")[1][:-4]: text.count("\n") - 1 for path, text in tables.items()}
    said = words(seed, people, posts, counts)
    documents = {path: filled(text, said) for path, text in templates()}
    return {path: text.encode() for path, text in sorted({**documents, **tables}.items())}


def _tables(people: list[Developer], posts: Sequence[Ticket], seed: int) -> dict[str, str]:
    steps = onboarding.onboarding_rows(people, seed)
    requests = request_log.request_rows(people, seed)
    visits = docs_log.docs_rows(people, seed)
    rows = [(p.id, p.created, p.developer_id, p.area, p.words) for p in posts]
    return {
        "data/onboarding.csv": csv_text(onboarding.COLUMNS, steps),
        "data/requests.csv": csv_text(request_log.COLUMNS, requests),
        "data/docs.csv": csv_text(docs_log.COLUMNS, visits),
        "data/sandbox.csv": csv_text(SANDBOX_COLUMNS, ()),
        "feedback/tickets.csv": csv_text(TICKET_COLUMNS, rows),
    }
