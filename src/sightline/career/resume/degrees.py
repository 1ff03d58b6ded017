# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Words by which a degree and the place of study are told apart."""

from __future__ import annotations

import re

__all__ = ["degree_score", "is_detail", "school_score"]

_DEGREE = re.compile(
    r"(?<![\w.])(?:bachelor(?:['’]?s)?|master(?:['’]?s)?|doctor(?:ate|al)?|associate(?:['’]?s)?(?= degree| of| in)|diploma|diplom(?:-\w+)?"
    r"|diplôme|ph\.? ?d|d\.?phil|m\.? ?phil|mba|emba|m\.?b\.?a|b\.?sc|m\.?sc|b\.? ?s|m\.? ?s|b\.? ?a|m\.? ?a|b\.?b\.?a|b\.? ?eng|m\.? ?eng|b\.? ?e|m\.? ?e"
    r"|b\.? ?tech|m\.? ?tech|bfa|mfa|b\.?f\.?a|m\.?f\.?a|b\.?m|m\.?m|b\.?mus|m\.?mus|b\.?arch|m\.?arch|b\.?ed|m\.?ed|b\.?com|m\.?com|bca|mca|b\.?c\.?a|m\.?c\.?a|ll\.?b|ll\.?m|j\.? ?d|m\.? ?d|dds|dvm"
    r"|pharm\.?d|ed\.?d|psy\.?d|d\.?n\.?p|b\.?s\.?n|m\.?s\.?n|m\.?p\.?h|m\.?p\.?a|m\.?p\.?p|m\.?s\.?w|m\.?h\.?a|a\.? ?a|a\.? ?s|a\.?a\.?s|hnd|hnc|btec|a-levels?|gcses?|ged|gce|pgce|pgdip|pgcert"
    r"|high school(?= diploma| graduate|$)|secondary school(?= diploma| certificate)|baccalauréat|bac|licence|maîtrise|abitur|matura|staatsexamen|magister|inżynier|licencjat"
    r"|grado|licenciatura|máster|maestría|ingeniería|bacharelado|mestrado|doutorado|laurea(?: magistrale)?|dottorato|certificate|certification|bootcamp|boot camp"
    r"|immersive|nanodegree|micromasters|program(?:me)?|degree|minor|apprenticeship|ausbildung|lehre|promotion|habilitation|foundation year|fellowship|postgraduate|undergraduate|exchange"
    r"|fachinformatiker(?:in)?|kaufmann|kauffrau|vwo|hbo|havo|tutkinto|kandidat|civilingenjör|dut|bts|cap|deug|prépa|classes préparatoires)(?![\w])\.?",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"^(?:b\.? ?a|m\.? ?a|b\.? ?s|m\.? ?s|a\.? ?a|a\.? ?s|b\.? ?e|m\.? ?e|b\.?m|m\.?m|j\.? ?d|m\.? ?d|bac|cap)\.?$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:computer science|engineering|mathematics|physics|chemistry|biology|economics|business|psychology"
    r"|informatics|informatik|data science|statistics|design|marketing|finance|accounting|history|literature"
    r"|philosophy|linguistics|management|information systems|nursing|law|music|political science|studies)\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"(?<!\w)(?:university|universität|université|universidad|universidade|università|universiteit|uniwersytet"
    r"|univerzita|universitatea|universitet|universitat|univ\.?|college|collège|colegio|institute|institut|instituto|istituto|school|schule"
    r"|école|ecole|escuela|escola|scuola|academy|akademie|académie|academia|akademia|polytechnic|polytechnique"
    r"|politecnico|politechnika|politécnica|conservatory|conservatoire|seminary|faculty|hochschule"
    r"|fachhochschule|gymnasium|lycée|liceo|liceum|kolleg|berufsschule|hogeschool|högskola|technion|campus"
    r"|polytech|education|learning|tech|iit|eth|epfl|mit|ucla|caltech|suny|cuny|tum|rwth|lmu|kth|hec|insead|esade|iese)(?!\w)"
    r"|\w+(?:universität|hochschule|schule|gymnasium|akademie)(?!\w)",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"^[^\w]*(?:(?:cumulative |overall |major |current )?c?gpa|grade|grades|note|notendurchschnitt|abschlussnote|relevant|coursework"
    r"|courses?|minors?|majors?|major in|concentration|specialization|specialisation|focus|thesis|dissertation|honou?rs?(?! (?:degree|bachelor|b\.))|dean['’]?s|awards?"
    r"|activities|scholarship|summa|magna|cum laude|first class|second class|distinction|with distinction"
    r"|schwerpunkt|mention|moyenne|average|rank|class rank|member|president|advis[oe]r|supervisor|title|gpa[:=]?)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:c?gpa|grade|note)[ :=]*\d|\d[.,]\d{1,2} ?(?:/ ?\d|c?gpa)|cum laude|dean['’]s list|with (?:honou?rs|distinction)"
    r"|first[- ]class|second[- ]class|upper second|\b2:[12]\b|with highest hono",
    re.IGNORECASE,
)


# Longer words are prose.
_MOST_LETTERS = 300


def degree_score(words: str) -> int:
    """How much words look like a degree: 0 no sign, 3 they begin with one.

    >>> degree_score("B.S. in Computer Science"), degree_score("Caltech"), degree_score("Data Analytics Immersive")
    (3, 0, 2)
    """
    if len(words) > _MOST_LETTERS:
        return 0
    if match := _DEGREE.match(words.strip(" (•-–·")):
        # "MA", "MS", "BS" alone at the front of other words may be anything; capitals tell.
        if _SHORT.match(match[0]) and not match[0][0].isupper():
            return 0
        return 3
    if _DEGREE.search(words):
        return 2
    return 1 if _FIELD.search(words) else 0


def school_score(words: str) -> int:
    """How much words look like a place of study: 0 no sign, 3 surely.

    >>> school_score("Ridgemont State University"), school_score("BrainStation")
    (3, 0)
    """
    return 3 if len(words) <= _MOST_LETTERS and _SCHOOL.search(words) else 0


def is_detail(words: str) -> bool:
    """Whether words tell a grade, courses or honours, not which degree it is.

    >>> is_detail("GPA: 3.72/4.00"), is_detail("Minor in Mathematics"), is_detail("B.A. History")
    (True, True, False)
    """
    if len(words) > _MOST_LETTERS:
        return True
    return bool(_DETAIL.match(words)) or (bool(_GRADE.search(words)) and degree_score(words) < 3)
