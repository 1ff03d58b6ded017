"""Promises of how a metric is written down."""

from __future__ import annotations

from typing import Any

import pytest

from sightline import app
from sightline.kernel.documents.reader import Reader
from sightline.kernel.documents.settings import Settings


def definition(text: str) -> Any:
    """The model of a metric's file, and the codes of what is wrong with it."""
    document = Reader(app.kinds(), Settings()).read("metrics/api.x.yaml", text.encode())
    return document.model, [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("dimensions", "by_name"),
    [
        ("[operation, region]", {"operation": "operation", "region": "region"}),
        ("{region: upper(country)}", {"region": "upper(country)"}),
        ("operation", {"operation": "operation"}),
        ("[]", {}),
    ],
)
def test_dimensions_are_columns_or_named_expressions(
    dimensions: str, by_name: dict[str, str]
) -> None:
    model, problems = definition(f"title: A\ndimensions: {dimensions}\n")
    assert (model.dimensions.by_name, problems) == (by_name, [])


def test_a_dimension_that_is_a_list_is_refused_at_its_place() -> None:
    model, problems = definition("title: A\ndimensions: {region: [a, b], kind: k}\n")
    assert (model.dimensions.by_name, problems) == ({"kind": "k"}, ["KND003"])


def test_a_period_may_stand_alone() -> None:
    model, problems = definition("title: A\nper: week\nexpression: count(*)\nbetter: higher\n")
    assert (model.per, model.better, problems) == (("week",), "higher", [])


def test_a_metric_is_found_by_its_short_name() -> None:
    document = Reader(app.kinds(), Settings()).read("metrics/api.x.yaml", b"title: A\n")
    assert document.id == "MET-api.x"
