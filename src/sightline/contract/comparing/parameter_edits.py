"""Parameters in both versions of an operation."""

from __future__ import annotations

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
    WIRE,
    Witness,
)
from sightline.contract.reading.pointers import look_up, tokens_of
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
    told: set[int] = set()
    for key, parameter in olds.items():
        other = news.get(key)
        if other is not None:
            _compare_one(parameter, other, new, found)
            continue
        moved = _moved_to(parameter, olds, news, told)
        if moved is not None:
            told.add(id(moved))
            _moved(parameter, moved, new, found)
        else:
            _removed(parameter, new, found)
    for key, parameter in news.items():
        if key not in olds and id(parameter) not in told:
            _added(parameter, new, found)


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
    told: set[int],
) -> Parameter | None:
    """A parameter of the same name that is new in another place; of several a required one."""
    name = parameter.name.lower()
    found = [
        other
        for key, other in news.items()
        if other.name.lower() == name and key not in olds and other.place != parameter.place
    ]
    found = [other for other in found if id(other) not in told]
    return max(found, key=lambda other: other.is_required, default=None)


def _where(parameter: Parameter, operation: Operation) -> Where:
    return Where(owner_of(parameter.pointer) or operation.name, operation.name, REQUEST)


def _name_of(parameter: Parameter) -> str:
    return f"{parameter.place} parameter `{parameter.name}`"


def _moved(parameter: Parameter, moved: Parameter, operation: Operation, found: Found) -> None:
    is_needed = _is_needed(parameter, moved, operation)
    found.add(
        "parameter-moved",
        f"{_name_of(parameter)} moved to {moved.place}",
        BREAKING if is_needed else REVIEW,
        _where(parameter, operation),
        moved.pointer,
        before=parameter.place,
        after=moved.place,
        witness=_missing(parameter if operation.flips else moved, operation) if is_needed else None,
    )
    _pair(parameter, moved, operation, found)


def _removed(parameter: Parameter, operation: Operation, found: Found) -> None:
    verdict, ending, why = removal(
        parameter.is_deprecated, parameter.sunset, parameter.stability, found.as_of
    )
    is_missed = operation.flips and parameter.is_required and parameter.place != "path"
    if ending == "-without-deprecation":
        verdict, ending, why = REVIEW, "", "what callers send is ignored now"
        if operation.flips:
            verdict, why = BREAKING if is_missed else REVIEW, "receivers no longer get it"
    if parameter.place == "path":
        verdict = COMPATIBLE if verdict == REVIEW else verdict
    found.add(
        f"parameter-removed{ending}",
        f"{_name_of(parameter)} was removed: {why}",
        verdict,
        _where(parameter, operation),
        parameter.pointer,
        is_gone=True,
        class_=WIRE if is_missed else SEMANTIC,
        before=_written(parameter, found.old_root),
        witness=_missing(parameter, operation) if is_missed and verdict == BREAKING else None,
    )


def _written(parameter: Parameter, root: dict[str, object]) -> object:
    """The parameter as it stands in its document: another one of its name is another edit."""
    written = look_up(root, tokens_of(parameter.pointer))
    if not isinstance(written, dict):
        return parameter.name
    is_own = str(written.get("name")).lower() == parameter.name.lower()  # not of an exploded object
    return written if is_own else parameter.name


def _is_needed(old: Parameter, new: Parameter, operation: Operation) -> bool:
    """Whether the receiver can't do without it: the new version, or who gets its webhooks."""
    return old.is_required if operation.flips else new.is_required


def _added(parameter: Parameter, new: Operation, found: Found) -> None:
    name = _name_of(parameter)
    if parameter.place == "path" and parameter.name in parameter_names(new.path):
        _described(parameter, new, found)
        return
    required = "required" if parameter.is_required else "optional"
    is_needed = parameter.is_required and not new.flips
    witness = _missing(parameter, new) if is_needed else None
    found.add(
        f"{required}-parameter-added",
        f"{required} {name} was added",
        BREAKING if is_needed else COMPATIBLE,
        _where(parameter, new),
        parameter.pointer,
        after=_written(parameter, found.new_root),
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
    _compare_signs(old, new, operation, found)
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
    _pair(old, new, operation, found)


def _pair(old: Parameter, new: Parameter, operation: Operation, found: Found) -> None:
    found.pairs.append(
        SchemaPair(
            old.schema or ANYTHING,
            new.schema or ANYTHING,
            operation.name,
            REQUEST,
            f"{new.place} {new.name}",
            _where(new, operation).owner,
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
        BREAKING if gained != operation.flips else COMPATIBLE,
        _where(new, operation),
        f"{new.pointer}/required",
        is_gone=not gained,
        before=not gained,
        after=gained,
        witness=_missing(new, operation) if gained != operation.flips else None,
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


def _compare_signs(old: Parameter, new: Parameter, operation: Operation, found: Found) -> None:
    """What may stand in the text: nothing at all, or signs that URLs reserve."""
    for word, keyword, before, after in (
        ("empty", "allowEmptyValue", old.allow_empty, new.allow_empty),
        (
            "with reserved signs as they are",
            "allowReserved",
            old.allow_reserved,
            new.allow_reserved,
        ),
    ):
        if before != after:
            found.add(
                f"parameter-{'reserved' if keyword == 'allowReserved' else 'empty'}-changed",
                f"{_name_of(new)} may {'' if after else 'no longer '}be sent {word}",
                COMPATIBLE if after != operation.flips else REVIEW,
                _where(new, operation),
                f"{new.pointer}/{keyword}" if after else f"{old.pointer}/{keyword}",
                is_gone=not after,
                before=before,
                after=after,
            )


def _same_for_plain(old: Parameter, new: Parameter) -> bool:
    loose = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
    return old.style == new.style or (old.style in loose and new.style in loose)


def _form(parameter: Parameter) -> str:
    if parameter.media:
        return parameter.media
    return f"{parameter.style}{', exploded' if parameter.explode else ''}"
