"""What each column of an exported table probably is: key, words, date, author, group, address.

A column's name counts most, then its values: how many differ, how long they are, what they look
like. Every rule here is deterministic; where two columns fit alike, the first one is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sightline.kernel.documents.identifiers import is_id
from sightline.kernel.errors import UsageError

# fmt: off
_KEYS = (
    "id", "key", "ticket", "ticketid", "ticketno", "number", "nr", "no", "nummer", "case",
    "caseid", "issuekey", "ref", "row",
)
_TEXTS = (
    "words", "text", "body", "description", "message", "comment", "comments", "feedback",
    "content", "verbatim", "review", "quote", "answer", "details", "nachricht", "beschreibung",
    "kommentar", "inhalt",
)
_SUBJECTS = (
    "subject", "title", "summary", "headline", "betreff", "titel", "thema",
)
_DATES = (
    "created", "createdat", "date", "time", "timestamp", "opened", "submitted", "datum",
    "erstellt", "when", "day",
)
_AUTHORS = (
    "author", "requester", "reporter", "name", "customername", "fullname", "from", "sender",
    "user", "username", "contact", "customer", "kunde", "absender", "autor", "verfasser",
)
# fmt: on
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\.[A-Za-z]{2,24}")
_PHONE = re.compile(r"(?:\+|00?)?\(?\d[\d\s().\-/]{6,18}\d")
_ISO_DATE = re.compile(r"\d{4}-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d.*)?")
_OTHER_DATE = re.compile(r"[0-3]?\d[./][0-3]?\d[./]\d{2,4}(?:[ T,]+\d\d?:\d\d.*)?")
_NUMBER = re.compile(r"[0-9]+")
_CODE_AND_NUMBER = re.compile(r"([A-Z]{2,5})-[0-9]+")
_ENOUGH = 0.9
_SOME = 0.3
_LONGEST_KEY = 64


class NoKeyColumn(UsageError):
    """No column tells the rows apart; they can be numbered."""


class Column:
    """A column by its name, with the values of all rows in order."""

    def __init__(self, name: str, values: Sequence[str]) -> None:
        self.name = name
        self.values = values
        self.folded = re.sub(r"[^a-z0-9]", "", name.lower())

    @cached_property
    def said(self) -> list[str]:
        """The values that are not empty."""
        return [value.strip() for value in self.values if value.strip()]

    @cached_property
    def distinct(self) -> set[str]:
        return set(self.said)

    @property
    def is_unique(self) -> bool:
        """Whether every row has a value, and no two have the same."""
        return len(self.distinct) == len(self.values)

    def share(self, pattern: re.Pattern[str]) -> float:
        """The part of the values that a pattern describes whole."""
        return sum(map(bool, map(pattern.fullmatch, self.said))) / max(len(self.said), 1)

    def is_called(self, names: Iterable[str]) -> bool:
        return self.folded in names

    @property
    def words_a_row(self) -> float:
        return sum(value.count(" ") + 1 for value in self.said) / max(len(self.values), 1)


@dataclass(frozen=True, slots=True)
class Guesses:
    """Names of columns, "" where none fits. ``key_prefix`` stands before every key, as in ZD-812;
    ``personal`` says of what each column of addresses holds them."""

    key: str
    key_prefix: str
    text: str
    subject: str
    date: str
    is_iso_date: bool
    author: str
    groups: tuple[str, ...]
    personal: dict[str, str]
    rows_with_address: int


def guesses_of(columns: Sequence[Column], key: str, shown: str) -> Guesses:
    """Guess what the columns are. ``key``: the column that is the key, where that is decided.

    Raises NoKeyColumn where no column can be the key.
    """
    personal = dict(_personal(columns))
    free = [c for c in columns if c.name not in personal]
    named = next((c for c in free if c.name == key), None) if key else _key(free)
    if named is None or not _can_be_key(named):
        raise _no_key(columns, shown)
    text = _text([c for c in free if c is not named])
    rest = [c for c in free if c.name not in (named.name, text)]
    date = next((c for c in rest if _is_date(c)), None)
    subject = next((c for c in rest if c.is_called(_SUBJECTS)), None)
    author = next((c for c in rest if c.is_called(_AUTHORS) and c is not date), None)
    others = [c for c in rest if c not in (date, subject, author)]
    spoken = next((c for c in columns if c.name == text), None)
    return Guesses(
        key=named.name,
        key_prefix=_prefix(named),
        text=text,
        subject=subject.name if subject else "",
        date=date.name if date else "",
        is_iso_date=date is not None and date.share(_ISO_DATE) == 1,
        author=author.name if author else "",
        groups=tuple(c.name for c in others if _is_group(c)),
        personal=personal,
        rows_with_address=sum(map(bool, map(_EMAIL.search, spoken.values))) if spoken else 0,
    )


def _personal(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    for column in columns:
        name = column.folded
        if column.share(_EMAIL) >= _SOME or (column.said and name in ("email", "emailaddress")):
            yield column.name, "e-mail addresses"
        elif _is_phone(column):
            yield column.name, "phone numbers"


def _is_phone(column: Column) -> bool:
    """By values only where they have a sign of it, as ids and dates are digits too."""
    is_called = any(
        word in column.folded for word in ("phone", "telefon", "mobile", "handy", "fax")
    )
    if is_called or column.folded == "tel":
        return column.share(_PHONE) >= _SOME
    if not column.said or column.share(_ISO_DATE) or column.share(_OTHER_DATE):
        return False
    signed = sum(value[0] in "+(" for value in column.said)
    return signed / len(column.said) >= _SOME and column.share(_PHONE) >= _SOME


def _key(columns: Sequence[Column]) -> Column | None:
    """The column that tells rows apart: one that is called so, else one that looks like ids."""
    able = [c for c in columns if _can_be_key(c)]
    for column in able:
        if column.is_called(_KEYS) or column.folded.endswith(("id", "key")):
            return column
    plain = [c for c in able if not _is_date(c) and c.words_a_row <= 1]
    return next((c for c in plain if any(map(str.isdigit, c.said[0]))), None)


def _can_be_key(column: Column) -> bool:
    if not column.is_unique or max(map(len, column.said), default=0) > _LONGEST_KEY:
        return False
    prefix = _prefix(column)
    return all(is_id(value if prefix else f"TIC-{value}") for value in column.said)


def _prefix(column: Column) -> str:
    """What all keys begin with where each is an id already: `ZD-` of ZD-812."""
    first = _CODE_AND_NUMBER.fullmatch(column.said[0]) if column.said else None
    prefix = f"{first[1]}-" if first else ""
    return prefix if prefix and column.share(_CODE_AND_NUMBER) == 1 and all(
        value.startswith(prefix) for value in column.said
    ) else ""  # fmt: skip


def _no_key(columns: Sequence[Column], shown: str) -> NoKeyColumn:
    named = next((c for c in columns if c.is_called(_KEYS)), None)
    why = "no column tells its rows apart"
    if named is not None and not named.is_unique:
        why += f": `{named.name}` has empty or repeated values"
    elif named is not None:
        why += f": no link could name all values of `{named.name}`, such as `{named.said[0]}`"
    help = "--number-rows adds a column `row` with 1, 2, 3, ...; or give each row an id"
    return NoKeyColumn(f"{shown}: {why}", help=help)


def _text(columns: Sequence[Column]) -> str:
    """The column of what people said: called so, else the one with the most words."""
    wordy = [c for c in columns if c.words_a_row > 1 and not _is_date(c)]
    called = [c for c in wordy if c.is_called(_TEXTS)]
    best = max(called or wordy, key=lambda c: c.words_a_row, default=None)
    return best.name if best else ""


def _is_date(column: Column) -> bool:
    if column.share(_ISO_DATE) >= _ENOUGH or column.share(_OTHER_DATE) >= _ENOUGH:
        return True
    return column.is_called(_DATES) and column.share(_NUMBER) < _ENOUGH and column.words_a_row <= 3


def _is_group(column: Column) -> bool:
    """Few values that repeat, such as a plan, a country or a priority."""
    count = len(column.distinct)
    return 2 <= count <= max(2, min(30, len(column.said) // 3)) and column.words_a_row <= 4
