"""Promises of the checks of discovery, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, places, write_workspace

WORDS = "By the time the results are there I have typed the whole word."
INTERVIEW = f"---\ntitle: Acme\nconsent: given\ndate: 2026-02-01\n---\n\n> {WORDS} {{#q4 search}}\n"
FEEDBACK = (
    'name = "Example"\nowner = "ana"\n'
    '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "text"\n'
)


def opportunity(*lines: str, status: str = "committed") -> str:
    """An opportunity with these lines in its front matter."""
    return "\n".join(["---", "title: Slow search", f"status: {status}", *lines, "---", ""])


def quoting(reference: str, words: str) -> str:
    """An opportunity that quotes words."""
    return opportunity("evidence:", f"  - ref: {reference}", f"    quote: {words}")


@pytest.mark.parametrize(
    "quoted",
    [
        "typed the whole word",
        "'  typed   the whole  word '",
        '"typed\\nthe\\twhole word"',
        ">-\n      typed the\n      whole word",
        '"typed the who\\u006ce word"',
    ],
)
def test_white_space_does_not_make_a_quote_wrong(tmp_path: Path, quoted: str) -> None:
    root = write_workspace(
        tmp_path,
        {"interviews/INT-3.md": INTERVIEW, "opportunities/OPP-1.md": quoting("INT-3#q4", quoted)},
    )
    assert places(root, "DSC003") == []


def test_composed_and_decomposed_letters_are_the_same_words(tmp_path: Path) -> None:
    said = INTERVIEW.replace(WORDS, "Zu spa\u0308t, sagt sie.")
    root = write_workspace(
        tmp_path,
        {
            "interviews/INT-3.md": said,
            "opportunities/OPP-1.md": quoting("INT-3#q4", "zu sp\u00e4t".replace("z", "Z")),
        },
    )
    assert places(root, "DSC003") == []


@pytest.mark.parametrize("words", ["I had typed the whole word", "TYPED THE WHOLE WORD", "typed."])
def test_any_other_word_makes_a_quote_wrong(tmp_path: Path, words: str) -> None:
    root = write_workspace(
        tmp_path,
        {"interviews/INT-3.md": INTERVIEW, "opportunities/OPP-1.md": quoting("INT-3#q4", words)},
    )
    found = [each for each in findings(root) if each.code == "DSC003"]
    assert [(each.path, each.line, each.column) for each in found] == [
        ("opportunities/OPP-1.md", 6, 12)
    ]
    assert found[0].help == f"it says now: “{WORDS}”"


def test_a_claim_is_held_to_its_source_at_the_words(tmp_path: Path) -> None:
    claims = (
        "claims:\n  - text: They wait\n    quotes:\n      - INT-3#q4\n"
        "      - quote: I never wait\n        ref: INT-3#q4"
    )
    root = write_workspace(
        tmp_path, {"interviews/INT-3.md": INTERVIEW, "insights/INS-1.md": opportunity(claims)}
    )
    assert places(root, "DSC003") == ["insights/INS-1.md:8:16"]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("TIC-8", []), ("TIC-9", ["opportunities/OPP-1.md:6:12"]), ("INT-3", []), ("INT-4#c1", [])],
)
def test_rows_transcripts_and_whole_interviews_can_be_quoted(
    tmp_path: Path, reference: str, expected: list[str]
) -> None:
    root = write_workspace(
        tmp_path,
        {
            "sightline.toml": FEEDBACK,
            "feedback/tickets.csv": "id,text\n8,I typed the whole word\n9,no docs\n",
            "interviews/INT-3.md": INTERVIEW,
            "interviews/INT-4.vtt": "WEBVTT\n\nc1\n00:01.000 --> 00:02.000\ntyped the whole word\n",
            "interviews/series.yaml": "consent: given\n",
            "opportunities/OPP-1.md": quoting(reference, "typed the whole word"),
        },
    )
    assert places(root, "DSC003") == expected


def test_an_anchor_that_is_not_there_is_not_called_a_wrong_quote(tmp_path: Path) -> None:
    root = write_workspace(
        tmp_path,
        {"interviews/INT-3.md": INTERVIEW, "opportunities/OPP-1.md": quoting("INT-3#q9", "typed")},
    )
    assert places(root, "DSC003") == []


def test_a_long_source_is_shown_shortened(tmp_path: Path) -> None:
    root = write_workspace(
        tmp_path,
        {
            "interviews/INT-3.md": INTERVIEW.replace(WORDS, "on and " * 60 + "on"),
            "opportunities/OPP-1.md": quoting("INT-3#q4", "off"),
        },
    )
    (found,) = [each for each in findings(root) if each.code == "DSC003"]
    assert found.help is not None and found.help.endswith("…”") and len(found.help) < 180


@pytest.mark.parametrize(
    ("series", "own", "by_memo", "reported"),
    [
        ("", "", False, True),
        ("given", "", False, False),
        ("anonymous", "", True, False),
        ("given", "none", False, True),
        ("none", "given", False, False),
        ("none", "", False, True),
        ("internal", "", False, False),
        ("internal", "", True, True),
        ("given", "internal", True, True),
        ("", "~", False, True),
        ("given", "~", False, False),
    ],
)
def test_consent_stands_in_the_series_unless_the_interview_says_otherwise(
    tmp_path: Path, series: str, own: str, by_memo: bool, reported: bool
) -> None:
    consent = f"consent: {own}\n" if own else ""
    files = {
        "interviews/INT-3.md": INTERVIEW.replace("consent: given\n", consent),
        "opportunities/OPP-1.md": opportunity("evidence: INT-3#q4"),
    }
    if series:
        files["interviews/series.yaml"] = f"title: Talks\nconsent: {series}\n"
    if by_memo:
        files["memos/MEM-1.md"] = "---\ntitle: Memo\n---\n\nThey wait ([[INT-3#q4]]).\n"
    root = write_workspace(tmp_path, files)
    where = "interviews/INT-3.md:3:10" if own else "interviews/INT-3.md:2:8"
    assert places(root, "DSC004") == ([where] if reported else [])


def test_an_interview_that_is_only_referred_to_needs_no_consent(tmp_path: Path) -> None:
    root = write_workspace(
        tmp_path,
        {
            "interviews/INT-3.md": INTERVIEW.replace("consent: given\n", ""),
            "opportunities/OPP-1.md": opportunity("evidence: INT-3"),
        },
    )
    assert places(root, "DSC004") == []


def test_the_consent_of_a_transcript_stands_in_the_file_beside_it(tmp_path: Path) -> None:
    cue = "WEBVTT\n\nc1\n00:01.000 --> 00:02.000\ntyped\n"
    files = {
        "interviews/INT-3.md": INTERVIEW,
        "interviews/INT-3.vtt": cue,
        "interviews/INT-4.vtt": cue,
        "opportunities/OPP-1.md": opportunity("evidence: [INT-3#c1, INT-4#c1]"),
    }
    root = write_workspace(tmp_path, files)
    assert places(root, "DSC004") == ["interviews/INT-4.vtt:1:1"]


@pytest.mark.parametrize(
    ("status", "severities"),
    [("draft", ["info"]), ("committed", ["error"]), ("shipped", ["error"]), ("dropped", [])],
)
def test_the_thread_is_a_reminder_on_drafts_and_an_error_once_committed(
    tmp_path: Path, status: str, severities: list[str]
) -> None:
    root = write_workspace(tmp_path, {"opportunities/OPP-1.md": opportunity(status=status)})
    assert [each.severity for each in findings(root) if each.code == "DSC001"] == severities


@pytest.mark.parametrize(
    ("lines", "reported"),
    [
        (("evidence: []",), True),
        (("evidence: ~",), True),
        (("claims:",), True),
        (("stage: solution",), True),
        (("stage: opportunity", "parent: OPP-2"), True),
        (("stage: solution", "parent: OPP-2"), False),
        (("stage: assumption-test", "parent: OPP-2"), False),
        (("claims: They wait",), False),
        (("evidence: somebody said so",), False),
    ],
)
def test_what_counts_as_the_evidence_of_an_opportunity(
    tmp_path: Path, lines: tuple[str, ...], reported: bool
) -> None:
    files = {
        "interviews/INT-3.md": INTERVIEW,
        "opportunities/OPP-1.md": opportunity(*lines),
        "opportunities/OPP-2.md": opportunity("evidence: INT-3#q4"),
    }
    root = write_workspace(tmp_path, files)
    assert bool(places(root, "DSC001")) == reported


def test_an_opportunity_with_branches_stands_on_theirs(tmp_path: Path) -> None:
    files = {
        "opportunities/OPP-1.md": opportunity(),
        "opportunities/OPP-2.md": opportunity("parent: OPP-1"),
    }
    root = write_workspace(tmp_path, files)
    assert places(root, "DSC001") == ["opportunities/OPP-2.md:2:8"]


def test_each_claim_without_words_is_named_and_only_those(tmp_path: Path) -> None:
    claims = (
        "claims:\n  - They wait\n  - text: They type\n    quotes: INT-3#q4\n"
        "  - text: They leave\n    quotes: []\n  - text: They ask\n    quotes: somebody"
    )
    root = write_workspace(
        tmp_path, {"interviews/INT-3.md": INTERVIEW, "insights/INS-1.md": opportunity(claims)}
    )
    assert places(root, "DSC002") == ["insights/INS-1.md:5:5", "insights/INS-1.md:8:5"]


def test_a_file_that_could_not_be_read_is_not_called_empty(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "opportunities/OPP-1.md": "---\ntitle: Slow: search\n---\n",
        "insights/INS-1.md": "---\ntitle: [\n---\n",
        "interviews/INT-3.md": b"\xff\xfe\x00",
    }
    found = {each.code for each in findings(write_workspace(tmp_path, files))}
    assert {code for code in found if code.startswith("DSC")} == set()
