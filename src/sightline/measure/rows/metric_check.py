"""Looks at a metric's SQL before it runs: one expression, steady, over what is declared.

The texts are read by the query engine's own parser, and the tree is judged, never the text: an
expression is one value over the columns of its rows, without sub-queries, window functions or
placeholders; a `query` is one SELECT over declared sources. Functions whose answer depends on the
moment, the session or on chance are refused in both, so that a number can be computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sightline.measure.rows.metric import Metric, MetricError
from sightline.store.engine import Engine
from sightline.store.errors import SourceError

_REFUSED_CLASSES = {
    "SUBQUERY": "a sub-query",
    "WINDOW": "a window function",
    "PARAMETER": "a placeholder",
    "STAR": "a *",
}
_MOMENTS = frozenset(
    (
        "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
        "current_user", "session_user", "current_role",
    )
)  # fmt: skip
_CHANCE = frozenset(("age", "reservoir_quantile", "approx_quantile"))
_ROW_FUNCTIONS = frozenset(("unnest", "range", "generate_series"))


def check_metric_sql(
    metric: Metric, columns: Mapping[str, str], engine: Engine, sources: Iterable[str]
) -> frozenset[str]:
    """Return the sources that a metric's `query` reads, after judging all of its SQL texts.

    Raises MetricError at the first that may not run. `columns` are the source's own: a column may
    be called `current_date`, which is otherwise the moment of asking.
    """
    unsteady = (engine.unsteady_functions() | _CHANCE | _MOMENTS) - frozenset(columns)
    texts = [("expression", metric.expression), ("time", metric.time if metric.per else "")]
    texts += [("numerator", metric.numerator), ("denominator", metric.denominator)]
    texts += [("event", metric.event)]
    texts += [(f"dimensions/{name}", sql) for name, sql in metric.dimensions.items()]
    for key, text in texts:
        if text:
            _check_expression(key, text, engine, unsteady)
    if not metric.query:
        return frozenset()
    return _check_query(metric.query, engine, unsteady, {name.lower(): name for name in sources})


def _check_expression(key: str, text: str, engine: Engine, unsteady: frozenset[str]) -> None:
    _refuse_comments(key, text)
    node = _single_select(key, f"SELECT ({text}\n)", engine)
    items = node["select_list"]
    if (
        len(items) != 1
        or node["from_table"]["type"] != "EMPTY"
        or any(node.get(part) for part in ("where_clause", "having", "qualify", "sample"))
        or node["group_expressions"]
        or node["modifiers"]
        or node["cte_map"]["map"]
    ):
        raise MetricError(key, "this is more than one expression", "write for example: latency_ms")
    for inner in _nodes(items[0]):
        refused = _REFUSED_CLASSES.get(inner.get("class", ""))
        if refused:
            help = "compute it under `query:`, and use its columns here"
            raise MetricError(key, f"{refused} can't stand in an expression", help)
        _refuse_function(key, inner, unsteady)


def _check_query(
    text: str, engine: Engine, unsteady: frozenset[str], sources: Mapping[str, str]
) -> frozenset[str]:
    _refuse_comments("query", text)
    node = _single_select("query", text, engine)
    nodes = list(_nodes(node))
    named = {entry["key"].lower() for inner in nodes for entry in _map(inner)}
    read = set()
    for inner in nodes:
        if inner.get("type") == "BASE_TABLE":
            table = str(inner.get("table_name", "")).lower()
            if table not in {*sources, *named} or inner.get("schema_name"):
                help = "sources: " + ", ".join(sources.values())
                raise MetricError("query", f"there is no source `{table}`", help)
            read.add(sources.get(table, ""))
        _refuse_in_query(inner)
        _refuse_function("query", inner, unsteady)
    return frozenset(read)


def _refuse_in_query(node: dict[str, Any]) -> None:
    if node.get("type") == "TABLE_FUNCTION":
        function = str((node.get("function") or {}).get("function_name", "")).lower()
        if function not in _ROW_FUNCTIONS:
            help = "read from the sources that sightline.toml declares"
            raise MetricError("query", f"{function}(...) can't be read from", help)
    if node.get("type") == "SHOW_REF":
        raise MetricError("query", "a query gives rows, not a description", "write: SELECT ...")
    if node.get("sample"):
        raise MetricError("query", "a sample gives another answer each time", "read all rows")
    if node.get("class") == "PARAMETER":
        raise MetricError("query", "a placeholder can't stand in a query", "write the value")


def _map(node: dict[str, Any]) -> list[dict[str, Any]]:
    held = node.get("cte_map")
    return held["map"] if isinstance(held, dict) else []


def _refuse_comments(key: str, text: str) -> None:
    if "--" in text or "/*" in text:
        raise MetricError(key, "comments can't stand in SQL here", "write a YAML comment: # ...")


def _refuse_function(key: str, node: dict[str, Any], unsteady: frozenset[str]) -> None:
    name = str(node.get("function_name", "")).lower()
    if node.get("class") == "COLUMN_REF" and len(node.get("column_names", ())) == 1:
        name = str(node["column_names"][0]).lower()
        name = name if name in _MOMENTS else ""
    if name in unsteady:
        help = "the window and the as-of date are applied for you"
        raise MetricError(key, f"{name} gives another answer each time", help)


def _single_select(key: str, text: str, engine: Engine) -> dict[str, Any]:
    try:
        statements = engine.statement_tree(text)["statements"]
    except SourceError as error:
        raise MetricError(key, error.message, "write one SQL expression") from None
    node: dict[str, Any] = statements[0]["node"] if len(statements) == 1 else {}
    if node.get("type") != "SELECT_NODE" and not (key == "query" and node):
        raise MetricError(key, "this is more than one expression", "write one SQL expression")
    return node


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a parsed statement, without recursion."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)
