"""What a posting's headings announce, in the many words that they are written in."""

from __future__ import annotations

import re

__all__ = ["heading_kind", "label_kind"]

_NICE = (
    r"nice[ -]to[ -]haves?|good to have|great to have|bonus(?: points?| skills?| qualifications?)?"
    r"|preferred|preferable|preferences?|desirables?|desired|advantageous|advantages?|pluses"
    r"|(?:a )?plus"
    r"|extra (?:credit|points)|(?:will|would|could|can|might)? ?(?:set|sets) you apart"
    r"|stand out|even better|ideally|optional|not required|brownie points"
    r"|would be (?:great|nice|lovely|ideal|helpful|wonderful)|(?:great|nice|good|lovely|happy) if"
    r"|we'd love|wish ?list|icing on the cake"
)
_MUST = (
    r"require(?:d|ments?)|must[ -]haves?|(?:minimum |basic |key )?qualifications?|minimum"
    r"|essentials?"
    r"|what you(?:'ll| will)? (?:bring|have|need|know)|what (?:you'll|you will) need"
    r"|(?:what )?(?:we're|we are|we) (?:looking|look) for|what we (?:need|expect|want)"
    r"|(?:what )?(?:we're|we are) after"
    r"|you (?:have|bring|are|should have|must have|need|possess|might be)|you'll (?:have|need"
    r"|bring)"
    r"|you will (?:have|need|bring)|who you are|about you|your (?:profile|skills|background"
    r"|experience"
    r"|qualifications?|expertise|strengths)|skills(?: and| &) (?:experience|qualifications)"
    r"|experience(?: and| &) (?:skills|qualifications|education)|education(?: and| &) experience"
    r"|(?:key |core |technical |required )?(?:skills|competenc(?:ies|es)|experience|expertise)"
    r"|knowledge,? skills.*|ideal candidate|the candidate|(?:candidate|person) (?:profile"
    r"|specification)"
    r"|to (?:be successful|succeed)(?: in this role)?|(?:is this|this is) you\b|you might be a fit"
    r"|you(?:'ll| will| might| may) (?:thrive|succeed|do well|fit|love this)\b.*"
    r"|why you|profile|education|background|credentials|eligibility"
    r"|conditions of employment"
)
_DUTIES = (
    r"(?:key |main |core |your |primary |job )?(?:responsibilit(?:y|ies)|duties|tasks"
    r"|accountabilities)"
    r"|what (?:you'll|you will|you would|you'd|you get to|you) (?:do|be doing|own|work on"
    r"|build|achieve)"
    r"|what you do|you(?:'ll| will)(?: be)?(?: responsible for)?"
    r"|(?:the )?impact you(?:'ll| will) (?:have|make)|as (?:an?|our|the) .{3,60} you(?:'ll| will)"
    r"(?: be)?|(?:in|as) (?:this|the) (?:role|position|job),?"
    r"(?: you(?:'ll| will)(?: be)?)?|your (?:role|mission|impact|job|day"
    r"|work|tasks)"
    r"|day[ -]to[ -]day|a (?:typical|day)\b.*|how you(?:'ll| will)(?: make"
    r"| have)?(?: an)? ?(?:impact)?"
    r"|the (?:work|job|impact)|scope|what (?:the|this) (?:job|role) (?:involves|is|entails)|mission"
    r"|essential functions|job functions?|(?:the )?opportunity|objectives|deliverables"
    r"|(?:in |within )?(?:your|the) first .*"
)
_PAY = (
    r"(?:salary|pay|hiring|compensation) (?:range|band)|compensation|salary|pay(?: range"
    r"| transparency| and benefits)?|remuneration|wages?|rate"
    r"|what we pay|what it pays|(?:the )?money|(?:base )?pay|ote"
    r"|total (?:comp|compensation|rewards)|rewards"
)
_BENEFITS = (
    r"benefits|perks|what we offer|we offer|what's in it for you|why (?:join|work|us)\b.*"
    r"|what you(?:'ll| will)? get|our offer|package|life at .*"
)
_PLACE = r"(?:job |work )?locations?|where|workplace|place of work|office|location type|based in"
_ABOUT = (
    r"about .*|who we are|our (?:company|mission|values|story|team|culture|stack|process"
    r"|tech stack)"
    r"|the (?:company|team|role|position)|overview|summary|job (?:description|summary|overview)"
    r"|company .*|how to apply|how we .*|(?:interview|hiring|application|selection) process"
    r"|next steps"
    r"|equal opportunit.*|diversity.*|eeo.*|contact|apply|disclaimer|introduction|description"
    r"|team|reports to|department|privacy.*|legal.*|additional information|note"
)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z")


#: In the order in which they are tried; the first is found anywhere in a heading.
_NICE_ANYWHERE = re.compile(rf"\b(?:{_NICE})\b")
_MUST_ANYWHERE = re.compile(
    r"\b(?:requirements?|required|must[ -]haves?|qualifications|essential)\b"
)
_WHOLE = (
    ("pay", _whole(_PAY)), ("benefits", _whole(_BENEFITS)), ("place", _whole(_PLACE)),
    ("duties", _whole(_DUTIES)), ("must", _whole(_MUST)), ("about", _whole(_ABOUT)),
)  # fmt: skip
_ANYWHERE = (
    ("pay", re.compile(r"\b(?:compensation|salary|pay range|pay)\b")),
    ("benefits", re.compile(r"\b(?:benefits|perks|we offer)\b")),
    ("duties", re.compile(r"\b(?:responsibilities|duties|you(?:'ll| will) (?:do|be doing))\b")),
    ("must", re.compile(
        r"\b(?:looking for|you bring|you'll bring|you will bring|you have|you'll need|you need"
        r"|skills|experience|who you are|about you|successful in this role)\b")),
    ("about", re.compile(r"\b(?:about|who we are|company|apply|team|process|opportunity)\b")),
)  # fmt: skip
_ROLE_END = re.compile(r"(?: in| for| as)? (?:this|the) (?:role|job|position)\Z")
_IF_YOU = re.compile(r",? (?:if|that|because)(?: you(?:'re|'ve| have| are)?)?\Z")
_WAIVED = re.compile(
    r"\b(?:(?:don't|do not|won't|will not) (?:need|have to have|require|care about)|no need)\b"
)
_MOST_WORDS = 9
_PARENTHESIS = re.compile(r"\([^()]*\)")


def heading_kind(words: str) -> str:
    """``must``, ``nice``, ``duties``, ``pay``, ``benefits``, ``place``, ``about``, or nothing.

    ``waived``: what stands below isn't needed.

    A heading that says "preferred" is one of wishes, whatever else it says; a heading that only
    holds a known word somewhere must be short.
    """
    folded = _folded(words)
    if not folded or len(folded.split()) > _MOST_WORDS:
        return ""
    if _WAIVED.search(folded):
        return "waived"
    if _NICE_ANYWHERE.search(folded) and not re.search(r"\bnot preferred\b", folded):
        return "nice"
    bare = " ".join(_PARENTHESIS.sub(" ", folded).split())
    for short in (bare, _ROLE_END.sub("", bare), _IF_YOU.sub("", bare)):
        for kind, pattern in _WHOLE:
            if pattern.match(short):
                return kind
    if _MUST_ANYWHERE.search(folded):
        return "must"
    for kind, pattern in _ANYWHERE:
        if pattern.search(bare):
            return kind
    return ""


def label_kind(words: str) -> str:
    """The kind of a label before a colon: only words that are a heading by themselves count."""
    folded = _folded(_PARENTHESIS.sub(" ", words))
    if len(folded.split()) > _MOST_WORDS:
        return ""
    if _whole(_NICE).match(folded) or folded in ("preferred qualifications", "nice"):
        return "nice"
    return next((kind for kind, pattern in _WHOLE if pattern.match(folded)), "")


def _folded(words: str) -> str:
    folded = words.lower().replace("\u2019", "'").replace("\u2018", "'").replace("…", " ")
    folded = re.sub(r"[^\w\s'&(),/+-]", " ", folded)
    return " ".join(folded.split()).strip(" -,'&/")
