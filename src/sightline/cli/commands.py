"""Commands derived from operations: their words, options and help come from the request model."""

from __future__ import annotations

import argparse
import types
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from sightline.kernel.asking.registry import Operation
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

ABOUT = "Keep a product as plain text in git, compile it, check it against data."
KEEPS = {"verify": "record", "query": "save_query", "suggest.metrics": "suggest.write"}
"""Questions whose answer can be kept with one more option, and the operation that then answers."""
SURFACES = {
    "completion": "Print the completion script of a shell: bash, zsh or fish.",
    "export.site": "Write the pages as files for any host, as an audience sees them.",
    "serve": "Answer every operation over HTTP on loopback, for this person only.",
}
_FEW = 3
_DRY_RUN = "show what would be written, write nothing"


class CommandParser(argparse.ArgumentParser):
    """A parser whose errors say what to do; it neither prints nor exits on a mistake."""

    def error(self, message: str) -> NoReturn:
        message = message.removeprefix("argument ").replace(
            "expected one argument", "a value is missing"
        )
        message = message.replace("the following arguments are required", "this is missing")
        raise UsageError(message, help=f"`{self.prog} --help` lists its words and options")

    def read(self, words: list[str]) -> dict[str, Any]:
        """The values of a command line. Raises UsageError, with the nearest option."""
        values, unknown = self.parse_known_intermixed_args(words)
        if unknown:
            known = [flag for action in self._actions for flag in action.option_strings]
            word = unknown[0].partition("=")[0]
            near = nearest(word, known, limit=1)
            help = f"did you mean {near[0]}?" if near else f"`{self.prog} --help` lists all"
            what = "option" if word.startswith("-") else "word"
            raise UsageError(f"`{self.prog}` takes no {what} {word}", help=help)
        return vars(values)


def command_parser(operation: Operation) -> CommandParser:
    """The parser of one operation."""
    about = operation.summary + ("\n\n" + operation.detail if operation.detail else "")
    parser = _parser(operation.name.replace(".", " "), about)
    hints = get_type_hints(operation.request)
    for declared in fields(operation.request):
        _add_field(parser, declared, hints[declared.name])
    if operation.name == "check":
        _switch(parser, "--fix", "fix_", help="first mend what has one certain remedy")
    if operation.name == "verify":
        _switch(parser, "--record", "keep_", help="keep each verdict as a file in readings/")
    if operation.name == "query":
        about = "keep a single number as a file in readings/, under this title"
        kept = {"nargs": "?", "const": "", "default": None, "metavar": "TITLE", "help": about}
        _option(parser, "--save", "save_", **kept)
    if operation.name == "suggest.metrics":
        _switch(parser, "--write", "keep_", help="write the drafts to metrics/")
    shown = parser.add_argument_group("output")
    forms = ", ".join([*operation.renderers, "json"])
    _option(shown, "--format", "format_", metavar="FORMAT", help=f"one of {forms}")
    _switch(shown, "--json", "json_", help="the same as --format json")
    if "jsonl" in operation.renderers:
        _switch(shown, "--jsonl", "jsonl_", help="the same as --format jsonl")
    _switch(shown, "--no-color", "plain_", help="no colours, also where a terminal shows them")
    _switch(shown, "--debug", "debug_", help="show the traceback of a fault of ours")
    if operation.anywhere and operation.writes:
        _switch(parser, "--no-input", "no_input_", help="ask nothing, also at a terminal")
        _switch(parser, "--dry-run", "dry_run_", help=_DRY_RUN)
    if operation.workspace:
        _add_workspace_options(parser, operation.writes or operation.name in KEEPS)
    return parser


def serve_parser() -> CommandParser:
    parser = _parser("serve", SURFACES["serve"])
    parser.add_argument("path", nargs="?", default="", metavar="PATH", help="the workspace")
    parser.add_argument("--port", type=int, default=0, help="port on loopback; 0 takes a free one")
    _option(
        parser, "--audience", "audience", metavar="NAME",
        help="whose eyes to see with: one of [audiences] in sightline.toml",
    )  # fmt: skip
    _switch(parser, "--debug", "debug_", help="show the traceback of a fault of ours")
    return parser


def export_site_parser() -> CommandParser:
    parser = _parser("export site", SURFACES["export.site"])
    _option(parser, "--to", "to", required=True, metavar="FOLDER", help="where the files go")
    _option(
        parser, "--audience", "audience", metavar="NAME",
        help="whose eyes to see with: one of [audiences] in sightline.toml",
    )  # fmt: skip
    _switch(parser, "--everything", "everything", help="withhold nothing but career/")
    _switch(parser, "--force", "force", help="replace a folder that is no earlier export")
    _switch(parser, "--dry-run", "dry_run", help="list the files, write none")
    _switch(parser, "--json", "json_", help="what was written, as JSON")
    _option(parser, "--as-of", "as_of", metavar="TIME", help="as of a date or RFC 3339 time")
    parser.add_argument(
        "-C", "--workspace", dest="workspace_", metavar="FOLDER", default="",
        help="the workspace; by default the one around the current folder",
    )  # fmt: skip
    _switch(parser, "--debug", "debug_", help="show the traceback of a fault of ours")
    return parser


def completion_parser() -> CommandParser:
    parser = _parser("completion", SURFACES["completion"])
    parser.add_argument("shell", nargs="?", default="", metavar="SHELL", help="bash, zsh or fish")
    return parser


def overview(summaries: Mapping[str, str]) -> str:
    """What `sightline --help` prints: every command, with one line about it."""
    lines = {n.replace(".", " "): about for n, about in {**summaries, **SURFACES}.items()}
    families = Counter(name.partition(" ")[0] for name in lines)
    widths: dict[str, int] = {}
    for name in lines:
        column = _column(name, families)
        widths[column] = max(widths.get(column, 0), len(name) + 2)
    listed = "\n".join(
        f"  {name:{widths[_column(name, families)]}}{lines[name]}" for name in sorted(lines)
    )
    return (
        f"usage: sightline COMMAND ...\n\n{ABOUT}\n\ncommands:\n{listed}\n\n"
        "`sightline COMMAND --help` says what it takes; `sightline --version` which this is.\n"
    )


def family_overview(family: str, summaries: Mapping[str, str]) -> str:
    """What `sightline career` prints: the commands that begin so, each with its line."""
    lines = {name.replace(".", " "): about for name, about in summaries.items()}
    width = max(map(len, lines)) + 2
    listed = "\n".join(f"  {name:{width}}{lines[name]}" for name in sorted(lines))
    return (
        f"usage: sightline {family} COMMAND ...\n\ncommands:\n{listed}\n\n"
        f"`sightline {family} COMMAND --help` says what one takes.\n"
    )


def _column(name: str, families: Counter[str]) -> str:
    """Which names stand in one column: a family of many its own, so that no other gets wider."""
    family = name.partition(" ")[0]
    return family if families[family] > _FEW else ""


def _parser(name: str, about: str) -> CommandParser:
    return CommandParser(
        prog=f"sightline {name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_workspace_options(parser: CommandParser, writes: bool) -> None:
    group = parser.add_argument_group("workspace")
    group.add_argument(
        "-C", "--workspace", dest="workspace_", metavar="FOLDER", default="",
        help="the workspace; by default the one around the current folder",
    )  # fmt: skip
    _option(group, "--as-of", "as_of_", metavar="TIME", help="answer as of a date or RFC 3339 time")
    _option(group, "--as", "audience_", metavar="AUDIENCE", help="see with an audience's eyes")
    if writes:
        _switch(group, "--dry-run", "dry_run_", help=_DRY_RUN)


def _add_field(parser: CommandParser, declared: Field[Any], annotation: Any) -> None:
    meta = declared.metadata
    many = get_origin(annotation) is tuple
    kind = get_args(annotation)[0] if many else _single(annotation)
    default = None if declared.default is MISSING else declared.default
    about = str(meta.get("help", "")).replace("%", "%%")  # argparse would fill it in
    words: dict[str, Any] = {"help": about, "default": default}
    if meta.get("positional"):
        words["metavar"] = (meta.get("metavar") or declared.name.upper()).strip("[].")
        words["nargs"] = "*" if many else (None if declared.default is MISSING else "?")
        parser.add_argument(declared.name, **words)
        return
    flag = "--" + declared.name.rstrip("_").replace("_", "-")
    if kind is bool and not meta.get("export"):
        _switch(parser, flag, declared.name, help=words["help"])
        return
    words["metavar"] = meta.get("metavar") or declared.name.rstrip("_").upper()
    if kind in (int, float):
        words["type"] = kind
    if many:
        words |= {"action": "append", "default": None}
    if many and words["metavar"].endswith("..."):  # several words after one option
        words |= {"action": "extend", "nargs": "+", "metavar": words["metavar"].rstrip(".")}
    words.setdefault("action", _Once)
    _option(parser, flag, declared.name, required=declared.default is MISSING, **words)


class _Once(argparse.Action):
    """An option that takes one value: a second one is refused, where it would replace the first."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: str | None = None) -> None:
        if getattr(namespace, self.dest, self.default) not in (self.default, values):
            raise argparse.ArgumentError(self, "is given twice; it takes one value")
        setattr(namespace, self.dest, values)


def _single(annotation: Any) -> Any:
    """The type of an optional annotation; the annotation itself otherwise."""
    if isinstance(annotation, types.UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _option(holder: Any, flag: str, name: str, **words: Any) -> None:
    words.setdefault("default", "")
    holder.add_argument(flag, dest=name, **words)


def _switch(holder: Any, flag: str, name: str, help: str | None) -> None:
    holder.add_argument(flag, dest=name, action="store_true", help=help)
