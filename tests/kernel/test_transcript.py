"""Cues of a transcript are quotes with names of their own, in the words that were said."""

from __future__ import annotations

from pathlib import Path

from proofs._hostile import findings, say, write_files
from sightline.kernel.documents.transcript import read_cues

CUE = "\n\n{}\n00:01.000 --> 00:02.000\n{}\n"


def vtt(*cues: tuple[str, str]) -> str:
    return "WEBVTT" + "".join(CUE.format(*cue) for cue in cues)


def lnk007(root: Path, files: dict[str, str]) -> list[tuple[str, int]]:
    found = findings(write_files(root, files))
    return [(d["path"].partition("/")[2], d["line"]) for d in found if d["code"] == "LNK007"]


def test_a_cue_with_the_id_of_another_is_told(tmp_path: Path) -> None:
    files = {"interviews/INT-3.vtt": vtt(("q1", "Slow"), ("q2", "Late"), ("q1", "Never"))}
    assert lnk007(tmp_path, files) == [("INT-3.vtt", 13)]
    assert [q["text"] for q in say(tmp_path, "show", "INT-3", "--json").json["quotes"]] == [
        "Slow",
        "Late",
    ]


def test_a_cue_with_the_anchor_of_its_interview_is_told(tmp_path: Path) -> None:
    files = {
        "interviews/INT-3.vtt": vtt(("q1", "Slow"), ("q2", "Late")),
        "interviews/INT-3.md": "---\ntitle: Acme\n---\n\n> Late. {#q2 speed}\n",
        "interviews/INT-4.md": "---\ntitle: Bolt\n---\n\n> Late. {#q1 speed}\n",
    }
    assert lnk007(tmp_path, files) == [("INT-3.vtt", 8)]
    other = files["interviews/INT-3.md"].replace("#q2", "#q9")
    assert lnk007(tmp_path, {"interviews/INT-3.md": other}) == []
    assert lnk007(tmp_path, files) == [("INT-3.vtt", 8)]


def test_an_id_that_begins_like_a_note_is_an_id() -> None:
    text = vtt(("NOTES-1", "Slow"), ("NOTE", "no"), ("NOTE\tx", "no"), ("WEBVTT-2", "Late"))
    assert [name for name, _ in read_cues(text)] == ["NOTES-1", "WEBVTT-2"]


def test_words_are_decoded_after_their_tags_are_gone() -> None:
    said = "<v Ana>R&amp;D is &lt;b&gt;slow</b>, &amp;amp; &nbsp;5&nbsp;s&#33;"
    ((_, quote),) = read_cues(vtt(("q1", said)))
    assert quote.text == "R&D is <b>slow, &amp; \xa05\xa0s!"
