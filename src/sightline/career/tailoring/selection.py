"""Which statements of a position go into a tailored résumé, in which order, and why not others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.career.documents.told import Told
from sightline.career.fit.asked import asked_of_posting
from sightline.career.fit.matching import record_matches
from sightline.career.fit.record import Record
from sightline.career.posting.posting import Posting
from sightline.career.tailoring.relevance import Wanted, skill_keys
from sightline.kernel.documents.span import Span

__all__ = ["MOST", "Answers", "LeftOut", "Selection", "answers_of"]

MOST = 4

# What a statement answers, by its place: what that is called, and whether a must asks for it.
Answers = Mapping[tuple[Span, ...], Mapping[str, bool]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the document that are not in what is to be sent, and why."""

    text: str
    spans: tuple[Span, ...]
    why: str


def answers_of(record: Record, posting: Posting, wanted: Wanted) -> Answers:
    """What of a posting each statement answers, as `career fit` finds it, and what it names."""
    names = {asked.key: asked.words for asked in wanted.skills}
    found: dict[tuple[Span, ...], dict[str, bool]] = {}
    for match in record_matches(asked_of_posting(posting), record):
        for part in match.parts:
            for quoted in part.quotes:
                labels = found.setdefault(quoted.statement.told.spans, {})
                of = part.part
                words = match.asked.words[of.start : of.end]
                label = names.get(of.key, words) if of.sort == "skill" else of.label
                labels[label] = labels.get(label, False) or match.asked.must
            # Work of a kind whose years are asked for, though no title's dates tell them.
            for near in part.near:
                if near.why == "no title":
                    labels = found.setdefault(near.statement.told.spans, {})
                    labels[near.because] = labels.get(near.because, False) or match.asked.must
    for statement in record.statements:
        keys = skill_keys(statement.told.value)
        for asked in wanted.skills:
            if asked.key in keys:
                found.setdefault(statement.told.spans, {}).setdefault(asked.words, asked.must)
    return found


class Selection:
    """Chooses among the statements of one position at a time, and keeps what it left out.

    First comes the statement that answers most musts, then most of anything asked for; each
    following one is chosen by what those before it leave open, so that no answer is dropped for
    a second quote of another. Equal ones stay in the document's order. At most ``most`` stay.
    """

    def __init__(self, wanted: Wanted, answers: Answers, most: int = MOST) -> None:
        self._wanted = wanted
        self._answers = answers
        self._most = most
        self.left_out: list[LeftOut] = []
        self.reasons: dict[tuple[Span, ...], tuple[str, ...]] = {}

    def statements(self, statements: tuple[Told, ...]) -> tuple[Told, ...]:
        """The statements of one position that stay."""
        kept: list[Told] = []
        open_ones = list(statements)
        shown: set[str] = set()
        while open_ones and len(kept) < self._most:
            best = max(open_ones, key=lambda told: self._worth(told, shown))
            open_ones.remove(best)
            kept.append(best)
            shown |= self._of(best).keys()
            self.reasons[best.spans] = tuple(self._of(best))
        for told in open_ones:
            what = ", ".join(self._of(told)) or "nothing asked for"
            why = f"speaks of {what}; {self._most} of this position stand before it"
            self.left_out.append(LeftOut(told.value, told.spans, why))
        return tuple(kept)

    def _of(self, told: Told) -> Mapping[str, bool]:
        return self._answers.get(told.spans, {})

    def _worth(self, told: Told, shown: set[str]) -> tuple[int, int, int]:
        """Musts and other answers that are not shown yet; then all of them."""
        answers = self._of(told)
        new = [must for label, must in answers.items() if label not in shown]
        return sum(new), len(new), len(answers)

    def skills(self, skills: tuple[Told, ...]) -> tuple[Told, ...]:
        """All skills of the document, those that the posting names first."""
        keys = {asked.key for asked in self._wanted.skills}
        return tuple(sorted(skills, key=lambda told: not keys & skill_keys(told.value).keys()))
