"""Reads who or what decides a promise: `test:`, `contract:`, `attested:` or `reported:`.

Whatever is wrong becomes a problem at its place, with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sightline.kernel.documents.binding import (
    SKIPPED,
    Binding,
    converter,
    is_null,
    to_link,
    unknown_key,
)
from sightline.kernel.documents.identifiers import split_reference
from sightline.measure.promises.contract_pointer import tokens_of
from sightline.measure.promises.functional_criterion import (
    Attestation,
    DecidedByContract,
    DecidedByTest,
    Decider,
    Report,
)
from sightline.text.yaml.nodes import Mapping, Node, Scalar

ATTESTED, REPORTED, POINTER = "MEA031", "MEA032", "MEA035"
_FIGURE = re.compile(r"([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(\S.{0,30})?\Z")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z")


def _no_pointer(pointer: str) -> str:
    """Why a text is no place in a document; empty where it is one."""
    if not pointer.startswith("#/"):
        return f"`{pointer}` is no place in a document"
    try:
        tokens_of(pointer)
    except ValueError as error:
        return str(error)
    return ""


_POINTER_HELP = (
    'write contract: {api: API-search, has: "#/paths/~1search/get/responses/429"}, '
    "with ~1 for a / inside a name"
)


class _Keys:
    """The keys of one decider, each read as what it should be."""

    def __init__(self, entry: tuple[Scalar, Node], known: Iterable[str], binding: Binding) -> None:
        self.key, self.node = entry
        self.binding = binding
        self.is_complete = type(self.node) is Mapping
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        if type(self.node) is Mapping:
            self.entries = {n: e for n, e in self.node.entries.items() if n in known}
            for name, (key, _) in self.node.entries.items():
                if name not in self.entries:
                    unknown_key(key, known, binding)
                    self.is_complete = False
        else:
            binding.wrong_type(self.node, "keys and values: " + ", ".join(known))

    def get(self, name: str, annotation: Any) -> Any:
        """The value of a key; None where it is left out, or can't be read, which is told."""
        if name not in self.entries or is_null(self.entries[name][1]):
            return None
        found = converter(annotation)(self.entries[name][1], self.binding)
        if found is SKIPPED:
            self.is_complete = False
            return None
        return found

    def text(self, name: str) -> str:
        return " ".join((self.get(name, str) or "").split())

    def day(self, name: str) -> str:
        found = self.get(name, date)
        return "" if found is None else str(found.isoformat())

    def demand(self, code: str, what: str, help: str, **values: Any) -> None:
        """Tell which of these is left out altogether; what can't be read was told already."""
        if type(self.node) is not Mapping:
            return
        lacking = [name for name, value in values.items() if value in (None, "")]
        left_out = [n for n in lacking if n not in self.entries or not _holds(self.entries[n][1])]
        if left_out:
            names = " and ".join(f"`{name}`" for name in left_out)
            self.binding.problem(code, self.key, f"{what} without {names}", help)
        if lacking:
            self.is_complete = False

    def link(self) -> str:
        """Where it can be looked up: an address, or the id of a document, which becomes a link."""
        text = self.text("link")
        if not text or is_address(text):
            return text
        node = self.entries["link"][1]
        if split_reference(text) is None:
            message = f"`{text}` is neither an address nor an id"
            self.binding.problem("KND003", node, message, "write https://... or an id: DEC-004")
            self.is_complete = False
            return ""
        _linked(node, "mentions", self.binding)
        return text


def is_address(text: str) -> bool:
    """Whether a text is an address of the web; others (`javascript:`) are none here."""
    return _ADDRESS.match(text) is not None


def _holds(node: Node) -> bool:
    return not is_null(node) and not (type(node) is Scalar and not node.text.strip())


def _linked(node: Node, edge: str, binding: Binding) -> Any:
    before, binding.edge = binding.edge, edge
    try:
        return to_link(node, binding)
    finally:
        binding.edge = before


def _test(entry: tuple[Scalar, Node], binding: Binding) -> Decider | None:
    key, node = entry
    if type(node) is not Scalar:
        binding.wrong_type(node, "the name of a test")
        return None
    if is_null(node) or not node.text.strip():
        help = "write test: tests.search.test_rights, or file.py::test_rights"
        binding.problem("KND009", key, "`test` names no test", help)
        return None
    return DecidedByTest(" ".join(node.text.split()))


def _contract(entry: tuple[Scalar, Node], binding: Binding) -> Decider | None:
    keys = _Keys(entry, ("api", "has", "equals"), binding)
    api, pointer = keys.text("api"), keys.text("has")
    keys.demand(POINTER, "a look into a contract", _POINTER_HELP, api=api, has=pointer)
    message = _no_pointer(pointer) if pointer else ""
    if message:
        binding.problem(POINTER, keys.entries["has"][1], message, _POINTER_HELP)
        keys.is_complete = False
    if api:
        link = _linked(keys.entries["api"][1], "contract", binding)
        keys.is_complete = keys.is_complete and link is not SKIPPED
    equals = keys.get("equals", str) if "equals" in keys.entries else None
    return DecidedByContract(api, pointer, equals) if keys.is_complete else None


def _attested(entry: tuple[Scalar, Node], binding: Binding) -> Decider | None:
    keys = _Keys(entry, ("by", "on", "note", "link"), binding)
    by, on, note, link = keys.text("by"), keys.day("on"), keys.text("note"), keys.link()
    help = "write attested: {by: ines, on: 2026-03-01}"
    keys.demand(ATTESTED, "an attestation", help, by=by, on=on)
    return Attestation(by, on, note, link) if keys.is_complete else None


def _reported(entry: tuple[Scalar, Node], binding: Binding) -> Decider | None:
    known = ("value", "unit", "n", "link", "by", "on", "note")
    keys = _Keys(entry, known, binding)
    value, unit = _figure(keys)
    n, link, by, on = keys.get("n", int), keys.link(), keys.text("by"), keys.day("on")
    help = "write reported: {value: 4.2 d, n: 118, link: https://..., by: ines, on: 2026-03-01}"
    keys.demand(REPORTED, "a report", help, value=value, link=link, by=by, on=on)
    if n is not None and n < 1:
        binding.problem("KND003", keys.entries["n"][1], f"`{n}` is no number of cases", "n: 118")
        keys.is_complete = False
    note = keys.text("note")
    if not keys.is_complete or value is None:
        return None
    return Report(value, unit, n, link, by, on, note)


def _figure(keys: _Keys) -> tuple[float | None, str]:
    """The value and its unit, which may stand beside it or in a key of its own."""
    text, unit = keys.text("value"), keys.text("unit")
    if not text:
        return None, unit
    value, beside = read_figure(text)
    node = keys.entries["value"][1]
    if value is None:
        keys.binding.problem("KND003", node, f"`{text}` is no figure", "write value: 4.2 d")
        keys.is_complete = False
    elif beside and unit and beside != unit:
        message = f"the figure is in {beside}, and `unit` says {unit}"
        keys.binding.problem("KND003", node, message, "write the unit once")
        keys.is_complete = False
    return value, beside or unit


def read_figure(text: str) -> tuple[float | None, str]:
    """A number with its unit, as people write it; None where it is none.

    >>> read_figure("4.2 d"), read_figure("1,400"), read_figure("38%"), read_figure("4,2")
    ((4.2, 'd'), (1400.0, ''), (38.0, '%'), (None, ''))
    """
    found = _FIGURE.match(text.strip())
    if found is None or (found[2] and not _is_unit_like(found[2])):
        return None, ""
    return float(found[1].replace(",", "")), found[2] or ""


def _is_unit_like(text: str) -> bool:
    return not text[0].isdigit() and text[0] not in ".,_+-*<>=~"


READERS = {"test": _test, "contract": _contract, "attested": _attested, "reported": _reported}
"""The key of each decider, and how its value is read: None where it can't be, which is told."""
