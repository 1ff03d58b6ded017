"""Whoever could come before is told what is missing now, and only then."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.surface.security_cover import security_gaps
from sightline.contract.surface.surface import Requirement


def key(name: str, place: str = "header") -> Requirement:
    return Requirement("apiKey", place, name, "", (), (), f"label of {name}")


def http(scheme: str) -> Requirement:
    return Requirement("http", "", "", scheme, (), (), "h")


def login(*scopes: str, flows: tuple[str, ...] = ("implicit /a",)) -> Requirement:
    return Requirement("oauth2", "", "", "", scopes, flows, "o")


def openid(address: str) -> Requirement:
    return Requirement("openIdConnect", "", "", "", (), (address,), "i")


GHOST = Requirement("", "", "", "", (), (), "ghost")
CERTIFICATE = Requirement("mutualTLS", "", "", "", (), (), "c")
A, B = key("x-a"), key("x-b")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((), ()),
        ((), ((),)),
        ((), ((A,), ())),
        (((A,),), ()),
        (((A,),), ((A,), (B,))),
        (((A, B),), ((A,),)),
        (((A,), (A, B)), ((A,),)),
        (((login("r", "w"),),), ((login("r"),),)),
        (((login(flows=("implicit /a",)),),), ((login(flows=("implicit /a", "password /p")),),)),
        (((key("k", "query"),),), ((key("k", "query"),),)),
        (((GHOST,),), ((GHOST,),)),
        (((A, CERTIFICATE),), ((CERTIFICATE, A),)),
    ],
)
def test_nobody_is_hurt_who_still_satisfies_an_alternative(
    old: tuple[tuple[Requirement, ...], ...], new: tuple[tuple[Requirement, ...], ...]
) -> None:
    assert security_gaps(old, new) == ()


@pytest.mark.parametrize(
    ("old", "new", "reason", "is_certain"),
    [
        ((), ((A,),), "callers now need an API key in the header `x-a`", True),
        (((A,), ()), ((A,),), "callers now need an API key in the header `x-a`", True),
        (((A,),), ((A, http("basic")),), "callers now need HTTP basic authentication", True),
        (
            ((key("k", "query"),),),
            ((key("k"),),),
            "an API key in the query parameter `k` was asked for,"
            " an API key in the header `k` is now",
            True,
        ),
        (((login("r"),),), ((login("r", "w"),),), "the scope `w` must be granted now", True),
        (((login(),),), ((login("a", "b"),),), "the scopes `a`, `b` must be granted now", True),
        (
            ((login(flows=("implicit /a",)),),),
            ((login(flows=("password /p",)),),),
            "the OAuth 2 flow `implicit` is gone",
            True,
        ),
        (
            ((login(flows=("implicit /a",)),),),
            ((login(flows=("implicit /b",)),),),
            "the addresses of the OAuth 2 flow `implicit` changed",
            True,
        ),
        (
            ((login("r"),),),
            ((http("bearer"),),),
            "an OAuth 2 token with `r` was asked for, HTTP bearer authentication is now",
            False,
        ),
        (((openid("/x"),),), ((openid("/y"),),), "the address of OpenID Connect was `/x`", True),
        (((A,),), ((CERTIFICATE,),), "callers now need a client certificate", True),
        (
            ((A,),),
            ((GHOST,),),
            "callers now need what the undeclared scheme `ghost` asks for",
            False,
        ),
        (
            ((A,),),
            ((B, CERTIFICATE), (A, CERTIFICATE)),
            "callers now need a client certificate",
            True,
        ),
    ],
)
def test_the_reason_names_the_least_that_is_missing(
    old: tuple[tuple[Requirement, ...], ...],
    new: tuple[tuple[Requirement, ...], ...],
    reason: str,
    is_certain: bool,
) -> None:
    (gap,) = security_gaps(old, new)
    assert (gap.reason, gap.is_certain) == (reason, is_certain)


POOL = [A, B, http("basic"), http("bearer"), login("r"), login("r", "w"), login(), CERTIFICATE]
ALTERNATIVES = st.lists(
    st.lists(st.sampled_from(POOL), max_size=3, unique=True).map(tuple), max_size=3
).map(tuple)


def satisfies(brought: tuple[Requirement, ...], asked: tuple[Requirement, ...]) -> bool:
    """The plain meaning: each thing asked for is there, with its scopes."""
    return all(
        any(
            (b.kind, b.place, b.name, b.scheme, b.flows)
            == (a.kind, a.place, a.name, a.scheme, a.flows)
            and set(a.scopes) <= set(b.scopes)
            for b in brought
        )
        for a in asked
    )


@settings(max_examples=100, deadline=None)
@given(ALTERNATIVES, ALTERNATIVES)
def test_gaps_are_what_the_plain_meaning_says(
    old: tuple[tuple[Requirement, ...], ...], new: tuple[tuple[Requirement, ...], ...]
) -> None:
    gaps = security_gaps(old, new)
    expected = [
        brought
        for brought in (old or ((),))
        if not any(satisfies(brought, asked) for asked in (new or ((),)))
    ]
    assert [gap.alternative for gap in gaps] == expected
    assert all(gap.reason for gap in gaps)
    assert all(security_gaps(old, order) == gaps for order in itertools.permutations(new))
