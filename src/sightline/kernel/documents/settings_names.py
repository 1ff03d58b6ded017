"""Names in the settings that must be known, or must not: codes of checks, prefixes of rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sightline.kernel.documents.settings import Settings
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem


def unknown_names(
    settings: Settings, codes: Collection[str], kinds: Collection[str]
) -> Iterator[Problem]:
    """What the settings say about codes that no check has, and rows that look like documents."""
    for code in settings.severities:
        if code not in codes:
            near = nearest(code, codes, limit=1)
            help = f"did you mean {near[0]}?" if near else "`sightline explain` lists all codes"
            yield _problem(settings, ("checks", code), f"no check has the code `{code}`", help)
    for rows in settings.feedback:
        if rows.prefix in kinds:
            message = f"{rows.prefix} is a kind of document, so it can't be the prefix of rows"
            help = "choose another, such as [feedback.TIC]; none of: " + ", ".join(kinds)
            yield _problem(settings, ("feedback", rows.prefix), message, help)


def _problem(settings: Settings, path: tuple[str, ...], message: str, help: str) -> Problem:
    return Problem("DOC051", message, *settings.place(path), help)
