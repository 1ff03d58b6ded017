"""The words that decide what may be cut and what may be added. Every list here is closed.

A word that a list doesn't know is treated as one that matters: it may not be added, and where it
isn't part of a whole item or clause it may not be left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word

__all__ = [
    "BASE_VERBS",
    "FINITE",
    "NOT_AN_ITEM",
    "OPENERS",
    "PASSIVE",
    "PREPOSITIONS",
    "TOGETHER",
    "holds_weight",
    "is_participle",
    "is_past",
    "is_verb",
    "shares_it",
    "turns_it",
    "weights_in",
]  # fmt: skip

# Negations, failures, what was never finished, limits, and whose deed it was: never cut.
_TURNS = word_set(
    """no not never none neither nor without nobody nothing hardly barely scarcely lacked lacking
    missing failed fails failing failure unsuccessful unsuccessfully cancelled canceled abandoned
    stopped rejected declined unfinished incomplete unreleased rolled-back reverted withdrawn
    shelved scrapped expired lapsed revoked paused postponed
    prototype prototypes prototyped prototyping pilot pilots piloted piloting beta alpha draft
    drafts drafted drafting concept concepts proof-of-concept poc mvp experiment experimental trial
    trials test-only mock mocked demo demos simulation simulated simulator exercise coursework
    school class thesis hackathon toy sample
    only just merely mere solely except excluding excl excluded besides apart unless if whether
    although though despite however but yet whereas instead rather than one-off non ?
    would could might may perhaps maybe possibly"""
)
# Hedges, others' shares, lesser ranks, things to come: never cut but with a clause of their own.
_WEIGHTS = _TURNS | word_set(
    """about approximately approx around roughly circa ca nearly almost close some several few
    partly partially part mostly mainly largely primarily generally usually often sometimes
    occasionally rarely seldom typically potentially probably likely should can estimated estimate
    estimates est expected expects projected forecast predicted anticipated assumed reported
    reportedly allegedly claimed apparently seemingly un course internal internally locally
    in-house hobby side
    personal unpaid planned plan plans planning proposed proposal proposals proposing suggested
    suggesting recommended recommending considered considering explored exploring evaluated
    investigated researched attempted attempting attempt tried trying aimed aiming aims aim hoped
    hoping hope intended intending intends goal goals target targets targeted targeting vision next
    future upcoming pending ongoing currently current until till ahead will started starting began
    beginning begun begin
    helped helping help helps assisted assisting assist assists supported supporting support
    supports contributed contributing contribute contributes contribution contributions
    participated participating participate participates participant took taking involved
    shadowed shadowing observed observing learned learning learnt studied studying attended
    attending familiar familiarity exposure exposed introduced basic basics beginner elementary
    intermediate conversational limited limit working a1 a2 b1 b2 knowledge
    junior associate assistant deputy acting interim temporary intern interns internship trainee
    apprentice apprenticeship student graduate volunteer volunteered volunteering freelance
    freelancer contract contractor contracting consultant part-time seasonal co-op probation
    co-led co-designed co-wrote co-authored co-founded co-owned co-created co-managed co-developed
    jointly joint together shared sharing alongside with team teams team's colleague colleagues
    colleague's manager manager's lead's supervisor supervised under reporting reports member
    members partner partnered partnering
    we our us they their he she his her
    less fewer least minimum min maximum max most up over below above within short
    progress initially formerly former previously then ex ex- retired ~ ≈ < > ≤ ≥ ±"""
)
# Other people's hands in what is told before them.
_HANDS = word_set(
    """with alongside jointly joint together team's colleague colleagues under supervised helped
    helping assisted assisting supported supporting contributed contributing lead's manager's"""
)
# What a clause may begin with and still be left out whole at the end of a statement.
OPENERS = word_set("and which so because by while to then plus including using e.g.")
PREPOSITIONS = word_set(
    """of for in on at to from with by into across over under within between through during via
    using per against among including like about after before since until than as around onto
    towards toward without"""
)
NOT_AN_ITEM = PREPOSITIONS | word_set(
    """which who whom whose where when while that because so but although though if unless i it we
    they he she this these those was were is are be been has have had"""
)
# Words that make a list one thing: nothing of it may be left out.
TOGETHER = word_set(
    """combined combining total totalling totaling altogether together both between jointly joint
    respectively either neither or nor no not without each sum overall collectively"""
)

_PAST = word_set(
    """led built ran wrote cut grew drove made won held set sold taught brought kept met took gave
    spoke put sent found left lost paid read rebuilt rewrote oversaw understood chose began became
    spent shrank sped split spun stood strove struck swept threw told thought wove fell rose was
    were had did got went came saw hit upheld undertook overcame withdrew redid dealt bought caught
    shipped said heard knew drew broke fed sought fought laid dug hung wore froze rode"""
)
BASE_VERBS = word_set(
    """own lead manage build run drive design write maintain coordinate develop create deliver
    define support handle operate plan mentor coach teach train work help improve reduce increase
    cut raise lower grow save enable automate standardize standardise simplify speed shorten make
    meet ship launch release migrate replace remove eliminate prevent detect track measure monitor
    report serve scale test verify validate inform guide align unblock keep give get find fix bring
    move free offload protect secure comply process provide offer let show ensure support analyse
    analyze collect compute optimise optimize organise organize specify review translate turn
    rebuild redesign rewrite refactor modernise modernize transform address resolve win close ease
    avoid streamline establish understand educate empower foster promote attract retain encourage
    generate gain achieve strengthen boost double triple halve extend expand integrate deploy
    configure implement host document draft plan sell handle assess audit capture connect control
    convert decide demonstrate deepen drop encrypt engage evaluate examine execute expose fill
    fund grant harden hire import inspect install introduce invite isolate join launch load map
    merge model modify open order package pass pay perform power prepare preserve process produce
    publish pull push raise rank reach read rebuild recover refine regain release render renew
    repair request restore restructure retire reuse route sample satisfy schedule search segment
    select send separate set settle share ship simplify sort source split stabilise stabilize
    stop store store structure summarise summarize surface sustain switch target train transfer
    trigger trim tune unify update upgrade use visualise visualize write
    facilitate identify collaborate oversee direct represent advise consult publish accelerate
    consolidate integrate prioritise prioritize negotiate partner present research study wrote
    speak am"""
)
# Forms of the past that are never passive.
FINITE = word_set(
    """wrote rewrote took gave spoke grew drove began chose went came saw did oversaw threw
    undertook overcame withdrew shrank rose fell wove ran fell became"""
)
_NOT_PAST = word_set(
    """need speed feed seed embed breed indeed exceed proceed succeed bed red shed hundred
    united limited distributed"""
)
# Verbs that, without "was" before them, tell what somebody else did for the person.
PASSIVE = word_set(
    """awarded promoted selected chosen named recognised recognized nominated elected invited
    certified appointed honored honoured ranked featured admitted hired rated praised licensed
    entrusted tasked asked voted shortlisted accepted accredited cited sponsored recruited"""
)
_NOT_PARTICIPLES = word_set(
    """string thing nothing something anything everything king ring spring bring during evening
    morning building ceiling wing engineering marketing pricing billing onboarding"""
)


def holds_weight(words: Iterable[Word]) -> bool:
    """Whether one of the words may not be left out."""
    return any(word.key in _WEIGHTS for word in words)


def turns_it(words: Iterable[Word]) -> bool:
    """Whether one of the words may not be left out even with a whole clause of its own."""
    return any(word.key in _TURNS for word in words)


def shares_it(words: Iterable[Word]) -> bool:
    """Whether the words say that others had a hand in it."""
    return any(word.key in _HANDS for word in words)


def weights_in(words: Iterable[Word]) -> list[Word]:
    """The words that may not be left out."""
    return [word for word in words if word.key in _WEIGHTS]


def is_past(key: str) -> bool:
    """Whether a word is, by its form, a verb of the past."""
    if key in _NOT_PAST:
        return False
    return key in _PAST or (key.endswith("ed") and len(key) > 3)


def is_verb(key: str) -> bool:
    """Whether a bullet that begins with this word tells what the person did or does."""
    return is_past(key) or key in BASE_VERBS


def is_participle(key: str) -> bool:
    """Whether a word has the form of a verb that goes on: `reducing`."""
    return key.endswith("ing") and len(key) > 4 and key not in _NOT_PARTICIPLES
