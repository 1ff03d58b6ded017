"""Which role a line of a text stands under, so that a figure moved to another role is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.career.claims.closed_lists import PASSIVE
from sightline.career.claims.record import Place
from sightline.career.claims.sayings import RANKS, Saying
from sightline.career.claims.word_set import word_set
from sightline.career.resume.headings import heading_kind, plain

__all__ = ["Context"]

ROLES = frozenset(("role", "study"))
_OF_A_PERSON = frozenset(("name", "contact"))
_OF_A_ROLE = ROLES | {"projects", "volunteering"}
# What doesn't become a certificate, an award or a study because a heading calls it one. Headings
# that also cover deeds and courses (`Achievements`, `Training`) say less, and refuse nothing.
_NOT_OF_A_PART = {
    "certifications": frozenset(("role", "skills", "interests", "languages")),
    "awards": frozenset(("role", "skills", "interests", "languages")),
    "education": frozenset(("role",)),
}
_OF_A_PART = {
    "certifications": word_set(
        "certifications certification certificates certificate licenses licences credentials"
    ),
    "awards": word_set(
        """awards award honors honours scholarships recognition prizes distinctions auszeichnungen
        preise stipendien prix premios premi"""
    ),
}
_HONOURS = PASSIVE | word_set(
    """award awards won winner winning prize prizes medal scholarship honor honors honour honours
    finalist place recognition distinction certificate certification licence license passed"""
)


@dataclass(slots=True)
class Context:
    """What the lines read so far say about whose role the next line tells of.

    ``heads`` are the keys of the places that the heading above allows, None where there is none.
    """

    heads: frozenset[str] | None = None
    _kinds: frozenset[str] = frozenset()
    _block: list[int] = field(default_factory=list)
    _is_closed: bool = True
    _employers: frozenset[tuple[str, ...]] = frozenset()
    _named: frozenset[tuple[str, ...]] = frozenset()
    _paragraph: int = -1
    _said: frozenset[str] = frozenset()
    _places: dict[str, Place] = field(default_factory=dict)
    _part: str = ""
    _last: str = ""

    def part(self, heading: str) -> None:
        """The heading of a section: what stands under it must be of its kind."""
        self.new_part()
        heading = heading.replace("\\", "")
        kind = heading_kind(heading) or ""
        words = frozenset(plain(heading).split())
        is_one = kind in _NOT_OF_A_PART and (kind not in _OF_A_PART or words & _OF_A_PART[kind])
        self._part = kind if is_one and not words & {"experience", "skills", "achievements"} else ""

    def fits(self, saying: Saying) -> bool:
        """Whether what a place says is of the kind that the section's heading names."""
        if saying.place.sort not in _NOT_OF_A_PART.get(self._part, ()):
            return True
        return not saying.is_header if self._part == "education" else bool(saying.keys & _HONOURS)

    def left_part(self) -> None:
        """A line that nobody said may be a heading: what follows may be of any kind."""
        self._part = ""

    def new_part(self) -> None:
        """A heading: what stood above no longer counts."""
        self.heads, self._employers, self._is_closed = None, frozenset(), True
        self._last = ""
        self._kinds, self._block, self._named = frozenset(), [], frozenset()

    def closed_by(self, sayings: Iterable[Saying]) -> list[int]:
        """Called before a line that names a role: the lines of the heading that it ends, if bad."""
        kinds = frozenset(kind for saying in sayings for kind in saying.kinds)
        return self._close() if not self._is_closed and kinds & self._kinds else []

    def heading(self, number: int, sayings: Iterable[Saying]) -> list[int]:
        """A line that names a role. Gives the lines that contradict one another, this one too."""
        found = [saying for saying in sayings if saying.place.sort in ROLES]
        if not found:
            return []
        kinds = frozenset(kind for saying in found for kind in saying.kinds)
        keys = frozenset(saying.place.key for saying in found)
        if self._is_closed:
            self._block, self._kinds, self.heads = [], frozenset(), None
            self._said = frozenset()
            self._is_closed = False
        self._block.append(number)
        self._kinds |= kinds
        self._said |= frozenset(key for saying in found for key in saying.keys)
        self.heads = keys if self.heads is None else self.heads & keys
        self._places = {saying.place.key: saying.place for saying in found} | self._places
        return list(self._block) if not self.heads else []

    def settled(self) -> list[int]:
        """Called when a heading is over: its lines where it names a role of another employer."""
        if self._is_closed:
            return []
        return self._close()

    def _close(self) -> list[int]:
        was_closed, self._is_closed = self._is_closed, True
        if was_closed or not self.heads:
            return []
        if self._kinds & RANKS:
            whole = {key for key in self.heads if self._places[key].conditions <= self._said}
            if not whole:
                return list(self._block)
            self.heads = frozenset(whole)
        names = {key: self._places[key].employer for key in self.heads}
        if self._kinds & {"company", "institution", "heading"}:
            self._employers = frozenset(names.values())
            return []
        kept = frozenset(key for key, name in names.items() if name in self._employers)
        if self._employers and not kept:
            return list(self._block)
        self.heads = kept or self.heads
        return []

    def allows(self, saying: Saying, paragraph: int) -> bool:
        """Whether a sentence may stand here: under its own role's heading, after its own name."""
        place = saying.place
        if saying.before is not None and self._last and self._last not in saying.before:
            return False
        if saying.names_employer or saying.kinds <= _OF_A_PERSON:
            return True
        if self.heads is not None and place.key not in self.heads:
            return False
        is_after_name = self._paragraph == paragraph and bool(self._named)
        return not (
            is_after_name and place.sort in _OF_A_ROLE and place.employer not in self._named
        )

    def named(self, employers: Iterable[tuple[str, ...]], paragraph: int) -> None:
        """Remember whom a sentence names that no document supports: the next stands after it."""
        found = frozenset(employers)
        if found:
            self._named, self._paragraph = found, paragraph

    def told(self, saying: Saying, paragraph: int) -> None:
        """Remember the employer that a sentence names, for those after it in the paragraph."""
        self._last = saying.place.key if saying.place.sort == "role" else self._last
        if paragraph != self._paragraph:
            self._named, self._paragraph = frozenset(), paragraph
        if saying.names_employer and saying.place.employer:
            self._named = frozenset((saying.place.employer,))
