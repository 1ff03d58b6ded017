"""The peers' projects say what the workspace says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.workspace import outline

ITEMS = outline(300, seed=2)
PROSE_LINKS = sum(text.count("[[") for item in ITEMS for text in item.prose)
FIELD_LINKS = sum(len(item.targets()) for item in ITEMS)
NAME = r"[A-Z]{3}_\d+"
FORMS = {  # an item, a link in prose, a line of links in fields
    "trlc": (rf"^[A-Z][a-z]{{2}} {NAME} \{{", rf"\[\[{NAME}\]\]", rf"^  [a-z]+ = \[?{NAME}.*"),
    "sphinx-needs": (r"^\.\. [a-z]{3}::", rf":need:`{NAME}`", rf"^   :(?!id)[a-z]+: {NAME}.*"),
    "strictdoc": (r"^\[REQUIREMENT\]", rf"\[LINK: {NAME}\]", rf"^  VALUE: {NAME}.*"),
}


def found(text: str, form: str) -> list[str]:
    """Every place of a form."""
    return re.findall(form, text, re.MULTILINE)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.label)
def test_a_peer_reads_the_same_items_links_and_words(peer: Peer, tmp_path: Path) -> None:
    peer.write(tmp_path / "project", ITEMS)
    files = [path for path in (tmp_path / "project").rglob("*_0*.*") if path.is_file()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    item, prose_link, field_links = FORMS[peer.name]
    assert len(found(text, item)) == len(ITEMS)
    assert len(found(text, prose_link)) == PROSE_LINKS
    lines = "\n".join(found(text, field_links))
    assert len(found(lines, NAME)) in range(FIELD_LINKS, FIELD_LINKS + len(ITEMS))
    for each in ITEMS:
        assert each.title in text
        assert all(quote in text for quote in each.quotes)
