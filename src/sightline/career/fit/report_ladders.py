"""The part of a fit report on levels: a table for each ladder, then every competency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table, near_item

__all__ = ["ladder_blocks"]


def ladder_blocks(result: Any, is_brief: bool = False) -> Iterator[Block]:
    """Every ladder; in brief with what is missing, and what is met counted in its table only."""
    yield Heading(2, "Levels, ladder by ladder", "ladders")
    yield Sentence(
        "A competency's level is the highest whose anchors, with those below it, are all met. "
        "There is no level of the person as a whole. Years stand beside and decide nothing."
    )
    if is_brief:
        yield Sentence("The quotes that meet them stand in `--to report.html`, and in `--json`.")
    for ladder in result.ladders:
        yield Heading(3, f"{ladder.title}")
        for note in ladder.notes:
            yield Sentence(note, is_soft=True)
        titles = {level.key: level.title for level in ladder.levels}
        yield _ladder_table(ladder)
        for one in ladder.competencies:
            yield from _competency(one, titles, is_brief)


def _ladder_table(ladder: Any) -> Table:
    rows = []
    for one in ladder.competencies:
        row = [one.title]
        for level in ladder.levels:
            met = sum(anchor.level == level.key for anchor in one.met)
            lacking = sum(anchor.level == level.key for anchor in one.missing)
            row.append(_cell(one, ladder, level, met, lacking))
        rows.append(tuple(row))
    heads = [
        f"{level.title}{f' ({level.years} years)' * bool(level.years)}" for level in ladder.levels
    ]
    return Table(
        f"{ladder.title}: anchors met of each level",
        ("Competency", *heads),
        tuple(rows),
        ladder.key,
    )


def _cell(one: Any, ladder: Any, level: Any, met: int, lacking: int) -> str:
    keys = [known.key for known in ladder.levels]
    at = keys.index(level.key)
    judged = sum(anchor.level == level.key and not anchor.kinds for anchor in one.missing)
    if one.level == level.key:
        return "reached"
    if one.level is not None and at < keys.index(one.level):
        return "below" if met or lacking else "nothing asked"
    if judged:
        return f"{judged} to judge"
    if met or lacking:
        return f"{met} of {met + lacking}" if lacking else f"{met} met"
    is_further = one.next_level is not None and at > keys.index(one.next_level)
    return "not looked at" if is_further else "nothing asked"


def _competency(one: Any, titles: dict[str, str], is_brief: bool) -> Iterator[Block]:
    is_judged = not one.met and not any(anchor.kinds for anchor in one.missing)
    told = one.level_title or ("for a person to judge" if is_judged else "no level")
    yield Item(
        0, one.title, told, tail=one.source or "", tone="met" if one.level else "no evidence"
    )
    for anchor in () if is_brief else one.met:
        item = anchor.evidence[0]
        more = (
            f"; {len(anchor.evidence) - 1 + anchor.more} more" if len(anchor.evidence) > 1 else ""
        )
        says = item.says if item.strength != 1 else ""
        tail = "; ".join(filter(None, (item.where, says, item.age))) + more
        yield Item(
            1, f"met ({titles[anchor.level]}): {anchor.asks}", "", item.quote, item.spans, tail
        )
    for anchor in one.missing:
        if anchor.kinds:
            yield from _missing(anchor, titles, is_brief)
    yield from _judged([anchor for anchor in one.missing if not anchor.kinds], titles)
    for fall in one.falls:
        to = titles[fall.to] if fall.to else "no level"
        yield Item(1, "hangs on one item", f"without it: {to}", fall.quote)


def _judged(anchors: list[Any], titles: dict[str, str]) -> Iterator[Block]:
    """Criteria for a person: those on which a quote bears, and how many others there are."""
    for anchor in anchors:
        for item in anchor.bearing[:1]:
            head = f"for a person to judge ({titles[anchor.level]}): {anchor.asks}"
            tail = f"bears on it; {item.where}; {item.age}"
            yield Item(1, head, "", item.quote, item.spans, tail)
    bare = sum(not anchor.bearing for anchor in anchors)
    if bare:
        yield Item(1, "for a person to judge", f"{bare} more criteria, on which no quote bears")


def _missing(anchor: Any, titles: dict[str, str], is_brief: bool) -> Iterator[Block]:
    weak = {
        0: "",
        1: "",
        2: "; an artefact whose checks pass is asked",
        3: "; a verdict or a third party's record is asked",
    }
    beyond = "; no document that is read today can show it" if anchor.is_out_of_reach else ""
    yield Item(
        1, f"missing for {titles[anchor.level]}", f"{anchor.asks}{weak[anchor.least]}{beyond}",
        tail=anchor.source or "", tone="no evidence",
    )  # fmt: skip
    if is_brief:
        return
    for item in anchor.too_weak[:1]:
        yield Item(2, "too weak", "", item.quote, item.spans, f"{item.where}; {item.says}")
    for near in anchor.near[:1]:
        yield near_item(2, near)
