"""A row of feedback is shown as what it is: words that somebody said."""

from __future__ import annotations

from pathlib import Path

from proofs._hostile import SETTINGS, say, write_files

ROWS = '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "words"\n'
HIDE = '[audiences.partner]\nhide = ["requirements/REQ-{}.md"]\n'
FILES = {
    "sightline.toml": SETTINGS + ROWS + HIDE.format(1),
    "feedback/a.csv": "id,words\n8812,Search takes four seconds\n",
    "requirements/REQ-1.md": "# Search\n",
    "requirements/REQ-2.md": "# Export\n",
}


def test_a_row_has_words_and_a_place_and_no_invented_owner(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES)
    shown = say(root, "show", "TIC-8812")
    assert shown.out == (
        "TIC-8812  Search takes four seconds\nfeedback/a.csv:2\na row of feedback\n"
    )
    plain = say(root, "show", "TIC-8812", "--json").json
    assert (plain["status"], plain["owner"], plain["line"]) == (None, None, 2)


def test_what_is_hidden_is_counted_in_words_that_fit(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES)
    assert say(root, "show", "REQ-2", "--as", "partner").out.endswith("\n1 document is hidden\n")
    hidden = {"sightline.toml": SETTINGS + HIDE.format("[13]")}
    write_files(root, {**hidden, "requirements/REQ-3.md": "# Filter\n"})
    assert say(root, "show", "REQ-2", "--as", "partner").out.endswith("\n2 documents are hidden\n")
