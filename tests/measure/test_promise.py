"""A promise answers the same, in whichever order it is asked."""

from __future__ import annotations

import pytest

from sightline.kernel.documents.binding import Binding
from sightline.measure.promises import promise as promises
from sightline.measure.promises.promise import Promise
from sightline.text.yaml.nodes import Scalar

LINES = ["p95 of api.latency_ms is < 200 ms", "p95 of api.latency_ms is < 200 dogs", "x", ""]


def read(line: str) -> Promise:
    found = Promise.from_node(Scalar(line, True, 1, 1, 1, len(line) + 1), Binding())
    assert isinstance(found, Promise)
    return found


@pytest.mark.parametrize("line", LINES)
def test_the_error_does_not_depend_on_whether_the_criterion_was_asked_for(line: str) -> None:
    one, other = read(line), read(line)
    before = one.error
    assert (one.criterion is None) == (before is not None)
    assert one.error is before
    assert other.criterion == one.criterion
    assert str(other.error) == str(before)


def test_nor_would_it_if_a_glance_were_mistaken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "metric_if_sure", lambda line: "api")
    found = read("this is no criterion")
    before = found.error
    assert found.criterion is None
    assert found.error is before


def test_an_ordinary_line_is_not_parsed_to_tell_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(promises, "parse", never)
    assert read(LINES[0]).error is None
