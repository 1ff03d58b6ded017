"""Who mistypes a word of a promise is told the word that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.kernel.errors import UsageError
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from tests.workspaces import ask, write_workspace


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("time_to(signup -> first build) of a is < 5 d", "quote it: 'first build'"),
        ("time_to(first build -> call) of a is < 5 d", "quote it: 'first build'"),
        ("time_to(signup -> 'first build' is < 5 d", "close the steps with )"),
        ("p95 of a wher b = 1 is < 3", "did you mean where?"),
        ("p95 of a iss < 3", "did you mean is?"),
        ("p95 of a is < 3 ms ovr 28d", "did you mean over?"),
        ("average of a is < 3", "write: mean of ..."),
        ("distinct of a is > 3", "define a metric with `expression: count(DISTINCT user)`, "
         "`per: week`, and promise its median"),
        ("meen of a is < 3", "did you mean mean?"),
    ],
)  # fmt: skip
def test_the_help_names_what_was_meant(line: str, help: str) -> None:
    with pytest.raises(CriterionError) as error:
        parse_criterion(line)
    assert error.value.help == help


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("took_s", "builds.took_s"),
        ("took", "builds.took_s"),
        ("tok_s", "builds.took_s"),
        ("tests.took_s", "builds.took_s"),
        ("biulds.took_s", "builds.took_s"),
    ],
)
def test_a_metric_is_found_by_its_last_word(tmp_path: Path, typed: str, meant: str) -> None:
    files = {f"metrics/{n}.yaml": "title: A\n" for n in ("builds.took_s", "builds.ok", "tests.n")}
    with pytest.raises(UsageError) as error:
        ask(write_workspace(tmp_path, files), "measure", metric=typed)
    assert error.value.help == f"did you mean {meant}?"
