"""A policy is read with places and applied to the letter; nothing is dropped in silence."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import sightline.contract.comparing
from sightline.contract.advising.kind_words import meant_kind
from sightline.contract.advising.patterns import fits
from sightline.contract.advising.policy import apply_policy
from sightline.contract.advising.policy_file import read_policy, read_table
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.contract.policy import Deprecation, IgnoreRule, Policy, Removal, SeverityRule
from sightline.kernel.documents.settings import read_settings
from tests.contract.advising.payments import AMOUNT, GONE, PATTERN, PAYMENTS, STATUS, comparison

DAY = "2026-03-01"


def test_every_key_is_read() -> None:
    text = """\
undeclared: sent
response_enums: open
response_unions: closed
fail_on: breaking
severity:
  operation-removed: review
  "*-default-*": compatible
ignore:
  - {kind: operation-removed, owner: "* /internal/*", reason: Only ours, until: 2026-12-31}
deprecation: {min_days: 180, stability: {beta: 30}}
removal: {quiet_days: 14}
versioning: date
"""
    assert read_policy(text) == (
        Policy(
            "sent", "open", "closed", "breaking",
            (SeverityRule("*-default-*", COMPATIBLE), SeverityRule("operation-removed", REVIEW)),
            (IgnoreRule("Only ours", "operation-removed", "* /internal/*", "", "2026-12-31"),),
            Deprecation(180, (("beta", 30),)), Removal(14), "date",
        ),
        [],
    )  # fmt: skip


def test_what_was_agreed_for_all_holds_where_a_contract_says_nothing_else() -> None:
    below = Policy(
        undeclared="sent", fail_on="none", severity=(SeverityRule("a", REVIEW),),
        ignore=(IgnoreRule("x", "y"),), deprecation=Deprecation(90),
    )  # fmt: skip
    policy, problems = read_policy("fail_on: breaking\nseverity: {b: breaking}\n", below)
    rules = (SeverityRule("a", REVIEW), SeverityRule("b", BREAKING))
    assert (policy, problems) == (replace(below, fail_on="breaking", severity=rules), [])


@pytest.mark.parametrize(
    ("text", "place", "message", "help"),
    [
        ("sevrity: {}\n", (1, 1), "nobody reads the key `sevrity`", "did you mean `severity`?"),
        ("\nfail_on: braking\n", (2, 1), "`braking` is not one of the values allowed here",
         "did you mean `breaking`? allowed: breaking, review, none"),
        ("fail_on: [a]\n", (1, 1), "a list is not one of the values allowed here",
         "allowed: breaking, review, none"),
        ("severity:\n  op-removed: error\n", (2, 3),
         "`error` is not one of the values allowed here",
         "allowed: breaking, review, compatible"),
        ("severity:\n  Op Removed: review\n", (2, 3), "`Op Removed` can't be the kind of an entry",
         "write the kind of an entry, or several: operation-removed, request-*"),
        ("severity: all\n", (1, 1), "`severity` should hold keys and values",
         "write severity: {operation-removed: breaking}"),
        ("ignore: {kind: a}\n", (1, 1), "`ignore` should be a list of rules",
         "write a list: - {kind: operation-removed, reason: ...}"),
        ("ignore:\n  - kind: a\n", (2, 5), "a rule that ignores needs a reason",
         "add why nobody is hurt: reason: Only our own workers call it"),
        ("ignore:\n  - reason: a\n", (2, 5), "this rule would ignore everything",
         "say of what: kind, owner or pointer, with * for any text"),
        ("ignore:\n  - {kind: a, reason: b, until: soon}\n", (2, 26), "`soon` is not a date",
         "write until: 2026-12-31"),
        ("ignore:\n  - {kind: [a], reason: b}\n", (2, 6), "`kind` should be text",
         'write kind: "..."'),
        ("ignore: [a]\n", (1, 10), "a rule has keys and values",
         "write {kind: operation-removed, reason: ...}"),
        ("removal: {quiet_days: -1}\n", (1, 11), "`-1` is not a number of days",
         "write a whole number of days: quiet_days: 28"),
        ("deprecation:\n  stability: {beta: true}\n", (2, 15), "`True` is not a number of days",
         "write a whole number of days: beta: 28"),
        ("- a\n", (1, 1), "a policy is a list of keys",
         "write keys and values, such as fail_on: breaking"),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_stands(
    text: str, place: tuple[int, int], message: str, help: str
) -> None:
    policy, problems = read_policy(text)
    assert policy == Policy()
    assert [(p.line, p.column, p.message, p.help, p.code) for p in problems] == [
        (*place, message, help, "CON010")
    ]


def test_settings_in_toml_are_read_as_a_policy_is() -> None:
    from datetime import date

    rule = {"kind": "a", "reason": " so\nit is ", "until": date(2026, 5, 1)}
    assert read_table({"ignore": [rule]}, Policy()) == (
        Policy(ignore=(IgnoreRule("so it is", "a", until="2026-05-01"),)),
        [],
    )


def test_the_example_of_the_settings_is_a_policy() -> None:
    page = Path(__file__).parents[3] / "docs/reference/settings.md"
    example = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    policy, problems = read_table(read_settings(example).contract, Policy())
    assert (problems, policy.ignore[0].until, policy.fail_on) == ([], "2026-12-31", "review")


def test_a_rule_that_is_half_understood_ignores_nothing() -> None:
    policy, problems = read_policy("ignore:\n  - {kind: a, ownr: b, reason: c}\n")
    assert (policy.ignore, len(problems)) == ((), 1)


def test_a_milder_severity_is_shown_as_the_policys() -> None:
    rules = (SeverityRule("operation-*", REVIEW),)
    found = apply_policy(comparison(GONE), Policy(severity=rules), DAY)
    assert (found.verdict, found.entries[0].verdict) == (REVIEW, REVIEW)
    said = "by policy: review instead of breaking (severity operation-*)"
    assert found.entries[0].reason == said
    assert [one.verdict for one in found.operations] == [REVIEW]


def test_a_stricter_severity_is_shown_beside_the_reason_there_was() -> None:
    rules = (SeverityRule(PATTERN.kind, BREAKING),)
    (entry,) = apply_policy(comparison(PATTERN), Policy(severity=rules), DAY).entries
    assert entry.verdict == BREAKING
    assert entry.reason == (
        "look-ahead in a pattern can't be compared; by policy: breaking instead of review "
        "(severity pattern-changed)"
    )


def test_the_rule_that_says_most_of_a_kind_wins() -> None:
    rules = tuple(
        SeverityRule(pattern, verdict)
        for pattern, verdict in (
            ("*", BREAKING), ("operation-*", REVIEW), ("operation-removed-*", COMPATIBLE),
        )
    )  # fmt: skip
    for order in (rules, rules[::-1]):
        found = apply_policy(comparison(GONE, PATTERN), Policy(severity=order), DAY)
        assert {e.kind: e.verdict for e in found.entries} == {
            GONE.kind: COMPATIBLE, PATTERN.kind: BREAKING,
        }  # fmt: skip


def test_what_a_rule_ignores_stays_with_its_reason_and_no_longer_counts() -> None:
    rule = IgnoreRule("Only our workers", owner="GET /dis*", until=DAY)
    found = apply_policy(comparison(GONE, STATUS), Policy(ignore=(rule,)), f"{DAY}T12:00:00Z")
    assert [(e.kind, e.ignored) for e in found.entries] == [
        (STATUS.kind, ""), (GONE.kind, "Only our workers"),
    ]  # fmt: skip
    assert (found.verdict, found.notes) == (REVIEW, ())
    assert {o.operation: o.verdict for o in found.operations}["GET /disputes"] == COMPATIBLE


def test_a_rule_past_its_last_day_is_told_and_ignores_nothing() -> None:
    rule = IgnoreRule("Only our workers", owner="GET /dis*", until="2026-02-28")
    found = apply_policy(comparison(GONE), Policy(ignore=(rule,)), DAY)
    assert (found.verdict, found.entries[0].ignored) == (BREAKING, "")
    assert found.notes == (
        "the policy ignored GET /dis* until 2026-02-28 (Only our workers); now it counts again",
    )


def test_an_undecided_entry_that_is_ignored_is_not_counted_as_undecided() -> None:
    rule = IgnoreRule("measured", kind=PATTERN.kind)
    assert apply_policy(PAYMENTS, Policy(ignore=(rule,)), DAY).undecided == 0


def test_no_policy_changes_nothing() -> None:
    found = apply_policy(PAYMENTS, Policy(), DAY)
    assert (found.verdict, found.undecided) == (PAYMENTS.verdict, PAYMENTS.undecided)
    assert sorted(e.id for e in found.entries) == sorted(e.id for e in PAYMENTS.entries)
    assert found.operations == PAYMENTS.operations


@pytest.mark.parametrize(
    ("pattern", "text", "is_of"),
    [
        ("a*", "abc", True), ("*c", "abc", True), ("a*b*c", "aXbYc", True), ("a*bc", "abc", True),
        ("a*bcbc", "abc", False), ("*", "", True), ("", "", True), ("", "a", False),
        ("a?c", "abc", True), ("a?c", "ac", False), ("[ab]", "a", False), ("[ab]", "[ab]", True),
        ("A", "a", False), ("**a**", "bab", True), ("a*a", "a", False), ("*\n*", "x\ny", True),
    ],
)  # fmt: skip
def test_only_stars_and_question_marks_stand_for_something_else(
    pattern: str, text: str, is_of: bool
) -> None:
    assert fits(pattern, text) is is_of


def test_no_pattern_is_slow() -> None:
    assert not fits("a*" * 60 + "b", "a" * 20_000)


def test_entries_keep_their_proofs() -> None:
    (entry,) = apply_policy(comparison(AMOUNT), Policy(), DAY).entries
    assert entry == AMOUNT


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("severity: {property-became-requird: review}", "did you mean `property-became-required`?"),
        ("severity: {operaton-*: review}", "did you mean `operation-*`?"),
        ("ignore: [{kind: enum-valeu-removed, reason: a}]", "did you mean `enum-value-removed`?"),
        ("ignore: [{kind: '*', reason: all}]",
         "say of what: kind, owner or pointer, with * for any text"),
    ],
)  # fmt: skip
def test_a_slip_in_the_kind_of_a_rule_is_told_and_the_rule_does_nothing(
    text: str, help: str
) -> None:
    policy, problems = read_policy(text)
    assert ([one.help for one in problems], policy) == ([help], Policy())


def test_no_kind_that_there_is_is_called_a_slip() -> None:
    """Whatever the comparison writes in kebab case, alone or with a keyword in it."""
    folder = Path(sightline.contract.comparing.__file__).parent
    names = {
        node.value
        for path in sorted(folder.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"-?[a-z]+(-[a-z]+)+-?", node.value)
    }
    assert len(names) > 60
    assert {name: meant_kind(name) for name in names if meant_kind(name)} == {}
