"""``sightline init`` at a terminal: asks, shows what would be written, and asks once whether to.

Whatever decides the start on the command line asks nothing: an option, ``--no-input``, a pipe.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from sightline.cli.outcome import Outcome
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import UsageError
from sightline.text.visible import visible

_DECIDING = ("from_git", "from_openapi", "feedback", "name", "owner", "number_rows")
_ABORTED = 130


def guided(values: dict[str, Any], parts: Any) -> dict[str, Any]:
    """The values of the command line, filled with what a person answers.

    Ends with an Outcome where they give up or say no; nothing was written then.
    """
    if values["dry_run_"] and values["from_git"]:
        help = "leave out one of the two: pseudonyms need a secret that the workspace keeps"
        raise UsageError("--dry-run can't show a git history", help=help)
    if not _should_ask(values):
        return values
    try:
        filled = values | _answers(values["folder"])
        sys.stdout.write("\n" + _planned(filled, parts))
        said = typed_line("\nWrite this? [yes] ").lower()
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
        print("nothing was written", file=sys.stderr)
        raise Outcome(_ABORTED) from None
    if said not in ("", "y", "yes", "j", "ja"):
        print("nothing was written", file=sys.stderr)
        raise Outcome(0)
    sys.stdout.write("\n")
    return filled


def _should_ask(values: dict[str, Any]) -> bool:
    if values["no_input_"] or values["dry_run_"] or values["json_"] or values["format_"]:
        return False
    if any(values[name] for name in _DECIDING):
        return False
    folder = values["folder"]
    if os.path.lexists(folder) and not os.path.isdir(folder):
        return False  # the operation says so
    is_begun = os.path.lexists(os.path.join(folder, FILE_NAME))
    return not is_begun and sys.stdin.isatty() and sys.stdout.isatty()


def _answers(folder: str) -> dict[str, Any]:
    from sightline.measure.starting.guided_start import answered, questions

    sys.stdout.write(
        "Five questions. Enter takes what stands in [ ], - is none, Ctrl-C ends it.\n\n"
    )
    answers: dict[str, Any] = {}
    for question in questions(folder, answers):
        for number, path in enumerate(question.candidates, 1):
            sys.stdout.write(visible(f"  {number}  {path}\n"))
        while True:
            try:
                answers |= answered(question, typed_line(f"{question.words} [{question.default}] "))
                break
            except UsageError as error:
                sys.stdout.write(visible(f"  {error.message}\n    help: {error.help}\n"))
    return answers


def _planned(values: dict[str, Any], parts: Any) -> str:
    """What would be written. A history is read only when it is; its files are named here."""
    from sightline.measure.ask_init import InitRequest, history_paths
    from sightline.measure.render_init import plan

    names = InitRequest.__dataclass_fields__
    request = InitRequest(**{n: values[n] for n in names if n != "from_git"})
    result, _ = Dispatcher(parts, None).call("init", request, Subject("plan"), dry_run=True)
    more = history_paths() if values["from_git"] else ()
    return visible(plan(result, more))


def typed_line(prompt: str) -> str:
    """A line that a person types after a prompt. Raises EOFError at the end of input."""
    sys.stdout.write(visible(prompt))
    sys.stdout.flush()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        help = "type it anew, or check the encoding of your terminal"
        raise UsageError("this is not UTF-8 text", help=help) from None
    if not line:
        raise EOFError
    return line.strip()
