"""The files of a workspace that measures a git history: metrics that make sense for any product.

The texts are examples to be edited: what is written once is never written again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

HISTORY = "data/history.csv"
SOURCE = "history"

_IGNORED = """\
# what Sightline derives, and keeps for itself
.sightline/
.sightline-writing.tmp
"""

_IGNORED_HISTORY = f"""
# made from the git history: sightline init . --from-git REPO
/{HISTORY}
"""

SOURCE_ENTRY = f"""\
# One row a commit; authors are pseudonyms. Fetched again by: sightline init . --from-git REPO
[sources.{SOURCE}]
files = "{HISTORY}"
time = "time"
fresh_within = "30d"
"""

_METRICS = {
    "contributors.weekly": """\
title: Contributors a week
source: history
per: week
expression: count(DISTINCT author)
better: higher
description: >-
  People who committed in a whole week (UTC, from Monday). Somebody with two addresses counts twice
  unless .mailmap says so; automatic accounts count too.
""",
    "contributors.came_back": """\
title: Contributors who came back on another day within 30 days
source: history
per: author
expression: >-
  coalesce(list_sort(list(DISTINCT CAST(time AS DATE)))[2] <= CAST(min(time) AS DATE) + 30, false)
time: min(time) + INTERVAL 31 DAY
better: higher
description: >-
  One value a person, known when the 30th day after the first commit is over: whoever is still
  within these days is not counted yet, neither as one who came back nor as one who did not.
""",
    "contributors.days_to_second_commit": """\
title: Time from the first to the second commit
source: history
per: author
expression: >-
  CASE WHEN min(time, 2)[2] <= min(time) + INTERVAL 90 DAY
  THEN epoch(min(time, 2)[2] - min(time)) / 86400 END
time: min(time) + INTERVAL 90 DAY
unit: d
better: lower
description: >-
  One value a person, known 90 days after the first commit. Whoever made no second commit by then
  has no value: the worst in a percentile, left out of the mean.
""",
    "commits": """\
title: Commits
source: history
dimensions: [weekday, is_merge, subject_type]
description: One row a commit that HEAD reaches. Weekdays are 1 (Monday) to 7, in UTC.
""",
    "commits.insertions": """\
title: Lines added by a commit
source: history
expression: insertions
filters: [not is_merge]
dimensions: [weekday, subject_type]
better: lower
description: Lines of text files; generated files count too. Merges are left out.
""",
    "commits.merges": """\
title: Share of commits that are merges
source: history
expression: is_merge
dimensions: [weekday]
""",
}

_REQUIREMENT = """\
---
title: Contributors come back
status: draft
---

As a maintainer, I want whoever contributes once to come back, so that the work is spread over more
people every week.

<!-- Bounds to start from, not goals: set your own. -->

## Criteria

- share(came_back) of contributors.came_back is > 30 % over 365d
- median of contributors.weekly is >= 3 over 26w

## Looked at beside it

[[MET-contributors.days_to_second_commit]], [[MET-commits]], [[MET-commits.insertions]],
[[MET-commits.merges]]
"""


_NO_OWNER = '# owner = "ana"  # who answers for a document that names nobody'


def settings_text(name: str, owner: str, has_history: bool, entries: Sequence[str] = ()) -> str:
    """The text of a new `sightline.toml`; ``entries`` are the tables that follow."""
    lines = [f"name = {_text(name)}"]
    lines.append(f"owner = {_text(owner)}" if owner else _NO_OWNER)
    if has_history:
        lines += ["", "[defaults]", 'window = "26w"']
        entries = (SOURCE_ENTRY, *entries)
    if entries:
        return "\n".join([*lines, "", "\n".join(entries)])
    hint = [
        "# Data that promises are asked of: CSV, JSON Lines or Parquet, below this folder.",
        "# [sources.requests]",
        '# files = "data/requests.csv"',
        '# time = "ts"',
    ]
    return "\n".join([*lines, "", *hint]) + "\n"


def ignore_text(has_history: bool) -> str:
    """The text of a new `.gitignore`."""
    return _IGNORED + (_IGNORED_HISTORY if has_history else "")


def metric_files() -> dict[str, str]:
    """The metrics of a git history by path."""
    return {f"metrics/{name}.yaml": text for name, text in _METRICS.items()}


def requirement_file() -> tuple[str, str]:
    """The path and text of a draft that gives `check` and `verify` something to say."""
    return "requirements/REQ-001-contributors-come-back.md", _REQUIREMENT


def _text(words: str) -> str:
    """A TOML string; characters that nobody can see are left out."""
    return json.dumps("".join(c for c in words if c.isprintable()), ensure_ascii=False)
