"""Parameters in both versions of an operation."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.contract.comparing.lifecycle_edits import compare_sunsets, removal
from sightline.contract.comparing.parameter_forms import exploded, is_scalar
from sightline.contract.comparing.ruled import Found, SchemaPair, Where, rule_witness
from sightline.contract.comparing.schema_walk import owner_of
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    SOURCE,
    Witness,
)
from sightline.contract.surface.path_templates import parameter_names
from sightline.contract.surface.surface import Operation, Parameter, SchemaUse

__all__ = ["compare_parameters"]

REQUEST = "request"
ANYTHING = SchemaUse("", True)
ANY_TEXT = SchemaUse("", {"type": "string"})


def compare_parameters(old: Operation, new: Operation, found: Found) -> None:
    """Add the edits of parameters; path parameters are matched by their place in the path."""
    olds, news = _keyed(old), _keyed(new)
    _take_apart(olds, news, new, found)
    for key, parameter in olds.items():
        other = news.get(key)
        if other is not None:
            _compare_one(parameter, other, new, found)
            continue
        moved = _moved_to(parameter, olds, news)
        if moved is not None:
            _moved(parameter, moved, new, found)
        else:
            _removed(parameter, new, found)
    for key, parameter in news.items():
        if key not in olds:
            _added(parameter, new, found, olds)


def _take_apart(
    olds: dict[tuple[str, str], Parameter],
    news: dict[tuple[str, str], Parameter],
    new: Operation,
    found: Found,
) -> None:
    """An exploded object on one side, its properties as parameters on the other: the wire is the
    same, what is generated from it isn't."""
    for mine, others, root in ((olds, news, found.old_root), (news, olds, found.new_root)):
        for key in [key for key in mine if key not in others]:
            loose = exploded(mine[key], root)
            if not any((one.place, one.name) in others for one in loose):
                continue
            parameter = mine.pop(key)
            mine.update({(one.place, one.name): one for one in loose})
            names = ", ".join(f"`{one.name}`" for one in loose)
            is_old = mine is olds
            found.add(
                "parameter-split" if is_old else "parameters-joined",
                f"`{parameter.name}` and {names} say the same in other words",
                REVIEW,
                Where(new.name, new.name, REQUEST),
                parameter.pointer,
                class_=SOURCE,
                is_gone=is_old,
                before=parameter.name if is_old else None,
                after=None if is_old else parameter.name,
            )


def _keyed(operation: Operation) -> dict[tuple[str, str], Parameter]:
    order = {name: f"{{{place}}}" for place, name in enumerate(parameter_names(operation.path))}
    return {
        (one.place, order.get(one.name, one.name) if one.place == "path" else one.name): one
        for one in operation.parameters
    }


def _moved_to(
    parameter: Parameter,
    olds: dict[tuple[str, str], Parameter],
    news: dict[tuple[str, str], Parameter],
) -> Parameter | None:
    """A parameter of the same name that is new in another place."""
    for key, other in news.items():
        same = other.name.lower() == parameter.name.lower()
        if same and key not in olds and other.place != parameter.place:
            return other
    return None


def _where(parameter: Parameter, operation: Operation) -> Where:
    return Where(owner_of(parameter.pointer) or operation.name, operation.name, REQUEST)


def _name_of(parameter: Parameter) -> str:
    return f"{parameter.place} parameter `{parameter.name}`"


def _moved(parameter: Parameter, moved: Parameter, operation: Operation, found: Found) -> None:
    found.add(
        "parameter-moved",
        f"{_name_of(parameter)} moved to {moved.place}",
        BREAKING if moved.is_required else REVIEW,
        _where(parameter, operation),
        moved.pointer,
        before=parameter.place,
        after=moved.place,
    )


def _removed(parameter: Parameter, operation: Operation, found: Found) -> None:
    verdict, ending, why = removal(
        parameter.is_deprecated, parameter.sunset, parameter.stability, found.as_of
    )
    if ending == "-without-deprecation":
        verdict, ending, why = REVIEW, "", "what callers send is ignored now"
    elif ending == "-with-deprecation" and not parameter.sunset:
        verdict = REVIEW
    if parameter.place == "path":
        verdict = COMPATIBLE if verdict == REVIEW else verdict
    found.add(
        f"parameter-removed{ending}",
        f"{_name_of(parameter)} was removed: {why}",
        verdict,
        _where(parameter, operation),
        parameter.pointer,
        is_gone=True,
        class_=SEMANTIC,
        before=parameter.name,
    )


def _stood_elsewhere(parameter: Parameter, olds: Iterable[Parameter]) -> bool:
    name = parameter.name.lower()
    return any(one.name.lower() == name and one.place != parameter.place for one in olds)


def _added(
    parameter: Parameter,
    new: Operation,
    found: Found,
    olds: dict[tuple[str, str], Parameter],
) -> None:
    if parameter.place != "path" and _stood_elsewhere(parameter, olds.values()):
        return  # told as moved
    name = _name_of(parameter)
    if parameter.place == "path" and parameter.name in parameter_names(new.path):
        _described(parameter, new, found)
        return
    required = "required" if parameter.is_required else "optional"
    witness = _missing(parameter, new) if parameter.is_required else None
    found.add(
        f"{required}-parameter-added",
        f"{required} {name} was added",
        BREAKING if parameter.is_required else COMPATIBLE,
        _where(parameter, new),
        parameter.pointer,
        after=parameter.name,
        witness=witness,
    )


def _described(parameter: Parameter, new: Operation, found: Found) -> None:
    """A part of the path that nobody described until now: any text stood there."""
    where = _where(parameter, new)
    found.add(
        "path-parameter-described",
        f"{_name_of(parameter)} was described",
        COMPATIBLE,
        where,
        parameter.pointer,
        after=parameter.name,
    )
    found.pairs.append(
        SchemaPair(
            ANY_TEXT,
            parameter.schema or ANYTHING,
            new.name,
            REQUEST,
            f"path {parameter.name}",
            where.owner,
            new.flips,
            is_text=True,
        )
    )


def _missing(parameter: Parameter, operation: Operation) -> Witness:
    location = f"{parameter.place} {parameter.name}"
    return rule_witness(operation, location, f"{_name_of(parameter)} is missing")


def _compare_one(old: Parameter, new: Parameter, operation: Operation, found: Found) -> None:
    name = _name_of(new)
    where = _where(new, operation)
    _compare_need(old, new, operation, found)
    _compare_wire_form(old, new, name, where, found)
    if old.is_deprecated != new.is_deprecated:
        word = "deprecated" if new.is_deprecated else "reactivated"
        found.add(
            f"parameter-{word}",
            f"{name} was {word}",
            COMPATIBLE,
            where,
            new.pointer,
            class_=SEMANTIC,
            before=old.is_deprecated,
            after=new.is_deprecated,
        )
    compare_sunsets(old, new, name, where, found)
    found.pairs.append(
        SchemaPair(
            old.schema or ANYTHING,
            new.schema or ANYTHING,
            operation.name,
            REQUEST,
            f"{new.place} {new.name}",
            where.owner,
            operation.flips,
            is_text=not new.media,
        )
    )


def _compare_need(old: Parameter, new: Parameter, operation: Operation, found: Found) -> None:
    if old.is_required == new.is_required:
        return
    gained = new.is_required
    word = "required" if gained else "optional"
    found.add(
        f"parameter-became-{word}",
        f"{_name_of(new)} became {word}",
        BREAKING if gained else COMPATIBLE,
        _where(new, operation),
        f"{new.pointer}/required",
        is_gone=not gained,
        before=not gained,
        after=gained,
        witness=_missing(new, operation) if gained else None,
    )


def _compare_wire_form(
    old: Parameter, new: Parameter, name: str, where: Where, found: Found
) -> None:
    """Style, explode and media type: how a list or an object becomes text."""
    before = (old.style, old.explode, old.media, old.collection_format)
    after = (new.style, new.explode, new.media, new.collection_format)
    if before[:3] == after[:3]:
        return
    is_plain = not old.media and not new.media and is_scalar(old, found.old_root)
    verdict = COMPATIBLE if is_plain and _same_for_plain(old, new) else BREAKING
    found.add(
        "parameter-serialisation-changed",
        f"{name} is written another way: {_form(old)} became {_form(new)}",
        verdict,
        where,
        new.pointer,
        before=_form(old),
        after=_form(new),
    )


def _same_for_plain(old: Parameter, new: Parameter) -> bool:
    loose = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
    return old.style == new.style or (old.style in loose and new.style in loose)


def _form(parameter: Parameter) -> str:
    if parameter.media:
        return parameter.media
    return f"{parameter.style}{', exploded' if parameter.explode else ''}"
