"""Promises of how recorded figures are shown."""

from __future__ import annotations

import pytest

from sightline.measure.shown_figures import shown_figure
from sightline.narrate.layout import figure, record_line
from sightline.narrate.shapes import Recorded


def record(
    value: float | None, unit: str | None, low: float | None = None, high: float | None = None
) -> Recorded:
    return Recorded(
        "RDG-1", "PASS", "2026-03-01", None, value, unit, 1400, low, high, "readings/RDG-1.yaml"
    )


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        (record(1, "share"), "100 % n=1,400"),
        (record(0.3326, "share", 0.31), "33.3 % [31, ?] n=1,400"),
        (record(243, "ms", 236, 251), "243 ms [236, 251] n=1,400"),
        (record(0.1997, "share", 0.1893, 0.2113), "20 % [18.9, 21.1] n=1,400"),
        (record(0.001997, "share", 0.001893, 0.002113), "0.2 % [0.19, 0.21] n=1,400"),
        (record(243, "ms", 243, 243), "243 ms [243, 243] n=1,400"),
        (record(3.99966, "d", 3.99961, 3.99969), "3.9997 d [3.9996, 3.9997] n=1,400"),
        (record(3.99966, "d"), "4.0 d n=1,400"),
        (record(12, None), "12 n=1,400"),
        (record(None, "ms"), "n=1,400"),
    ],
)
def test_a_recorded_figure_is_shown_as_verify_shows_it(recorded: Recorded, shown: str) -> None:
    assert figure(recorded) == shown
    assert recorded.value is None or shown.startswith(shown_figure(recorded))
    assert record_line(recorded) == f"PASS  2026-03-01  {shown}  RDG-1"
