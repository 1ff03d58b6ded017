"""Whether an everyday word (go, C, Excel, energy) is meant as a skill where it stands.

A name that needs context counts where it is written as the name is written (Go, not go) and its
neighbours say so: another skill in the same list, a word such as "using" or "knowledge of" before
it, or "programming", "skills", "developer" behind it. A language or a tool is also meant where work
was done in it: "wrote a parser in Go".
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.skills.concepts import Concept
from sightline.career.skills.stem import stem
from sightline.career.skills.words import Word

__all__ = [
    "is_a_season", "is_an_employer", "is_an_initial", "is_handled", "is_of_a_tool",
    "is_said_of_a_skill", "is_work_done_in", "is_written_as", "parts_a_list",
]  # fmt: skip

_BEFORE = frozenset((
    "using", "use", "uses", "used", "with", "knowledge", "experience", "proficiency", "proficient",
    "expertise", "expert", "fluent", "skilled", "skill", "skills", "familiar", "familiarity",
    "understanding", "background", "degree", "competence", "competent", "command", "mastery",
    "trained", "training", "certified", "qualification", "tools", "languages", "language",
    "technologies", "technology", "stack", "frameworks", "programming", "coding", "written",
    "experienced", "comfortable", "confident", "versed", "grounding", "know", "knows", "speak",
    "speaks",
    "bachelor", "bachelors", "master", "masters", "bsc", "msc", "phd", "diploma", "major", "majors",
    "minor", "minors", "majored", "minored", "studied",
))  # fmt: skip
_LINKS = frozenset((
    "of", "in", "at", "with", "and", "or", "on", "the", "a", "an", "as", "strong", "good", "solid",
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
# What is done in a language or a tool, and what comes of it; compared by stems.
_WORK = frozenset(map(stem, (
    "write", "wrote", "written", "rewrite", "rewrote", "rewritten", "build", "built", "rebuilt",
    "develop", "code", "implement", "program", "script", "prototype", "automate", "model",
    "modelled", "modelling",
    "analyse", "analysis", "analyses", "calculate", "compute", "plot", "create", "port", "migrate",
    "convert", "translate", "service", "microservice", "firmware", "parser", "library", "app",
    "application", "codebase", "backend", "frontend", "software", "pipeline", "dashboard", "report",
    "spreadsheet", "compiler", "simulation", "regression", "coding", "end", "algorithm",
)))  # fmt: skip
_FAR_WORK = 12
_NEAR = 40
# What is done to a language, and what is written in one; these count for languages and tools only.
_HANDLED = frozenset(map(stem, (
    "learn", "learnt", "teach", "taught", "introduce", "adopt", "choose", "chose", "chosen",
    "master", "embed",
)))  # fmt: skip
_OF_CODE = frozenset((
    "rewrite", "package", "packages", "library", "libraries", "extension", "extensions", "macro",
    "macros", "crate", "crates", "binary", "binaries", "compiler", "runtime", "bindings", "client",
    "clients", "parser", "toolchain", "pipelines", "jobs", "notebooks",
))  # fmt: skip
# O*NET's families of development, spreadsheets, analysis, databases, query and reporting.
_TOOLS = ("432324", "43232110", "43232605", "43232304", "43232314")
_SEASONS = frozenset(("spring",))
_WHEN = frozenset(("in", "last", "this", "next", "early", "late", "each", "every", "since"))
_JOINTS = frozenset((
    "and", "or", "for", "to", "with", "on", "that", "which", "from", "as", "at", "by", "using",
    "then", "but", "over", "under", "in", "of", "when", "where", "while", "because", "so",
))  # fmt: skip
_GOOD_AT = frozenset((
    "good", "great", "skilled", "proficient", "adept", "expert", "excellent", "experienced",
    "strong", "better", "best",
))  # fmt: skip
_INITIAL_AFTER = frozenset(("in", "and", "or", "using", "from", "to"))


def is_of_a_tool(concept: Concept) -> bool:
    """Whether a concept is a language or a tool that somebody works in."""
    if concept.onet is not None and concept.onet.startswith(_TOOLS):
        return True
    return "(computer programming)" in concept.label


def is_work_done_in(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words before it say that something was made in what is named: "a parser in Go".

    "from C to Rust" names two of them. What a capital or number goes on with is another name: the
    Rust Belt, Series C-2.
    """
    if words[first][0] in _SEASONS or _goes_on(text, words, first, last):
        return False
    at = first - 1
    if at >= 0 and words[at][0] in ("to", "into"):
        at = next((k for k in range(at - 1, max(-1, at - 5), -1) if words[k][0] == "from"), -1)
    elif at >= 0 and words[at][0] not in ("in", "from"):
        return False
    if at < 0 or text[words[first - 1][2] : words[first][1]] != " ":
        return False
    for before in range(at - 1, max(-1, at - 1 - _FAR_WORK), -1):
        if any(sign in ".;!?" for sign in text[words[before][2] : words[before + 1][1]]):
            return False
        if stem(words[before][0]) in _WORK:
            return True
    return False


def is_handled(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether somebody learnt or taught what is named, or wrote a part of code in it.

    "Introduced Rust", "the Rust rewrite", "ten years of C".
    """
    if last + 1 < len(words) and words[last + 1][0] in _OF_CODE:
        return text[words[last][2] : words[last + 1][1]] in (" ", "-")
    if first == 0 or text[words[first - 1][2] : words[first][1]] != " ":
        return False
    if _goes_on(text, words, first, last):
        return False
    before = words[first - 1][0]
    return stem(before) in _HANDLED or (
        before == "of" and first > 1 and words[first - 2][0] in ("year", "years")
    )


def _goes_on(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands behind makes another name of it: Rust Belt, Go/No-Go, C wing."""
    start, end = words[first][1], words[last][2]
    behind = text[end : end + 2]
    if behind[:1] in ("-", "/"):
        return True
    if behind[:1] != " " or last + 1 >= len(words):
        return False
    if behind[1:].isupper() or behind[1:].isdigit():
        return True
    return end - start == 1 and behind[1:].isalpha() and words[last + 1][0] not in _JOINTS


def is_an_employer(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether a name in capitals is where somebody works: "product manager at Datadog"."""
    if first == 0 or words[first - 1][0] != "at" or not text[words[first][1]].isupper():
        return False
    return first < 2 or words[first - 2][0] not in _GOOD_AT


def is_a_season(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a time of the year: Spring 2019, last Spring, "in Spring" of no skill."""
    if words[at][0] not in _SEASONS:
        return False
    if at + 1 < len(words):
        word, start, _ = words[at + 1]
        if len(word) == 4 and word.isdecimal() and text[words[at][2] : start] in (" ", ", "):
            return True
    return at > 0 and words[at - 1][0] in _WHEN and not is_said_of_a_skill(text, words, at, at)


def is_an_initial(text: str, start: int, end: int) -> bool:
    """Whether a single letter before a dot belongs to a person's name: Ms. R. Jones.

    At the end of a line, or before a word in small letters, the dot ends a sentence; so it does
    behind "in R" and "and R".
    """
    follower = text[end + 1 : end + 1 + _NEAR].lstrip()[:1]
    if not follower or not (follower.isupper() or follower == "."):
        return follower != "" and text[end + 1 : end + 2] not in (" ", "\u00a0")
    before = text[max(0, start - _NEAR) : start].rstrip(" ").rpartition(" ")[2]
    return before.casefold() not in _INITIAL_AFTER and not before.endswith((",", "/"))


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
