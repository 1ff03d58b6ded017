"""The same seed gives the same files, byte by byte; another one the same story."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.demo.relay_sql import figures, opened
from tests.demo.written_demo import SEED, files, write

OTHER = 20_260_301
# Of the rows alone, so that a text may be improved. A change here changes everybody's demo.
ROWS_OF_SEED_7 = "1f0d92dd8bf458d55167e7ddf768259b6920a30b9522a4969464022d916f9144"


def digest(of: dict[str, bytes], ending: str = "") -> str:
    found = sha256()
    for path, content in of.items():
        if path.endswith(ending):
            found.update(f"{path} {len(content)}\n".encode() + content)
    return found.hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process_with_other_hashes() -> None:
    script = (
        "from sightline.demo.relay_workspace import relay_files\n"
        "from hashlib import sha256\n"
        "found = sha256()\n"
        f"for path, content in relay_files({SEED}).items():\n"
        "    found.update(f'{path} {len(content)}\\n'.encode() + content)\n"
        "print(found.hexdigest())\n"
    )
    environ = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    answer = subprocess.run(
        [sys.executable, "-c", script], env=environ, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == digest(files())


def test_the_rows_of_the_default_seed_are_those_that_everybody_sees() -> None:
    assert digest(files(), ".csv") == ROWS_OF_SEED_7


def test_another_seed_gives_other_people_and_other_times() -> None:
    one, other = files(), files(OTHER)
    for path in ("data/onboarding.csv", "data/requests.csv", "data/docs.csv"):
        assert one[path] != other[path]
    assert other.keys() == one.keys()


def test_another_seed_tells_the_same_story(tmp_path: Path) -> None:
    database = opened(write(tmp_path, OTHER))
    found = figures(database)
    database.close()
    assert found["developers"] == 1_400 and found["never"] == 118
    assert found["autumn_mean_days"] == pytest.approx(9.0, abs=0.06)
    assert found["winter_mean_days"] == pytest.approx(4.0, abs=0.06)
    assert found["autumn_activation"] == pytest.approx(0.31, abs=0.005)
    assert found["winter_activation"] == pytest.approx(0.43, abs=0.005)
    assert found["search_p95_ms"] == pytest.approx(243, abs=2)
    assert (found["searches"], found["errors"], found["tokens"]) == (41_902, 8_214, 120)
    assert found["error_shape_share"] == pytest.approx(0.997, abs=0.0005)
    assert found["slowest_token_ms"] < 1_000 and found["resets"] == 0
    assert found["tokens_since"] == "2026-02-23"
    assert 41 <= found["docs_age_days"] < 41.1
    assert found["failure_answered"] > 0.84
    assert found["tickets"] == found["ticket_ids"] == 312 and found["search_tickets"] == 37
    for intake in ("autumn", "winter"):
        waits = [found[f"{intake}_{cause}_mean"] for cause in ("errors", "token", "docs")]
        assert min(waits) > 1.5 * found[f"{intake}_free_mean"]


def test_another_seed_records_the_same_verdicts() -> None:
    def titles(seed: int) -> dict[str, bytes]:
        kept = files(seed).items()
        return {p: c.split(b"\n")[0] for p, c in kept if p.startswith("readings/")}

    assert titles(OTHER) == titles(SEED)
    assert len(titles(SEED)) == 9
