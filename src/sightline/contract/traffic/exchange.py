"""One call and its answer, as some log or capture tells it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Exchange"]


@dataclass(slots=True)
class Exchange:
    """A request and its response; what a source doesn't tell is empty (`None` for bodies).

    `method` is in upper case, `target` the path with its query as sent, `host` with its port where
    told. Header names are in lower case. Bodies are raw text or bytes, undecoded. `time` is in
    seconds since 1970 (UTC), `None` where untold. `number` counts exchanges of a source from 1.
    Secrets have been redacted already: no reader hands on a credential.
    """

    method: str
    target: str
    status: int
    host: str = ""
    request_headers: tuple[tuple[str, str], ...] = ()
    response_headers: tuple[tuple[str, str], ...] = ()
    request_media: str = ""
    response_media: str = ""
    request_body: str | bytes | None = None
    response_body: str | bytes | None = None
    time: float | None = None
    key: str = ""  # a fingerprint of the credential, never the credential
    client_id: str = ""
    user_agent: str = ""
    address: str = ""
    number: int = 0
