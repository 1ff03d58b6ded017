"""Whether an everyday word (go, C, Excel, energy) is meant as a skill where it stands.

A name that needs context counts where it is written as the name is written (Go, not go) and its
neighbours say so: another skill in the same list, a word such as "using" or "knowledge of" before
it, or "programming", "skills", "developer" behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.skills.words import Word

__all__ = ["is_said_of_a_skill", "is_written_as", "parts_a_list"]

_BEFORE = frozenset((
    "using", "use", "uses", "used", "with", "knowledge", "experience", "proficiency", "proficient",
    "expertise", "expert", "fluent", "skilled", "skill", "skills", "familiar", "familiarity",
    "understanding", "background", "degree", "competence", "competent", "command", "mastery",
    "trained", "training", "certified", "qualification", "tools", "languages", "language",
    "technologies", "technology", "stack", "frameworks", "programming", "coding", "written",
    "experienced", "versed", "grounding", "know", "knows", "speak", "speaks",
    "bachelor", "bachelors", "master", "masters", "bsc", "msc", "phd", "diploma", "major", "majors",
    "minor", "minors", "majored", "minored", "studied",
))  # fmt: skip
_LINKS = frozenset((
    "of", "in", "with", "and", "or", "on", "the", "a", "an", "as", "strong", "good", "solid",
    "basic", "advanced",
))  # fmt: skip
_AFTER = frozenset((
    "programming", "developer", "developers", "engineer", "engineers", "language", "languages",
    "code", "codebase", "scripting", "scripts", "skills", "expertise", "proficiency", "framework",
    "programmer", "programmers", "sdk", "api", "apis", "microservices", "services", "backend",
    "experience", "knowledge", "certification", "course",
))  # fmt: skip
# How well a language is known: "German (native)", "French: B2".
_BEFORE_A_GRADE = frozenset(("", "(", "-", ":", ",", "\u2013", "\u2014", "\u00b7", "|"))
_GRADES = frozenset((
    "native", "fluent", "bilingual", "proficient", "professional", "conversational", "intermediate",
    "advanced", "basic", "beginner", "mother", "a1", "a2", "b1", "b2", "c1", "c2",
))  # fmt: skip
_FAR = 3


def is_written_as(written: str, quote: str) -> bool:
    """Whether a quote has the capitals that its name has; a name in small letters has none."""
    if " " in written:
        return quote[:1].isupper() and not quote[1:].islower()
    if written.isupper():
        return quote in (written, written + "s")
    if len(written) <= 3 and not written.islower():
        return quote == written
    if written.islower():
        return True
    return quote == written or (quote.isupper() and len(quote) > 1) or quote[:1].isupper()


def is_said_of_a_skill(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words around words ``first`` to ``last`` say that a skill is meant.

    A name that is all of a line is an item of a list.
    """
    if first == 0 and last == len(words) - 1:
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None:
        between = text[words[last][2] : after[1]]
        if between in (" ", "-") and after[0] in _AFTER:
            return True
        if between.strip() in _BEFORE_A_GRADE and after[0] in _GRADES:
            return True
    here = words[first][1]
    for at in range(first - 1, max(-1, first - 1 - _FAR), -1):
        word, _, end = words[at]
        between = text[end:here].strip()
        if between and between not in (":", "("):
            return False
        if word in _BEFORE:
            return True
        if word not in _LINKS:
            return False
        here = words[at][1]
    return False


def parts_a_list(between: str) -> bool:
    """Whether what stands between two names is what stands between items of a list."""
    bare = between.strip()
    if len(bare) > len(", and"):
        return False
    return bare in _PARTING or (not bare and "\t" in between)


_PARTING = frozenset(
    (
        ",",
        ";",
        "/",
        "|",
        "·",
        "•",
        "&",
        "+",
        "and",
        "or",
        ", and",
        ", or",
        "and/or",
        "\u2013",
        ":",
        "(",
    )
)
