"""Conditions: the SQL answers exactly as a Python twin, and what does not fit is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.measure.language.criterion import (
    And,
    Comparison,
    CriterionError,
    Instant,
    Membership,
    Named,
    Not,
    Or,
    Quantity,
)
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.rows.facts_sql import column_fields
from sightline.measure.rows.metric import MetricError
from sightline.measure.rows.predicate_sql import Fields, predicate_sql
from sightline.store.engine import Engine
from sightline.store.sources import Source
from tests.measure.twins import holds

TEXTS = ["a", "b", "it's", "", "'; DROP TABLE t; --", "ü", "Ω🙂"]
TIMES = ["2026-03-01", "2026-03-29T01:30:00Z", "2026-03-29T01:30:00+05:45"]
NUMBERS = [-1, 0, 1, 2.5, 10**12]


def rows() -> list[dict[str, Any]]:
    """Return every mixture of a few values and none in each column."""
    found = []
    for index in range(60):
        found.append(
            {
                "id": index,
                "t": None if index % 7 == 0 else TEXTS[index % len(TEXTS)],
                "n": None if index % 5 == 0 else NUMBERS[index % 4],
                "big": None if index % 6 == 0 else 10**12 * (index % 3),
                "flag": None if index % 4 == 0 else index % 3 == 0,
                "at": None
                if index % 9 == 0
                else datetime(2026, 3, 1 + index % 30, 1, 30, tzinfo=UTC),
            }
        )
    return found


ROWS = rows()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("rows")
    with (folder / "t.jsonl").open("w", encoding="utf-8") as file:
        for row in ROWS:
            at = row["at"].isoformat() if row["at"] else None
            file.write(json.dumps({**row, "at": at}) + "\n")
    return Engine(folder, [SOURCE])


SOURCE = Source("t", ("t.jsonl",), "jsonl")


def comparisons() -> st.SearchStrategy[Any]:
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    number = st.sampled_from(NUMBERS).map(Quantity)
    typed = [
        (["t"], st.sampled_from(TEXTS)),
        (["n", "big"], number),
        (["at"], st.sampled_from(TIMES).map(Instant)),
    ]
    choices: list[st.SearchStrategy[Any]] = [
        st.builds(Comparison, st.sampled_from(names), signs, values) for names, values in typed
    ]
    choices += [
        st.builds(
            Membership,
            st.sampled_from(names),
            st.lists(st.one_of(values, st.none()), min_size=1, max_size=4).map(tuple),
        )
        for names, values in typed
    ]
    every = st.sampled_from(["t", "n", "big", "flag", "at"])
    choices.append(st.builds(Comparison, every, st.sampled_from(["=", "!="]), st.none()))
    choices.append(
        st.builds(Comparison, st.just("flag"), st.sampled_from(["=", "!="]), st.booleans())
    )
    choices.append(st.just(Named("flag")))
    return st.one_of(choices)


PREDICATES = st.recursive(
    comparisons(),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PREDICATES)
def test_sql_and_twin_agree_on_true_false_and_unknown(engine: Engine, predicate: Any) -> None:
    fields = Fields(column_fields(engine.columns("t"), SOURCE))
    sql, params = predicate_sql(predicate, fields)
    _, found = engine.run(f"SELECT id, ({sql}) FROM t ORDER BY id", params)
    assert [answer for _, answer in found] == [holds(predicate, row) for row in ROWS]


def test_values_are_parameters_and_never_part_of_the_sql(engine: Engine) -> None:
    fields = Fields(column_fields(engine.columns("t"), SOURCE))
    sql, params = predicate_sql(parse_predicate("t = '''; DROP TABLE t; --' and n < 77"), fields)
    assert sql == """\"t" = ? AND nullif("n", CAST('NaN' AS DOUBLE)) < ?"""
    assert params == ["'; DROP TABLE t; --", 77]


@pytest.mark.parametrize(
    ("text", "column", "message", "help"),
    [
        ("tt = 'a'", 1, "there is no column 'tt'", "did you mean at?"),
        ("n = 1 and t = 5", 11, "'t' is text, not a number", "single quotes"),
        ("n = 'a'", 1, "'n' is a number, not text", "without quotes"),
        ("flag = 1", 1, "'flag' is true or false, not a number", "= true"),
        ("flag < true", 1, "true and false are only = or !=", "= true"),
        ("at > 5", 1, "'at' is a time, not a number", "2026-03-01"),
        ("n", 1, "'n' is a number, so it needs a comparison", "n = ..."),
        ("n < 5 ms", 5, "'n': ms does not fit", "leave the unit out"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_column(
    engine: Engine, text: str, column: int, message: str, help: str
) -> None:
    fields = Fields(column_fields(engine.columns("t"), SOURCE))
    with pytest.raises(CriterionError) as caught:
        predicate_sql(parse_predicate(text), fields)
    assert caught.value.message.startswith(message)
    assert help in caught.value.help
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("loop and n = 1", "the population 'loop' is defined by itself"),
        ("nn = 1", "there is no column 'nn'"),
    ],
)
def test_a_mistake_in_a_population_is_said_of_the_population(
    engine: Engine, text: str, message: str
) -> None:
    fields = Fields(column_fields(engine.columns("t"), SOURCE), {"loop": parse_predicate(text)})
    with pytest.raises(MetricError) as caught:
        predicate_sql(parse_predicate("n = 1 and loop"), fields)
    assert (caught.value.key, caught.value.message) == ("populations/loop", message)


def test_a_number_with_a_unit_is_turned_into_the_columns_unit(engine: Engine) -> None:
    source = Source("t", ("t.jsonl",), "jsonl", units=(("n", "ms"),))
    fields = Fields(column_fields(engine.columns("t"), source))
    assert predicate_sql(parse_predicate("n < 0.2 s"), fields)[1] == [200]


def test_a_population_stands_for_its_condition(engine: Engine) -> None:
    populations = {"search queries": parse_predicate("t = 'a' or t = 'b'")}
    fields = Fields(column_fields(engine.columns("t"), SOURCE), populations)
    sql, params = predicate_sql(parse_predicate('"search queries" and n > 0'), fields)
    _, found = engine.run(f"SELECT id FROM t WHERE {sql} ORDER BY id", params)
    twin = parse_predicate("(t = 'a' or t = 'b') and n > 0")
    assert [id for (id,) in found] == [row["id"] for row in ROWS if holds(twin, row)]
