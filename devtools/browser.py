"""The browser that pages are tested in: Debian's chromium, fetched where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

_NAME = "chromium"
_MOST_SECONDS = 600


def ensure_browser() -> str | None:
    """The path of chromium; None where it can't be had: tests then skip, saying so.

    Only root may install, and only where apt is; nobody is asked for a password.
    """
    found = shutil.which(_NAME)
    if found or not shutil.which("apt-get") or os.geteuid() != 0:
        return found
    started = time.monotonic()
    if all(map(_apt, (["update"], ["install", "--yes", "--no-install-recommends", _NAME]))):
        seconds = time.monotonic() - started
        print(f"dev.py: fetched {_NAME} in {seconds:.0f} s", file=sys.stderr)
    return shutil.which(_NAME)


def _apt(words: list[str]) -> bool:
    """Whether apt-get did it."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            ["apt-get", "--quiet", *words],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=_MOST_SECONDS,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
