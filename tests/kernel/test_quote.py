"""Words get a name where they stand; whatever was there before is still there, to the byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sightline.kernel.errors import UsageError
from tests.workspaces import ask, codes, write_workspace

HEAD = "---\ntitle: Acme\ndate: 2026-02-01\nconsent: given\n---\n"
PATH = "interviews/INT-003-acme.md"


def quoted(root: Path, body: str, words: str, **options: str) -> str:
    """The body after quoting words of it."""
    write_workspace(root, {PATH: HEAD + body})
    ask(root, "quote", file="INT-003", words=words, **options)
    text = (root / PATH).read_bytes().decode()
    assert text.startswith(HEAD)
    return text[len(HEAD) :]


CASES = {
    "a sentence within a paragraph": (
        "\nWe met. By the time I see it,\nI have typed it. Then lunch.\n",
        "By the time I see it, I have typed it",
        "\nWe met.\n\n> By the time I see it,\n> I have typed it. {#q1}\n\nThen lunch.\n",
    ),
    "a whole paragraph": ("\nI stop typing\n", "I stop typing", "\n> I stop typing {#q1}\n"),
    "the beginning": ("I stop. Then lunch.", "I stop.", "> I stop. {#q1}\n\nThen lunch."),
    "the end": ("Then I stop.", "I stop", "Then\n\n> I stop. {#q1}"),
    "an item of a list": (
        "- We met. I stop. And so on.\n- Second\n",
        "I stop.",
        "- We met.\n\n  > I stop. {#q1}\n\n  And so on.\n- Second\n",
    ),
    "a quote without a name": ("> I stop\n> so\n\nx\n", "stop", "> I stop\n> so {#q1}\n\nx\n"),
    "a quote with a number already": (
        "> one {#q7 a}\n\nI stop.\n", "I stop.", "> one {#q7 a}\n\n> I stop. {#q8}\n",
    ),
    "emphasis that would be cut": ("**I stop** here\n", "I", "> **I stop** here {#q1}\n"),
    "a rest that would begin a list": ("I stop - and go\n", "I stop", "> I stop - and go {#q1}\n"),
    "decomposed letters": ("Cafe\u0301 first\n", "Caf\u00e9", "> Cafe\u0301 {#q1}\n\nfirst\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_words_are_set_apart(tmp_path: Path, case: str) -> None:
    before, words, after = CASES[case]
    assert quoted(tmp_path, before, words) == after


def test_the_reference_can_be_pasted_and_holds(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {PATH: HEAD + 'We met. I\nsaid "no" twice. Then lunch.\n'})
    made = ask(root, "quote", file=PATH, words='I  said "no"', codes="auth, search")
    assert (made.reference, made.path, made.line, made.is_new) == ("INT-003#q1", PATH, 9, True)
    assert made.evidence == '{ref: INT-003#q1, quote: "I said \\"no\\""}'
    opportunity = f"---\ntitle: Slow\nevidence:\n  - {made.evidence}\n---\n"
    write_workspace(root, {"opportunities/OPP-001.md": opportunity})
    assert codes(root) & {"DSC003", "DSC004", "LNK004", "LNK001", "LNK002"} == set()
    assert ask(root, "show", id="INT-003").quotes[0].codes == ("auth", "search")


def test_words_that_have_a_name_keep_it_and_may_get_more_codes(tmp_path: Path) -> None:
    body = "> I stop\n> typing, mostly {#q4 auth}\n"
    root = write_workspace(tmp_path, {PATH: HEAD + body})
    for more, expected in (("", body), ("auth,speed", body.replace("auth}", "auth speed}"))):
        made = ask(root, "quote", file="INT-003", words="stop typing", codes=more)
        assert (made.reference, made.is_new) == ("INT-003#q4", False)
        assert (root / PATH).read_text() == HEAD + expected


def test_words_of_a_transcript_are_found_at_their_cue(tmp_path: Path) -> None:
    cues = "WEBVTT\n\nq4\n00:01.000 --> 00:02.000\nI stop\ntyping\n"
    root = write_workspace(tmp_path, {PATH: HEAD, "interviews/INT-003.vtt": cues})
    made = ask(root, "quote", file="INT-003", words="stop typing")
    assert (made.reference, made.path, made.is_new) == (
        "INT-003#q4", "interviews/INT-003.vtt", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "words", "options", "message", "help"),
    [
        ("one two\n", "three", {}, f"{PATH} does not say these words", "copy them from the file"),
        ("one two\n", "", {}, f"{PATH} does not say these words", ""),
        ("One two\n", "one two", {}, "the words stand there otherwise", "it says: One two"),
        ("so one\n\nso two so\n", "so", {}, f"these words stand 3 times in {PATH}: lines 6,", ""),
        ("# so it is\n", "so it", {}, "these words don't stand in one paragraph", "quote words of"),
        ("    so it is\n", "so it", {}, "these words don't stand in one paragraph", ""),
        ("so it\n\nis\n", "so it is", {}, "these words don't stand in one paragraph", ""),
        ("one\n", "one", {"name": "q 1"}, "`q 1` can't be the name of a quote", "letters, digits"),
        ("one\n\n> x {#q1}\n", "one", {"name": "q1"}, "INT-003#q1 is already there", "choose"),
        ("one\n", "one", {"codes": "a{b"}, "`a{b` can't be a code", "write words"),
        ("one\n", "one", {"file": "INT-004"}, "there is no INT-004 in this workspace", "did you"),
        ("one\n", "one", {"file": "REQ-1"}, "requirements/REQ-1.md is not a source", "quote an"),
    ],
)  # fmt: skip
def test_what_cannot_be_quoted_is_refused_in_words(
    tmp_path: Path, body: str, words: str, options: dict[str, str], message: str, help: str
) -> None:
    files = {PATH: HEAD + body, "requirements/REQ-1.md": "---\ntitle: R\n---\n\none\n"}
    root = write_workspace(tmp_path, files)
    with pytest.raises(UsageError) as refused:
        ask(root, "quote", **{"file": "INT-003", "words": words, **options})
    assert refused.value.message.startswith(message)
    assert refused.value.help.startswith(help)
    assert (root / PATH).read_text() == HEAD + body


PIECES = st.sampled_from(
    ["one", "two.", "three,", "*four*", "[[REQ-1]]", "[five](x)", "`six`", "# 7", "- eight", "9.",
     "> ten", "eleven\n", "twelve\n\n", "  \n", "| a | b |\n| - | - |\n", "<b>", "{#x}", "é", "検"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=2, max_size=12), st.data())
def test_without_the_marks_the_text_is_what_it_was(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], data: st.DataObject
) -> None:
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    body = " ".join(pieces)
    words = body.split()
    assume(words)
    start = data.draw(st.integers(0, len(words) - 1))
    wanted = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    text = (HEAD + body).replace("\n", newline).encode()
    root = write_workspace(tmp_path_factory.mktemp("w"), {PATH: text})
    try:
        made = ask(root, "quote", file="INT-003", words=wanted)
    except UsageError:
        assert (root / PATH).read_bytes() == text
        return
    after = (root / PATH).read_bytes()
    assert after.count(b"\r\n") == (after.count(b"\n") if newline == "\r\n" else 0)
    assert _without_marks(after.decode()) == _without_marks(text.decode())
    quote = next(q for q in ask(root, "show", id="INT-003").quotes if q.reference == made.reference)
    assert "".join(wanted.split()) in "".join(quote.text.replace(">", "").split()) or ">" in wanted


def _without_marks(text: str) -> str:
    """The text without blockquote marks, names of quotes, and white space."""
    return re.sub(r"[\s>]|\{#q\d+\}", "", text)
