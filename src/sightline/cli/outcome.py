"""How a command ends: an exit code, and on stderr one message that says what to do."""

from __future__ import annotations

import sys

from sightline.kernel.errors import Fault, SightlineError
from sightline.text.visible import visible


class Outcome(Exception):
    """The command has said all it had to say; this is its exit code."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def report(error: BaseException, debug: bool) -> int:
    """Tell a person about an error, and return the exit code for it."""
    if isinstance(error, KeyboardInterrupt):
        print("interrupted; nothing more was done", file=sys.stderr)
        return 130
    if isinstance(error, SightlineError):
        return _say(error)
    fault = Fault.from_exception(error)
    if debug:
        print(fault.details, file=sys.stderr)
    return _say(fault)


def _say(error: SightlineError) -> int:
    place = getattr(error, "path", None)
    line = getattr(error, "line", None)
    where = f"{place}:{line}: " if place and line else ""
    print(f"error: {visible(where + error.message)}", file=sys.stderr)
    if error.help:
        print(f"  help: {visible(error.help)}", file=sys.stderr)
    return error.exit_code
