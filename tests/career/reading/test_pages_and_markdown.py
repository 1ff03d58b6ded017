"""HTML, Markdown and plain text: what a reader sees, line by line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import UnreadableDocument, read_document


def _shown(text: str) -> list[tuple[str, str]]:
    document = read_document("x", text.encode())
    return [(line.role, document.words(line)) for line in document.lines]


def _unread(document: SourceDocument) -> list[tuple[str, str]]:
    return [(one.reason, one.text) for one in document.unread]


def test_markdown_is_read_as_it_is_rendered() -> None:
    text = (
        "# Ana *Lima*\n\nana@example.com | [site](https://example.com/a)\n\n## Work\n\n"
        "### PM, Acme\nJan 2020 - Present\n\n- Led **four** teams\n  and one more\n"
        "- Kept `p95` below 300 ms\n\n1. One\n2. Two\n\n> A quote\n\n"
        "| Skill | Years |\n|---|---|\n| SQL | 5 |\n\n3 \\* 4 &amp; 5\n"
    )
    assert _shown(text) == [
        ("heading", "Ana Lima"), ("", "ana@example.com | site"), ("heading", "Work"),
        ("heading", "PM, Acme"), ("", "Jan 2020 - Present"),
        ("bullet", "Led four teams and one more"),
        ("bullet", "Kept p95 below 300 ms"), ("bullet", "One"),
        ("bullet", "Two"), ("", "A quote"), ("cell", "Skill\tYears"), ("cell", "SQL\t5"),
        ("", "3 * 4 & 5"),
    ]  # fmt: skip
    document = read_document("x", text.encode())
    assert document.form == "markdown"
    (link,) = document.links
    assert (document.text[link[0] : link[1]], link[2]) == ("site", "https://example.com/a")


def test_lines_that_only_the_margin_parted_are_whole() -> None:
    text = (
        "## Work\n\n- Wrote the deprecation plan of the first version of the public API, which\n"
        "  1,400 developers used at the time, together with the engineers of three teams and\n"
        "  their leads.\n"
    )
    assert [words for _, words in _shown(text)][1].endswith("of three teams and their leads.")
    assert len(_shown(text)) == 2


def test_the_front_matter_dates_a_document_and_is_no_text() -> None:
    document = read_document("x", b"---\nid: P-1\ndate: 2025-02-03\n---\n# Ana\n")
    assert (document.text, document.dated) == ("Ana\n", date(2025, 2, 3))
    assert read_document("x", b"---\ndate: 2025-02-30\n---\n# Ana\n").dated is None


_HIDDEN = [
    ('<p style="display:none">Secret</p>', "hidden"),
    ('<p style="VISIBILITY : hidden !important">Secret</p>', "hidden"),
    ("<p hidden>Secret</p>", "hidden"),
    ('<p style="opacity:0">Secret</p>', "hidden"),
    ('<p style="font-size:0px">Secret</p>', "hidden"),
    ('<p style="font-size:1px">Secret</p>', "hidden"),
    ('<p style="position:absolute;left:-9999px">Secret</p>', "off-page"),
    ('<p style="text-indent:-9999px">Secret</p>', "off-page"),
    ('<p style="color:#fff">Secret</p>', "background-coloured"),
    ('<p style="color:rgb(255, 255, 255)">Secret</p>', "background-coloured"),
    ('<font color="white">Secret</font>', "background-coloured"),
    ('<div style="background:#222"><p style="color:#222">Secret</p></div>', "background-coloured"),
    ('<p style="color:transparent">Secret</p>', "background-coloured"),
    ('<p style="overflow:hidden;height:0">Secret</p>', "hidden"),
    ('<p style="position:absolute;clip:rect(0,0,0,0)">Secret</p>', "hidden"),
    ("<style>.g{display:none}</style><p class='a g'>Secret</p>", "hidden"),
    ("<style>/* x */ #g, p.h{visibility:hidden}</style><p class=h>Secret</p>", "hidden"),
    ("<style>@media print{.g{color:red}} .g{display:none}</style><p class=g>Secret</p>", "hidden"),
    ("<!-- Secret -->", "hidden"),
    ('<p>Shown<span style="display:none">Secret</span></p>', "hidden"),
]


@pytest.mark.parametrize(("piece", "reason"), _HIDDEN)
def test_what_a_page_hides_is_listed_and_not_used(piece: str, reason: str) -> None:
    document = read_document("x", f"<html><body><h1>Ana</h1>{piece}</body></html>".encode())
    assert "Secret" not in document.text
    assert _unread(document) == [(reason, "Secret")]


@pytest.mark.parametrize(
    ("piece", "reason"), [case for case in _HIDDEN if "<style>" not in case[0]]
)
def test_what_markdown_hides_by_tags_is_not_used_either(piece: str, reason: str) -> None:
    document = read_document("x", f"# Ana\n\n{piece}\n\nSome *more*.\n".encode())
    assert "Secret" not in document.text
    assert _unread(document) == [(reason, "Secret")]


@pytest.mark.parametrize(
    "piece",
    [
        '<div style="background:#222"><p style="color:#fff">Shown</p></div>',
        '<div style="background:url(x.png)"><p style="color:#fff">Shown</p></div>',
        '<p style="color:#777">Shown</p>',
        '<p aria-hidden="true">Shown</p>',
    ],
)
def test_what_can_be_read_is_read(piece: str) -> None:
    assert ("", "Shown") in _shown(f"<html><body>{piece}</body></html>")


def test_scripts_styles_and_titles_are_no_text() -> None:
    page = (
        "<!doctype html><title>T</title><style>p{}</style><script>var a='x'</script>"
        "<p>Ana<br>Lima</p><ul><li>One<li>Two</ul><template>no</template><noscript>no</noscript>"
        "<dl><dt>Skill<dd>SQL</dl><pre>a\nb</pre>"
    )
    assert _shown(page) == [
        ("", "Ana"), ("", "Lima"), ("bullet", "One"), ("bullet", "Two"), ("", "Skill"), ("", "SQL"),
        ("", "a"), ("", "b"),
    ]  # fmt: skip


def test_script_addresses_are_no_links() -> None:
    page = (
        '<p><a href="javascript:alert(1)">a</a> <a href="https://example.com">b</a>'
        ' <a href="data:text/html,x">c</a></p><p>d</p>'
    )
    document = read_document("x", page.encode())
    assert [address for _, _, address in document.links] == ["https://example.com"]


def test_plain_text_has_bullets_rules_and_gaps() -> None:
    text = (
        "Ana Lima\n========\n\nWORK\nProduct Manager          2019 - 2021\n• Led teams\n"
        "  of engineers\n- Wrote plans\n-5 % churn\n1. First\nSkills\tSQL\n"
    )
    assert _shown(text) == [
        ("heading", "Ana Lima"), ("", "WORK"), ("", "Product Manager\t2019 - 2021"),
        ("bullet", "Led teams of engineers"), ("bullet", "Wrote plans"), ("", "-5 % churn"),
        ("bullet", "1. First"), ("", "Skills\tSQL"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_usual_encodings_say_the_same(encoding: str) -> None:
    text = "Zoë Müller \u2013 Produktmanagerin\nFür Schnittstellen zuständig\n"
    document = read_document("x", text.encode(encoding))
    assert document.text == text


def test_marks_that_hide_or_turn_letters_are_gone() -> None:
    text = "Pro\u200bduct\u00ad Man\u202eager\ufeff\nnext\x00line \x07here\n"
    assert read_document("x", text.encode()).text == "Product Manager\nnext line here\n"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", b"\xef\xbb\xbf", b"---\n***\n", b"<html></html>", b"# \n\n- \n", b"\xff\xfe"],
)
def test_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_document("x", data)


_PIECES = st.sampled_from(
    ["# ", "- ", "* ", "> ", "`", "**", "[", "](", ")", "|", "\n", "\n\n", "  ", "a", "Zoë", "<p>",
     "</p>", "<b hidden>", "<!--", "-->", "&amp;", "\\", "\t", "---", "1. ", "\u2028", "\x0b", "\r"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_lines_and_text_agree_whatever_comes_in(text: str) -> None:
    try:
        document = read_document("x", text.encode())
    except UnreadableDocument:
        return
    assert "".join(document.words(line) + "\n" for line in document.lines) == document.text
    for line in document.lines:
        words = document.words(line)
        assert words == words.strip() and words and "\n" not in words
        assert words.splitlines() == [words]
        for run in line.runs:
            assert line.start <= run.start < run.end <= line.end
    for start, end, _ in document.links:
        assert 0 <= start < end <= len(document.text)
