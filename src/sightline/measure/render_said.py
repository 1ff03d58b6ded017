"""How the result of ``attest`` and ``report`` is shown."""

from __future__ import annotations

from typing import Any

from sightline.measure.shown_figures import one_line, shortened
from sightline.measure.words.functional_answer import typed_figure


def text(result: Any, colour: bool = False) -> str:
    """What was kept of which promise, and where."""
    chip = f"\x1b[33m{result.verdict}\x1b[0m" if colour else result.verdict
    figure = ""
    if result.value is not None:
        n = f" (n={result.n:,})" if result.n is not None else ""
        figure = f": {one_line(typed_figure(result.value, result.unit or ''))}{n}"
    word = "recorded" if result.is_new else "recorded before"
    return (
        f"{chip}  {result.of}  “{shortened(result.criterion, 60)}”{figure}"
        f"  by {one_line(result.by)} on {result.on}\n{word}: {result.path}\n"
    )
