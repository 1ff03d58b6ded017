"""A witness as the call that carries it: method, address, headers and media type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sightline.contract.comparison import Witness
from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.judging import Judge
from sightline.contract.surface.path_templates import with_values
from sightline.contract.surface.serialisation import written
from sightline.contract.surface.surface import Direction, Operation, Parameter

__all__ = ["Calls"]

_STEPS = 300


class Calls:
    """Completes witnesses with what a caller of the old version would send besides."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known: dict[tuple[str, str], object] = {}

    def complete(self, witness: Witness, operation: Operation, media: str) -> Witness:
        """The witness with its call; of an answer, with the call that gets it."""
        if operation.flips:
            return replace(witness, media=media)
        place, _, name = witness.location.partition(" ")
        given = {(place, name): witness.value} if witness.direction == "request" else {}
        path: dict[str, str] = {}
        query: list[str] = []
        headers: list[tuple[str, str]] = []
        cookies: list[str] = []
        for parameter in operation.parameters:
            text = self._text(parameter, given)
            if text is None:
                continue
            if parameter.place == "path":
                path[parameter.name] = text
            elif parameter.place in ("query", "querystring"):
                query += [text] if text else []
            elif parameter.place == "header":
                headers.append((parameter.name, text))
            else:
                cookies.append(text)
        if cookies:
            headers.append(("cookie", "; ".join(cookies)))
        base = (operation.bases or ("",))[0].rstrip("/")
        url = base + with_values(operation.path, path) + ("?" + "&".join(query) if query else "")
        return replace(
            witness, method=operation.method, url=url, headers=tuple(headers), media=media
        )

    def _text(self, parameter: Parameter, given: dict[tuple[str, str], Any]) -> str | None:
        """The parameter as it is written; None where it needn't be sent or none can be made."""
        key = (parameter.place, parameter.name)
        if key in given:
            value = given[key]
        elif not parameter.is_required:
            return None
        else:
            value = self._example(parameter)
        if value is NO_EXAMPLE:
            return None
        try:
            return written(parameter, value)
        except (TypeError, ValueError):
            return None

    def _example(self, parameter: Parameter) -> object:
        if parameter.schema is None:
            return "text"
        key = (parameter.pointer, parameter.name)
        if key not in self._known:
            search = self._judge.search(Direction.REQUEST)
            search.examples.left_over = _STEPS
            number = self._judge.old.reader.number_of(parameter.schema.schema)
            self._known[key] = search.examples.of((number,))
        return self._known[key]
