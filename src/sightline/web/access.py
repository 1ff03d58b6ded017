"""Who may ask: this machine's own names, whoever holds the key of this launch, and from our pages.

The key comes as a bearer token from a program. A browser shows it once, in the address that the
server printed, and gets it as a cookie that no other site can send and no script can read.
"""

from __future__ import annotations

import hmac
import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused

_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?")
"""Any other name would be one that somebody else's DNS points at this machine."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def subject_of(asked: str, fixed: str) -> Subject:
    """With whose eyes a request is answered: the audience of this launch, else the one it names.

    Raises Refused where it names another.
    """
    if fixed and asked not in ("", fixed):
        help = "leave the audience out, or start the server without --audience"
        raise Refused(f"these pages are for {fixed}", help=help)
    return Subject("http", fixed or asked)


class Access:
    """What this launch asks of whoever sends a request."""

    def __init__(self, key: str) -> None:
        self._key = key
        self.cookie = "sightline-" + sha256(key.encode()).hexdigest()[:8]
        """Of this launch: browsers send a cookie to every port of a machine."""

    def names_this_machine(self, request: Request) -> bool:
        return bool(_HOST.fullmatch(request.headers.get("host", "")))

    def has_token(self, request: Request) -> bool:
        """Whether a program sent the key."""
        given = request.headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self._key}".encode())

    def has_cookie(self, request: Request) -> bool:
        """Whether the request comes from a page of this launch, or from the address bar."""
        sender = request.headers.get("sec-fetch-site", "same-origin")
        return sender in ("same-origin", "none") and self._is_key(
            request.cookies.get(self.cookie, "")
        )

    def entrance(self, request: Request) -> Response | None:
        """Where the address holds the key: the cookie, and the same address without it."""
        if not self._is_key(request.query_params.get("key", "")):
            return None
        rest = request.url.remove_query_params("key")
        path = "/" + rest.path.lstrip("/")
        answer = RedirectResponse(path + (f"?{rest.query}" if rest.query else ""), 303)
        answer.set_cookie(self.cookie, self._key, httponly=True, samesite="strict")
        return answer

    def _is_key(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._key.encode())
