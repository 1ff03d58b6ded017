"""Reads large YAML texts of other tools as plain values, quickly, however they are nested.

Every scalar stays the text that somebody typed: `200` is a key, `1.0` a version, `no` a word. Built
from libyaml's events with a stack of its own, so that no nesting can exhaust the machine's.
"""

from __future__ import annotations

from typing import Any

DEPTH_LIMIT = 500


class PlainYamlError(ValueError):
    """What is wrong, and where: line and column from 1, None where that is not known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_plain_yaml(data: bytes) -> Any:
    """The first document of a YAML text, as dicts, lists and texts. Raises PlainYamlError.

    >>> read_plain_yaml(b"openapi: 3.0\\nx: &a {200: [y]}\\nz: {<<: *a, k: }")
    {'openapi': '3.0', 'x': {'200': ['y']}, 'z': {'200': ['y'], 'k': ''}}
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Building(yaml).built(yaml.parse(data, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "it can't be read"
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise PlainYamlError(why, *place) from None
    except (UnicodeError, ValueError) as error:
        raise PlainYamlError(getattr(error, "message", "it is not text")) from None


class _Building:
    """Puts each value where it belongs: into the open list, under the key of the open map."""

    def __init__(self, yaml: Any) -> None:
        self.yaml = yaml
        self.open: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        self.named: dict[str, Any] = {}
        self.root: Any = None

    def built(self, events: Any) -> Any:
        yaml = self.yaml
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._put(event.value, event.anchor)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin({} if kind is yaml.MappingStartEvent else [], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
                self.keys.pop()
            elif kind is yaml.AliasEvent:
                if event.anchor not in self.named:
                    mark = event.start_mark
                    what = f"nothing is called &{event.anchor}"
                    raise yaml.MarkedYAMLError(problem=what, problem_mark=mark)
                self._put(self.named[event.anchor], None)
            elif kind is yaml.DocumentEndEvent:
                break
        return self.root

    def _begin(self, held: dict[str, Any] | list[Any], event: Any) -> None:
        if len(self.open) >= DEPTH_LIMIT:
            what = f"nested deeper than {DEPTH_LIMIT} levels"
            raise self.yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)
        self._put(held, event.anchor)
        self.open.append(held)
        self.keys.append(None)

    def _put(self, value: Any, anchor: str | None) -> None:
        if anchor is not None:
            self.named[anchor] = value
        if not self.open:
            self.root = value
            return
        holder = self.open[-1]
        if isinstance(holder, list):
            holder.append(value)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = value if isinstance(value, str) else ""
            return
        self.keys[-1] = None
        if key == "<<" and isinstance(value, dict):
            for name, merged in value.items():
                holder.setdefault(name, merged)
        else:
            holder[key] = value
