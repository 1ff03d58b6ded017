"""What a letter may say that claims nothing about the person: a closed list of whole phrases.

A name or title may stand where ``{}`` does, in brackets (a slot), or as at most eight words that
begin with a capital letter; no figure, so that no claim hides in it.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re

__all__ = ["is_courtesy", "is_row_of_columns", "is_slot"]

_NAME = (
    r"(?:\[[^\]\n]{1,60}\](?:'s)?"
    r"|(?!I\b)(?:[A-Z][\w.&'’/+-]{0,40})"
    r"(?:,? (?:(?:of|and|for|the|&|-|–) )?(?!I\b)[A-Z][\w.&'’/+-]{0,40}){0,7})"
)
_PHRASES = """
dear {}
dear hiring manager
dear hiring team
dear hiring committee
dear recruiter
dear recruiting team
dear team
dear {} team
dear {} hiring team
dear sir or madam
to whom it may concern
hello
hello {}
hi {}
sincerely
sincerely yours
yours sincerely
yours faithfully
yours truly
best regards
kind regards
warm regards
with kind regards
best wishes
regards
best
respectfully
thank you
thank you for your time
thank you for your consideration
thank you for your time and consideration
thank you for considering my application
thank you for reading
thanks for your time
i am applying for {}
i am applying for the {}
i am applying for the {} position
i am applying for the {} role
i am applying for the {} position at {}
i am applying for the {} role at {}
i am applying for the position of {} at {}
i am applying for the role of {}
i am applying for the role of {} at {}
i am applying for the position of {}
i am writing to apply for the role of {}
i am writing to apply for the role of {} at {}
i am writing to apply for the position of {}
i am writing to apply for the position of {} at {}
i am writing to apply for the {} position at {}
i am writing to apply for the {} role at {}
i am writing to apply for the {} position
i am writing to apply for the {} role
i would like to apply for the {} position at {}
i would like to apply for the {} role at {}
i am interested in the {} position at {}
i am interested in the {} role at {}
i am interested in {}
i am interested in {} {} because {}
please find my résumé attached
please find my resume attached
my résumé is attached
my resume is attached
i would welcome the chance to talk
i would welcome the chance to discuss this
i would welcome the chance to discuss this role
i would welcome the chance to discuss the role
i would welcome the opportunity to discuss this role
i would welcome the opportunity to discuss the role
i would welcome the opportunity to discuss this further
i would welcome the opportunity to talk
i would welcome a conversation
i would be glad to talk
i would be glad to discuss this further
i would be happy to talk
i would be happy to discuss this further
i look forward to hearing from you
i look forward to your reply
i look forward to talking with you
i look forward to speaking with you
looking forward to hearing from you
references are available on request
references available on request
references available upon request
""".strip().split("\n")
_SPELT = (
    ("i’", "i'"), ("i'm ", "i am "), ("i'd ", "i would "), ("i'll ", "i will "),
)  # fmt: skip
_SLOT = re.compile(r"(?:\[[^\]\n\d]{1,60}\][\s,.;:|·—–-]*)+")  # `[2019]` is a year
_COLUMNS = frozenset(
    """role|title|job title|position|company|employer|organisation|organization|institution|school
degree|date|dates|period|years|year|from|to|start|end|location|place|skill|skills|language|level
certificate|certification|issuer|award|description|highlights""".replace("\n", "|").split("|")
)
_FOLDED = re.compile(r"\s+")


def _pattern(phrase: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in phrase.split("{}"))
    return re.compile(_NAME.join(f"(?i:{part})" for part in parts))


_PATTERNS = tuple(_pattern(phrase) for phrase in _PHRASES)
_LONGEST = 300


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence is one of the phrases, whole.

    >>> is_courtesy("I'm applying for the Product Manager role at [Company].")
    True
    >>> is_courtesy("I would welcome the chance to discuss how I led Acme.")
    False
    """
    plain = _FOLDED.sub(" ", _unescaped(sentence)).strip().strip("*_").rstrip(" ,.!:;*_")
    if len(plain) > _LONGEST:
        return False
    for spelt, full in _SPELT:
        if plain[: len(spelt)].casefold() == spelt:
            plain = full + plain[len(spelt) :]
    return any(pattern.fullmatch(plain) for pattern in _PATTERNS)


def is_row_of_columns(sentence: str) -> bool:
    """Whether a sentence is the first row of a table, which names its columns.

    >>> is_row_of_columns("| Role | Company | Dates |"), is_row_of_columns("| Role | Globex |")
    (True, False)
    """
    cells = [cell.strip().casefold() for cell in sentence.strip().strip("|").split("|")]
    return len(cells) > 1 and all(cell in _COLUMNS for cell in cells)


def is_slot(sentence: str) -> bool:
    """Whether a sentence is only places still to be filled."""
    return bool(_SLOT.fullmatch(_unescaped(sentence).strip()))


def _unescaped(sentence: str) -> str:
    """Without the signs that Markdown puts before its own: `\\[company\\]`."""
    return sentence.replace("\\", "")
