"""What is asked for and what would be nice, down to the clause of a sentence."""

from __future__ import annotations

import re

from sightline.career.posting.sentences import sentences

__all__ = ["clauses", "is_asked", "is_certificate", "is_degree", "is_waived", "is_wish"]

# "SQL is a plus": the whole sentence is a wish.
_WISH = re.compile(
    r"\b(?:(?:is|are|as|be|would be|will be|considered|also) (?:a |an )?(?:big |huge |strong "
    r"|definite |real |"
    r"major |added |distinct )*(?:plus|bonus|advantage|asset|nice[- ]to[- ]have)\b|a (?:big "
    r"|huge |strong "
    r"|definite |real |major )*(?:plus|bonus)\b|an (?:advantage|asset)\b|nice[- ]to[- ]have"
    r"|good to have"
    r"|(?:is|are|strongly|highly|also)? ?(?:preferred|desired|desirable|advantageous"
    r"|beneficial|welcome"
    r"|helpful|appreciated)\b|bonus (?:points|if)|(?:not|isn't|but not"
    r"|n't) (?:strictly )?(?:required|"
    r"essential|necessary|mandatory|a must)|optional|would be (?:great|nice|ideal|helpful)"
    r"|\bit (?:also |really )?helps\b|helps if\b|we'd love|(?:even|extra) (?:better|credit))",
    re.IGNORECASE,
)
# "APIs, ideally GraphQL": what follows is a wish, what stands before isn't.
_WISH_AHEAD = re.compile(
    r"\b(?:ideally|preferably|optionally)\b|\bbonus (?:points|if)\b", re.IGNORECASE
)
_MUST = re.compile(
    r"\b(?:required|must|mandatory|essential|minimum|at least|is a requirement|necessary|needed"
    r"|non-negotiable)\b",
    re.IGNORECASE,
)
_NOT_MUST = re.compile(
    r"\b(?:not|isn't|aren't|no|n't|without being) (?:strictly |absolutely )?"
    r"(?:required|mandatory|essential|necessary|needed|a must)\b"
    r"|\bno (?!less|fewer|more|later)(?:[\w'\u2019/-]+,? ){1,6}?(?:required|necessary|needed)\b"
    r"|\b(?:don['\u2019]t|do not|won['\u2019]t|will not) (?:need|ask for|require|expect"
    r"|insist on)\b(?!.{0,200}\bbut\b)"
    r"|\b(?:doesn['\u2019]t|does not|don['\u2019]t|do not) have (?:an?|any) (?:\w+ ){0,4}"
    r"requirements?\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:you (?:have|bring|are|possess|know|understand|should|must|can demonstrate|hold)\b"
    r"|you(?:'ve|\u2019ve|'ll need|\u2019ll need| will need)|candidates? (?:must|should|have|need)"
    r"|(?:we(?:'re|\u2019re| are)? )?(?:require|requires|look(?:ing)? for|seek(?:ing)?)\b"
    r"|experience (?:with|in|as|of|working|building|leading|managing|shipping)\b"
    r"|(?:strong|solid|deep|proven|demonstrated|excellent|good|working|hands-on|fluent|basic"
    r"|advanced|exceptional|outstanding) (?:\w+ ){0,3}(?:knowledge|understanding|skills?|experience"
    r"|track record|command|background|ability|communicat\w+|english)"
    r"|(?:knowledge|understanding|familiarity|proficien\w+|fluen\w+|expertise|track record"
    r"|ability|background|degree|comfort\w*|certification) (?:in|of|with|to|for|as)\b"
    r"|years?['\u2019]? (?:of )?(?:\w+ ){0,4}experience|proficient|ability to)",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:but|plus|bonus|help\w*|nice|prefer\w*|advantage|ideal\w*|welcome|useful|asset)\b",
    re.IGNORECASE,
)
# A number after a comma, or something of its own in parentheses, at the end of a sentence.
_ASIDE = re.compile(
    r"\s*(?:\((?P<inside>(?!not\b|but\b|prefer|nice|a\b|an\b|ideal|option|bonus|desir|is\b|are\b"
    r"|would|strongly|highly|good|also|big|huge|advant|benef|help)[^()]{2,60})\)"
    r"|,\s+(?:and )?(?P<number>[0-9][^,;()]{0,30}))\s*\.?\Z",
    re.IGNORECASE,
)
_SPLIT_BEFORE = re.compile(r"[;,(\u2013—]\s*(?:and |but |or )?\Z")
_BETWEEN = re.compile(r"[;,\u2013—]\s+|\s+-\s+|\s+(?:and|but)\s+|\.\s+")

_DEGREE = re.compile(
    r"\b(?:(?<!high )(?<!some )(?<!certain )(?<!large )(?<!\d )degrees?\b(?! of (?:autonomy"
    r"|freedom|comfort|"
    r"independence|ownership|ambiguity|responsibility|certainty|confidence|celsius))"
    r"|bachelor(?:['\u2019]?s)?\b"
    r"|master['\u2019]s\b|masters (?:degree|in|of)\b|master of (?:science|arts|business)|mba\b"
    r"|ph\.? ?d\b|"
    r"doctorate|diploma\b|b\.?sc?\b\.?(?=[ ,./)]|\Z)|m\.?sc\b\.?|b\.a\.|b\.s\.|m\.s\.|ba/bs"
    r"|bs/ms|bs/ba"
    r"|b\.?tech\b|university (?:education|graduate)|college (?:education|graduate))",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(
    r"\b(?:certifications?\b|certified\b|certificates?\b|licen[cs](?:ed|ure)\b|CSPO\b|CSM\b"
    r"|PSPO\b|PSM\b"
    r"|PMP\b|PMI-ACP\b|CISSP\b|CKA\b|CKAD\b|PRINCE2\b|SAFe (?:POPM|agilist|certified)|CBAP\b|ITIL\b"
    r"|accreditation\b)",
    re.IGNORECASE,
)
_TECHNICAL_CERTIFICATE = re.compile(
    r"\b(?:tls|ssl|x\.?509|https|pki|code[- ]signing|client) certificates?|certificate"
    r" (?:management|authorit|rotation|pinning|transparency)|birth certificate",
    re.IGNORECASE,
)


def clauses(words: str) -> list[tuple[int, int, bool | None]]:
    """The parts of an item: start, end, and whether it is a must, a wish, or says neither (None).

    Sentences that say the same are one part, so that a bullet stays whole; a sentence is cut only
    where it asks for one thing and wishes for another.
    """
    found: list[tuple[int, int, bool | None]] = []
    for start, end in sentences(words):
        for first, last, must in _of_sentence(words[start:end]):
            found.append((start + first, start + last, must))
    merged: list[tuple[int, int, bool | None]] = []
    for part in found:
        if merged and merged[-1][2] == part[2]:
            merged[-1] = (merged[-1][0], part[1], part[2])
        else:
            merged.append(part)
    return merged


def _of_sentence(words: str) -> list[tuple[int, int, bool | None]]:
    ahead = _WISH_AHEAD.search(words)
    if ahead:
        cut = _SPLIT_BEFORE.search(words[: ahead.start()])
        head = words[: cut.start()] if cut else ""
        if cut and len(head.split()) > 1 and not _WISH.search(head):
            end = len(words.rstrip().removesuffix(")")) if "(" in cut[0] else len(words)
            return [(0, len(head.rstrip()), _own(head)), (ahead.start(), end, False)]
        if not head.strip() or len(head.split()) <= 1:
            return [(0, len(words), False)]
        return [(0, len(words), None)]
    wish = _WISH.search(words)
    if not wish:
        return [(0, len(words), _own(words))]
    if not _has_must(words):
        return _at_semicolon(words) or _before_aside(words) or [(0, len(words), False)]
    return _parted(words)


def _at_semicolon(words: str) -> list[tuple[int, int, bool | None]]:
    """Both sides of a semicolon, where only one of them is a wish."""
    at = words.find("; ")
    if not 0 < at < len(words) - 2:
        return []
    sides = [False if _WISH.search(side) else None for side in (words[:at], words[at:])]
    if sides[0] == sides[1]:
        return []
    return [(0, at, sides[0]), (at + 2, len(words), sides[1])]


def _before_aside(words: str) -> list[tuple[int, int, bool | None]]:
    """ "5+ years, 8 preferred", "Bachelor's degree (Master's a plus)": only the aside is a wish."""
    found = _ASIDE.search(words)
    if found is None or len(words[: found.start()].split()) < 2:
        return []
    aside = found["inside"] or found["number"]
    if not _WISH.search(aside) or _WISH.search(words[: found.start()]):
        return []
    start = found.start("inside") if found["inside"] else found.start("number")
    return [(0, found.start(), None), (start, start + len(aside), False)]


def _parted(words: str) -> list[tuple[int, int, bool | None]]:
    """A sentence with both: "5 years required, 8 preferred" cut at its commas."""
    parts: list[tuple[int, int, bool | None]] = []
    begin = 0
    for cut in [*_BETWEEN.finditer(words), None]:
        end = cut.start() if cut else len(words)
        piece = words[begin:end]
        own: bool | None = False if _WISH.search(piece) else _own(piece)
        if own is None and cut is not None:
            continue  # it belongs to what follows: "Python, Go required"
        if own is None and parts:
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        elif parts and parts[-1][2] == own:
            parts[-1] = (parts[-1][0], end, own)
        else:
            parts.append((begin, end, own))
        begin = cut.end() if cut else end
    return parts or [(0, len(words), None)]


def _own(words: str) -> bool | None:
    return True if _has_must(words) else None


def _has_must(words: str) -> bool:
    return bool(_MUST.search(_NOT_MUST.sub(" ", words)))


def is_wish(words: str) -> bool:
    """Whether words say of themselves that they would be nice."""
    return bool(_WISH.search(words) or _WISH_AHEAD.match(words))


def is_waived(words: str) -> bool:
    """Whether words only say that something isn't needed, which asks for nothing."""
    return bool(_NOT_MUST.search(words)) and not _HELPS.search(words) and not _has_must(words)


def is_asked(words: str) -> bool:
    """Whether words ask something of a candidate, under whatever heading."""
    return bool(_ASKED.search(words) or _has_must(words))


def is_degree(words: str) -> bool:
    return bool(_DEGREE.search(words))


def is_certificate(words: str) -> bool:
    return bool(_CERTIFICATE.search(_TECHNICAL_CERTIFICATE.sub(" ", words)))
