"""Judges bodies against the schemas of their sites; a known shape is only counted again."""

from __future__ import annotations

from sightline.contract.drift.body_shapes import JudgedShapes, KnownShape, redacted_places, walk
from sightline.contract.drift.body_sites import BodySite, NotReadable
from sightline.contract.drift.body_validation import Violation
from sightline.contract.drift.drift_keys import Broken, Undocumented
from sightline.contract.drift.expected_fields import Unknown
from sightline.contract.drift.shown_values import shown_value
from sightline.contract.drift.tallies import Finding, Tally
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["BodyJudge", "note_violation"]

_MOST_RULES = 2000
_UNEXPECTED = ("additionalProperties", "unevaluatedProperties")
_ABOUT_NAMES = ("required", "propertyNames", *_UNEXPECTED)
_Noted = tuple[Finding | None, ...]


class BodyJudge:
    """What is known of bodies so far; what is found goes into the two tallies."""

    def __init__(self, undocumented: Tally[Undocumented], broken: Tally[Broken]) -> None:
        self._undocumented = undocumented
        self._broken = broken
        self._known: JudgedShapes[KnownShape] = JudgedShapes()
        self._judged: JudgedShapes[_Noted] = JudgedShapes()

    def judge(
        self, operation: str, site: BodySite, body: str | bytes, number: int, *, is_told: bool
    ) -> None:
        """Judge a body; `is_told`: its media type was, so that it has to be what it says."""
        if site.validator is None:
            return
        try:
            value = site.value_of(body)
        except NotReadable as problem:
            if is_told:
                broken = Broken(site.direction, site.pointer, "media", site.kind)
                self._broken.note(broken, operation, number, "", str(problem))
            return
        site.schemas.bodies += 1
        unknown, shape = walk(site.root, value) if site.root is not None else ([], None)
        if shape is None:
            if not site.validator.accepts(value):
                self._note_violations(operation, site, value, [], number, _is_redacted(body))
            return
        key = (site, *shape)
        known = self._known.get(key)
        if known is None:
            named = self._note_unknown(operation, site, unknown, number)
            known = KnownShape(site.validator.accepts(value), named)
            self._known.remember(key, known)
        elif known.undocumented:
            self._undocumented.note_again(known.undocumented, operation)
        if known.fits:
            return
        is_redacted = _is_redacted(body)
        if is_redacted:
            key += redacted_places(value)
        noted = self._judged.get(key)
        if noted is None:
            noted = self._note_violations(operation, site, value, unknown, number, is_redacted)
            self._judged.remember(key, noted)
        else:
            self._broken.note_again(noted, operation)

    def _note_unknown(
        self, operation: str, site: BodySite, unknown: list[Unknown], number: int
    ) -> _Noted:
        noted = []
        for each in dict.fromkeys(unknown):
            key = Undocumented(
                "field", site.direction, each.name, owner=each.owner, is_closed=each.is_closed
            )
            noted.append(self._undocumented.note(key, operation, number))
        return tuple(noted)

    def _note_violations(
        self,
        operation: str,
        site: BodySite,
        value: object,
        unknown: list[Unknown],
        number: int,
        is_redacted: bool,
    ) -> _Noted:
        assert site.validator is not None
        told = {each.name for each in unknown}
        noted: dict[Broken, Finding | None] = {}
        for violation in site.validator.violations(value):
            is_told = told and violation.keyword in _UNEXPECTED
            if is_told and (told >= set(violation.names) or "*" in told):
                continue
            if (
                is_redacted
                and violation.keyword not in _ABOUT_NAMES
                and _holds_redacted(violation.value)
            ):
                continue
            broken = _broken_rule(site, violation)
            if broken not in noted:
                noted[broken] = note_violation(self._broken, broken, violation, operation, number)
        return tuple(noted.values())


def note_violation(
    tally: Tally[Broken], broken: Broken, violation: Violation, operation: str, number: int
) -> Finding | None:
    """Count a broken rule; what broke it is asked for where it is the first."""
    held = tally.findings.get(broken)
    if held is None:
        example = shown_value(violation.value, violation.keyword)
        return tally.note(broken, operation, number, example, violation.wanted)
    held.note(operation)
    return held


def _broken_rule(site: BodySite, violation: Violation) -> Broken:
    """The rule that a violation breaks; those of a site are remembered, within bounds."""
    key = (violation.path, violation.names)
    held = site.known.get(key)
    if held is None:
        pointer = site.schemas.places.of_path(violation.path[:-1], site.pointer)
        name = ", ".join(sorted(violation.names))[:200]
        held = Broken(site.direction, pointer, violation.keyword, name)
        if len(site.known) < _MOST_RULES:
            site.known[key] = held
    return held


def _is_redacted(body: str | bytes) -> bool:
    return REDACTED in (body if isinstance(body, str) else repr(body))


def _holds_redacted(value: object) -> bool:
    if isinstance(value, str):
        return REDACTED in value
    return isinstance(value, dict | list) and REDACTED in repr(value)
