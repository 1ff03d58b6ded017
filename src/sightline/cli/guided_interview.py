"""``sightline career ask`` at a terminal: the open questions, one at a time.

Whatever answers or only lists on the command line asks nothing: an option, a pipe.
"""

from __future__ import annotations

import sys
from typing import Any

from sightline.cli.guided_init import typed_line
from sightline.cli.invocation import find_root
from sightline.cli.outcome import Outcome
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.text.visible import visible

_ABORTED = 130


def interviewed(values: dict[str, Any], parts: Any) -> dict[str, Any]:
    """The values of the command line, with the answers that a person types.

    Enter passes a question over; a full stop alone, or the end of input, ends the interview with
    what was answered. Ends with an Outcome where they give up; nothing was written then.
    """
    if not _should_ask(values):
        return values
    root = find_root(values["workspace_"] or "")
    result, _ = Dispatcher(parts, root, values["as_of_"]).call(
        "career.ask", {}, Subject("interview", at_machine=True), dry_run=True
    )
    answers = []
    if result.open:
        sys.stdout.write("Enter passes a question over, a full stop alone ends the interview.\n")
    for question in result.open:
        sys.stdout.write(visible(f"\n{question.words}\n"))
        try:
            said = typed_line("> ")
        except EOFError:
            break
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            print("nothing was written", file=sys.stderr)
            raise Outcome(_ABORTED) from None
        if said == ".":
            break
        if said:
            answers.append(f"{question.key}={said}")
    sys.stdout.write("\n")
    return values | {"answer": answers or None}


def _should_ask(values: dict[str, Any]) -> bool:
    if values["answer"] or values["answers"] or values["json_"] or values["format_"]:
        return False
    return not values["dry_run_"] and sys.stdin.isatty() and sys.stdout.isatty()
