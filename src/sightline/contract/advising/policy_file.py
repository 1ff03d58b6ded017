"""A policy as it is written: `contracts/<api>/policy.yaml`, `[contract]` of the settings below it.

```yaml
undeclared: unsent          # or sent: whether callers send names that a schema doesn't declare
response_enums: review      # or open, closed: whether a new value breaks readers
response_unions: review     # or open, closed
fail_on: review             # or breaking, none
severity:
  request-property-removed: breaking
  "*-description-changed": compatible
ignore:
  - kind: operation-removed
    owner: "* /internal/*"
    reason: Only our own workers call it
    until: 2026-12-31
deprecation: {min_days: 180, stability: {beta: 30}}
removal: {quiet_days: 28}
versioning: semver          # or date, none
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sightline.contract.advising.kind_words import meant_kind
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.contract.policy import Deprecation, IgnoreRule, Policy, Removal, SeverityRule
from sightline.text.near import nearest
from sightline.text.yaml import read_yaml
from sightline.text.yaml.nodes import Mapping as YamlMapping
from sightline.text.yaml.nodes import Node, Problem, Sequence
from sightline.text.yaml.scalars import as_date, core_value

__all__ = ["CODE", "SettingProblem", "read_policy", "read_table"]

CODE = "CON010"
_WORDS = {
    "undeclared": ("unsent", "sent"),
    "response_enums": (REVIEW, "open", "closed"),
    "response_unions": (REVIEW, "open", "closed"),
    "fail_on": (BREAKING, REVIEW, "none"),
    "versioning": ("semver", "date", "none"),
}
_KEYS = (*_WORDS, "severity", "ignore", "deprecation", "removal")
_VERDICTS = (BREAKING, REVIEW, COMPATIBLE)
_RULE_KEYS = ("kind", "owner", "pointer", "reason", "until")
_PATTERN = re.compile(r"[a-z0-9*?]+(?:-[a-z0-9*?]+)*")
_MOST_DAYS = 36_500


class SettingProblem(NamedTuple):
    """A mistake in a policy: the keys that lead to it, what is wrong, what to write."""

    path: tuple[str | int, ...]
    message: str
    help: str


def read_policy(text: str, below: Policy | None = None) -> tuple[Policy, list[Problem]]:
    """Return what a policy file says on top of ``below``, and what is wrong with it, each in place.

    What can't be understood counts as left out; `ignore` and `severity` add to those below.
    """
    usual = below or Policy()
    node, problems = read_yaml(text)
    if node is None:
        return usual, list(problems)
    if not isinstance(node, YamlMapping):
        help = "write keys and values, such as fail_on: breaking"
        return usual, [_problem(node, (), "a policy is a list of keys", help)]
    policy, found = read_table(_plain(node), usual)
    return policy, [*problems, *(_problem(node, *one) for one in found)]


def read_table(table: Mapping[str, Any], below: Policy) -> tuple[Policy, list[SettingProblem]]:
    """Return what a table of plain values says on top of ``below``, and what is wrong with it."""
    reading = _Reading()
    return reading.policy(table, below), reading.problems


class _Reading:
    """One pass over a table; collects what is wrong on the way."""

    def __init__(self) -> None:
        self.problems: list[SettingProblem] = []

    def policy(self, table: Mapping[str, Any], below: Policy) -> Policy:
        self.unknown(table, _KEYS, ())
        words = {
            name: table[name]
            for name, allowed in _WORDS.items()
            if name in table and self.is_word(table[name], allowed, (name,))
        }
        return replace(
            below,
            **words,
            severity=_merged(below.severity, tuple(self.severity(table.get("severity")))),
            ignore=below.ignore + tuple(self.ignored(table.get("ignore"))),
            deprecation=self.deprecation(table, below.deprecation),
            removal=self.removal(table, below.removal),
        )

    def problem(self, path: tuple[str | int, ...], message: str, help: str) -> None:
        self.problems.append(SettingProblem(path, message, help))

    def unknown(
        self, table: Mapping[str, Any], known: tuple[str, ...], above: tuple[str | int, ...]
    ) -> None:
        for name in table:
            if name not in known:
                near = nearest(str(name), known, limit=1)
                help = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(known)
                self.problem((*above, name), f"nobody reads the key `{name}`", help)

    def is_word(self, value: Any, allowed: tuple[str, ...], at: tuple[str | int, ...]) -> bool:
        if isinstance(value, str) and value in allowed:
            return True
        near = nearest(value, allowed, limit=1) if isinstance(value, str) else []
        hint = f"did you mean `{near[0]}`? " if near else ""
        message = f"{_shown(value)} is not one of the values allowed here"
        self.problem(at, message, hint + "allowed: " + ", ".join(allowed))
        return False

    def table(self, value: Any, at: tuple[str | int, ...], example: str) -> Mapping[str, Any]:
        if value is None:
            return {}
        if isinstance(value, dict):
            return value
        self.problem(at, f"`{at[-1]}` should hold keys and values", f"write {example}")
        return {}

    def severity(self, value: Any) -> Iterator[SeverityRule]:
        example = "severity: {operation-removed: breaking}"
        for pattern, verdict in self.table(value, ("severity",), example).items():
            at = ("severity", pattern)
            if not _PATTERN.fullmatch(str(pattern)):
                help = "write the kind of an entry, or several: operation-removed, request-*"
                self.problem(at, f"`{pattern}` can't be the kind of an entry", help)
            elif self.is_kind(str(pattern), at) and self.is_word(verdict, _VERDICTS, at):
                yield SeverityRule(pattern, verdict)

    def is_kind(self, pattern: str, at: tuple[str | int, ...]) -> bool:
        meant = meant_kind(pattern)
        if meant:
            self.problem(at, f"no change is of the kind `{pattern}`", f"did you mean `{meant}`?")
        return not meant

    def ignored(self, value: Any) -> Iterator[IgnoreRule]:
        if value is None:
            return
        if not isinstance(value, list):
            help = "write a list: - {kind: operation-removed, reason: ...}"
            self.problem(("ignore",), "`ignore` should be a list of rules", help)
            return
        for index, rule in enumerate(value):
            at = ("ignore", index)
            if not isinstance(rule, dict):
                help = "write {kind: operation-removed, reason: ...}"
                self.problem(at, "a rule has keys and values", help)
                continue
            read = self.rule(rule, at)
            if read is not None:
                yield read

    def rule(self, rule: Mapping[str, Any], at: tuple[str | int, ...]) -> IgnoreRule | None:
        """A rule, or None: one that is half understood could ignore more than was meant."""
        before = len(self.problems)
        self.unknown(rule, _RULE_KEYS, at)
        for name in ("kind", "owner", "pointer", "reason"):
            if not isinstance(rule.get(name, ""), str):
                self.problem((*at, name), f"`{name}` should be text", f'write {name}: "..."')
        if not str(rule.get("reason") or "").strip():
            help = "add why nobody is hurt: reason: Only our own workers call it"
            self.problem(at, "a rule that ignores needs a reason", help)
        if isinstance(rule.get("kind"), str):
            self.is_kind(rule["kind"], (*at, "kind"))
        if not any(str(rule.get(name) or "").strip("*") for name in ("kind", "owner", "pointer")):
            help = "say of what: kind, owner or pointer, with * for any text"
            self.problem(at, "this rule would ignore everything", help)
        until = self.day(rule.get("until"), (*at, "until"))
        if len(self.problems) > before:
            return None
        patterns = {name: rule.get(name, "") for name in ("kind", "owner", "pointer")}
        return IgnoreRule(reason=" ".join(rule["reason"].split()), until=until, **patterns)

    def day(self, value: Any, at: tuple[str | int, ...]) -> str:
        if value is None:
            return ""
        if isinstance(value, datetime | date):
            return value.isoformat()[:10]
        if isinstance(value, str) and as_date(value) is not None:
            return value
        self.problem(at, f"{_shown(value)} is not a date", "write until: 2026-12-31")
        return ""

    def deprecation(self, table: Mapping[str, Any], below: Deprecation) -> Deprecation:
        example = "deprecation: {min_days: 180, stability: {beta: 30}}"
        held = self.table(table.get("deprecation"), ("deprecation",), example)
        self.unknown(held, ("min_days", "stability"), ("deprecation",))
        days = self.days(held, "min_days", ("deprecation",), below.min_days)
        at = ("deprecation", "stability")
        levels = self.table(held.get("stability"), at, "stability: {beta: 30, stable: 180}")
        found = dict(below.stability)
        for level in levels:
            read = self.days(levels, level, at, found.get(level, -1))
            if read >= 0:
                found[level] = read
        return Deprecation(days, tuple(sorted(found.items())))

    def removal(self, table: Mapping[str, Any], below: Removal) -> Removal:
        held = self.table(table.get("removal"), ("removal",), "removal: {quiet_days: 28}")
        self.unknown(held, ("quiet_days",), ("removal",))
        return Removal(self.days(held, "quiet_days", ("removal",), below.quiet_days))

    def days(
        self, table: Mapping[str, Any], name: str, above: tuple[str | int, ...], usual: int
    ) -> int:
        value = table.get(name, usual)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_DAYS:
            return value
        help = f"write a whole number of days: {name}: 28"
        self.problem((*above, name), f"{_shown(value)} is not a number of days", help)
        return usual


def _merged(
    below: tuple[SeverityRule, ...], above: tuple[SeverityRule, ...]
) -> tuple[SeverityRule, ...]:
    """Both; where both name a pattern, the upper one."""
    found = {rule.pattern: rule for rule in (*below, *above)}
    return tuple(found[pattern] for pattern in sorted(found))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a map"
    if value is None:
        return "nothing"
    return f"`{str(value)[:60]}`"


def _plain(node: YamlMapping) -> dict[str, Any]:
    value = core_value(node)
    assert isinstance(value, dict)
    return value


def _problem(root: Node, path: tuple[str | int, ...], message: str, help: str) -> Problem:
    """A problem at the key that a path leads to, or as near to it as there is something."""
    at: Any = root
    node: Any = root
    for step in path:
        if isinstance(node, YamlMapping) and step in node.entries:
            at, node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            at = node = node.items[step]
        else:
            break
    return Problem(CODE, message, at.line, at.column, at.end_line, at.end_column, help)
