"""The proofs of what breaks as a file to run: a test for pytest, or commands for curl.

The test holds both schemas of each message, cut down to what judges it, and asks a validator that
is not Sightline's own. A proof that it would not bear out isn't written as one, it is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sightline.contract.advising.neutral import cut, line
from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import is_open
from sightline.contract.comparison import COMPATIBLE, Witness
from sightline.contract.surface.surface import Direction, Operation, SchemaUse, Surface
from sightline.kernel.errors import UsageError

__all__ = ["ENDINGS", "witness_file"]

ENDINGS = (".py", ".sh")
_MOST_STEPS = 24

_TEST = """

@pytest.mark.parametrize(("sender", "receiver", "value"), CASES.values(), ids=list(CASES))
def test_what_one_side_may_send_the_other_refuses(sender, receiver, value):
    assert jsonschema_rs.Draft202012Validator(sender).is_valid(value)
    assert not jsonschema_rs.Draft202012Validator(receiver).is_valid(value)
"""


Plain = dict[str, object]


class _Case(NamedTuple):
    name: str
    sender: Plain
    receiver: Plain
    value: object


def witness_file(result: Any, name: str) -> bytes:
    """The proofs of a `contract diff` in the form that a file name ends in. Raises UsageError."""
    ending = next((e for e in ENDINGS if name.lower().endswith(e)), "")
    proven = [
        one
        for one in result.entries
        if one.witness is not None and one.verdict != COMPATIBLE and is_open(one)
    ]
    if ending == ".sh":
        return _commands(proven, result.contracts).encode("utf-8", "backslashreplace")
    if ending == ".py":
        return _tests(proven, result._roots).encode()
    raise UsageError(f"{name}: proofs are a .py or a .sh", help="write: --witness breaks_test.py")


_HEAD = """\
#!/bin/sh
# Calls that the old version takes and the new one refuses. Each goes to the address at which the
# old version is served: put that of a server of the new one in its place to see it refused (400,
# 404 or the like). The commands show answers, they don't judge them."""


def _commands(proven: list[Any], contracts: Iterable[Any]) -> str:
    """A curl command for each message that a caller sends to an address; the others are counted."""
    from sightline.contract.witnesses.printing import curl_command

    lines = [_HEAD]
    lines += [f"# old: {_comment(one.old)}, new: {_comment(one.new)}" for one in contracts]
    lines.append("")
    silent = 0
    for entry in proven:
        is_call = "://" in entry.witness.url and entry.witness.direction == "request"
        command = curl_command(entry.witness) if is_call else ""
        silent += not command
        if command:
            lines += [f"# {_comment(headline(entry))} ({entry.id})"]
            if entry.witness.why:
                lines.append(f"# The new version: {_comment(entry.witness.why)}")
            lines += [command, ""]
    if silent:
        lines.append(f"# {silent} more: what the API answers, or what curl can't send")
    return "\n".join(lines) + "\n"


def _comment(text: str) -> str:
    return cut(text.replace("\\", "/"), 120)


def _tests(proven: list[Any], roots: Mapping[str, tuple[Any, Any]]) -> str:
    """One test module; a case for each message on which a validator decides."""
    cases: dict[str, Any] = {}
    for contract, (old, new) in roots.items():
        here = [one for one in proven if one.contract == contract]
        for case in _Sides(old, new, {one.witness.operation for one in here}).cases(here):
            cases[case.name] = [case.sender, case.receiver, case.value]
    lines = [
        '"""What one version of the contract allows to send and the other refuses.\n',
        "To run it: pip install pytest jsonschema-rs, then pytest with this file.",
        '"""\n',
        "import json\n",
        "import jsonschema_rs",
        "import pytest\n",
        f"CASES = json.loads({_literal(cases)})",
    ]
    left = len(proven) - len(cases)
    more = (
        f"\n# {left} more: what no schema decides on, such as an operation that is gone"
        if left
        else ""
    )
    return "\n".join(lines) + more + _TEST


def _literal(value: object) -> str:
    """An expression of Python for the text of a JSON value, readable and in ASCII."""
    text = json.dumps(value, indent=1, ensure_ascii=True)
    escaped = text.replace("\\", "\\\\").replace("'''", "\\'\\'\\'")
    return f"'''\n{escaped}\n'''"


class _Sides:
    """Both versions of a contract, asked for the schemas that judge a message."""

    def __init__(self, old: dict[str, object], new: dict[str, object], names: set[str]) -> None:
        from sightline.contract.surface.surface_reader import surface_of

        self.roots = (old, new)
        self.surfaces: tuple[Surface, Surface] = (
            surface_of(old, only=names).surface,
            surface_of(new, only=names).surface,
        )

    def cases(self, proven: list[Any]) -> Iterator[_Case]:
        """A case for each entry that a validator bears out."""
        from sightline.contract.witnesses.trimming import trimmed
        from sightline.contract.witnesses.validator import SchemaUnusable, Validator

        for entry in proven:
            witness = entry.witness
            for plain in self._candidates(entry):
                sender, receiver = plain if witness.sender == "old" else plain[::-1]
                try:
                    is_sent = Validator(sender).accepts(witness.value)
                    is_taken = Validator(receiver).accepts(witness.value)
                except SchemaUnusable:
                    continue
                if is_sent and not is_taken:
                    name = line(f"{witness.operation} {witness.location} {entry.id}")
                    value = witness.value
                    yield _Case(name, trimmed(sender, value), trimmed(receiver, value), value)
                    break

    def _candidates(self, entry: Any) -> Iterator[tuple[Plain, Plain]]:
        """Pairs of schemas that may judge the message: that of its place in an operation; or those
        on the way from the edit up to the component that holds it."""
        witness = entry.witness
        place, _, _ = _place(witness)
        if place == "schema":
            yield from self._on_the_way(entry.pointer, Direction(witness.direction))
            return
        direction = Direction(witness.direction) if place == "body" else None
        found = [self._of_operation(side, witness, direction) for side in (0, 1)]
        if found[0] is not None and found[1] is not None:
            yield found[0], found[1]

    def _on_the_way(self, pointer: str, direction: Direction) -> Iterator[tuple[Plain, Plain]]:
        from sightline.contract.reading.pointers import look_up, tokens_of

        tokens = tokens_of(pointer)
        for length in range(len(tokens), max(len(tokens) - _MOST_STEPS, 1), -1):
            try:
                old, new = (look_up(root, tokens[:length]) for root in self.roots)
            except LookupError:
                continue
            if isinstance(old, dict) and isinstance(new, dict):
                yield self._plain(0, old, direction), self._plain(1, new, direction)

    def _of_operation(
        self, side: int, witness: Witness, direction: Direction | None
    ) -> Plain | None:
        named = (one for one in self.surfaces[side].operations if one.name == witness.operation)
        operation = next(named, None)
        use = _use(operation, witness) if operation is not None else None
        return self._plain(side, use.schema, direction) if use is not None else None

    def _plain(self, side: int, schema: object, direction: Direction | None) -> Plain:
        from sightline.contract.witnesses.plain_schema import plain_schema

        return plain_schema(self.roots[side], schema, self.surfaces[side].dialect, direction)


def _place(witness: Witness) -> tuple[str, str, str]:
    """`status 200 header x` as place, name and status."""
    words, status = witness.location, witness.status
    if words.startswith("status "):
        _, status, words = (*words.split(" ", 2), "")[:3]
    place, _, name = words.partition(" ")
    return place, name, status


def _use(operation: Operation, witness: Witness) -> SchemaUse | None:
    """The schema of an operation that judges a message."""
    place, name, status = _place(witness)
    if witness.direction == "response":
        for response in operation.responses:
            if status in ("", response.status):
                if place == "header":
                    return next((h.schema for h in response.headers if h.name == name), None)
                return _of_media(response.media, witness.media)
        return None
    if place == "body":
        return _of_media(operation.body.media, witness.media) if operation.body else None
    found = (p for p in operation.parameters if (p.place, p.name) == (place, name))
    return next((parameter.schema for parameter in found), None)


def _of_media(media: Any, wanted: str) -> SchemaUse | None:
    found = [one for one in media if one.range == wanted] or ([] if wanted else list(media))
    schema: SchemaUse | None = found[0].schema if found else None
    return schema
