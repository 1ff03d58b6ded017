"""Two spellings of one word brought to one: British to American, `e-mail` to `email`.

Only letters change, never the word: what differs in more than its spelling has another key.
"""

from __future__ import annotations

import re

__all__ = ["american"]

# `organise`, `analyse` and all their forms; both spellings get the same key, so that a word that
# is only ever written with `s` (`advise`) is changed on both sides alike.
_ISE = re.compile(r"(?P<stem>[a-z]{3,}[iy])s(?P<end>e|ed|es|er|ers|ing|ation|ations|ational)")
_OUR = re.compile(r"(behavi|col|fav|hon|lab|neighb|hum|endeav|flav|rig|vig|rum|sav)our([a-z]*)")
_LL = re.compile(
    r"(travel|model|label|cancel|level|channel|signal|tunnel|fuel|total|enrol|counsel|dial|panel"
    r"|initial|pencil|equal|marshal|funnel)l(ed|ing|er|ers|ings)"
)
_WORDS = {
    "centre": "center", "centres": "centers", "centred": "centered", "fibre": "fiber",
    "theatre": "theater", "theatres": "theaters", "metre": "meter", "metres": "meters",
    "litre": "liter", "litres": "liters", "licence": "license", "licences": "licenses",
    "defence": "defense", "offence": "offense", "practise": "practice", "practised": "practiced",
    "catalogue": "catalog", "catalogues": "catalogs", "catalogued": "cataloged",
    "dialogue": "dialog", "dialogues": "dialogs", "analogue": "analog", "programme": "program",
    "programmes": "programs", "enrolment": "enrollment", "enrolments": "enrollments",
    "fulfilment": "fulfillment", "instalment": "installment", "instalments": "installments",
    "grey": "gray", "judgement": "judgment", "acknowledgement": "acknowledgment",
    "whilst": "while", "amongst": "among", "e-mail": "email", "e-mails": "emails",
    "ageing": "aging", "fulfil": "fulfill", "fulfils": "fulfills", "enrol": "enroll",
}  # fmt: skip


def american(word: str) -> str:
    """One spelling of a word in small letters.

    >>> [american(word) for word in ("analysed", "analyzed", "labelling", "behaviours", "raised")]
    ['analyzed', 'analyzed', 'labeling', 'behaviors', 'raised']
    """
    if word in _WORDS:
        return _WORDS[word]
    if found := _ISE.fullmatch(word):
        return f"{found['stem']}z{found['end']}"
    if found := _OUR.fullmatch(word):
        return f"{found[1]}or{found[2]}"
    if found := _LL.fullmatch(word):
        return f"{found[1]}{found[2]}"
    return word
