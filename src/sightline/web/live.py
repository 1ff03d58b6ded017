"""Open pages are told when a file has changed: server-sent events, without asking in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.files.changes import Changes

ADDRESS = "/live"
_TOGETHER_SECONDS = 0.2
"""Files are often written several at a time; pages look once."""
_SIGN_OF_LIFE_SECONDS = 30


class Live:
    """Who is to be told, and what is to be told: the number of the look that holds."""

    def __init__(self, changes: Changes, kept: KeptLook) -> None:
        self._changes = changes
        self._kept = kept
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        kept.tell(self._wake)

    def route(self) -> Route:
        async def answer(request: Request) -> StreamingResponse:
            self._listen()
            headers = {"Cache-Control": "no-store"}
            return StreamingResponse(
                self._events(), headers=headers, media_type="text/event-stream"
            )

        return Route(ADDRESS, answer, methods=["GET"])

    async def _events(self) -> AsyncIterator[str]:
        changed = asyncio.Event()
        self._waiting.add(changed)
        told = self._kept.number()
        try:
            yield "retry: 2000\n\n"
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), _SIGN_OF_LIFE_SECONDS)
                if not changed.is_set():
                    yield ": still here\n\n"
                    continue
                await asyncio.sleep(_TOGETHER_SECONDS)
                changed.clear()
                number = self._kept.number()
                if number != told:
                    told = number
                    yield f"event: change\nid: {number}\ndata: {number}\n\n"
        finally:
            self._waiting.discard(changed)

    def _listen(self) -> None:
        """Have the event loop ask for changes as soon as the system has one to tell."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop and self._changes.descriptor is not None:
            self._loop = loop
            loop.add_reader(self._changes.descriptor, self._kept.number)

    def _wake(self) -> None:
        """Called in any thread when what was kept holds no longer."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._set)

    def _set(self) -> None:
        for changed in self._waiting:
            changed.set()
