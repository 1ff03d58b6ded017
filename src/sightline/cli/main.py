"""The command line: every operation as a command, and nothing that is a rule."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

from sightline.cli.commands import (
    SURFACES,
    command_parser,
    completion_parser,
    export_site_parser,
    family_overview,
    overview,
    serve_parser,
)
from sightline.cli.invocation import Invocation, find_root, named_root
from sightline.cli.outcome import Outcome, report
from sightline.cli.progress import Progress
from sightline.kernel.asking.registry import Operation
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest
from sightline.text.visible import visible

Serve = Callable[[Any, str, int, str], None]
ExportSite = Callable[[Any, str, dict[str, Any], Callable[[str], None]], Any]


def run(
    arguments: list[str],
    parts: Any,
    serve: Serve | None = None,
    export_site: ExportSite | None = None,
) -> int:
    """Run one command line and return its exit code. Nothing escapes as a traceback.

    ``serve`` starts the HTTP surface, ``export_site`` writes its pages as files; this one knows
    nothing of either, and without them there are no such commands.
    """
    _speak_utf8()
    try:
        return _run(arguments, parts, serve, export_site)
    except Outcome as outcome:
        return outcome.exit_code
    except BrokenPipeError:
        return 0
    except SystemExit as done:
        return int(done.code or 0)
    except BaseException as error:
        return report(error, "--debug" in arguments)


def _run(
    arguments: list[str], parts: Any, serve: Serve | None, export_site: ExportSite | None
) -> int:
    operations = parts.catalogue().operations
    first = arguments[0] if arguments else "--help"
    if first in ("-h", "--help"):
        print(overview(operations.summaries()), end="")
        return 0
    if first == "--version":
        from sightline import __version__

        print(f"sightline {__version__}")
        return 0
    if first in ("completion", "__complete"):
        _complete(first, arguments[1:], parts)
        return 0
    if first == "serve" and serve is not None:
        _serve(arguments[1:], parts, serve)
        return 0
    if arguments[:2] == ["export", "site"] and export_site is not None:
        _export_site(arguments[2:], parts, export_site)
        return 0
    family = _family(arguments, operations)
    if family:
        print(family_overview(first, family), end="")
        return 0
    operation, words = _find(arguments, operations)
    values = command_parser(operation).read(words)
    if operation.name == "init":
        from sightline.cli.guided_init import guided

        values = guided(values, parts)
    if operation.name == "career.ask":
        from sightline.cli.guided_interview import interviewed

        values = interviewed(values, parts)
    Invocation(parts, operation, values).run()
    return 0


def _family(arguments: list[str], operations: Any) -> dict[str, str]:
    """The commands that begin with the first word, where it is none itself and nothing follows it
    but a wish for help; each with its line."""
    first, rest = arguments[0], arguments[1:]
    if rest not in ([], ["-h"], ["--help"]) or operations.find(first) is not None:
        return {}
    summaries = {**operations.summaries(), **SURFACES}
    return {name: about for name, about in summaries.items() if name.startswith(first + ".")}


def _speak_utf8() -> None:
    """No output depends on the locale; half a character of a file name is shown as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _find(arguments: list[str], operations: Any) -> tuple[Operation, list[str]]:
    """The operation that the first words name, and the words that are left."""
    first = arguments[0]
    if first.startswith("-"):
        help = "options stand after the command: sightline COMMAND --option"
        raise UsageError(f"there is no option {first} here", help=help)
    for find in (operations.in_its_own_file, operations.find):
        for count in (1, 2):
            found = find(".".join(arguments[:count]))
            if found is not None and len(arguments) >= count:
                return found, arguments[count:]
    names = [*operations.all(), *SURFACES]
    below = [name.replace(".", " ") for name in names if name.startswith(first + ".")]
    if below:
        raise _no_such_member(first, arguments[1], below)
    near = nearest(first, [name.partition(".")[0] for name in names], limit=1)
    hint = f"did you mean `sightline {near[0]}`?" if near else "`sightline --help` lists all"
    raise UsageError(f"there is no command `{first}`", help=hint)


def _no_such_member(family: str, word: str, below: list[str]) -> UsageError:
    """What a word after a family's name may have meant."""
    if word.startswith("-"):
        message = f"`sightline {family}` needs one more word"
        return UsageError(message, help=", ".join(below))
    near = nearest(word, [name.partition(" ")[2] for name in below], limit=1)
    hint = f"did you mean `sightline {family} {near[0]}`?" if near else ", ".join(below)
    return UsageError(f"there is no command `{family} {word}`", help=hint)


def _serve(words: list[str], parts: Any, serve: Serve) -> None:
    values = serve_parser().read(words)
    serve(parts, find_root(values["path"]), values["port"], values["audience"])


def _export_site(words: list[str], parts: Any, export_site: ExportSite) -> None:
    values = export_site_parser().read(words)
    is_json, folder = values.pop("json_"), values.pop("workspace_")
    values.pop("debug_")
    root = named_root(folder)
    progress = Progress()
    try:
        exported = export_site(parts, root, values, progress)
    finally:
        progress.done()
    if is_json:
        from sightline.kernel.asking.json_shape import json_text

        sys.stdout.write(visible(json_text(exported).decode()))
        return
    whose = f"as {exported.audience} sees it" if exported.audience else "with nothing withheld"
    hidden = f", {exported.hidden:,} hidden" if exported.hidden else ""
    said = f"{exported.folder} ({whose}{hidden}, as of {exported.as_of})\n"
    if values["dry_run"]:
        files = "".join(f"{name}\n" for name in exported.files)
        sys.stdout.write(visible(f"{files}would write {len(exported.files):,} files to {said}"))
        return
    sys.stdout.write(visible(f"written: {said}"))
    sys.stdout.write(visible(f"Open {exported.folder}/index.html, or put it on any host.\n"))


def _complete(command: str, words: list[str], parts: Any) -> None:
    from sightline.cli.completion import complete, script

    if command == "__complete":
        print(complete(words, parts), end="")
    else:
        print(script(completion_parser().read(words)["shell"]), end="")


def flush() -> None:
    """Hand over what was printed; a reader that has gone away is no error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):
            continue
