"""Completion in the shell: what could stand where the cursor is, and the scripts that ask.

A script calls ``sightline __complete WORDS...`` with the words up to the cursor and gets one
candidate a line, with a tab and a few words about it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from sightline.cli.commands import SURFACES, command_parser
from sightline.cli.invocation import find_root
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.registry import Operation
from sightline.kernel.documents.consent import Voices
from sightline.kernel.errors import SightlineError, UsageError
from sightline.text.near import nearest

_BASH = """\
_sightline() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\\t'*}")
    done < <(sightline __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _sightline sightline
"""
_ZSH = """\
#compdef sightline
_sightline() {
    local line
    local -a found
    while IFS= read -r line; do
        found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
    done < <(sightline __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( $#found )); then _describe sightline found; else _files; fi
}
if [[ ${funcstack[1]} == _sightline ]]; then _sightline "$@"; else compdef _sightline sightline; fi
"""
_FISH = """\
complete -c sightline -a \
'(sightline __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
_HOW = """\
bash  add to ~/.bashrc:                    eval "$(sightline completion bash)"
zsh   add to ~/.zshrc, after compinit:     eval "$(sightline completion zsh)"
fish  once:  sightline completion fish > ~/.config/fish/completions/sightline.fish
"""


class Candidate(NamedTuple):
    """A word that could stand at the cursor, and what it is."""

    word: str
    about: str


def script(shell: str) -> str:
    """The completion script of a shell; without one, how to install each."""
    if not shell:
        return _HOW
    if shell not in SCRIPTS:
        near = nearest(shell, SCRIPTS, limit=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"there is no script for `{shell}`", help=hint + "bash, zsh or fish")
    return SCRIPTS[shell]


def complete(words: list[str], parts: Any) -> str:
    """What ``__complete`` prints. A mistake in the words before the cursor completes to nothing."""
    try:
        found = list(candidates(words, parts))
    except SightlineError:
        return ""
    return "".join(f"{_printable(word)}\t{_printable(about)}\n" for word, about in found)


def candidates(words: list[str], parts: Any) -> Iterator[Candidate]:
    """Every word that can stand at the end of a command line; its last word is begun or empty."""
    *before, begun = words or [""]
    if begun == "=":
        before, begun = [*before, "="], ""
    if before[-1:] == ["="]:  # bash cuts --format=json into three words
        before = before[:-1]
    option, equals, value = begun.partition("=")
    if equals and option.startswith("--"):
        for word, about in _after([*before, option], value, parts):
            if word.startswith(value):
                yield Candidate(f"{option}={word}", about)
        return
    for candidate in _after(before, begun, parts):
        if candidate.word.startswith(begun):
            yield candidate


def _after(before: list[str], begun: str, parts: Any) -> Iterable[Candidate]:
    operations = parts.catalogue().operations
    if not before:
        return _commands(operations)
    for count in (1, 2):
        operation = operations.find(".".join(before[:count]))
        if operation is not None and len(before) >= count:
            return _Line(operation, before[count:], begun, parts).candidates()
    if before == ["completion"]:
        return [Candidate(shell, "its completion script") for shell in SCRIPTS]
    if len(before) > 1:
        return []
    known = {n: o.summary for n, o in operations.all().items()} | SURFACES
    below = {n: about for n, about in known.items() if n.startswith(before[0] + ".")}
    return [Candidate(n.partition(".")[2], about) for n, about in below.items()]


def _commands(operations: Any) -> Iterator[Candidate]:
    known = {n: o.summary for n, o in operations.all().items()} | SURFACES
    found = {n.partition(".")[0]: about for n, about in known.items()}
    for name in sorted(found):
        yield Candidate(name, found[name])
    yield Candidate("--help", "every command, with one line about it")
    yield Candidate("--version", "which version this is")


class _Line:
    """The words after a command, as far as they are typed."""

    def __init__(self, operation: Operation, before: list[str], begun: str, parts: Any) -> None:
        self.operation = operation
        self.begun = begun
        self.before = before
        self.parts = parts
        parser = command_parser(operation)
        self.actions: list[argparse.Action] = parser._actions
        self.by_flag = {flag: a for a in self.actions for flag in a.option_strings}
        self.hints = get_type_hints(operation.request)
        declared = fields(operation.request)
        self.offered = {f.name: str(f.metadata.get("complete", "")) for f in declared}

    def candidates(self) -> Iterable[Candidate]:
        waiting = self.by_flag.get(self.before[-1]) if self.before else None
        if waiting is not None and waiting.nargs != 0:
            return self.values(waiting)
        if self.begun.startswith("-"):
            return self.options()
        action = self.positional()
        return self.values(action) if action else []

    def options(self) -> Iterator[Candidate]:
        for flag, action in self.by_flag.items():
            is_again = isinstance(action, argparse._AppendAction)
            if flag.startswith("--") and (is_again or not self.given(action)):
                yield Candidate(flag, action.help or "")

    def given(self, action: argparse.Action) -> bool:
        return any(flag in self.before for flag in action.option_strings)

    def positional(self) -> argparse.Action | None:
        """The word that is due; the last one again where it takes many."""
        typed = 0
        words = iter(self.before)
        for word in words:
            flag = self.by_flag.get(word)
            if flag is None:
                typed += not word.startswith("-")
            elif flag.nargs != 0:
                next(words, None)
        due = [action for action in self.actions if not action.option_strings]
        if typed < len(due):
            return due[typed]
        return due[-1] if due and due[-1].nargs == "*" else None

    def values(self, action: argparse.Action) -> Iterable[Candidate]:
        """What a word or an option can be; nothing where the shell should offer files."""
        name = action.dest
        if name == "format_":
            forms = dict.fromkeys([*self.operation.renderers, "json"])
            return [Candidate(form, "a way of showing it") for form in forms]
        if name == "audience_":
            settings = self.dispatcher().workspace().settings
            return [Candidate(audience, "an audience") for audience in settings.hidden]
        choices = _choices(self.hints.get(name))
        if choices:
            return [Candidate(choice, "") for choice in choices]
        return self.named(self.offered.get(name, ""))

    def named(self, what: str) -> Iterable[Candidate]:
        catalogue = self.parts.catalogue()
        if what == "kind":
            return [Candidate(k.code, k.summary) for k in catalogue.kinds.by_code.values()]
        if what == "code":
            modules = catalogue.checks.modules
            return [Candidate(c, (modules[c].__doc__ or "").partition("\n")[0]) for c in modules]
        if what == "metric":
            ids = self.ids()
            return [Candidate(i.word[4:], i.about) for i in ids if i.word.startswith("MET-")]
        if what == "id":
            return self.quotes() if "#" in self.begun else self.ids()
        return []

    def ids(self) -> list[Candidate]:
        graph = self.dispatcher().workspace().graph
        return [Candidate(i, graph.nodes[paths[0]].title) for i, paths in graph.by_id.items()]

    def quotes(self) -> Iterator[Candidate]:
        workspace = self.dispatcher().workspace()
        identifier = self.begun.partition("#")[0]
        silent = Voices(workspace.graph, workspace.open, "--as" in self.before).is_silent
        for path in workspace.graph.by_id.get(identifier, ()):
            for name, quote in workspace.open(path).quotes.items():
                yield Candidate(f"{identifier}#{name}", "" if silent(identifier) else quote.text)

    def dispatcher(self) -> Dispatcher:
        folder = ""
        for flag, value in zip(self.before, self.before[1:], strict=False):
            folder = value if flag in ("-C", "--workspace") else folder
        return Dispatcher(self.parts, find_root(folder))


def _choices(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
