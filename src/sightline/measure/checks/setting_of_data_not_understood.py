"""What the settings say about data can't be understood: a source, or the window.

A source that isn't understood is not there, and a window that isn't understood is 28 days, without
a word: verdicts would be missing, or hold for another time than everybody thinks. A file stands in
the workspace, a window is a length of time as in a criterion: `28d`, `4w calendar Europe/Berlin`.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"

    [defaults]
    window = "soon"

    [sources.requests]
    files = "../requests.csv"
    ttime = "time"

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [defaults]
    window = "4w"

    [sources.requests]
    files = "data/requests.csv"
    time = "time"
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, Place
from sightline.kernel.documents.settings import FILE_NAME, Settings
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.window_parser import parse_window
from sightline.store.sources import read_sources

_NO_KIND = ""


@check("MEA008", on=(_NO_KIND,))
def setting_of_data_not_understood(document: Document, settings: Settings) -> Iterator[Finding]:
    if document.path != FILE_NAME:
        return
    for problem in read_sources(settings.sources)[1]:
        message, help = problem.message, problem.help or "see docs/reference/settings.md"
        if _is_hidden(settings, problem.path[1]):
            message, help = "this says nothing about a source", "see docs/reference/settings.md"
        yield Finding(message, Place(*settings.place(problem.path)), help)
    try:
        parse_window(settings.window)
    except CriterionError as error:
        message = f"`{settings.window}` is no window: {error.message}"
        place = Place(*settings.place(("defaults", "window")))
        yield Finding(message, place, 'write window = "28d" (min, h, d, w, mo)')


def _is_hidden(settings: Settings, source: str) -> bool:
    """Whether an audience must not see a source; what is wrong with it isn't told to anyone."""
    name = f"source:{source}"
    return any(fnmatchcase(name, p) for patterns in settings.hidden.values() for p in patterns)
