"""The text of a new document: a title, a link back, and room for what its kind wants to hear."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Evidence, FieldSpec, Item, Kind
from sightline.text.yaml.quoting import yaml_scalar

Lines = dict[str, list[str]]
_SHARED = frozenset(f.name for f in fields(Item))


def document_text(kind: Kind, keys: Lines) -> str:
    """The whole text of a new file. ``keys`` holds texts that are valid YAML values."""
    specs = kind.fields()
    front = "".join(_entry(specs[name], values) for name, values in keys.items())
    if kind.suffixes[0] != ".md":
        return front + _lines_to_fill_in(kind, keys) + _hint_of_keys(kind, keys, "# {}\n")
    return f"---\n{front}---\n\n{_body(kind, keys)}"


def linking_key(kind: Kind, target_kind: str) -> FieldSpec | None:
    """The key of a kind that may link to another kind; ``evidence`` where none is made for it."""
    specs = kind.fields().values()
    for spec in specs:
        if target_kind in spec.kinds:
            return spec
    return next((s for s in specs if inner_type(s.annotation) is Evidence), None)


def inner_type(annotation: Any) -> Any:
    """What one value of a key is: ``tuple[Link, ...]`` and ``Link | None`` hold a Link."""
    arguments = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
    is_container = getattr(annotation, "__origin__", None) is tuple or type(None) in get_args(
        annotation
    )
    return arguments[0] if is_container and arguments else annotation


def is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def value_text(spec: FieldSpec, text: str) -> str:
    """A value as it is written in the front matter; only words of prose are ever quoted."""
    inner = inner_type(spec.annotation)
    if inner is not str and text.replace("-", "").replace(".", "").replace("#", "").isalnum():
        return text
    return yaml_scalar(text, in_flow=is_list(spec.annotation))


def _entry(spec: FieldSpec, values: list[str]) -> str:
    """One line; evidence with its words has a line each. A single value stands alone."""
    if len(values) == 1 and inner_type(spec.annotation) is not Evidence:
        return f"{spec.name}: {values[0]}\n"
    if any(value.startswith("{") for value in values):
        return f"{spec.name}:\n" + "".join(f"  - {value}\n" for value in values)
    return f"{spec.name}: [{', '.join(values)}]\n"


def _body(kind: Kind, keys: Lines) -> str:
    specs = kind.fields()
    story = next((s for s in specs.values() if s.first_paragraph and s.name not in keys), None)
    section = next((s for s in specs.values() if s.section and s.name not in keys), None)
    hint = _comment(_short(story) if story else kind.summary)
    parts = [_hint_of_keys(kind, keys, "<!-- {} -->\n") + hint]
    if section is not None:
        parts.append(f"## {section.section}\n\n{_comment('one bullet each: ' + _short(section))}")
    return "\n".join(parts)


def _lines_to_fill_in(kind: Kind, keys: Lines) -> str:
    """The keys without which the document says nothing, each a comment to begin from."""
    specs = kind.fields().values()
    wanted = [spec for spec in specs if spec.in_template and spec.name not in keys]
    return "".join(f"# {spec.name}:  # {spec.help}\n" for spec in wanted)


def _hint_of_keys(kind: Kind, keys: Lines, form: str) -> str:
    """One line that names the keys a person would otherwise have to look up."""
    names = [
        spec.name
        for spec in kind.fields().values()
        if spec.name not in _SHARED
        and spec.name not in keys
        and not spec.in_template
        and not (spec.section or spec.first_paragraph)
        and inner_type(spec.annotation) not in (Link, Evidence)
    ]
    if not names:
        return ""
    return form.format(f"keys: {', '.join(names)} (sightline schema {kind.code})")


def _comment(text: str) -> str:
    return f"<!-- {text.replace('--', '-')} -->\n"


def _short(spec: FieldSpec) -> str:
    return spec.help.partition(";")[0]
