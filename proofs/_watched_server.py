"""The server of a workspace, looking through its own answers: `ROOT LEAKS KEY`.

What an answer should not hold, a place of the machine or a traceback, is written to the file LEAKS.
The port is printed first.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import sightline
from sightline import app
from sightline.web.application import application


class Watched:
    """An application whose answers are looked through."""

    def __init__(self, inner: ASGIApp, root: Path, leaks: Path) -> None:
        self._inner = inner
        self._leaks = leaks
        code = Path(sightline.__file__).parent
        self._never = [str(p).encode() for p in (root, root.parent, code)] + [b"Traceback (most"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def looked_through(message: Message) -> None:
            held = message.get("body", b"") + repr(message.get("headers", "")).encode()
            for secret in self._never:
                if secret in held:
                    with self._leaks.open("a", encoding="utf-8") as file:
                        file.write(f"{scope.get('path')}: {held[:500]!r}\n")
            await send(message)

        await self._inner(scope, receive, looked_through)


def main(root: str, leaks: str, key: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    watched = Watched(application(app.parts(), root, key=key), Path(root), Path(leaks))
    config = uvicorn.Config(watched, log_level="critical", access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main(*sys.argv[1:4])
