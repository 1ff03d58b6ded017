"""A drafted document as a file: YAML, or JSON where the name ends so."""

from __future__ import annotations

from typing import Any

from sightline.contract.inferring.drafted_schema import OBSERVED

__all__ = ["ENDINGS", "as_json", "as_yaml", "document_file"]

ENDINGS = (".yaml", ".yml", ".json")
_WIDTH = 100


def document_file(result: Any, path: str) -> bytes:
    """The bytes of a draft (a result with a `document`) for a file of that name."""
    if path.lower().endswith(".json"):
        return as_json(result.document)
    return as_yaml(result.document).encode()


def as_json(document: dict[str, object]) -> bytes:
    """The document as JSON, indented by two."""
    import orjson

    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_yaml(document: dict[str, object]) -> str:
    """The document as YAML in the order of its keys; what was counted stands on one line."""
    import yaml

    quickest: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(quickest):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:
            return True

        def represent_mapping(self, tag: str, mapping: Any, flow_style: Any = None) -> Any:
            node = super().represent_mapping(tag, mapping, flow_style)
            for key, value in node.value:
                if key.value == OBSERVED:
                    value.flow_style = True
            return node

    return str(
        yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    )
