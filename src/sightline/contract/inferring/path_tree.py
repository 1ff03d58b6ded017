"""Endpoints out of paths: a tree of segments in which what only tells one thing apart is `{}`.

A segment becomes a parameter (a) by its shape, (b) after a collection of people, unless it is a
well-known word, so that no name of a person stands in a draft, (c) when more different words stand
at one place than an API has names for: `MOST_WORDS` after a word, if most of them lead to the same,
`MOST_PARTS` after a parameter, `MOST_ROOTS` at the root and after prefixes such as `/api/v1`.
Well-known words beside identifiers (`/users/me`) stay what they are. Rule (c) is applied when all
has been seen, so that the order of the traffic decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.inferring.observed_call import ObservedCall, ObservedParameter
from sightline.contract.inferring.observed_value import Room
from sightline.contract.inferring.segment_words import (
    AFTER_PEOPLE,
    is_identifier,
    is_prefix,
    is_well_known,
)

__all__ = ["MOST_PARTS", "MOST_ROOTS", "MOST_WORDS", "Branch", "PathTree"]

MOST_WORDS = 20
MOST_PARTS = 100
MOST_ROOTS = 200
_MOST_HELD = 1000
_DEEPEST = 40
_MOST_METHODS = 20


class Branch:
    """What stands after one segment: words, at most one parameter, and the calls that end here."""

    __slots__ = ("calls", "is_merged", "parameter", "texts", "words")

    def __init__(self) -> None:
        self.words: dict[str, Branch] = {}
        self.parameter: Branch | None = None
        self.is_merged = False
        self.texts = ObservedParameter()  # what stood here, where this is a parameter
        self.calls: dict[str, ObservedCall] = {}

    def merge(self, other: Branch, room: Room) -> None:
        """Fold in another branch, which leads to the same."""
        stack = [(self, other)]
        while stack:
            into, from_ = stack.pop()
            into.texts.merge(from_.texts, room)
            for method, call in from_.calls.items():
                into.calls.setdefault(method, ObservedCall()).merge(call, room)
            if from_.parameter is not None:
                into.parameter = into.parameter or Branch()
                stack.append((into.parameter, from_.parameter))
            if from_.is_merged and not into.is_merged:
                into.join_words(room)
            for word, branch in from_.words.items():
                held = into.words.get(word)
                if held is None and into.is_merged and not is_well_known(word):
                    into.parameter = into.parameter or Branch()
                    into.parameter.texts.add([word], room)
                    stack.append((into.parameter, branch))
                elif held is None:
                    into.words[word] = branch
                else:
                    stack.append((held, branch))
            if not into.is_merged and len(into.words) > _MOST_HELD:
                into.join_words(room)

    def leads_to(self) -> object:
        """What two branches have in common when they are the same endpoint: methods and parts."""
        return (frozenset(self.calls), frozenset(self.words), self.parameter is not None)

    def join_words(self, room: Room) -> None:
        """Take the words that stand here for values of one parameter."""
        self.is_merged = True
        words, self.words = self.words, {}
        self.parameter = self.parameter or Branch()
        for word, branch in words.items():
            if is_well_known(word):
                self.words[word] = branch
            else:
                self.parameter.texts.add([word], room)
                self.parameter.merge(branch, room)


class PathTree:
    """All paths of some traffic, folded as they come. `known` words are no identifiers."""

    def __init__(self, room: Room | None = None, known: frozenset[str] = frozenset()) -> None:
        self.root = Branch()
        self.known = known
        self.room = room or Room()

    def call(self, path: str, method: str) -> ObservedCall | None:
        """Where calls of a path (as sent, without query) are counted; None if it is too deep."""
        segments = path.split("/")[1:]
        if len(segments) > _DEEPEST:
            return None
        branch, before = self.root, ""
        for segment in segments:
            branch = self._step(branch, before, segment)
            before = segment
        held = branch.calls.get(method)
        if held is None:
            if len(branch.calls) >= _MOST_METHODS:
                return None
            held = branch.calls[method] = ObservedCall()
        return held

    def _step(self, branch: Branch, before: str, segment: str) -> Branch:
        found = branch.words.get(segment)
        if found is not None:
            return found
        if segment not in self.known and not is_word(segment, before, branch.is_merged):
            return self._parameter(branch, segment)
        found = branch.words[segment] = Branch()
        if len(branch.words) <= _MOST_HELD:
            return found
        branch.join_words(self.room)
        kept = branch.words.get(segment)
        if kept is not None:
            return kept
        assert branch.parameter is not None
        return branch.parameter

    def _parameter(self, branch: Branch, segment: str) -> Branch:
        if branch.parameter is None:
            branch.parameter = Branch()
        branch.parameter.texts.add([segment], self.room)
        return branch.parameter

    def settle(self) -> None:
        """Decide, now that all has been seen, where words are values of a parameter."""
        stack: list[tuple[Branch, str | None]] = [(self.root, "")]
        while stack:
            branch, before = stack.pop()
            if not branch.is_merged and _are_values(branch, before):
                branch.join_words(self.room)
            if branch.parameter is not None:
                stack.append((branch.parameter, None))
            stack.extend((inner, word) for word, inner in branch.words.items())

    def endpoints(self) -> Iterator[tuple[tuple[str | ObservedParameter, ...], Branch]]:
        """Every place where calls end: its segments (a parameter is what stood there), in order."""
        stack: list[tuple[tuple[str | ObservedParameter, ...], Branch]] = [((), self.root)]
        while stack:
            segments, branch = stack.pop()
            if branch.calls:
                yield segments, branch
            if branch.parameter is not None:
                stack.append(((*segments, branch.parameter.texts), branch.parameter))
            words = sorted(branch.words.items(), key=lambda pair: pair[0], reverse=True)
            stack.extend(((*segments, word), inner) for word, inner in words)


def _are_values(branch: Branch, before: str | None) -> bool:
    """Whether the words of a branch are too many, or too alike, to be names of an API."""
    count = len(branch.words)
    if before is None:
        return count > MOST_PARTS
    if is_prefix(before):
        return count > MOST_ROOTS
    if not MOST_WORDS < count <= MOST_PARTS:
        return count > MOST_PARTS
    alike: dict[object, int] = {}
    for word, inner in branch.words.items():
        if not is_well_known(word):
            alike[inner.leads_to()] = alike.get(inner.leads_to(), 0) + 1
    return 2 * max(alike.values(), default=0) >= count


def is_word(segment: str, before: str, is_merged: bool) -> bool:
    """Whether a segment names a thing, standing after `before`."""
    if is_identifier(segment):
        return False
    if not segment or is_well_known(segment):
        return True
    return not is_merged and before.lower() not in AFTER_PEOPLE
