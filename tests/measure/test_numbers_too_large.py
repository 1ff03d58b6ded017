"""However large a number somebody types, the answer is JSON or an error at its column."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command_line import sightline
from tests.measure.promised import workspace

LARGE = "99999999999999999999"
LINES = {
    f"p95 of api.latency_ms is < 200 ms [n>={LARGE}]": 2,
    f"p95 of api.latency_ms is < {LARGE} ms": 2,
    f"p95 of api.latency_ms is < {LARGE}.0 ms": 0,
    f"p95 of api.latency_ms is > -{LARGE}.0 ms": 0,
    "p95 of api.latency_ms is < 9,223,372,036,854,775,807 d": 0,  # in milliseconds it is more
    "count of api.latency_ms is < 9,223,372,036,854,775,807": 0,
    f"count of api.latency_ms is < {LARGE}": 2,
    f"count of api.latency_ms is < 200; plan < {LARGE}.5": 0,
    f"sum of api.latency_ms is between 1 and {LARGE}0000.0 s": 0,
    f"share(latency_ms > {LARGE}.0) of api.latency_ms is < 20 %": 0,
    "p95 of api.latency_ms where latency_ms in (9223372036854775807, -3) is < 20 ms": 0,
}


def test_no_number_breaks_the_json(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for line, code in LINES.items():
        shown = sightline(root, "try", line, "--json")
        assert shown.code == code, (line, shown.err)
        if code:
            assert "column " in shown.err, shown.err
        else:
            assert json.loads(shown.out)["verdict"]
