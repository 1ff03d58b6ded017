"""A user's name in a log: the name of a client, unless it is itself a key."""

from __future__ import annotations

import re

from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["client_of_user"]

_RANDOM = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_]{20,}\Z")


def client_of_user(user: str, redaction: Redaction) -> tuple[str, str]:
    """Return the fingerprint of a user that is a key (Basic with the key as name), or its name.

    A long run of letters and digits is taken for a key: a name that isn't told is a smaller loss
    than a key that is.
    """
    name = redaction.text(user)
    if REDACTED in name or _RANDOM.match(user):
        return redaction.fingerprint(user), ""
    return "", name[:200]
