"""Keeps one question from taking all the memory of the machine.

The engine's own limit counts its buffers and not what a single value is made of (a text of eight
billion letters), so the process itself may grow by so much and no more while a question is asked.
Where the system keeps no such limit (macOS), the engine's own is all there is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def memory_bound(most_bytes: int) -> Iterator[None]:
    """Let this process take at most so many more bytes; past that, MemoryError."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = held + most_bytes
    if soft == resource.RLIM_INFINITY or allowed < soft:
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
