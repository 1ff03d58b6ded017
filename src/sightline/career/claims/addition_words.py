"""The words by which `additions` tells what only adds from what limits. Every list is closed."""

from __future__ import annotations

import re

from sightline.career.claims.word_set import word_set

__all__ = [
    "AMOUNTS",
    "BEFORE_TO",
    "CHANGES",
    "CLIENTS",
    "COUNT",
    "FOR_OTHERS",
    "HIRED",
    "IN_FULL",
    "LIMITS",
    "MAY_OPEN",
    "NEGATED",
    "NOT_PLURAL",
    "OPENS",
    "OTHERS",
    "PLURAL",
    "QUALITIES",
    "SCALES",
    "SMALL",
    "THAT",
    "THINGS",
    "TIMES",
    "USED",
    "WHICH",
]  # fmt: skip

COUNT = re.compile(r"n:\d{1,12}:")
SMALL = frozenset(("n:1:", "n:1/2:"))
# What an addition may begin with. `of`, `as`, `than`, `per`, `by`, `until` say which or how much.
OPENS = word_set(
    """for in on at with across into onto through via using during after from among around about
    within over against to"""
)
FOR_OTHERS = frozenset(("for", "across", "to", "among", "from"))
OTHERS = word_set("team teams team's colleagues members partners sample plan plans target")
# What limits or hedges in a phrase, beyond the words that are never cut anywhere.
LIMITS = word_set(
    """collaboration cooperation co-operation conjunction coordination partnership behalf guidance
    mentorship supervision oversight direction help assistance aid theory principle paper sandbox
    staging classroom bootcamp tutorial assignment homework capstone dissertation degree spare
    simulation test tests testing subset portion fraction half third quarter one single small
    smaller minor early progress training practice rehearsal request employees friends family
    students charity phase interim budget name charge place capacity theory percent percentage
    first second absence lieu case order spite addition contrast line terms general particular
    detail depth parallel occasion hand average top behind loan hold trial call it
    them him us this these those friend fictional imaginary hypothetical dummy fake fun learning
    purposes curiosity contest competition challenge university college friendly"""
)
# Those through whom a thing may be done, and for whom it may be done as well.
HIRED = word_set("agency agencies vendor vendors subcontractor subcontractors reseller resellers")
NEGATED = word_set(
    "not no never none neither nor nobody nothing without hardly failed lacked stopped did cannot"
)
CLIENTS = word_set(
    """customers clients users visitors merchants patients sessions events rows records sites
    products stores shops endpoints fields pages features sources tables charts"""
)
THINGS = word_set(
    """database databases api apis interface interfaces dashboard dashboards form forms map search
    login charts cache queue filters export import notifications"""
)
# How well a thing works, with a figure: `with 99.9 % uptime`.
QUALITIES = word_set("delivery uptime availability accuracy precision reliability")
SCALES = word_set(
    """rolled roll rollout rolling launched launch release released shipped ship deployed deploy
    deployment opened open expanded expand extended extend offered offer introduced introduce gave
    give granted grant limited access available restricted restrict"""
)
# Verbs that say how far something moved, or that it was done in full.
CHANGES = word_set(
    """increased increase reduced reduce grew grow raised raise cut lowered lower improved improve
    doubled double tripled triple halved halve boosted boost accelerated accelerate decreased
    decrease shortened shorten drove drive sped speed lifted lift shrank expanded scaled scale fell
    rose dropped drop maximized minimized optimized optimize trimmed slashed"""
)
IN_FULL = word_set(
    """eliminated eliminate removed remove solved solve resolved resolve ended end stopped stop
    prevented prevent avoided avoid completed complete finished finish ensured ensure guaranteed
    guarantee achieved achieve kept keep won win replaced replace unified unify
    standardized standardize transformed transform saved save was is are were been be said placed
    ranked reached reach met meet hit exceeded exceed passed pass failed headed chaired"""
)
BEFORE_TO = word_set(
    """similar subject due next prior close limited able access up according compared relative equal
    equivalent contributed related opposed committed dedicated introduction no"""
)
WHICH = word_set(
    """the its their our his her my your this that these those all every each both any most many
    whole entire no several various some"""
)
NOT_PLURAL = word_set(
    """sales analytics operations business process access success status progress news logistics
    communications systems economics mathematics physics ethics graphics basics electronics series
    analysis basis crisis works always across less us its his this was is has canvas focus campus
    ios macos windows aws kubernetes css
    js devops pandas postgres jenkins sas bonus consensus express class address"""
)
PLURAL = word_set("criteria people data media children women men")
AMOUNTS = word_set(
    """hundreds thousands millions billions dozens lots plenty parts halves copies groups teams
    pairs members versions hours days weeks months years sets drafts prototypes types kinds
    percents"""
)
TIMES = word_set(
    """second seconds minute minutes hour hours day days week weeks month months quarter quarters
    year years decade decades"""
)
USED = word_set("used adopted read visited downloaded upstreamed cited attended")
MAY_OPEN = OPENS | USED | {"each", "every", "by", "of", "now", "responsible"}
THAT = frozenset(("that", "which", "who", "where", "when"))
