"""What the recorded verdicts of Relay depended on, so that one sees what a changed metric does.

It is computed by the same function as for `sightline verify --record`, from the demo's own metrics,
settings and contract; the types of columns are told by the generated rows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sightline.demo.timeline import AS_OF
from sightline.measure.judging.api_operations import operation_texts, operations_named
from sightline.measure.judging.definition import definition_of
from sightline.measure.language.criterion import Criterion
from sightline.measure.language.criterion_parser import parse
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.question import Question
from sightline.measure.rows.facts_sql import Facts, Query
from sightline.measure.rows.metric import Metric
from sightline.store.sources import read_sources
from sightline.text.yaml import read_yaml
from sightline.text.yaml.scalars import as_float, core_value

CONTRACT = ("API-relay", "contracts/relay/openapi.yaml")

Table = tuple[Sequence[str], Sequence[Sequence[object]]]


class RecordedDefinitions:
    """Finds what a promise depends on; `texts` are the demo's files, `tables` columns and rows."""

    def __init__(self, texts: Mapping[str, str], tables: Mapping[str, Table]) -> None:
        self._texts = texts
        self._tables = tables
        self._types: dict[str, dict[str, str]] = {}
        self._sources, _ = read_sources(tomllib.loads(texts["sightline.toml"])["sources"])
        api, path = CONTRACT
        self._operations = operation_texts([(api, read_yaml(texts[path])[0])])

    def of(self, criterion: str) -> dict[str, str]:
        """Return what a verdict on a promise depends on besides the rows."""
        asked = parse(criterion)
        assert isinstance(asked, Criterion)
        metric = self._metric(asked.metric)
        source = self._sources[metric.source]
        question = Question(asked, metric, source, datetime.fromisoformat(AS_OF))
        columns = self._columns(source.name)
        facts = Facts(Query(source.name, ()), columns, "", "", source.time, columns[source.time])
        said = definition_of(question, facts)
        used = (one for name, one in metric.populations.items() if f"population {name}" in said)
        conditions = (asked.where, asked.statistic.predicate, *metric.filters, *used)
        return {**said, **operations_named(conditions, self._operations)}

    def _columns(self, source: str) -> dict[str, str]:
        if source not in self._types:
            self._types[source] = dict(_types(*self._tables[source]))
        return self._types[source]

    def _metric(self, name: str) -> Metric:
        said: Any = core_value(read_yaml(self._texts[f"metrics/{name}.yaml"])[0])
        dimensions = said.get("dimensions", [])
        return Metric(
            name, said["source"], said.get("expression", ""), said.get("unit", ""),
            entity=said["entity"],
            dimensions={one: one for one in dimensions},
            filters=tuple(map(parse_predicate, said.get("filters", ()))),
            populations={k: parse_predicate(v) for k, v in said.get("populations", {}).items()},
        )  # fmt: skip


def _types(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[tuple[str, str]]:
    """The type that each column is read with; of a column without a value, that of texts."""
    for at, name in enumerate(columns):
        values = {row[at] for row in rows} - {"", None}
        kinds = {_type(str(value)) for value in values}
        yield name, kinds.pop() if len(kinds) == 1 else "VARCHAR"


def _type(text: str) -> str:
    if text in ("true", "false"):
        return "BOOLEAN"
    if as_float(text) is not None or text.isdecimal():
        return "DOUBLE"
    return "TIMESTAMP" if text[4:5] == "-" and text.endswith("Z") else "VARCHAR"
