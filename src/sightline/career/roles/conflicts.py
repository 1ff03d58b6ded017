"""Every conflict between the cards of a role, found by kind; each kind is a module of ``kinds``.

A finder reads fields of cards and nothing else: it knows no role, no source and no figure by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, Finder
from sightline.career.roles.kinds import (
    before_and_after,
    claim_without_figure,
    claimed_order,
    disjoint_ranges,
    empty_sections,
    example_and_benchmark,
    headline_and_rows,
    ladder_holes,
    lists_that_differ,
    missing_answers,
    missing_basis,
    name_drift,
    names_of_a_level,
    nothing_to_compare,
    open_ends,
    opposed_stances,
    proxy_occupation,
    several_bases,
    several_headlines,
    stated_ratio,
    two_answers_of_one,
    two_meanings,
    undated_figures,
    unlabelled_figures,
    unverified_names,
    usual_exception,
    years_in_several_levels,
    years_of_a_level,
    years_to_get_in,
)

__all__ = ["KINDS", "Kind", "conflicts_about", "conflicts_of"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of conflict: its name, what it is in words, and what finds it."""

    id: str
    words: str
    find: Finder


def _kind(module: object, words: str) -> Kind:
    return Kind(module.KIND, words, module.find)  # type: ignore[attr-defined]


KINDS = (
    _kind(disjoint_ranges, "Ranges without a common amount"),
    _kind(claimed_order, "An order of pay that the figures don't show"),
    _kind(several_headlines, "A page that gives one thing two figures"),
    _kind(headline_and_rows, "A headline that its own table leaves"),
    _kind(stated_ratio, "A stated ratio that its own tables refute"),
    _kind(several_bases, "Different bases, never to be pooled"),
    _kind(missing_basis, "A basis that no source gives"),
    _kind(unlabelled_figures, "Figures without a label"),
    _kind(proxy_occupation, "Another occupation in the role's place"),
    _kind(undated_figures, "Figures without a date"),
    _kind(open_ends, "Open ends"),
    _kind(nothing_to_compare, "Relative to an unknown"),
    _kind(claim_without_figure, "Claims without a figure"),
    _kind(before_and_after, "A change without a comparison"),
    _kind(years_to_get_in, "Years to get in"),
    _kind(years_of_a_level, "One level, different years"),
    _kind(years_in_several_levels, "The same years, different levels"),
    _kind(ladder_holes, "Holes and overlaps of a ladder"),
    _kind(names_of_a_level, "One level, different names"),
    _kind(example_and_benchmark, "An example against its own benchmark"),
    _kind(opposed_stances, "One question, different answers"),
    _kind(two_answers_of_one, "One source, different answers"),
    _kind(usual_exception, "An exception for the usual case"),
    _kind(two_meanings, "One word, two meanings"),
    _kind(name_drift, "One thing, several names"),
    _kind(unverified_names, "Names to be looked up"),
    _kind(lists_that_differ, "Lists that differ"),
    _kind(empty_sections, "Empty sections"),
    _kind(missing_answers, "What sources don't say"),
)


def conflicts_of(role: Role, others: Iterable[Role] = ()) -> tuple[Conflict, ...]:
    """All conflicts of a role, kind by kind; ``others`` are roles that it is compared with."""
    known = {other.id: other for other in others}
    return tuple(conflict for kind in KINDS for conflict in kind.find(role, known))


def conflicts_about(role: Role, others: Iterable[Role], *topics: str) -> tuple[Conflict, ...]:
    """The conflicts of some topics."""
    return tuple(found for found in conflicts_of(role, others) if found.topic in topics)
