"""Every page says what the answer says, and nothing in a contract acts on whoever reads it."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from sightline.contract.advising.answer import Asked, DiffResult, Judged, answered
from sightline.contract.advising.neutral import code, line, markdown_text
from sightline.contract.advising.shown_value import marked_value, pretty
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, Remedy, Witness
from sightline.contract.policy import Policy
from sightline.contract.render_contract_diff import text
from sightline.contract.render_contract_diff_html import html
from sightline.contract.render_contract_diff_markdown import (
    MOST_SIGNS,
    comment,
    markdown,
    workflow_commands,
)
from sightline.kernel.asking.json_shape import schema_of, to_plain
from sightline.kernel.diagnostics import Diagnostic
from tests.contract.advising.payments import (
    AMOUNT,
    EVIL,
    GONE,
    PAYMENTS,
    STATUS,
    comparison,
    entry,
    reach,
)

DAY = "2026-03-01"
FORMS = (text, html, markdown, comment, workflow_commands)


def result(found: Any = PAYMENTS, **asked: Any) -> DiffResult:
    return answered([Judged("API-payments", found, Policy())], Asked(**asked), DAY)


def hostile() -> DiffResult:
    witness = Witness(
        f"POST /{EVIL}", "request", f"query {EVIL}", {EVIL: [EVIL]}, f"/{EVIL.replace('/', '~1')}",
        "old", EVIL, EVIL, "POST", f"https://e/{EVIL}", ((EVIL, EVIL),),
    )  # fmt: skip
    one = entry(
        "request-x", message=EVIL, owner=EVIL, pointer=EVIL, before=EVIL, after={EVIL: EVIL},
        reach=reach("request", EVIL, f"GET {EVIL}"), witness=witness, reason=EVIL,
        remedy=Remedy(EVIL), file=EVIL,
    )  # fmt: skip
    others = (
        replace(one, verdict=REVIEW, is_undecided=True), replace(one, verdict=COMPATIBLE),
        replace(one, approved_by=EVIL), replace(one, ignored=EVIL),
    )  # fmt: skip
    found = comparison(
        one, *others, old=EVIL, new=EVIL, old_version=EVIL, new_version=EVIL,
        renames=((EVIL, EVIL),), notes=(EVIL,),
    )  # fmt: skip
    problem = Diagnostic(EVIL, 1, 1, 1, 1, "CON010", "error", EVIL, EVIL)
    asked = Asked(shows_all=True, checks_version=True, problems=(problem,))
    return answered([Judged(EVIL, found, Policy())], asked, DAY)


def test_the_terminal_page_reads_as_it_should() -> None:
    golden = Path(__file__).with_name("page.txt")
    assert text(result()) == golden.read_text()


def test_the_json_has_the_published_shape() -> None:
    plain = to_plain(result())
    assert list(plain)[:4] == ["verdict", "undecided", "entries", "operations"]
    assert (plain["verdict"], plain["undecided"]) == (BREAKING, 1)
    first = plain["entries"][1]
    promised = (
        "id", "class", "verdict", "owner", "pointer", "before", "after", "message", "reach",
        "witness", "file", "line",
    )  # fmt: skip
    assert [name for name in promised if name not in first] == []
    assert first["class"] == "wire"
    assert first["reach"][0] == {
        "operation": "POST /payments", "direction": "request", "verdict": "",
    }  # fmt: skip
    assert plain["operations"][0]["operation"] == "POST /payments"
    assert plain["operations"][0]["verdict"] == BREAKING
    json.dumps(plain)
    assert schema_of(DiffResult)["properties"].keys() == plain.keys()


def test_every_verdict_is_in_the_json_also_where_a_page_hides_it() -> None:
    assert {one.verdict for one in result().entries} == {BREAKING, REVIEW, COMPATIBLE}
    assert "property `note` was added" not in text(result())
    assert "property `note` was added" in text(result(shows_all=True))


@pytest.mark.parametrize(
    ("found", "asked", "code"),
    [
        ((GONE,), {}, 1), ((STATUS,), {}, 1), ((), {}, 0), ((STATUS,), {"fail_on": "breaking"}, 0),
        ((GONE,), {"fail_on": "breaking"}, 1), ((GONE,), {"fail_on": "none"}, 0),
        ((replace(GONE, approved_by="DEC-1"), replace(STATUS, ignored="x")), {}, 0),
        ((replace(GONE, approved_by="DEC-1"),), {"checks_version": True}, 1),
        ((replace(GONE, class_="source"),), {"class_": "wire"}, 0),
    ],
)  # fmt: skip
def test_the_exit_code_follows_what_counts(found: Any, asked: Any, code: int) -> None:
    assert result(comparison(*found), **asked).exit_code == code


def test_a_policy_says_when_to_fail_and_the_command_line_outvotes_it() -> None:
    judged = [Judged("a", comparison(GONE), Policy(fail_on="none"))]
    assert answered(judged, Asked(), DAY).exit_code == 0
    assert answered(judged, Asked(fail_on="breaking"), DAY).exit_code == 1


def test_what_was_not_understood_fails_the_run() -> None:
    problem = Diagnostic("policy.yaml", 1, 1, 1, 1, "CON010", "error", "no", None)
    judged = [Judged("a", comparison(), Policy(), (problem,))]
    assert answered(judged, Asked(), DAY).exit_code == 1


def test_what_was_not_understood_is_never_called_safe() -> None:
    wrong = (Diagnostic("a.yaml", 1, 1, 1, 1, "CON002", "error", "leads nowhere", ""),)
    found = answered([Judged("x", comparison(), Policy(), wrong)], Asked(), DAY)
    assert (found.answer, found.first_line) == (
        "ask",
        "Ask: 1 place could not be understood, so nobody knows whether a caller breaks.",
    )
    found = answered([Judged("x", PAYMENTS, Policy(), wrong * 2)], Asked(), DAY)
    assert found.first_line.endswith("; 3 more to review; 2 places could not be understood.")


def test_only_one_class_is_judged_where_only_one_is_asked_for() -> None:
    wire = result(class_="wire")
    assert {one.class_ for one in wire.entries} == {"wire"}
    semantic = result(class_="semantic")
    assert (semantic.verdict, semantic.undecided, len(semantic.entries)) == (REVIEW, 0, 1)
    assert {one.verdict for one in semantic.operations} == {REVIEW, COMPATIBLE}


def test_several_contracts_are_one_answer() -> None:
    judged = [Judged("API-a", comparison(STATUS), Policy()), Judged("API-b", PAYMENTS, Policy())]
    found = answered(judged, Asked(), DAY)
    assert (found.verdict, [one.name for one in found.contracts]) == (BREAKING, ["API-a", "API-b"])
    assert [one.verdict for one in found.entries][:4] == [BREAKING] * 3 + [REVIEW]
    assert sum(one.contract == "API-a" for one in found.entries) == 1


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
def test_nothing_invisible_reaches_a_reader(form: Any) -> None:
    shown = form(hostile())
    bad = {sign for sign in shown if not sign.isprintable() and sign != "\n"}
    assert bad == set()
    assert form(hostile()) == shown


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "found", [result(), result(by="operation"), hostile()], ids=["plain", "operations", "hostile"]
)
def test_the_html_page_is_whole_and_runs_nothing(found: DiffResult) -> None:
    page = html(found)
    parsed = _Page(page)
    assert parsed.open == []
    assert parsed.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "span", "b",
        "code", "pre", "mark", "details", "summary", "ul", "li", "article", "div", "table", "thead",
        "tbody", "tr", "th", "td", "br", "nav", "a", "fieldset", "legend", "label", "input",
    }  # fmt: skip
    assert parsed.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class",
                                 "scope", "open", "id", "href", "type", "checked"}  # fmt: skip
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page


def test_the_page_leads_to_every_change() -> None:
    page = html(result(comparison(*PAYMENTS.entries, replace(AMOUNT, id="more"))))
    places = re.findall(r' id="(c0-[^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert sorted(places) == sorted(links)
    assert len(places) == 3 + 7  # verdicts, and changes that somebody should see


def test_the_page_shows_one_sort_of_changes_where_there_are_several() -> None:
    page = html(result())
    sorts = re.findall(r'id="only-(\w+)"[^>]*> ([^<]*)<', page)
    assert dict(sorts) == {
        "all": "all changes",
        "wire": "only those that change calls (4)",
        "source": "only those that change generated code (1)",
        "semantic": "only those that change the meaning (1)",
        "requests": "only those in requests (3)",
        "responses": "only those in responses (3)",
    }
    shown = re.findall(r'<article id="[^"]*" class="([^"]*)">', page)
    assert sum("source" in one.split() for one in shown) == 1
    assert all(f"#only-{sort}:checked" in page for sort, _ in sorts if sort != "all")


def test_a_browser_refuses_nothing_of_the_page(tmp_path: Path) -> None:
    browser = which("chromium")
    if browser is None:
        pytest.skip("chromium is not here")
    (tmp_path / "page.html").write_text(html(result()))
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
        f"--user-data-dir={tmp_path / 'home'}", "--dump-dom", f"file://{tmp_path / 'page.html'}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=60, check=True, text=True)
    assert "Don't ship" in done.stdout
    assert "CONSOLE" not in done.stderr


def test_a_comment_fits_and_counts_what_does_not() -> None:
    many = [replace(AMOUNT, id=f"e{n}", message=f"`amount{n}` " + "x" * 400) for n in range(500)]
    shown = comment(result(comparison(*many)))
    assert len(shown) <= MOST_SIGNS
    kept = shown.count("<details>")
    assert shown.count("</details>") == kept > 50
    assert f"{500 - kept:,} more don't fit here" in shown


def test_a_comment_is_found_again_by_its_first_line() -> None:
    first = comment(result()).partition("\n")[0]
    assert first == "<!-- sightline:contract-diff:API-payments -->"
    evil = comment(hostile()).partition("\n")[0]
    assert re.fullmatch(r"<!-- sightline:contract-diff:[A-Za-z0-9.-]+ -->", evil)
    assert "--" not in evil[4:-3]


def test_markdown_means_only_what_we_mean() -> None:
    from markdown_it import MarkdownIt

    for form in (markdown, comment):
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(form(hostile()))
        parsed = set(re.findall(r"<([a-z0-9]+)[ >]", rendered))
        ours = {
            "h2",
            "h3",
            "h4",
            "p",
            "ul",
            "li",
            "code",
            "pre",
            "strong",
            "details",
            "summary",
            "br",
        }
        assert parsed <= ours
        words = re.sub(r"<code[^>]*>.*?</code>|<!--.*?-->", "", rendered, flags=re.DOTALL)
        assert not re.search(r"@ana|GH-1|#7\b", words)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("- a", "\\- a"), ("1. a", "1&#8203;. a"), ("1.4.0 a", "1.4.0 a"), ("# a", "\\# a"),
        ("a_b*c*", "a\\_b\\*c\\*"), ("https://e", "https\\://e"), ("www.e.com", "www\\.e.com"),
        ("me@e.com", "me@&#8203;e.com"), ("a & <b>", "a &amp; &lt;b>"), ("> a", "\\> a"),
    ],
)  # fmt: skip
def test_words_are_no_markup(given: str, shown: str) -> None:
    assert markdown_text(given) == shown


def test_a_code_span_ends_where_it_should() -> None:
    assert [code(t) for t in ("a", "`", "a``b", " a", "")] == [
        "`a`", "`` ` ``", "```a``b```", "`  a `", "` `",
    ]  # fmt: skip
    assert line("a\tb\u200b\ud800") == "a\\u0009b\\u200b\\ud800"


@pytest.mark.parametrize(
    ("value", "at", "shown"),
    [
        ({"a": 1, "b": "x"}, "/b", '{"a": 1, "b": >>"x"<<}'),
        ([1, 2, 3], "/1", "[…, >>2<<, …]"), ({"a": {"b": None}}, "", '{"a": {…}}'),
        ({"a/b": [True]}, "/a~1b/0", '{"a/b": [>>true<<]}'), ("x", "", '"x"'),
        ({"a": 1}, "/b", '{"a": 1}'), ({}, "", "{}"),
    ],
)  # fmt: skip
def test_the_refused_part_of_a_message_is_marked(value: Any, at: str, shown: str) -> None:
    assert marked_value(value, at).plain() == shown


def test_a_very_long_text_is_cut_and_its_length_told() -> None:
    shown = pretty({"a": "x" * 513, "b": ["y" * 201, "z"], "c": [{"d": "w" * 200}]})
    assert json.loads(shown) == {
        "a": "x" * 48 + "… (513 characters)",
        "b": ["y" * 48 + "… (201 characters)", "z"],
        "c": [{"d": "w" * 200}],
    }


def test_a_message_as_deep_as_you_like_is_shown_in_a_line() -> None:
    value: Any = 1
    for _ in range(20_000):
        value = {"a": value}
    assert len(marked_value(value, "/a" * 20_000).plain()) < 200
    assert pretty(value) == '{"a": {…}}'


def test_annotations_stand_where_the_runner_finds_them() -> None:
    lines = workflow_commands(result()).split("\n")
    assert lines[1] == (
        "::error file=contracts/payments/openapi.yaml,line=1201,"
        "title=type-specialized::`Payment.amount`: type specialized from string or integer to "
        "integer%0A3 operations, requests"
    )
    assert lines[0].startswith(
        "::error title=operation-removed-without-deprecation::"
    )  # stands in another revision
