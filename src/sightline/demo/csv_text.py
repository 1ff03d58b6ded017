"""Rows as a CSV file: commas, quotes where needed, one line feed a line, UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a header and its rows.

    >>> csv_text(("id", "words"), [(1, "slow, again")])
    'id,words\\n1,"slow, again"\\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
