"""What a posting pays: amounts, their currency, for how long, and whether it is base or total."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import told
from sightline.career.posting.amounts_in_words import written_amounts
from sightline.career.posting.posting import Pay

__all__ = ["pay_in"]

_SYMBOLS = {
    "$": "USD", "us$": "USD", "usd$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR",
    "¥": "JPY", "zł": "PLN", "₪": "ILS", "₴": "UAH", "₺": "TRY", "₩": "KRW", "rs.": "INR",
    "rs": "INR", "dollar": "USD", "euro": "EUR", "pound": "GBP", "rupee": "INR",
}  # fmt: skip
_CODES = (
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON", "INR", "JPY", "SGD", "HKD", "BRL", "ZAR", "AED", "ILS", "MXN",
)  # fmt: skip
_SIGN = (
    r"(?:(?:US|CA|AU|NZ|HK|USD|C|A|S|R)?\$|€|£|₹|¥|zł|₪|₴|₺|₩|\bRs\.?(?=\s?[0-9])|\b(?:"
    + "|".join(_CODES)
    + r")\b)"
)
_DIGITS = (
    r"[0-9]{1,2}(?:,[0-9]{2}){1,2},[0-9]{3}(?![0-9])|"
    r"[0-9]{1,3}(?:[,.'\u2019\u00a0\u202f ][0-9]{3}){1,2}(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,7}(?:[.,][0-9]{1,2}(?![0-9]))?"
)
_AMOUNT = rf"(?:{_DIGITS})(?:\s?(?:k|K)\b|\s?(?:lakhs?|LPA)\b)?"
_PAY = re.compile(
    rf"(?<![\w.])(?P<bound>up to|from|start(?:ing|s) (?:at|from)|at least|minimum(?: of)?|over"
    rf"|circa|c\.|approximately|around|between)?\s*"
    rf"(?P<sign>{_SIGN})?\s?(?P<low>{_AMOUNT})\s?(?P<mid>{_SIGN})?(?P<unit_low>\s?/\s?(?:yr"
    rf"|year|hr|hour|h|month|mo|day)\b)?"
    rf"(?:\s?(?:-|\u2013|—|to|and|\.\.\.?"
    rf"|through)\s?(?:up to\s)?(?P<sign_high>{_SIGN})?\s?(?P<high>{_AMOUNT}))?"
    rf"\s?(?P<open>\+(?!\s*\w))?\s?(?P<after>{_SIGN}|(?:dollar|euro|pound|rupee)s?\b)?",
    re.IGNORECASE,
)
_PER = (
    ("hour", r"(?:per|an|/|each)\s?(?:hour|hr|h)\b|hourly|/h\b|p\.?h\.?\b"),
    ("day", r"(?:per|a|/)\s?day\b|daily|day rate"),
    ("week", r"(?:per|a|/)\s?(?:week|wk)\b|weekly"),
    (
        "month",
        r"(?:per|a|/)\s?(?:month|mo)\b|monthly|(?:pro|im|/)\s?monat\b|monatlich|/m\b|p\.?m\.?\b",
    ),
    (
        "year",
        r"(?:per|a|/)\s?(?:year|yr|annum)\b|annual(?:ly|ized)?|yearly|p\.?a\.?(?=\W|\Z)"
        r"|\bper annum|LPA\b|(?:pro|im|/)\s?jahr\b|j\u00e4hrlich",
    ),
)
_PER_PATTERNS = tuple((per, re.compile(pattern, re.IGNORECASE)) for per, pattern in _PER)
_TOTAL = re.compile(
    r"\b(?:total (?:\w+ )?(?:comp(?:ensation)?|cash|rewards?|package|pay|earnings)|OTE"
    r"|on[- ]target (?:earnings|comp\w*)"
    r"|all[- ]in|TC\b|total comp|(?:base|salary) ?(?:\+|and|plus|&) ?(?:bonus|equity|commission)"
    r"|includ(?:es|ing) (?:base|bonus|equity|commission)|compensation package|CTC)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:base(?: salary| pay| comp\w*| wage| range)?|basic salary|fixed salary|gross base)\b",
    re.IGNORECASE,
)
# "$160,000 base + equity": the amount is the base; the rest is a part of its own.
_IS_BASE = re.compile(
    r"\s*(?:(?:per|a) (?:year|annum)|annual|gross)?\s*base(?: salary| pay)?\s?"
    r"(?:\+|and\b|plus\b|&|,)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:salary|salaries|pay|pays|paid|paying|compensation|comp|remuneration|wages?|OTE"
    r"|on[- ]target|base|earn(?:ings)?"
    r"|hourly|per (?:hour|year|annum|month|day)|an hour|a year|annual(?:ly)?|day rate|rate|CTC"
    r"|LPA|p\.a\.|gross|range"
    r"|/ ?(?:yr|year|hr|hour|month|mo|h))\b",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"\b(?:revenue|ARR|MRR|GMV|funding|funded|raised|raise|valuation|series [A-F]|budget"
    r"|stipend|allowance|reimburse\w*"
    r"|sign(?:ing)?[- ]on|signing|relocation|learning|training|referral|bonus of"
    r"|bonuses? up to|match(?:ing)?|sales"
    r"|transactions?|payments? volume|assets|saved|savings|donat\w*|grant|value of|worth"
    r"|deals?|home office|equipment"
    r"|per (?:user|seat|customer)|invest\w*|market|portfolio|P&L|spend|life insurance"
    r"|deductible|quota|wellness|customers?"
    r"|payroll|perk|cover(?:age|ed)?|voucher|credit)\b|401",
    re.IGNORECASE,
)
_BILLIONS = re.compile(
    r"\s?(?:million|billion|mn|bn|m\b|b\b|mm\b|%|years?|employees|people|users|x\b)", re.IGNORECASE
)
_YEARLY = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"})
_LEAST_A_YEAR = 20_000
_LEAST_ALONE = 10_000
_NEAR = 90
_FAR = 500
_MOST = 200  # amounts of one place; no posting offers more


def pay_in(
    document: SourceDocument, start: int, end: int, *, is_pay: bool, basis: str = ""
) -> list[Pay]:
    """The amounts that a place says are paid. ``is_pay``: it stands under a heading of pay.

    ``per`` is what the words say; unsaid, it is a year for an amount of 20,000 or more in a
    currency in which nobody is paid that by the month, else ``unstated``.
    """
    words = document.text[start:end].replace("\n", " ").replace("\t", " ")
    found: list[Pay] = []
    for match in _PAY.finditer(words):
        if not _is_pay(words, match, is_pay):
            continue
        found.append(_pay(document, start, words, match, basis))
        if len(found) == _MOST:
            break
    found += _in_words(document, start, words, is_pay, basis)
    return found


def _in_words(
    document: SourceDocument, start: int, words: str, is_pay: bool, basis: str
) -> list[Pay]:
    """Pay that is written out: "eighty thousand euros a year"."""
    found = []
    for one in written_amounts(words):
        near = words[max(0, one.start - _NEAR) : one.end + _NEAR]
        most = max(one.low or 0, one.high or 0)
        if _OTHER_MONEY.search(near) or not (is_pay or _WORDS.search(near)):
            continue
        per = _per_in(words[one.start : one.end + 30], near)
        if not per and most < _LEAST_ALONE:
            continue
        is_yearly = one.currency in _YEARLY and most >= _LEAST_A_YEAR
        said = told(document, start + one.start, start + one.end)
        basis_said = "base" if _BASE.search(near) else basis or "unstated"
        per = per or ("year" if is_yearly else "unstated")
        found.append(Pay(one.low, one.high, one.currency, per, basis_said, said))
    return found


def _is_pay(words: str, match: re.Match[str], is_pay: bool) -> bool:
    after = words[match.end() : match.end() + 2 * _NEAR]
    if _BILLIONS.match(after) and not re.match(r"\s?m(?:onth|o)", after, re.IGNORECASE):
        return False
    sign = match["sign"] or match["sign_high"] or match["after"] or match["mid"]
    before = words[max(0, match.start() - _NEAR) : match.start()]
    near = before + " " + after[:_NEAR]
    low = _number(match["low"], match["high"])
    if low <= 0 or (match["low"].isdigit() and not sign and low < 1000):
        return False
    says = bool(_WORDS.search(near)) or is_pay
    if not sign:
        return says and not _looks_like_a_year(match, low) and low >= 10_000 and (
            is_pay or bool(match["high"]) or bool(re.search(r"salary|pay", before, re.IGNORECASE))
        ) and not _OTHER_MONEY.search(near)  # fmt: skip
    clause_before = re.split(r"[.;•|]|,\s", before)[-1]
    clause_after = re.split(r"[.;•|]|,\s", after[:_NEAR])[0]
    if _OTHER_MONEY.search(clause_before) or _OTHER_MONEY.search(clause_after[:45]):
        return False
    if (
        re.search(r"\bbonus\b|\bequity\b|\bstock\b", clause_before[-25:], re.I)
        and not match["high"]
    ):
        return False
    if re.match(
        r"\s*(?:(?:annual|yearly|sign-on|signing|performance|target) )?(?:bonus|in (?:equity"
        r"|stock|RSUs?|options))",
        clause_after,
        re.I,
    ):
        return False
    if says:
        return (
            low >= _LEAST_ALONE or is_pay or bool(match["high"]) or bool(_per(words, match, near))
        )
    return bool(match["high"]) and low >= _LEAST_A_YEAR and len(words) < 200


def _looks_like_a_year(match: re.Match[str], low: float) -> bool:
    return 1900 <= low <= 2100 or "year" in match[0].lower()


def _pay(document: SourceDocument, start: int, words: str, match: re.Match[str], basis: str) -> Pay:
    low: float | None = _number(match["low"], match["high"])
    high = _number(match["high"], match["low"], is_high=True) if match["high"] else low
    bound = (match["bound"] or "").lower()
    if not match["high"]:
        if bound == "up to":
            low = None
        elif (
            match["open"]
            or bound in ("over", "at least", "from")
            or bound.startswith(("start", "min"))
        ):
            high = None
    elif match["open"]:
        high = None
    sign = match["sign"] or match["sign_high"] or match["after"] or match["mid"] or ""
    currency = _currency(sign, words[match.end() : match.end() + 6])
    begin, end = _segment(words, match)
    segment = words[begin:end]
    per = _per(words, match, segment)
    if not per:
        is_yearly = currency in _YEARLY and max(low or 0, high or 0) >= _LEAST_A_YEAR
        per = "year" if is_yearly else "unstated"
    said = told(document, start + match.start() + _lead(match), start + match.end())
    return Pay(low, high, currency, per, _basis(words, match) or basis or "unstated", said)


def _lead(match: re.Match[str]) -> int:
    return len(match[0]) - len(match[0].lstrip())


def _segment(words: str, match: re.Match[str]) -> tuple[int, int]:
    """The part of a text in which an amount stands; no further away than a long sentence is."""
    first, last = max(0, match.start() - _FAR), min(len(words), match.end() + _FAR)
    signs = (";", "|", "•", ". ")
    begin = max(words.rfind(sign, first, match.start()) for sign in signs) + 1
    ends = [at for sign in signs if (at := words.find(sign, match.end(), last)) >= 0]
    return max(begin, first), min(ends, default=last)


def _basis(words: str, match: re.Match[str]) -> str:
    """Base or total, whichever word stands nearest in its sentence; "(base + bonus)" is total."""
    if _IS_BASE.match(words, match.end()):
        return "base"
    begin, end = _segment(words, match)
    best: tuple[int, str] | None = None
    for basis, pattern in (("total", _TOTAL), ("base", _BASE)):
        for found in pattern.finditer(words, begin, end):
            away = (
                found.start() - match.end()
                if found.start() >= match.end()
                else match.start() - found.end()
            )
            if best is None or away < best[0]:
                best = (away, basis)
    return best[1] if best else ""


def _per(words: str, match: re.Match[str], segment: str) -> str:
    return _per_in(words[match.start() : match.end() + 30], segment)


def _per_in(*texts: str) -> str:
    """For how long: what the first of the texts says that says any."""
    for text in texts:
        for per, pattern in _PER_PATTERNS:
            if pattern.search(text):
                return per
    return ""


def _currency(sign: str, following: str) -> str:
    folded = sign.lower()
    code = re.match(r"\s?\(?([A-Z]{3})\b", following)
    if folded in ("$", "¥") and code and code[1] in _CODES:
        return code[1]
    if sign.upper() in _CODES:
        return sign.upper()
    if not sign and code and code[1] in _CODES:
        return code[1]
    return _SYMBOLS.get(folded) or _SYMBOLS.get(folded.removesuffix("s"), "")


def _number(words: str, other: str | None, is_high: bool = False) -> float:
    """An amount in whole units: ``160K``, ``60.000``, ``25 LPA``; in ``160-240K`` both are K."""
    folded = words.lower().strip()
    thousand = folded.endswith("k")
    lakh = folded.endswith(("lpa", "lakh", "lakhs"))
    digits = re.sub(r"[^0-9.,]", "", folded.replace("'", "").replace("\u2019", ""))
    parts = re.split(r"[.,]", digits)
    if len(parts) > 1 and len(parts[-1]) <= 2:
        number = float("".join(parts[:-1]) + "." + (parts[-1] or "0"))
    else:
        number = float("".join(parts) or "0")
    far = (other or "").lower().strip()
    if thousand or (far.endswith("k") and not is_high and number < 1000):
        number *= 1000
    elif lakh or (far.endswith(("lpa", "lakh", "lakhs")) and not is_high and number < 1000):
        number *= 100_000
    return number
