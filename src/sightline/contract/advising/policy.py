"""What an agreed policy makes of a comparison: which entries count, and as what.

A rule may make an entry milder or stricter, and the entry says so ("by policy"). Nothing is
dropped: what a rule ignores stays in the answer with its reason, and no longer counts.
"""

from __future__ import annotations

from dataclasses import replace

from sightline.contract.advising.patterns import fits
from sightline.contract.advising.tally import counted_again
from sightline.contract.comparison import Comparison, Entry
from sightline.contract.policy import IgnoreRule, Policy

__all__ = ["BY_POLICY", "Policy", "apply_policy"]

BY_POLICY = "by policy: "


def apply_policy(comparison: Comparison, policy: Policy, as_of: str) -> Comparison:
    """Return the comparison as the policy sees it on a day (``as_of``, a date or a time)."""
    day = as_of[:10]
    notes = [_ended(rule, day) for rule in policy.ignore if rule.until and rule.until < day]
    entries = [_judged(_ignored(entry, policy, day), policy) for entry in comparison.entries]
    return counted_again(comparison, entries, [note for note in notes if note])


def _judged(entry: Entry, policy: Policy) -> Entry:
    """The entry with the verdict that a rule gives it; the rule that says most of a kind wins."""
    rules = [rule for rule in policy.severity if fits(rule.pattern, entry.kind)]
    if not rules:
        return entry
    rule = max(rules, key=lambda one: (one.pattern == entry.kind, _letters(one.pattern)))
    if rule.verdict == entry.verdict:
        return entry
    said = f"{BY_POLICY}{rule.verdict} instead of {entry.verdict} (severity {rule.pattern})"
    reason = f"{entry.reason}; {said}" if entry.reason else said
    reach = tuple(
        replace(one, verdict=rule.verdict) if one.verdict == entry.verdict else one
        for one in entry.reach
    )
    return replace(entry, verdict=rule.verdict, reason=reason, reach=reach)


def _letters(pattern: str) -> tuple[int, str]:
    return len(pattern) - pattern.count("*") - pattern.count("?"), pattern


def _ignored(entry: Entry, policy: Policy, day: str) -> Entry:
    for rule in policy.ignore:
        if (not rule.until or day <= rule.until) and _is_of(rule, entry):
            return replace(entry, ignored=rule.reason)
    return entry


def _is_of(rule: IgnoreRule, entry: Entry) -> bool:
    pairs = ((rule.kind, entry.kind), (rule.owner, entry.owner), (rule.pointer, entry.pointer))
    return all(not pattern or fits(pattern, text) for pattern, text in pairs)


def _ended(rule: IgnoreRule, day: str) -> str:
    what = rule.kind or rule.owner or rule.pointer
    return f"the policy ignored {what} until {rule.until} ({rule.reason}); now it counts again"
