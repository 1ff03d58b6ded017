"""An operation's own report as a page of its own: one file, to be kept, printed or sent."""

from __future__ import annotations

import re

from starlette.responses import HTMLResponse, Response

from sightline.kernel.errors import UsageError
from sightline.web.pages.asked import request_of
from sightline.web.pages.page import Visit

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
_STRICTEST = "default-src 'none'"


def report(visit: Visit) -> Response:
    """The report as its room writes it, under the policy that it states itself."""
    operation = visit.operation(visit.path["operation"])
    if "html" not in operation.renderers:
        raise UsageError("there is no report of this", help="its page has the answer as text")
    result = visit.ask(operation.name, **request_of(operation, visit.request.query_params))
    text = "".join(operation.renderer("html")(result))
    stated = _POLICY.search(text[:4000])
    policy = stated.group(1).replace("&#x27;", "'").replace("&#39;", "'") if stated else _STRICTEST
    headers = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    return HTMLResponse(text, headers=headers)
