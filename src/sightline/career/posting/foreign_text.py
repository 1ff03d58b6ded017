"""Whether a posting is written in a language whose requirements aren't read."""

from __future__ import annotations

import re

__all__ = ["language_not_read"]

_ENGLISH_WORDS = (
    "the and of to for with you your we our a an is are in as on or will at by this that be have"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Small words that English doesn't have, and the few words that most postings hold.
_OTHER_WORDS = {
    "German": (
        "der die das und mit f\u00fcr von wir du dein deine deiner sie ihr ihre ist eine einer"
        " unser unsere unserer im zur zum auf bei mindestens erfahrung kenntnisse aufgaben profil"
        " sehr gute oder sowie gehalt vorteil"
    ),
    "French": (
        "le la les des du et une pour vous nous avec dans votre notre vos nos est sur au aux"
        " exp\u00e9rience comp\u00e9tences poste missions profil"
    ),
    "Spanish": (
        "el los las y una para con por que nuestro nuestra tu es del experiencia requisitos"
        " conocimientos funciones al se"
    ),
    "Polish": (
        "i w z na do oraz si\u0119 jest dla nas nasz od lub lat do\u015bwiadczenie"
        " wymagania znajomo\u015b\u0107 obowi\u0105zki oferujemy mile widziane"
    ),
    "Dutch": (
        "het een en van voor met je wij jij onze zijn bij ervaring functie eisen jaar aan naar"
    ),
    "Italian": (
        "il gli della di e per con una che sono nostro esperienza requisiti conoscenza nel"
    ),
    "Portuguese": (
        "o os as e uma para com por que nosso nossa do da experi\u00eancia requisitos"
        " conhecimentos em n\u00e3o"
    ),
}
_OTHERS = {name: frozenset(words.split()) for name, words in _OTHER_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 6


def language_not_read(text: str) -> str | None:
    """The language that most of a text's small words are of, where it isn't English.

    >>> language_not_read("Du hast Erfahrung mit der Planung und sehr gute Kenntnisse in SQL")
    'German'
    """
    words = [found[0].lower() for found in _WORD.finditer(text[:100_000])]
    english = sum(word in _ENGLISH for word in words)
    counts = {name: sum(word in of for word in words) for name, of in _OTHERS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] >= _LEAST and counts[most] > english else None
