"""Commands derived from operations: their words, options and help come from the request model."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, get_type_hints

import typer

from sightline.cli.invocation import Invocation
from sightline.kernel.registry import Operation

_P = inspect.Parameter
_WORKSPACE_OPTIONS: list[tuple[str, Any, Any]] = [
    ("workspace_", str, typer.Option(
        "", "-C", "--workspace", metavar="FOLDER",
        help="The workspace; by default the one around the current folder.")),
    ("as_of_", str, typer.Option(
        "", "--as-of", metavar="TIME", help="Answer as of this date or RFC 3339 time.")),
    ("audience_", str, typer.Option(
        "", "--as", metavar="AUDIENCE", help="See with the eyes of an audience.")),
]  # fmt: skip
_TERMINAL_OPTIONS: list[tuple[str, Any, Any]] = [
    ("colour_", bool, typer.Option(
        True, "--color/--no-color", help="Colours, where a terminal shows them.")),
    ("debug_", bool, typer.Option(
        False, "--debug", help="Show the traceback of a fault of ours.")),
]  # fmt: skip
_ABOUT = "Keep a product as plain text in git, compile it, check it against data."


def application(parts: Any, wanted: str | None) -> typer.Typer:
    """The Typer application; with only the wanted command in it where that one exists."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=_ABOUT,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def _root(version: bool = typer.Option(False, "--version", help="Show the version.")) -> None:
        if version:
            from sightline import __version__

            print(f"sightline {__version__}")
            raise typer.Exit

    operations = parts.catalogue().operations.by_name
    groups: dict[str, typer.Typer] = {}
    for name, operation in operations.items():
        group, _, leaf = name.rpartition(".")
        if wanted is not None and wanted in operations and name != wanted:
            continue
        holder = app
        if group:
            if group not in groups:
                groups[group] = typer.Typer(help=f"Commands about {group}.", no_args_is_help=True)
                app.add_typer(groups[group], name=group)
            holder = groups[group]
        _add(holder, leaf or name, operation, parts)
    _add_surfaces(app, parts)
    return app


def command_names(parts: Any) -> list[str]:
    """The words that can stand first."""
    names = {name.partition(".")[0] for name in parts.catalogue().operations.by_name}
    return sorted(names | {"serve", "completion"})


def _add(holder: typer.Typer, name: str, operation: Operation, parts: Any) -> None:
    def command(**values: Any) -> None:
        Invocation(parts, operation, values).run()

    parameters = [*_request_parameters(operation), *_common_parameters(operation)]
    _sign(command, parameters)
    help = operation.summary + ("\n\n" + operation.detail if operation.detail else "")
    holder.command(name, help=help, short_help=operation.summary)(command)


def _sign(command: Callable[..., None], parameters: list[inspect.Parameter]) -> None:
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}


def _request_parameters(operation: Operation) -> list[inspect.Parameter]:
    hints = get_type_hints(operation.request)
    return [_parameter(f, hints[f.name]) for f in fields(operation.request)]


def _parameter(declared: Field[Any], annotation: Any) -> inspect.Parameter:
    meta = declared.metadata
    default: Any = ... if declared.default is MISSING else declared.default
    kind = annotation
    if getattr(annotation, "__origin__", None) is tuple:
        kind = list[annotation.__args__[0]]
        default = list(default) if default is not ... else ...
    shared: dict[str, Any] = {"help": meta.get("help"), "metavar": meta.get("metavar") or None}
    info: Any
    if meta.get("positional"):
        info = typer.Argument(default, show_default=False, **shared)
        return _P(declared.name, _P.POSITIONAL_OR_KEYWORD, default=info, annotation=kind)
    info = typer.Option(
        default, _flag(declared.name), show_default=default not in ("", None, []), **shared
    )
    return _P(declared.name, _P.KEYWORD_ONLY, default=info, annotation=kind)


def _flag(name: str) -> str:
    return "--" + name.rstrip("_").replace("_", "-")


def _common_parameters(operation: Operation) -> list[inspect.Parameter]:
    forms = ["json", *operation.renderers]
    listed = "Show as: " + ", ".join(forms) + "."
    declared: list[tuple[str, Any, Any]] = [
        ("format_", str, typer.Option("text", "--format", help=listed)),
        ("json_", bool, typer.Option(False, "--json", help="The same as --format json.")),
    ]
    if operation.workspace:
        declared += _WORKSPACE_OPTIONS
    if operation.writes:
        dry = typer.Option(False, "--dry-run", help="Show what would be written, write nothing.")
        declared.append(("dry_run_", bool, dry))
    declared += _TERMINAL_OPTIONS
    return [_P(n, _P.KEYWORD_ONLY, default=info, annotation=kind) for n, kind, info in declared]


def _add_surfaces(app: typer.Typer, parts: Any) -> None:
    @app.command("serve")
    def serve(
        workspace: str = typer.Argument("", metavar="[PATH]", help="The workspace."),
        port: int = typer.Option(0, help="Port on loopback; 0 takes a free one."),
    ) -> None:
        """Answer every operation over HTTP on loopback, for this person only."""
        from sightline.cli.invocation import find_root
        from sightline.web.server import serve as start

        start(parts, find_root(workspace), port)
