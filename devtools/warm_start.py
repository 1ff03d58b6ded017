"""`sightline` without its start: a process that has loaded it makes a copy of itself per command.

The pages run 170 commands, and most of each is Python loading the same modules. Each command still
has a process, a folder, an environment and terminals of its own; `tests/project/test_start_up.py`
and the step `product` start it cold.

What asks is a small script (`CLIENT`): over a socket file it hands its folder, words, environment
and open terminals to the warm process, and ends with the status that comes back.
"""

from __future__ import annotations

import atexit
import gc
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

LENGTH_BYTES = 8
TERMINALS = 3
# Only modules that are built in: it would otherwise take as long as what it saves.
CLIENT = """\
import _socket, posix, sys
place, *words = sys.argv[1:]
words = [word.encode("utf-8", "surrogateescape") for word in words]
held = [name + b"=" + value for name, value in posix.environ.items()]
said = b"\\0".join([posix.getcwdb(), b"%d" % len(words), *words, *held])
asked = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
asked.connect(place)
open_ones = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
rights = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, open_ones)]
asked.sendmsg([len(said).to_bytes(8, "big")], rights)
sent = 0
while sent < len(said):
    sent += asked.send(said[sent:])
status = asked.recv(1)
posix._exit(status[0] if status else 141)
"""


@cache
def warm_sightline(pythonpath: str) -> tuple[Path, Path]:
    """The script that asks and the socket that answers; the warm process ends with this one."""
    held = tempfile.TemporaryDirectory(prefix="warm-")
    client, place = Path(held.name) / "client.py", Path(held.name) / "s"
    client.write_text(CLIENT, encoding="utf-8")
    command = [sys.executable, "-m", "devtools.warm_start", str(place)]
    path = os.pathsep.join([pythonpath, str(Path(__file__).parents[1])])
    clean = {"PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    clean |= {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
    pipe = subprocess.PIPE
    warm = subprocess.Popen(command, env=clean, stdin=pipe, stdout=pipe)
    assert warm.stdin is not None and warm.stdout is not None
    atexit.register(held.cleanup)
    atexit.register(warm.wait)
    atexit.register(warm.stdin.close)
    warm.stdout.readline()
    return client, place


def serve(place: str) -> None:
    """Answer until the process that started this one ends."""
    app = import_module("sightline.app")
    import_module("duckdb")
    app.catalogue().operations.all()
    gc.freeze()  # a copy shares what nobody touches
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(place)
    listener.listen()
    print("ready", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        ready, _, _ = select.select([listener.fileno(), 0], [], [])
        if 0 in ready:
            os._exit(0)  # nothing is left to take apart
        asked, _ = listener.accept()
        if os.fork() == 0:
            _answer(asked, app.main)
        asked.close()


def _answer(asked: socket.socket, main: Callable[[], None]) -> None:
    """Run one command in a copy, and say how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    head, terminals, _, _ = socket.recv_fds(asked, LENGTH_BYTES, TERMINALS)
    length = int.from_bytes(head, "big")
    said = b""
    while len(said) < length:
        said += asked.recv(length - len(said))
    copy = os.fork()
    if copy == 0:
        asked.close()
        _become(said, terminals, main)
    for number in terminals:
        os.close(number)
    _, status = os.waitpid(copy, 0)
    code = os.waitstatus_to_exitcode(status)
    asked.send(bytes([code if code >= 0 else 128 - code]))
    os._exit(0)


def _become(said: bytes, terminals: list[int], main: Callable[[], None]) -> None:
    folder, count, *rest = said.split(b"\0")
    words = [os.fsdecode(word) for word in rest[: int(count)]]
    for number, terminal in enumerate(terminals):
        os.dup2(terminal, number)
        os.close(terminal)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace", closefd=False)
    os.chdir(folder)
    os.environb.clear()
    for pair in rest[int(count) :]:
        name, _, value = pair.partition(b"=")
        os.environb[name] = value
    sys.argv = ["sightline", *words]
    try:
        main()
        sys.stdout.flush()
    except SystemExit as ended:
        sys.stdout.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 1)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
