"""Judges SQL that somebody typed: one steady SELECT over the sources that they may see.

The engine's own parser reads the text, and its tree is judged, name by name in its scope: what is
no source and no `WITH` of the query itself is not there, whether it is a file, a table of the
engine or a source that is withheld. Positions are code points of the text, from 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.store.engine import Engine
from sightline.store.errors import NotSQL
from sightline.text.near import nearest

_ROW_FUNCTIONS = frozenset(("unnest", "range", "generate_series"))
_MOMENTS = frozenset(
    (
        "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
        "current_user", "session_user", "current_role",
    )
)  # fmt: skip
_CHANCE = frozenset(("age", "reservoir_quantile", "approx_quantile"))
_ALL_WITH_ALL = ("CROSS", "NESTED", "BLOCKWISE", "MERGE_JOIN", "IE_JOIN")
_MOST_PAIRS = 10_000_000_000
_MOST_ROWS = 1_000_000_000


class QueryError(Exception):
    """SQL that is not run: why, what to write, and at which code point (-1: nowhere)."""

    def __init__(self, message: str, help: str, offset: int = -1) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.offset = offset


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """A SELECT that may run: its text, the sources it reads, and whether its order is given.

    `names` are the code points where each column, table or function is first named.
    """

    text: str
    reads: tuple[str, ...]
    is_ordered: bool
    names: Mapping[str, int]


def judged(text: str, engine: Engine, sources: Sequence[str]) -> TypedQuery:
    """Return a query that may run over the sources. Raises QueryError."""
    text = text.strip()
    while text.endswith(";"):
        text = text[:-1].rstrip()
    node = _select(text, engine)
    judge = _Judge(text, engine, sources)
    for inner, scope in _scoped(node):
        judge.look_at(inner, scope)
    reads = tuple(name for name in sources if name in judge.reads)
    return TypedQuery(text, reads, _is_ordered(node), judge.names)


def refuse_endless(engine: Engine, sql: str, params: Sequence[Any]) -> None:
    """Raise QueryError where the engine expects more rows to be compared than anybody waits for.

    The bound is a count of rows, never of seconds: the same query is refused everywhere.
    """
    for step in engine.plan(sql, params):
        _expected_rows(step)


def _expected_rows(step: Mapping[str, Any]) -> int:
    below = [_expected_rows(child) for child in step.get("children", ())]
    said = str(step.get("extra_info", {}).get("Estimated Cardinality", ""))
    rows = int(said) if said.isdigit() else max(below, default=0)
    name = str(step.get("name", ""))
    if len(below) == 2 and any(word in name for word in _ALL_WITH_ALL):
        pairs = max(1, below[0]) * max(1, below[1])
        if pairs > _MOST_PAIRS:
            message = f"this would put {below[0]:,} rows beside {below[1]:,}: every one with each"
            raise QueryError(message, "join them: FROM a JOIN b ON a.id = b.id")
    if rows > (_MOST_PAIRS if below else _MOST_ROWS):
        raise QueryError(f"this would make {rows:,} rows", "ask for fewer")
    return rows


class _Judge:
    def __init__(self, text: str, engine: Engine, sources: Sequence[str]) -> None:
        self._bytes = text.encode()
        self._sources = {name.lower(): name for name in sources}
        self._unsteady = engine.unsteady_functions() | _CHANCE | _MOMENTS
        self.reads: set[str] = set()
        self.names: dict[str, int] = {}

    def look_at(self, node: dict[str, Any], scope: frozenset[str]) -> None:
        """Refuse a part of the tree that may not be there."""
        offset = self._offset(node)
        kind = node.get("type")
        if kind == "BASE_TABLE":
            self._table(node, scope, offset)
        elif kind == "TABLE_FUNCTION":
            function = str((node.get("function") or {}).get("function_name", "")).lower()
            if function not in _ROW_FUNCTIONS:
                raise QueryError(f"{function}(...) can't be read from", self._known(), offset)
        elif kind == "SHOW_REF":
            help = "write SELECT * FROM SOURCE --limit 1: the types stand below the names"
            raise QueryError("a query gives rows, not a description", help, offset)
        elif kind == "RECURSIVE_CTE_NODE":
            raise QueryError("a recursive query may never end", "write it without RECURSIVE")
        if node.get("sample"):
            raise QueryError("a sample gives another answer each time", "read all rows", offset)
        if node.get("class") == "PARAMETER":
            raise QueryError("a placeholder has no value here", "write the value", offset)
        self._function(node, offset)

    def _table(self, node: dict[str, Any], scope: frozenset[str], offset: int) -> None:
        name = str(node.get("table_name", ""))
        path = (node.get("catalog_name"), node.get("schema_name"))
        if any(path):
            shown = ".".join(str(part) for part in (*path, name) if part)
            raise QueryError(f"there is no source `{shown}`", self._known(), offset)
        if name.lower() in scope:
            return
        if name.lower() not in self._sources:
            near = nearest(name, self._sources.values(), limit=1)
            help = f"did you mean `{near[0]}`?" if near else self._known()
            raise QueryError(f"there is no source `{name}`", help, offset)
        self.reads.add(self._sources[name.lower()])

    def _function(self, node: dict[str, Any], offset: int) -> None:
        name = str(node.get("function_name", "")).lower()
        columns = node.get("column_names") if node.get("class") == "COLUMN_REF" else None
        if columns:
            self.names.setdefault(str(columns[-1]).lower(), offset)
            bare = str(columns[0]).lower() if len(columns) == 1 else ""
            name = bare if bare in _MOMENTS else ""
        elif name:
            self.names.setdefault(name, offset)
        if name in self._unsteady:
            help = "write the value itself: '2026-03-01'; rows end at the as-of date by themselves"
            raise QueryError(f"{name} gives another answer each time", help, offset)

    def _offset(self, node: dict[str, Any]) -> int:
        place = node.get("query_location")
        if not isinstance(place, int) or not 0 <= place <= len(self._bytes):
            return -1
        return len(self._bytes[:place].decode("utf-8", "ignore"))

    def _known(self) -> str:
        names = ", ".join(self._sources.values())
        return f"sources: {names}" if names else "declare one in sightline.toml: [sources.NAME]"


def _select(text: str, engine: Engine) -> dict[str, Any]:
    help = "write one SELECT"
    try:
        statements = engine.statement_tree(text)["statements"]
    except NotSQL as error:
        if "Only SELECT" in error.message:
            raise QueryError("only a single SELECT is run here", help) from None
        before = text.encode()[: max(error.offset, 0)].decode("utf-8", "ignore")
        raise QueryError(error.message, help, len(before) if error.offset >= 0 else -1) from None
    if len(statements) != 1:
        raise QueryError("only a single SELECT is run here", help)
    node: dict[str, Any] = statements[0]["node"]
    return node


def _scoped(tree: Any) -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    """Yield every object of a parsed statement with the names that `WITH` gives it.

    A name is known after its own body, not within it: there it means what it meant outside.
    """
    pending: list[tuple[Any, frozenset[str]]] = [(tree, frozenset())]
    while pending:
        node, scope = pending.pop()
        if isinstance(node, list):
            pending.extend((part, scope) for part in node)
        elif isinstance(node, dict):
            held = node.get("cte_map")
            for entry in held["map"] if isinstance(held, dict) else ():
                pending.append((entry["value"], scope))
                scope |= {str(entry["key"]).lower()}
            yield node, scope
            pending.extend((part, scope) for key, part in node.items() if key != "cte_map")


def _is_ordered(node: dict[str, Any]) -> bool:
    """Whether rows come in an order of their own: as said, or as they stand in one source."""
    modifiers = {part.get("type") for part in node.get("modifiers") or ()}
    if "ORDER_MODIFIER" in modifiers:
        return True
    return (
        node.get("type") == "SELECT_NODE"
        and (node.get("from_table") or {}).get("type") in ("BASE_TABLE", "EMPTY")
        and not node.get("group_expressions")
        and node.get("aggregate_handling") == "STANDARD_HANDLING"
        and "DISTINCT_MODIFIER" not in modifiers
    )
