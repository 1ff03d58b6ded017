"""Invented role files for tests: other roles, other figures, other people."""

from __future__ import annotations

from sightline.career.roles.card import Role
from sightline.career.roles.cards import joined
from sightline.career.roles.conflicts import conflicts_of
from sightline.career.roles.role_file import read_role_file

HEAD = """\
role: tide-keeper
names: [tide keeper]
levels: [hand, keeper, master]
sources:
  A: {title: Almanac}
  B: {title: Broadsheet}
questions:
  swim: Must one swim?
"""
CONSISTENT = """\
cards:
  pay:
    - {source: A:1, level: hand, title: Hand, low: 10, high: 20, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: B:1, level: hand, title: Hand, low: 15, high: 20, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: A:2, level: keeper, title: Keeper, low: 20, high: 40, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: B:2, level: keeper, title: Keeper, low: 22, high: 30, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: A:3, level: master, title: Master, low: 40, high: 60, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: B:3, level: master, title: Master, low: 41, high: 50, basis: base, currency: XTS, place: Bay, as_of: 2031, unit: a year}
    - {source: A:4, level: hand, title: Hand, low: 5, high: 10, basis: base, currency: XTS, place: Isle, as_of: 2031, unit: a year}
    - {source: A:5, level: keeper, title: Keeper, low: 10, high: 20, basis: base, currency: XTS, place: Isle, as_of: 2031, unit: a year}
  premium:
    - {source: A:6, subject: isle, relation: share, low: 50, high: 50, unit: percent, basis: base, place: Isle, than: Bay, as_of: 2031}
    - {source: B:6, subject: isle, low: 50, high: 50, unit: percent, as_of: 2031}
  level:
    - {source: A:7, level: hand, title: Hand, track: ic}
    - {source: B:7, level: hand, title: hand, track: ic}
    - {source: A:7, level: keeper, title: Keeper, track: ic}
    - {source: B:7, level: keeper, title: Keeper, track: ic}
    - {source: A:7, level: master, title: Master, track: management}
    - {source: B:7, level: master, title: Master, track: management}
  experience:
    - {source: A:8, level: hand, title: Hand, years: 0 to under 2, unit: years}
    - {source: B:8, level: hand, title: Hand, years: 0 to under 2, unit: years}
    - {source: A:9, level: keeper, title: Keeper, years: 2 to under 6, unit: years}
    - {source: B:9, level: keeper, title: Keeper, years: 2 to under 6, unit: years}
    - {source: A:10, level: master, title: Master, years: 6-30, unit: years}
    - {source: B:10, level: master, title: Master, years: 6-30, unit: years}
    - {source: A:11, title: whole, years: 0-30, unit: years}
  entry-years:
    - {source: A:12, years: 0-1, years_of: rowing}
    - {source: B:12, years: 0-1, years_of: rowing}
  question:
    - {source: A:13, subject: swim, stance: "yes"}
    - {source: B:13, subject: swim, stance: "yes"}
  certification:
    - {source: A:14, subject: TK, value: TK (Tide Keeper)}
    - {source: B:14, subject: TK, value: Tide Keeper (TK)}
  route:
    - {source: A:15, subject: rowing}
    - {source: B:15, subject: rowing}
  outlook:
    - {source: A:16, subject: tides, value: 4, unit: percent, as_of: 2031}
    - {source: B:16, subject: tides, value: 4, unit: percent, as_of: 2031}
  term:
    - {source: A:17, subject: TK, value: tide keeper}
    - {source: B:17, subject: TK, value: Tide keeper}
  example:
    - {source: A:18, subject: Ada, title: Keeper, level: keeper, years: 3, years_of: keeping}
    - {source: A:19, subject: lamps, before: 3, after: 1, unit: lamps, comparison: the other pier, sample: 40}
  product-type:
    - {source: A:20, subject: harbours}
    - {source: B:20, subject: harbours}
  section:
    - {source: A:21, subject: tides}
"""  # noqa: E501


def role_of(cards: str, head: str = HEAD) -> Role:
    return joined([read_role_file("career/roles/tide-keeper.yaml", head + cards)])


def added(topic: str, *cards: str) -> str:
    """The consistent file with more cards of a topic."""
    lines = "".join(f"    - {{{card}}}\n" for card in cards)
    mark = f"  {topic}:\n"
    if mark in CONSISTENT:
        return CONSISTENT.replace(mark, mark + lines, 1)
    return CONSISTENT + mark + lines


def found(cards: str) -> set[tuple[str, frozenset[str], frozenset[str]]]:
    """Kind, places of the sides and silent sources of every conflict."""
    return {
        (c.kind, frozenset(side.where for side in c.sides), frozenset(c.silent))
        for c in conflicts_of(role_of(cards))
    }
