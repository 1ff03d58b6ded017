"""Every surface says a result in the same JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import orjson
import pytest

from sightline.kernel.asking.json_shape import json_text, to_plain


class _Named(NamedTuple):
    class_: str
    inner: object


class _Own:
    def to_json(self) -> list[object]:
        return [_Named("own", {1, 2})]


@dataclass(frozen=True, slots=True)
class _Shown:
    from_: object
    _hidden: int = 7


@pytest.mark.parametrize(
    "value",
    [
        _Shown(_Named("a", (1, (2.5, None, True)))),
        [_Own(), _Shown(_Own()), frozenset({"b", "a"})],
        {"day": date(2026, 1, 31), "moment": datetime(2026, 1, 31, 1, 2, 3, 4)},
        {1: "a key that is no text", "deep": [_Shown({"x": _Named("b", None)})]},
        "“text” \u007f\x01",
    ],
)
def test_the_text_of_a_result_says_what_its_plain_values_say(value: object) -> None:
    plain = to_plain(value)
    assert orjson.loads(json_text(value)) == plain
    assert json_text(value) == orjson.dumps(plain, option=orjson.OPT_INDENT_2) + b"\n"


def test_what_has_no_shape_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no JSON shape"):
        json_text([object()])
