"""Rules for every test: no network beyond this machine, the same examples in every run."""

from __future__ import annotations

import gc
import os
import sys

from hypothesis import settings

LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# Tests leave few circles behind; to look for them after every 700 objects took a tenth of the time.
gc.set_threshold(20_000, 20, 20)

# Searching for new examples is the work of `dev.py prove`; here a red test is red for everybody.
settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a test that listens on, or calls, any address but this machine's own."""
    if event not in {"socket.bind", "socket.connect"}:
        return
    address = arguments[1]
    if not isinstance(address, tuple):  # a socket file
        return
    host = address[0].decode("ascii") if isinstance(address[0], bytes) else address[0]
    if host not in LOOPBACK and not str(host).startswith("127."):
        raise RuntimeError(f"a test may only use this machine's loopback, not {host}")


sys.addaudithook(refuse_network)


def pytest_collection_finish() -> None:
    """Ten thousand tests and all modules stay to the end: no search for garbage among them."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """They may go now."""
    gc.unfreeze()
