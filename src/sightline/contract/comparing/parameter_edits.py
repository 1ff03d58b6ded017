"""Parameters in both versions of an operation."""

from __future__ import annotations

from sightline.contract.comparing.lifecycle_edits import compare_sunsets, removal
from sightline.contract.comparing.parameter_forms import exploded, is_scalar
from sightline.contract.comparing.ruled import Found, SchemaPair
from sightline.contract.comparing.schema_walk import owner_of
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    SOURCE,
    Witness,
)
from sightline.contract.policy import Policy
from sightline.contract.surface.path_templates import parameter_names
from sightline.contract.surface.surface import Operation, Parameter, SchemaUse

__all__ = ["compare_parameters"]

REQUEST = "request"
ANYTHING = SchemaUse("", True)
ANY_TEXT = SchemaUse("", {"type": "string"})


def compare_parameters(
    old: Operation, new: Operation, found: Found, policy: Policy, as_of: str
) -> None:
    """Add the edits of parameters; path parameters are matched by their place in the path."""
    olds, news = _keyed(old), _keyed(new)
    _take_apart(olds, news, new, found)
    for key, parameter in olds.items():
        other = news.get(key)
        if other is not None:
            _compare_one(parameter, other, new, found, policy, as_of)
            continue
        moved = _moved_to(parameter, olds, news)
        _removed(parameter, moved, old, new, found, as_of)
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
                f"`{parameter.name}` and {names} say the same in other words", REVIEW,
                (new.name, new.name, REQUEST), parameter.pointer, class_=SOURCE, is_gone=is_old,
                before=parameter.name if is_old else None,
                after=None if is_old else parameter.name,
            )  # fmt: skip


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


def _where(parameter: Parameter, operation: Operation) -> tuple[str, str, str]:
    return owner_of(parameter.pointer) or operation.name, operation.name, REQUEST


def _removed(
    parameter: Parameter,
    moved: Parameter | None,
    old: Operation,
    new: Operation,
    found: Found,
    as_of: str,
) -> None:
    name = f"{parameter.place} parameter `{parameter.name}`"
    where = (owner_of(parameter.pointer) or new.name, new.name, REQUEST)
    if moved is not None:
        found.add(
            "parameter-moved", f"{name} moved to {moved.place}",
            BREAKING if moved.is_required else REVIEW, where, moved.pointer,
            before=parameter.place, after=moved.place,
        )  # fmt: skip
        return
    verdict, ending, why = removal(
        parameter.is_deprecated, parameter.sunset, parameter.stability, as_of
    )
    if ending == "-without-deprecation":
        verdict, ending, why = REVIEW, "", "what callers send is ignored now"
    elif ending == "-with-deprecation" and not parameter.sunset:
        verdict = REVIEW
    if parameter.place == "path":
        verdict = COMPATIBLE if verdict == REVIEW else verdict
    found.add(
        f"parameter-removed{ending}", f"{name} was removed: {why}", verdict, where,
        parameter.pointer, is_gone=True, class_=SEMANTIC, before=parameter.name,
    )  # fmt: skip


def _added(
    parameter: Parameter,
    new: Operation,
    found: Found,
    olds: dict[tuple[str, str], Parameter],
) -> None:
    if (
        any(
            one.name.lower() == parameter.name.lower() and one.place != parameter.place
            for key, one in olds.items()
        )
        and parameter.place != "path"
    ):
        return  # told as moved
    name = f"{parameter.place} parameter `{parameter.name}`"
    if parameter.place == "path" and parameter.name in parameter_names(new.path):
        found.add("path-parameter-described", f"{name} was described", COMPATIBLE,
                  _where(parameter, new), parameter.pointer, after=parameter.name)  # fmt: skip
        found.pairs.append(
            SchemaPair(
                ANY_TEXT,
                parameter.schema or ANYTHING,
                new.name,
                REQUEST,
                f"path {parameter.name}",
                _where(parameter, new)[0],
                new.flips,
                True,
            )  # fmt: skip
        )
        return
    required = "required" if parameter.is_required else "optional"
    witness = None
    if parameter.is_required:
        witness = Witness(
            new.name, REQUEST, f"{parameter.place} {parameter.name}", None, "", "old",
            f"{name} is missing", "rule", new.method,
            (new.bases or ("",))[0].rstrip("/") + new.path,
        )  # fmt: skip
    found.add(
        f"{required}-parameter-added", f"{required} {name} was added",
        BREAKING if parameter.is_required else COMPATIBLE, _where(parameter, new),
        parameter.pointer, after=parameter.name, witness=witness,
    )  # fmt: skip


def _compare_one(
    old: Parameter,
    new: Parameter,
    operation: Operation,
    found: Found,
    policy: Policy,
    as_of: str,
) -> None:
    name = f"{new.place} parameter `{new.name}`"
    where = _where(new, operation)
    if old.is_required != new.is_required:
        gained = new.is_required
        witness = None
        if gained:
            witness = Witness(
                operation.name, REQUEST, f"{new.place} {new.name}", None, "", "old",
                f"{name} is missing", "rule", operation.method,
                (operation.bases or ("",))[0].rstrip("/") + operation.path,
            )  # fmt: skip
        found.add(
            f"parameter-became-{'required' if gained else 'optional'}",
            f"{name} became {'required' if gained else 'optional'}",
            BREAKING if gained else COMPATIBLE, where, f"{new.pointer}/required",
            is_gone=not gained, before=not gained, after=gained, witness=witness,
        )  # fmt: skip
    _compare_wire_form(old, new, name, where, found)
    if old.is_deprecated != new.is_deprecated:
        word = "deprecated" if new.is_deprecated else "reactivated"
        found.add(f"parameter-{word}", f"{name} was {word}", COMPATIBLE, where, new.pointer,
                  class_=SEMANTIC, before=old.is_deprecated, after=new.is_deprecated)  # fmt: skip
    if new.is_deprecated:
        compare_sunsets(
            old.sunset if old.is_deprecated else "", new.sunset, name, where, new.pointer, found,
            policy.deprecation.days_for(new.stability), as_of, is_new=not old.is_deprecated,
        )  # fmt: skip
    found.pairs.append(
        SchemaPair(
            old.schema or ANYTHING,
            new.schema or ANYTHING,
            operation.name,
            REQUEST,
            f"{new.place} {new.name}",
            where[0],
            operation.flips,
            is_text=not new.media,
        )  # fmt: skip
    )


def _compare_wire_form(
    old: Parameter, new: Parameter, name: str, where: tuple[str, str, str], found: Found
) -> None:
    """Style, explode and media type: how a list or an object becomes text."""
    before = (old.style, old.explode, old.media, old.collection_format)
    after = (new.style, new.explode, new.media, new.collection_format)
    if before[:3] == after[:3]:
        return
    is_plain = not old.media and not new.media and is_scalar(old, found.old_root)
    verdict = COMPATIBLE if is_plain and _same_for_plain(old, new) else BREAKING
    found.add(
        "parameter-serialisation-changed", f"{name} is written another way: {_form(old)} became "
        f"{_form(new)}", verdict, where, new.pointer, before=_form(old), after=_form(new),
    )  # fmt: skip


def _same_for_plain(old: Parameter, new: Parameter) -> bool:
    loose = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
    return old.style == new.style or (old.style in loose and new.style in loose)


def _form(parameter: Parameter) -> str:
    if parameter.media:
        return parameter.media
    return f"{parameter.style}{', exploded' if parameter.explode else ''}"
