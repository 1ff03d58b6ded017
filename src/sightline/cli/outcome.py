"""How a command ends: an exit code, and on stderr one message that says what to do."""

from __future__ import annotations

import sys
from typing import Any

from sightline.kernel.errors import Fault, SightlineError
from sightline.text.near import nearest


class Outcome(Exception):
    """The command has said all it had to say; this is its exit code."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def report(error: BaseException, debug: bool, commands: list[str]) -> int:
    """Tell a person about an error, and return the exit code for it."""
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        print("interrupted; nothing more was done", file=sys.stderr)
        return 130
    if isinstance(error, SightlineError):
        return _say(error)
    if _is_from_typer(error):
        return _usage(error, commands)
    fault = Fault.from_exception(error)
    if debug:
        print(fault.details, file=sys.stderr)
    return _say(fault)


def _say(error: SightlineError) -> int:
    place = getattr(error, "path", None)
    line = getattr(error, "line", None)
    where = f"{place}:{line}: " if place and line else ""
    print(f"error: {where}{error.message}", file=sys.stderr)
    if error.help:
        print(f"  help: {error.help}", file=sys.stderr)
    return error.exit_code


def _is_from_typer(error: BaseException) -> bool:
    return any("typer" in cls.__module__ for cls in type(error).__mro__)


def _usage(error: Any, commands: list[str]) -> int:
    code = getattr(error, "exit_code", None)
    if type(error).__name__ in ("Exit", "NoArgsIsHelpError") or code == 0:
        message = error.format_message() if hasattr(error, "format_message") else ""
        if message:
            print(message)
        return int(code or 0)
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    print(f"error: {message}", file=sys.stderr)
    words = message.replace("'", " ").replace('"', " ").split()
    near = [n for word in words[-1:] for n in nearest(word.rstrip("."), commands, limit=1)]
    if "command" in message and near:
        print(f"  help: did you mean `sightline {near[0]}`?", file=sys.stderr)
    else:
        print("  help: `sightline --help` lists the commands", file=sys.stderr)
    return 2
