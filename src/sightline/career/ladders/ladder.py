"""A ladder: levels, competencies, and what has to be shown for each.

A ladder's rungs are decided by evidence alone. The years that a source names stand beside a level
and are never read by the rules; a certificate stands beside, too.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Anchor", "Competency", "Ladder", "Level"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What somebody has to show: any of some kinds of evidence, and how strong it must be.

    ``asks`` says it in words. ``source`` is where it is taken from (``S1:42``), or ``ours``.
    ``kinds`` is empty where no rule can tell (the sentences of a foreign ladder): a person judges,
    and it isn't met; ``bears`` are kinds that its words name, to be shown beside.
    ``is_certificate``: it stands beside and decides nothing. ``needs`` are kinds without which the
    anchor isn't met: what a roadmap brought about needs a roadmap.
    """

    kinds: tuple[str, ...]
    least: int
    asks: str
    source: str = ""
    is_certificate: bool = False
    bears: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Competency:
    """One column of a ladder."""

    key: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One rung. ``years`` are the source's words; they decide nothing.

    ``anchors`` holds what is asked, by the key of the competency; a competency may have none.
    """

    key: str
    title: str
    anchors: tuple[tuple[str, tuple[Anchor, ...]], ...]
    years: str = ""
    focus: str = ""
    source: str = ""

    def asked(self, competency: str) -> tuple[Anchor, ...]:
        """The anchors of a competency that can decide something."""
        for key, anchors in self.anchors:
            if key == competency:
                return tuple(anchor for anchor in anchors if not anchor.is_certificate)
        return ()

    def beside(self, competency: str) -> tuple[Anchor, ...]:
        """Certificates that the ladder names here."""
        for key, anchors in self.anchors:
            if key == competency:
                return tuple(anchor for anchor in anchors if anchor.is_certificate)
        return ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels from the lowest to the highest.

    ``builds_up``: a level asks for all that the levels below it ask for, too. ``notes`` say what
    the source doesn't tell.
    """

    key: str
    title: str
    source: str
    competencies: tuple[Competency, ...]
    levels: tuple[Level, ...]
    builds_up: bool = True
    notes: tuple[str, ...] = ()
