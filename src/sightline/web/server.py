"""A bare HTTP server for one person: every operation as a route, on loopback only."""

from __future__ import annotations

import secrets
import socket
import sys
from typing import Any

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject

LOOPBACK = "127.0.0.1"


def serve(parts: Any, root: str, port: int, audience: str = "") -> None:
    """Serve until interrupted. The address, with this launch's key, is printed first.

    ``audience``: whose eyes everything is seen with. Raises UsageError where it isn't declared, and
    WorkspaceError where there is no workspace.
    """
    import uvicorn

    from sightline.web.application import application

    Dispatcher(parts, root).call("list", {"kind": "OBJ"}, Subject("http", audience))
    key = secrets.token_urlsafe(24)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, port))
    bound = listener.getsockname()[1]
    app = application(parts, root, key=key, audience=audience)
    print(f"Open in a browser:  http://{LOOPBACK}:{bound}/?key={key}", flush=True)
    print(f"For programs:       Authorization: Bearer {key}", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
