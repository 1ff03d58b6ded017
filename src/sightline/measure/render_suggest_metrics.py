"""How drafts of metrics are shown: a file to copy, what it gives today, what to promise."""

from __future__ import annotations

from typing import Any

from sightline.measure.shown_figures import one_line, shown_figure, shown_window

_NOTHING = "nothing written: whatever can be drafted is there already\n"


def text(result: Any, colour: bool = False) -> str:
    """Each draft: why, its file, its figures, and criteria to copy."""
    lines = [f"{result.source}: {result.rows:,} rows, {len(result.columns)} columns"]
    lines.append(f"over {shown_window(result.window)} to {result.window['end']}")
    lines += [f"note: {one_line(note)}" for note in result.notes]
    for draft in result.drafts:
        name = draft.id.removeprefix("MET-")
        head = f"\x1b[1m{name}\x1b[0m" if colour else name
        there = "  (there already)" if draft.id in result.kept else ""
        lines += ["", f"{head}{there}", f"  why:   {one_line(draft.why)}"]
        lines.append(f"  today: {_figures(draft)}")
        lines.append(f"  {draft.path}:")
        lines += [f"    {line}" for line in draft.yaml.splitlines()]
        lines += [f"  promise: {one_line(line)}" for line in draft.criteria]
    if not hasattr(result, "written") and any(d.id not in result.kept for d in result.drafts):
        lines += ["", f"write them: sightline suggest metrics {result.source} --write"]
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def written(result: Any, colour: bool = False) -> str:
    """The same, and below it the files that were made."""
    made = "".join(f"written: {path}\n" for path in result.written)
    return f"{text(result, colour)}\n{made or _NOTHING}"


def _figures(draft: Any) -> str:
    shown = []
    for figure in draft.figures:
        reading = figure.reading
        value = shown_figure(reading) if reading.n or figure.statistic == "count" else "no data"
        shown.append(f"{figure.statistic} {value}")
    return ", ".join(shown)
