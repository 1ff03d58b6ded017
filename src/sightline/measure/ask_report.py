"""``report``: keep a figure that was read elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.language.criterion import Between, Threshold
from sightline.measure.language.units import UnitError, convert, is_unit
from sightline.measure.promises.decider_keys import read_figure
from sightline.measure.promises.promise import Promise
from sightline.measure.records.promise_meant import promise_meant
from sightline.measure.records.saying import Said, Saying, say
from sightline.measure.verdict import REPORTED

_QUANTITY = re.compile(r"\d ?(%|[A-Za-z]{1,3})(?!\w)")


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Which figure, of which promise, and where it was read."""

    id: str = argument(help="the document that made the promise", complete="id", required=True)
    promise: str = argument("", metavar="[PROMISE]", help="its words, or some that no other has")
    value: str = option(metavar="FIGURE", help='the figure: 4.2, or "4.2 d"')
    unit: str = option(metavar="UNIT", help="its unit, where it does not stand beside it")
    n: str = option(metavar="N", help="how many cases it rests on")
    link: str = option(metavar="LINK", help="where it was read: https://..., or an id")
    by: str = option(metavar="NAME", help="who read it")
    note: str = option(metavar="TEXT", help="what a reader should know")


@operation("report", writes=True, renderers={"text": "sightline.measure.render_said:text"})
def report(view: WorkspaceView, request: ReportRequest) -> Planned[Said]:
    """Keep a figure that lives elsewhere: REPORTED by a person on a day, never PASS.

    For data that can't be read here. Whoever doubts it follows the link. It is dated with today's
    date (or `--as-of`), written to `readings/` and never edited; after 90 days it is STALE.
    """
    value, unit = _figure(request)
    if not request.link:
        help = "add --link https://..., or the id of a document"
        raise UsageError("nobody could look this figure up", help=help)
    _refuse_other_unit(view, request, unit)
    saying = Saying(
        REPORTED, request.by, request.note, request.link, value, unit, _cases(request.n)
    )
    return say(view, request.id, request.promise, saying)


def _refuse_other_unit(view: WorkspaceView, request: ReportRequest, unit: str) -> None:
    """A figure of another sort than what was promised says nothing of the promise."""
    promise = promise_meant(view.find(request.id), request.promise)
    units = _units_promised(promise)
    if not unit or not units or any(_becomes(unit, other) for other in units):
        return
    message = f"the promise is in {' or '.join(units)}, and the figure in {unit}"
    raise UsageError(message, help=f"report a figure in {units[0]}: --value 4.2 --unit {units[0]}")


def _units_promised(promise: Promise) -> list[str]:
    """The units of the criterion beside a promise; without one, those that its words name."""
    functional = promise.functional
    bound = functional.bound.bound if functional and functional.bound else None
    if isinstance(bound, Threshold):
        return [bound.quantity.unit] if bound.quantity.unit else []
    if isinstance(bound, Between):
        return [bound.high.unit] if bound.high.unit else []
    found = (match[1] for match in _QUANTITY.finditer(promise.text))
    return list(dict.fromkeys(unit for unit in found if is_unit(unit)))


def _becomes(unit: str, other: str) -> bool:
    try:
        convert(1, unit, other)
    except UnitError:
        return False
    return True


def _figure(request: ReportRequest) -> tuple[float, str]:
    value, beside = read_figure(request.value)
    if value is None:
        what = f"`{request.value}` is no figure" if request.value else "there is no figure"
        raise UsageError(what, help='write --value 4.2 --unit d, or --value "4.2 d"')
    if beside and request.unit and beside != request.unit:
        message = f"the figure is in {beside}, and --unit says {request.unit}"
        raise UsageError(message, help="write the unit once")
    return value, beside or request.unit


def _cases(text: str) -> int | None:
    if not text:
        return None
    plain = text.replace(",", "")
    if not plain.isascii() or not plain.isdecimal() or len(plain) > 15 or int(plain) < 1:
        raise UsageError(f"`{text}` is no number of cases", help="write --n 118")
    return int(plain)
