"""The workspace's own salt for fingerprints of keys, apart from that of other pseudonyms."""

from __future__ import annotations

import os
from hashlib import blake2b

from sightline.store.history_salt import history_salt

__all__ = ["usage_salt"]

_KEPT = os.path.join(".sightline", "state", "history-salt")


def usage_salt(root: str, *, makes: bool) -> bytes:
    """Return the salt of a workspace; empty where there is none yet and none is to be made.

    Raises Refused where it can't be read or kept.
    """
    if not makes and not os.path.lexists(os.path.join(root, _KEPT)):
        return b""
    return blake2b(history_salt(root), person=b"usage of keys", digest_size=32).digest()
