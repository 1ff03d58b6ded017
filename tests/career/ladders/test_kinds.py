"""A sentence shows a kind of evidence only where its words say that this person did it."""

from __future__ import annotations

import dataclasses

import pytest

from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.recognizing import asked_kinds, kinds_in, kinds_of_title

_SHOWN = [
    ("Owned the payments API", "owned-technical-surface"),
    ("Own the REST and GraphQL APIs of 90 partners", "owned-technical-surface"),
    ("Responsible for the roadmap of the developer portal", "roadmap"),
    ("Ran 12 customer interviews", "user-research"),
    ("Cut p95 latency from 900 ms to 240 ms", "measured-outcome"),
    ("Onboarding fell from nine days to four days", "measured-outcome"),
    ("Improved activation by 38%", "measured-outcome"),
    ("Wrote user stories and acceptance criteria", "wrote-requirements"),
    ("Sunset two versions of the webhook API", "deprecation"),
    ("Said no to a wallet and wrote down why", "said-no"),
    ("Mentored three junior product managers", "mentoring"),
    ("Managed a team of six engineers", "people-lead"),
    ("Not only led the deprecation of v1, but also told partners", "deprecation"),
    ("Supported customers and led the deprecation of v1", "deprecation"),
]
_LESS = [
    ("Never owned the payments API", "owned-technical-surface", "denied"),
    ("Helped the team write user stories", "wrote-requirements", "hedged"),
    ("Helped design and launch the partner API", "launch", "hedged"),
    ("Assisted in leading the deprecation of v1", "deprecation", "hedged"),
    ("Contributed to the roadmap", "roadmap", "hedged"),
    ("Exposure to running customer interviews", "user-research", "hedged"),
    ("Want to own the payments API", "owned-technical-surface", "meant"),
    ("Would have led the deprecation of v1", "deprecation", "meant"),
    ("Aimed to cut churn from 5% to 3%", "measured-outcome", "meant"),
    ("The team built an application", "built-software", "others"),
    ("Worked with a manager who owned the payments API", "owned-technical-surface", "others"),
    ("Built a prototype of a service", "built-software", "made_up"),
    (
        "The roadmap was defined, and set, by others; was led the deprecation",
        "deprecation",
        "passive",
    ),
]
_NEITHER = [
    ("Led the API team's offsite", "owned-technical-surface"),
    ("Ran technical evaluations of an integration platform", "owned-technical-surface"),
    ("Led the deprecation of two API versions", "owned-technical-surface"),
    ("Wrote 30 articles", "measured-outcome"),
    ("Grew up in Oslo", "measured-outcome"),
    ("Took part in design reviews of the queue", "system-design"),
    ("Excellent communication skills", "stakeholders"),
]


@pytest.mark.parametrize(("sentence", "kind"), _SHOWN)
def test_what_is_said_plainly_counts(sentence: str, kind: str) -> None:
    assert kind in {one.kind for one in kinds_in(sentence) if not one.but}


@pytest.mark.parametrize(("sentence", "kind", "why"), _LESS)
def test_what_is_denied_hedged_meant_or_others_is_a_near_miss(
    sentence: str, kind: str, why: str
) -> None:
    found = {one.kind: one for one in kinds_in(sentence)}
    assert found[kind].but == why
    assert found[kind].because


@pytest.mark.parametrize(("sentence", "kind"), _NEITHER)
def test_what_only_sounds_like_it_is_not_there(sentence: str, kind: str) -> None:
    assert kind not in {one.kind for one in kinds_in(sentence)}


@pytest.mark.parametrize("kind", list(kind_table().kinds))
def test_every_kind_can_be_shown_asked_for_or_is_for_people_to_judge(kind: str) -> None:
    one = kind_table().kinds[kind]
    assert one.title
    assert one.work or one.is_certificate
    assert (
        one.rules
        or one.has_figure
        or one.is_judged
        or one.is_certificate
        or kind.endswith("role")
        or kind == "said-no"
    )


def test_a_job_title_shows_what_it_names_unless_it_is_somebody_elses() -> None:
    assert [one.kind for one in kinds_of_title("Senior Technical Product Manager")] == [
        "product-role",
        "technical-product-role",
    ]
    assert kinds_of_title("Assistant to the Product Manager") == []


def test_a_requirement_names_what_it_asks_for() -> None:
    asked = {one.kind for one in asked_kinds("Plan deprecations and write API contracts")}
    assert {"deprecation", "technical-spec"} <= asked


def test_the_words_are_those_of_the_sentence() -> None:
    for sentence, kind in _SHOWN:
        found = next(one for one in kinds_in(sentence) if one.kind == kind)
        assert 0 <= found.start < found.end <= len(sentence)


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in _SHOWN])
def test_no_kind_is_missed_by_looking_at_those_alone_that_a_clause_can_mean(sentence: str) -> None:
    table = kind_table()
    every = dict.fromkeys((word.strip(".,").casefold() for word in sentence.split()), table.kinds)
    whole = dataclasses.replace(table, by_word={w: frozenset(kinds) for w, kinds in every.items()})
    assert kinds_in(sentence) == kinds_in(sentence, whole)


def test_many_short_sentences_cost_little() -> None:
    assert kinds_in("a. " * 100_000) == []
