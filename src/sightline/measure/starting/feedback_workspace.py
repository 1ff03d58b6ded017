"""Where a table of feedback goes in a workspace, and under which prefix its rows are evidence."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase

from sightline.kernel.authoring.new_ids import label_of
from sightline.kernel.documents.settings import FeedbackRows, Settings
from sightline.kernel.errors import UsageError
from sightline.measure.starting.api_workspace import read_file
from sightline.measure.starting.feedback_table import FeedbackTable, read_feedback
from sightline.measure.starting.first_metrics import feedback_entry, feedback_source_entry

SOURCE = "feedback"
_PREFIXES = ("TIC", "FBK", "TKT", "VOC", "CASE")


@dataclass(frozen=True, slots=True)
class FeedbackRead:
    """What was read of a table of feedback: which column is what, "" where none is.

    ``notes`` say what was done to the table, ``warnings`` what a person should look at.
    """

    prefix: str
    path: str
    rows: int
    key: str
    text: str
    date: str
    author: str
    groups: tuple[str, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundFeedback:
    """Feedback on its way into a workspace. ``declared``: the settings already say where it is."""

    read: FeedbackRead
    table: FeedbackTable
    declared: bool

    def row_id(self, key: str) -> str:
        return f"{self.read.prefix}-{key}"

    def entry(self) -> str:
        """What the settings have to say so that its rows are evidence."""
        read = self.read
        return feedback_entry(read.prefix, read.path, read.key, read.text)

    def source_entry(self) -> str:
        return feedback_source_entry(SOURCE, self.read.path, self.read.date)

    @property
    def is_countable(self) -> bool:
        """Whether metrics can ask the rows themselves: each says when, and there are words."""
        guesses = self.table.guesses
        return guesses.is_iso_date and bool(guesses.text)


def find_feedback(
    root: str,
    file: str,
    settings: Settings,
    kinds: Collection[str],
    number_rows: bool,
    keep_personal: bool,
) -> FoundFeedback:
    """Read the table that a person named. Raises UsageError."""
    table = read_feedback(read_file(file, "--feedback"), file, number_rows, keep_personal)
    stem = os.path.basename(file).rpartition(".")[0] or os.path.basename(file)
    path = f"feedback/{label_of(stem) or 'feedback'}.csv"
    held = os.path.join(root, path)
    if os.path.lexists(held):  # what is there is kept, so it is what drafts stand on
        table = read_feedback(read_file(held, "feedback"), path, number_rows, keep_personal=True)
    declared = _declared(settings, path)
    prefix = declared.prefix if declared else _prefix(table, settings, kinds, file)
    guesses = table.guesses
    read = FeedbackRead(
        prefix=prefix,
        path=path,
        rows=len(table.rows),
        key=declared.key if declared else guesses.key,
        text=declared.text if declared else guesses.text,
        date=guesses.date,
        author=guesses.author,
        groups=guesses.groups,
        left_out=table.left_out,
        notes=table.notes,
        warnings=table.warnings,
    )
    return FoundFeedback(read, table, declared is not None)


def _declared(settings: Settings, path: str) -> FeedbackRows | None:
    for rows in settings.feedback:
        if any(fnmatchcase(path, pattern) for pattern in rows.files):
            return rows
    return None


def _prefix(table: FeedbackTable, settings: Settings, kinds: Collection[str], file: str) -> str:
    """The prefix that the keys have already, else one that nobody uses yet."""
    taken = {*kinds, *(rows.prefix for rows in settings.feedback)}
    own = table.guesses.key_prefix.rstrip("-")
    if own:
        if own in taken:
            what = f"{file}: rows called {own}-... would be taken for something else here"
            raise UsageError(what, help="--number-rows gives them numbers of their own")
        return own
    free = next((prefix for prefix in _PREFIXES if prefix not in taken), None)
    if free is None:
        what = f"{file}: every prefix of feedback is taken: {', '.join(_PREFIXES)}"
        raise UsageError(what, help="declare the file yourself, below [feedback.XYZ]")
    return free
