"""Every operation as a page: its form, its answer, and the same question for the other surfaces."""

from __future__ import annotations

import shlex
from collections import defaultdict
from dataclasses import fields
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from sightline.kernel.asking.registry import Operation
from sightline.kernel.errors import SightlineError
from sightline.text.visible import visible
from sightline.web.pages.asked import inputs_of, request_of
from sightline.web.pages.page import Visit

_ROOMS = {
    "kernel": "Documents", "measure": "Promises and data", "contract": "Contracts",
    "career": "Career", "narrate": "Threads and narratives", "demo": "The demo",
}  # fmt: skip


def index(visit: Visit) -> Response:
    """Everything that can be asked, by room."""
    rooms: dict[str, list[Operation]] = defaultdict(list)
    for operation in visit.site.operations.values():
        rooms[operation.room].append(operation)
    named = {_ROOMS.get(room, room.capitalize()): found for room, found in rooms.items()}
    return visit.page("asking_index.html", "Everything to ask", "/ask", rooms=named)


def asking(visit: Visit) -> Response:
    """One operation. It is answered when its form was sent, or when it needs nothing."""
    operation = visit.operation(visit.path["operation"])
    given = visit.request.query_params
    inputs = inputs_of(operation, given)
    is_asked = bool(given) or not (any(i.is_required for i in inputs) or operation.writes)
    answer, trouble = None, None
    if is_asked and not operation.anywhere:
        try:
            answer = _text(operation, visit.ask(operation.name, **request_of(operation, given)))
        except SightlineError as error:
            trouble = error
    return visit.page(
        "asking.html", operation.name.replace(".", " ").replace("_", " "), "/ask",
        operation=operation, inputs=inputs, answer=answer, trouble=trouble,
        command=_command(operation, given), api=_api(operation, given),
        report=_report(operation, given) if answer is not None else "",
    )  # fmt: skip


def _text(operation: Operation, result: Any) -> str:
    shown: Any = operation.renderer("text")(result, colour=False)
    return visible(shown if isinstance(shown, str) else "".join(shown))


def _command(operation: Operation, given: Any) -> str:
    """The same question on the command line."""
    words = ["sightline", *operation.name.split(".")]
    for declared in fields(operation.request):
        name = declared.name.rstrip("_")
        values = [v for part in given.getlist(name) for v in part.splitlines() if v.strip()]
        if not values or "export" in declared.metadata:
            continue
        if declared.metadata.get("positional"):
            words += values
        elif values == ["true"]:
            words.append("--" + name.replace("_", "-"))
        else:
            words += [w for value in values for w in ("--" + name.replace("_", "-"), value)]
    return shlex.join(words)


def _report(operation: Operation, given: Any) -> str:
    """Where the same answer stands as a report; empty where the operation writes none."""
    query = str(given)
    address = f"/reports/{operation.name}" + (f"?{query}" if query else "")
    return address if "html" in operation.renderers else ""


def _api(operation: Operation, given: Any) -> str:
    path = "/api/" + operation.name.replace(".", "/")
    rows = [
        (name, value)
        for name in given
        for part in given.getlist(name)
        for value in part.splitlines()
        if value.strip()
    ]
    return path if operation.writes or not rows else f"{path}?{urlencode(rows)}"
