"""Two versions of a contract compared: who breaks, in which direction, and by which edit."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.contract.comparing.alike import changed_pairs
from sightline.contract.comparing.calls import Calls
from sightline.contract.comparing.entries import Causes
from sightline.contract.comparing.kinds import kinds_of
from sightline.contract.comparing.lifecycle_edits import (
    added_operation,
    removed_operation,
)
from sightline.contract.comparing.operation_edits import compare_operations
from sightline.contract.comparing.pairing import paired
from sightline.contract.comparing.remedies import ruled_remedy
from sightline.contract.comparing.renames import suggested_renames
from sightline.contract.comparing.ruled import Found, SchemaPair
from sightline.contract.comparing.schema_causes import add_schema_causes
from sightline.contract.comparing.schema_walk import SchemaWalk
from sightline.contract.comparing.shadowing import Templates
from sightline.contract.comparing.subtypes import add_subtype_causes
from sightline.contract.comparing.texts_on_the_wire import as_text
from sightline.contract.comparing.unread import add_unread, are_same
from sightline.contract.comparing.uses import Use, mode_of
from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    Comparison,
    OperationVerdict,
    worst,
)
from sightline.contract.containing.judging import Judge, Side
from sightline.contract.policy import Policy
from sightline.contract.reading.document import Document
from sightline.contract.reading.reader import locate_many
from sightline.contract.schemas.reader import put_together
from sightline.contract.schemas.table import Table
from sightline.contract.surface.surface import Direction, Surface
from sightline.contract.surface.surface_reader import surface_of

__all__ = ["compare"]

_FAR_PAST = "0001-01-01"
_AGREED = Policy()


def compare(
    old: Document, new: Document, policy: Policy = _AGREED, as_of: str = _FAR_PAST
) -> Comparison:
    """Compare two versions. `as_of` (`2026-01-31`) is the day by which sunsets are over."""
    readings = (surface_of(old.root), surface_of(new.root))
    old_surface, new_surface = readings[0].surface, readings[1].surface
    if are_same(old, new):
        return _comparison(old, new, (old_surface, new_surface), Causes(), ())
    found = _compare_surfaces(old_surface, new_surface, policy, as_of)
    changed = changed_pairs(old_surface, new_surface, found.pairs)
    judge = _judge(old_surface, new_surface, changed, policy)
    causes = Causes()
    add_unread(old, new, readings, causes)
    for ruled in found.ruled:
        cause = causes.of(ruled.change)
        cause.add(ruled.operation, ruled.direction, ruled.verdict)
        cause.witness = cause.witness or ruled.witness
        if ruled.verdict == BREAKING and cause.remedy is None:
            cause.remedy = ruled_remedy(ruled.change.kind)
    walk = SchemaWalk(judge)
    uses = _changed_uses(judge, walk, changed)
    add_schema_causes(judge, walk.units, uses, causes, policy)
    add_subtype_causes(judge, walk, found.pairs, causes, policy)
    _complete_witnesses(judge, causes, old_surface, new_surface, found)
    renames = suggested_renames(found.removed, found.added, causes.all())
    return _comparison(old, new, (old_surface, new_surface), causes, renames)


def _compare_surfaces(old: Surface, new: Surface, policy: Policy, as_of: str) -> Found:
    found = Found(old.root, new.root, policy, as_of)
    pairs, removed, added = paired(old.operations, new.operations)
    found.removed, found.added = removed, added
    for before, after in pairs:
        found.former[after.name] = before.name
        compare_operations(before, after, found)
    for operation in removed:
        removed_operation(operation, found)
    templates = Templates(old.operations)
    for operation in added:
        added_operation(operation, found)
        templates.add_shadowed(operation, found)
    return found


_CARRIED = ("operation", "body", "path", "query", "querystring", "header", "cookie", "status")


def _complete_witnesses(
    judge: Judge, causes: Causes, old: Surface, new: Surface, found: Found
) -> None:
    """Add to each witness that is a whole message the call that carries it."""
    olds = {operation.name: operation for operation in old.operations}
    news = {operation.name: operation for operation in new.operations}
    calls = Calls(judge)
    for cause in causes.all():
        witness = cause.witness
        if witness is None or witness.location.split(" ")[0] not in _CARRIED:
            continue
        before = olds.get(found.former.get(witness.operation, witness.operation))
        after = news.get(witness.operation)
        caller = before if witness.direction == "request" else after
        operation = caller or before or after
        if operation is not None:
            cause.witness = calls.complete(witness, operation, witness.media)


def _judge(old: Surface, new: Surface, pairs: Sequence[SchemaPair], policy: Policy) -> Judge:
    table = Table()
    one = Side(table, old.root, old.dialect)
    other = Side(table, new.root, new.dialect)
    for pair in pairs:
        one.reader.ask_for(pair.old.schema)
        other.reader.ask_for(pair.new.schema)
    for side in (one, other):  # kinds by a discriminator are judged, too, and told by one table
        kinds = kinds_of(side)
        for component in kinds.all_below() if kinds is not None else ():
            side.reader.ask_for(component)
    put_together([one.reader, other.reader])
    return Judge(one, other, table, is_closed=policy.undeclared == "unsent")


def _changed_uses(judge: Judge, walk: SchemaWalk, pairs: Sequence[SchemaPair]) -> list[Use]:
    uses = []
    for pair in pairs:
        old = judge.old.reader.number_of(pair.old.schema)
        new = judge.new.reader.number_of(pair.new.schema)
        if old == new:
            continue
        unit = walk.walk(pair.old, pair.new, pair.owner)
        if unit is None:
            continue
        mode = mode_of(pair)
        small, large = (old, new) if mode.direction is Direction.REQUEST else (new, old)
        if mode.is_text:
            large = as_text(judge.table, large)
        is_contained = judge.is_contained(small, large, mode.direction) is True
        uses.append(Use(pair, unit, mode, small, large, is_contained))
    return uses


def _comparison(
    old: Document,
    new: Document,
    surfaces: tuple[Surface, Surface],
    causes: Causes,
    renames: tuple[tuple[str, str], ...],
) -> Comparison:
    entries = causes.entries(_places(old, new, causes))
    verdicts: dict[str, str] = {}
    for entry in entries:
        for reached in entry.reach:
            known = verdicts.get(reached.operation, COMPATIBLE)
            verdicts[reached.operation] = worst([known, reached.verdict])
    return Comparison(
        old=old.name,
        new=new.name,
        old_version=surfaces[0].version,
        new_version=surfaces[1].version,
        verdict=worst([entry.verdict for entry in entries]),
        undecided=sum(entry.is_undecided for entry in entries),
        entries=entries,
        operations=tuple(
            OperationVerdict(name, verdict) for name, verdict in sorted(verdicts.items())
        ),
        renames=renames,
    )


def _places(
    old: Document, new: Document, causes: Causes
) -> dict[tuple[str, bool], tuple[str, int]]:
    """Where the edits stand; lines are looked up only for what needs an answer."""
    places = {}
    for is_gone, document in ((False, new), (True, old)):
        asked = sorted(
            {
                cause.change.pointer
                for cause in causes.all()
                if cause.change.is_gone == is_gone
                and cause.verdict in (REVIEW, "breaking")
                and cause.change.pointer.startswith("/")
            }
        )
        for pointer, place in locate_many(document, asked).items():
            places[pointer, is_gone] = (place.path, place.line)
    return places
