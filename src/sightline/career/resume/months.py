# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Names of months, and words for "until today", in the languages that résumés are often written in."""

from __future__ import annotations

__all__ = ["MONTH_WORDS", "OPEN_WORDS", "SINCE_WORDS", "month_of"]

_NAMES = (
    "january janvier januar januari enero ene janeiro gennaio gen styczeń stycznia sty leden ledna "
    "tammikuu ocak jan janv jän jänner ianuarie január siječanj",
    "february février februar februari febrero fevereiro fev febbraio luty lutego lut únor února "
    "helmikuu şubat feb febr fév févr feber februarie február",
    "march mars märz marzo marz março marec marzec marca maart maaliskuu mart mar mär mrz mrt "
    "březen března martie március",
    "april avril abril aprile kwiecień kwietnia kwi duben dubna huhtikuu nisan apr avr abr aprilie "
    "április",
    "may mai mayo maio maggio mag maj maja mei květen května toukokuu mayıs május",
    "june juin juni junio junho giugno giu czerwiec czerwca cze červen června kesäkuu haziran jun "
    "iunie június jún",
    "july juillet juli julio julho luglio lug lipiec lipca lip červenec července heinäkuu temmuz "
    "jul juil iulie július",
    "august août aout agosto ago sierpień sierpnia sie srpen srpna elokuu ağustos aug augustus "
    "augusti augusztus",
    "september septembre septiembre setiembre setembro settembre set wrzesień września wrz září "
    "syyskuu eylül sep sept szeptember septembrie",
    "october octobre oktober octubre outubro out ottobre ott październik października paź říjen "
    "října lokakuu ekim oct okt október octombrie",
    "november novembre noviembre novembro listopad listopada lis listopadu marraskuu kasım nov "
    "noiembrie",
    "december décembre dezember diciembre dezembro dicembre dic grudzień grudnia gru prosinec "
    "prosince joulukuu aralık dec dez déc desember decembrie",
)
_NUMBER = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}

# Longer words first, so that a pattern made of them never stops inside one.
MONTH_WORDS = tuple(sorted(_NUMBER, key=lambda word: (-len(word), word)))

OPEN_WORDS = (
    "present", "presently", "current", "currently", "now", "today", "ongoing", "to date", "date",
    "till date", "till now", "to present", "heute", "aktuell", "gegenwart", "laufend", "jetzt",
    "aujourd'hui", "aujourd’hui", "présent", "en cours", "ce jour", "actualidad", "actualmente",
    "presente", "la fecha", "hoy", "atual", "atualmente", "o momento", "hoje", "oggi", "attuale",
    "in corso", "heden", "nu", "obecnie", "teraz", "dziś", "dzisiaj", "nadal", "chwili obecnej",
    "současnost", "dosud", "nuvarande", "pågående", "nykyinen", "halen", "günümüz", "prezent",
)  # fmt: skip
SINCE_WORDS = (
    "since",
    "from",
    "starting",
    "seit",
    "ab",
    "depuis",
    "desde",
    "dal",
    "sinds",
    "od",
    "sedan",
)


def month_of(word: str) -> int | None:
    """The month that a word names, from 1; a point at its end doesn't matter.

    >>> month_of("Sept."), month_of("März"), month_of("stycznia"), month_of("Monday")
    (9, 3, 1, None)
    """
    return _NUMBER.get(word.lower().rstrip("."))
