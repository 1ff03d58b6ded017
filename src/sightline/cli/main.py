"""The command line: every operation as a command, and nothing that is a rule."""

from __future__ import annotations

import sys
from typing import Any

from sightline.cli.commands import application, command_names
from sightline.cli.outcome import Outcome, report


def run(arguments: list[str], parts: Any) -> int:
    """Run one command line and return its exit code. Nothing escapes as a traceback."""
    debug = "--debug" in arguments
    try:
        app = application(parts, wanted=_wanted(arguments))
        app(args=arguments, prog_name="sightline", standalone_mode=False)
    except Outcome as outcome:
        return outcome.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except BaseException as error:
        return report(error, debug, command_names(parts))
    return 0


def _wanted(arguments: list[str]) -> str | None:
    """The command that is asked for, so that only this one has to be built; None to build all."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    return first if first and arguments[0] == first and "--help" not in arguments[:1] else None
