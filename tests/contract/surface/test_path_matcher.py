"""A call finds the operation that serves it, as a search through all templates would."""

from __future__ import annotations

import itertools
import re
import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.path_templates import shape_of
from sightline.contract.surface.surface import Operation
from sightline.contract.surface.surface_reader import surface_of
from tests.contract.surface.documents import document


def served(*names: str, base: str = "/", **more: Any) -> PathMatcher:
    """A matcher for operations named `GET /path`, all under one base."""
    return PathMatcher(operations(*[(name, base) for name in names]), **more)


def operations(*named: tuple[str, str]) -> list[Operation]:
    """Operations by name and base."""
    paths: dict[str, dict[str, Any]] = {}
    for name, base in named:
        method, path = name.split(" ", 1)
        paths.setdefault(path, {})[method.lower()] = {"servers": [{"url": base}]}
    return list(surface_of(document(paths)).surface.operations)


def name_of(found: Operation | None) -> str | None:
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("GET /users/me", "GET /users/me"),
        ("GET /users/42", "GET /users/{id}"),
        ("PUT /users/me", "PUT /users/{id}"),
        ("HEAD /users/42", "GET /users/{id}"),
        ("OPTIONS /users/42", None),
        ("get /users/42", "GET /users/{id}"),
        ("GET /users/42/", "GET /users/{id}"),
        ("GET /users/42?x=/users/me#top", "GET /users/{id}"),
        ("GET /users//", None),
        ("GET /users/a%2Fb", "GET /users/{id}"),
        ("GET /users/%6De", "GET /users/me"),
        ("GET /Users/me", None),
        ("GET /users/42.json", "GET /users/{id}.json"),
        ("GET /users/.json", "GET /users/{id}"),
        ("GET /compare/a...b", "GET /compare/{base}...{head}"),
        ("GET /compare/a", None),
        ("GET /", "GET /"),
        ("GET ", "GET /"),
        ("GET /files/a/b/c", "GET /files/{path+}"),
        ("GET /files", None),
        ("GET /items:batch", "GET /items:batch"),
        ("GET /items%3Abatch", "GET /items:batch"),
    ],
)
def test_concrete_paths_beat_templates(call: str, expected: str | None) -> None:
    matcher = served(
        "GET /", "GET /users/{id}", "PUT /users/{id}", "GET /users/me", "GET /users/{id}.json",
        "GET /compare/{base}...{head}", "GET /files/{path+}", "GET /items:batch",
    )  # fmt: skip
    method, path = call.split(" ", 1)
    assert name_of(matcher.match(method, path)) == expected


def test_a_slash_at_the_end_counts_when_it_is_said_to() -> None:
    matcher = served("GET /a", "GET /b/", strict_slashes=True)
    found = [name_of(matcher.match("GET", each)) for each in ("/a", "/a/", "/b", "/b/")]
    assert found == ["GET /a", None, None, "GET /b/"]


def test_both_slashes_may_be_described() -> None:
    matcher = served("GET /a", "GET /a/")
    assert [name_of(matcher.match("GET", each)) for each in ("/a", "/a/")] == ["GET /a", "GET /a/"]


def test_bases_may_be_there_or_taken_off() -> None:
    matcher = served(
        "GET /pets", base="https://api.example.com/v1/{tenant}", prefixes=("/gateway",)
    )
    paths = ["/v1/acme/pets", "/pets", "/gateway/pets", "/v2/acme/pets", "/v1/pets"]
    found = [name_of(matcher.match("GET", each)) for each in paths]
    assert found == ["GET /pets", "GET /pets", "GET /pets", None, None]


def test_values_are_those_of_the_paths_parameters_as_they_were_sent() -> None:
    matcher = served("GET /{owner}/{a}-{b}.{format}", base="/v1/{tenant}")
    found = matcher.match_with_values("GET", "/v1/acme/me%20too/x-y-z.tar.gz?q=1")
    assert found is not None
    assert found.values == {"owner": "me%20too", "a": "x", "b": "y-z", "format": "tar.gz"}


def test_a_greedy_parameter_takes_the_rest() -> None:
    found = served("GET /f/{path+}").match_with_values("GET", "/f/a/b%2Fc")
    assert found is not None and found.values == {"path+": "a/b%2Fc"}


def test_hosts_tell_operations_apart() -> None:
    described = operations(("GET /assets", "https://api.example.com"))
    uploads = operations(("GET /assets", "https://{region}.uploads.com:8443"))
    relaxed, strict = (
        PathMatcher([*described, *uploads], only_known_hosts=only) for only in (False, True)
    )
    hosts = ["api.example.com", "API.example.com:443", "eu.uploads.com:8443", "cdn.com", ""]
    place = {id(described[0]): "api", id(uploads[0]): "uploads", id(None): "nobody"}
    assert [place[id(relaxed.match("GET", "/assets", host))] for host in hosts] == [
        "api", "api", "uploads", "api", "api",
    ]  # fmt: skip
    assert [place[id(strict.match("GET", "/assets", host))] for host in hosts] == [
        "api", "api", "uploads", "nobody", "api",
    ]  # fmt: skip
    assert strict.match("GET", "https://eu.uploads.com:8443/assets?x") is uploads[0]


def test_all_methods_of_a_path_are_found() -> None:
    matcher = served("GET /a/{x}", "PUT /a/{y}", "GET /a/b")
    assert [each.name for each in matcher.match_path("/a/c")] == ["GET /a/{x}", "PUT /a/{y}"]
    assert [each.name for each in matcher.match_path("/a/b")] == ["GET /a/b"]
    assert matcher.match_path("/z") == ()


def test_webhooks_and_callbacks_serve_no_calls() -> None:
    root = document({}, webhooks={"/a": {"post": {"responses": {}}}})
    assert PathMatcher(surface_of(root).surface.operations).match("POST", "/a") is None


def test_memory_is_bounded_and_changes_nothing() -> None:
    matcher = served("GET /a/{x}", memory=3)
    calls = [f"/a/{n % 7}" if n % 3 else f"/b/{n}" for n in range(200)]
    found = [name_of(matcher.match("GET", path)) for path in calls]
    assert found == ["GET /a/{x}" if path.startswith("/a") else None for path in calls]
    assert len(matcher._recent) + len(matcher._older) <= 6


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        ("/u/{id}", "/u/{uid}", True),
        ("/u/{id}.json", "/u/{uid}", False),
        ("/u/{a}-{b}", "/u/{b}-{a}", True),
        ("/u/{id}", "/u/{id}/", False),
    ],
)
def test_a_shape_has_no_names(one: str, other: str, are_equal: bool) -> None:
    assert (shape_of(one) == shape_of(other)) is are_equal


def test_a_segment_of_many_parameters_is_no_trap() -> None:
    name = "GET /" + "".join(f"{{p{n}}}a" for n in range(30)) + "z"
    assert served(name).match("GET", "/" + "a" * 20_000) is None


def test_odd_servers_and_paths_are_no_trap() -> None:
    for base in (
        "https://?",
        "//",
        "https://[::1",
        "{",
        "{a}{b}",
        "https://{",
        "#",
        "http://h?x=1",
    ):
        matcher = served("GET /a{", "GET /}{b}", "GET /{}", base=base)
        assert name_of(matcher.match("GET", "/a{", "[")) == "GET /a{"


def test_many_alike_templates_are_laid_down_quickly() -> None:
    start = time.process_time()
    matcher = served(*[f"GET /{n}-{{id}}" for n in range(3_000)])
    assert name_of(matcher.match("GET", "/2999-x")) == "GET /2999-{id}"
    assert time.process_time() - start < 10  # ordering all of them for each would take minutes


# the twin: every template as a regular expression, all tried, the most concrete taken

Found = tuple[str, tuple[str, ...]]
PARAMETER = re.compile(r"\{[^}]*\}")


def twin(templates: list[str], base: str, path: str) -> Found | None:
    """Template and values, found by trying everything."""
    for prefix in (base, ""):
        for variant in (path, path[:-1] if path.endswith("/") else path + "/"):
            fitting = []
            for template in templates:
                segments = (prefix + template)[1:].split("/")
                values = fits(segments, [] if variant in ("", "/") else variant[1:].split("/"))
                if values is not None:
                    own = tuple(values[len(PARAMETER.findall(prefix)) :])
                    fitting.append((list(map(rank, segments)), template, own))
            if fitting:
                return min(fitting)[1:]
    return None


def fits(segments: list[str], cut: list[str]) -> list[str] | None:
    """The values of a template's parameters in a path, or None."""
    if len(segments) != len(cut):
        return None
    values: list[str] = []
    for segment, text in zip(segments, cut, strict=True):
        pattern = "(.+?)".join(map(re.escape, PARAMETER.split(segment)))
        found = re.fullmatch(pattern, text)
        if found is None:
            return None
        values += found.groups()
    return values


def rank(segment: str) -> tuple[int, int, list[str]]:
    """How concrete a segment is; the smaller, the more."""
    parts = PARAMETER.split(segment)
    length = sum(map(len, parts))
    if len(parts) == 1:
        return (0, 0, parts)
    return (1, -length, parts) if length else (2, 0, parts)


def with_names(segments: list[str]) -> str:
    """A template whose parameters are called p0, p1 and so on."""
    count = itertools.count()
    return "/" + PARAMETER.sub(lambda _: f"{{p{next(count)}}}", "/".join(segments))


SEGMENT = st.sampled_from(["a", "b", "ab", "{}", "{}", "a{}", "{}.j", "{}-{}", "{}-b"])
TEMPLATES = st.lists(
    st.lists(SEGMENT, min_size=1, max_size=4).map(with_names), min_size=1, max_size=8, unique=True
)
TEXT = st.sampled_from(["a", "b", "ab", "a.j", "a-b", "b--b", "", "v", "c", "-"])
PATHS = st.lists(st.lists(TEXT, max_size=6).map(lambda cut: "/" + "/".join(cut)), min_size=1)


@settings(max_examples=80, deadline=None)
@given(TEMPLATES, st.sampled_from(["", "/a", "/v/{t}"]), st.booleans(), PATHS)
@example(["/a/{p0}", "/{p0}/b"], "", False, ["/a/b", "/a/b/"])
@example(["/a", "/{p0}"], "/a", True, ["/a/a", "/a"])
@example(["/{p0}-{p1}", "/{p0}"], "/v/{t}", True, ["/v/x/a-b", "/a-b", "/v/x/-", "/b--b"])
def test_a_matcher_finds_what_trying_everything_finds(
    templates: list[str], base: str, has_host: bool, paths: list[str]
) -> None:
    address = ("https://example.com" if has_host else "") + base or "/"
    named = [(f"GET {template}", address) for template in templates]
    matcher = PathMatcher(operations(*named), memory=2)
    for path in [*paths, *paths]:
        found = matcher.match_with_values("GET", path)
        got = found and (found.operation.path, tuple(found.values.values()))
        assert got == twin(templates, base, path)
