"""``report``: keep a figure that was read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.promises.decider_keys import read_figure
from sightline.measure.records.saying import Said, Saying, say
from sightline.measure.words.functional_answer import REPORTED


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
    saying = Saying(
        REPORTED, request.by, request.note, request.link, value, unit, _cases(request.n)
    )
    return say(view, request.id, request.promise, saying)


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
