"""``attest``: keep somebody's word that a promise holds."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.measure.records.saying import Said, Saying, say
from sightline.measure.verdict import ATTESTED


@dataclass(frozen=True, slots=True)
class AttestRequest:
    """Whose word on which promise."""

    id: str = argument(help="the document that made the promise", complete="id", required=True)
    promise: str = argument("", metavar="[PROMISE]", help="its words, or some that no other has")
    by: str = option(metavar="NAME", help="who looked, and says that it holds")
    note: str = option(metavar="TEXT", help="what a reader should know")
    link: str = option(metavar="LINK", help="where it can be seen: https://..., or an id")


@operation("attest", writes=True, renderers={"text": "sightline.measure.render_said:text"})
def attest(view: WorkspaceView, request: AttestRequest) -> Planned[Said]:
    """Keep somebody's word that a promise holds: ATTESTED by a person on a day, never PASS.

    For what neither data nor a test can tell. It is dated with today's date (or `--as-of`), written
    to `readings/` and never edited; after 90 days it is STALE until somebody looks again.
    """
    saying = Saying(ATTESTED, request.by, request.note, request.link)
    return say(view, request.id, request.promise, saying)
