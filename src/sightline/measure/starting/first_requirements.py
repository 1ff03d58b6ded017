"""Three draft requirements, chosen from what an API's contract and people's feedback show.

Each says on what it stands, with counts that can be counted again, and links the rows. Bounds are
places to begin: no data says them, and each draft says so. Where nothing stands for a third draft,
there are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sightline.measure.starting.api_contract import INLINE, ApiContract, ApiOperation
from sightline.measure.starting.feedback_mentions import Mentions, Spoken, Topic, words_of
from sightline.measure.starting.first_metrics import (
    FIRST_CALL,
    LATENCY,
    ONE_SHAPE,
    SERVER_ERRORS,
    mention_metric,
    metric_text,
    one_shape_metric,
)
from sightline.measure.starting.plain_words import ACCESS, FAILED, SLOW, WHAT_HURTS
from sightline.text.yaml.quoting import yaml_scalar

COUNT = 3
_MOST_LINKED = 5
_MOST_NAMED = 3
_MOST_PROMISED = 8
_FEW = 4
_WINDOW = "28d"
_LONG_WINDOW = "90d"


@dataclass(frozen=True, slots=True)
class Draft:
    """A requirement before it has an id. ``keys`` are the rows of feedback behind it; ``metrics``
    the texts of the metrics that its criterion names, by name."""

    title: str
    story: str
    stands_on: tuple[str, ...]
    keys: tuple[str, ...]
    criterion: str
    metrics: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """Feedback as drafts need it: what is said, and where, if its rows can be asked as data."""

    spoken: Spoken
    source: str = ""
    column: str = ""


def drafts_of(contract: ApiContract | None, rows: Rows | None) -> tuple[Draft, ...]:
    """The first drafts that differ in what they promise, three at most."""
    chosen: dict[str, Draft] = {}
    has_operations = contract is not None and bool(contract.operations)
    found = _of_api(contract, rows) if has_operations and contract else _of_feedback(rows)
    for draft in found:
        chosen.setdefault(draft.criterion, draft)
        if len(chosen) == COUNT:
            break
    return tuple(chosen.values())


def document_text(draft: Draft, evidence: tuple[str, ...], contract: str) -> str:
    """The requirement as a file. ``contract``: the id of the API, or ""."""
    keys = [f"title: {yaml_scalar(draft.title)}", "status: draft"]
    keys += [f"evidence: [{', '.join(evidence)}]"] if evidence else []
    keys += [f"contract: {contract}"] if contract else []
    reasons = [f"- {reason}" for reason in draft.stands_on]
    lines = ["---", *keys, "---", "", draft.story, "", "## Why this draft", "", *reasons, ""]
    lines += ["<!-- The bound is a place to begin, not a goal: set your own. -->", ""]
    lines += ["## Criteria", "", f"- {draft.criterion}", ""]
    return "\n".join(lines)


def _of_api(contract: ApiContract, rows: Rows | None) -> Iterator[Draft]:
    spoken = rows.spoken if rows else None
    topic = spoken.topic(contract.current) if spoken else None
    about = _about(topic, spoken) if topic and spoken else None
    if about is not None:
        yield about
    yield _errors(contract, _said(spoken, FAILED))
    main, below = _main(contract)
    is_told = about is not None and LATENCY in about.metrics and topic is not None
    if not (is_told and topic and (main in topic.operations or not _stands_out(contract, below))):
        yield _main_operation(contract, main, below, spoken)
    if any(operation.needs_key for operation in contract.operations):
        yield _first_call(contract, _said(spoken, ACCESS))
    yield _available(contract, None)


def _of_feedback(rows: Rows | None) -> Iterator[Draft]:
    """What feedback alone shows: what went wrong, most mentioned first; then its own words."""
    if rows is None:
        return
    spoken = rows.spoken
    slow, failed, access = (_said(spoken, words) for words in (SLOW, FAILED, ACCESS))
    by_mentions: list[tuple[Mentions | None, Draft]] = [
        (slow, _fast(slow)),
        (failed, _available(None, failed)),
        (access, _first_call(None, access)),
    ]
    told = [(said, draft) for said, draft in by_mentions if said is not None]
    for _, draft in sorted(told, key=lambda pair: -len(pair[0].keys)):
        yield draft
    if rows.source:
        for word in spoken.words_most_used(least=max(2, len(spoken.rows) // 100)):
            yield _mentioned(word, spoken.using(word), rows)


def _said(spoken: Spoken | None, words: frozenset[str]) -> Mentions | None:
    """The rows that mention what went wrong; None where none does."""
    found = spoken.mentioning(words, WHAT_HURTS[words]) if spoken else None
    return found if found and found.keys else None


def _about(topic: Topic, spoken: Spoken) -> Draft:
    """What feedback mentions most, of all that the API can do."""
    among = frozenset(topic.mentions.keys)
    parts = {
        words: [k for k in spoken.mentioning(words, "").keys if k in among]
        for words in (SLOW, FAILED)
    }
    is_slow = len(parts[SLOW]) > len(parts[FAILED])
    symptom = SLOW if is_slow else FAILED
    behind = parts[symptom]
    linked = dict.fromkeys([*behind, *topic.mentions.keys])
    reasons = [topic.mentions.told]
    if behind:
        reasons[0] += f"; {len(behind):,} of these speak of {WHAT_HURTS[symptom]}"
    else:
        reasons[0] += "; none of these speaks of an error or of waiting, so read them first"
    reasons.append(_called_so(topic))
    where = f"where {_condition(topic)}"
    word = topic.word.capitalize()
    if is_slow:
        story = _story("developer", f"`{topic.word}` to answer fast", "nobody has to wait for it")
        criterion = f"p95 of {LATENCY} {where} is < 500 ms over {_WINDOW}"
        return _draft(f"{word} answers fast", story, reasons, linked, criterion, LATENCY)
    story = _story("developer", f"`{topic.word}` to work each time", "I can rely on it")
    criterion = f"share(server_errors) of {SERVER_ERRORS} {where} is < 1 % over {_WINDOW}"
    return _draft(f"{word} works each time", story, reasons, linked, criterion, SERVER_ERRORS)


def _called_so(topic: Topic) -> str:
    count = len(topic.operations)
    if count <= _MOST_NAMED:
        return "the contract has " + ", ".join(_code(o) for o in topic.operations)
    told = f"{count:,} operations of the contract are called so"
    if count <= _MOST_PROMISED:
        return told
    return f"{told}; the promise is of {_code(topic.operations[0])}"


def _condition(topic: Topic) -> str:
    names = [_quoted(o.name) for o in topic.operations]
    if len(names) == 1 or len(names) > _MOST_PROMISED:
        return f"operation = {names[0]}"
    return f"operation in ({', '.join(names)})"


def _errors(contract: ApiContract, said: Mentions | None) -> Draft:
    """How the API says that something went wrong: not at all, or in several shapes."""
    everything = contract.operations
    silent = [o for o in everything if not o.documents_client_errors]
    named = [(s, n) for s, n in contract.shapes if s != INLINE]
    reasons = [said.told] if said else []
    if silent:
        few = ", ".join(_code(o) for o in silent[:_MOST_NAMED])
        more = ", ..." if len(silent) > _MOST_NAMED else ""
        count = f"{len(silent):,} of {_operations(len(everything))}"
        verb = "documents" if len(silent) == 1 else "document"
        reasons.append(f"{count} {verb} no error of the caller (4xx): {few}{more}")
    else:
        many = (
            f"all {_operations(len(everything))} document"
            if len(everything) > 1
            else "it documents"
        )
        reasons.append(f"{many} how the caller fails")
    shape = named[0][0] if named else "problem"
    reasons.append(_shapes_told(contract, named))
    is_one = len(contract.shapes) == 1 and bool(named) and not silent
    title = "Every error keeps the one documented shape" if is_one else "Every error has one shape"
    story = _story(
        "developer", "every error to say what went wrong in one shape", "my code can handle it"
    )
    criterion = f"share(one_shape) of {ONE_SHAPE} is >= 98 % over {_WINDOW}"
    keys = said.keys if said else ()
    text = one_shape_metric(shape)
    return _draft(title, story, reasons, keys, criterion, ONE_SHAPE, text)


def _shapes_told(contract: ApiContract, named: list[tuple[str, int]]) -> str:
    if not named:
        return "the contract names no shape of errors; `problem` stands for RFC 9457"
    shapes = contract.shapes
    told = ", ".join(f"{_plain(shape)} ({count:,})" for shape, count in shapes[:_MOST_NAMED])
    more = ", ..." if len(shapes) > _MOST_NAMED else ""
    count = "1 shape" if len(shapes) == 1 else f"{len(shapes)} shapes"
    return f"error bodies have {count}, by operations: {told}{more}"


def _main_operation(
    contract: ApiContract, operation: ApiOperation, below: int, spoken: Spoken | None
) -> Draft:
    """The operation under whose path most of the API stands; all, where none stands out."""
    count = len(contract.operations)
    if not _stands_out(contract, below):
        told = f"no path of the contract stands above others: the promise is of all {count:,}"
        return _fast(_said(spoken, SLOW), told)
    said = _slow_about(operation, spoken) if spoken else None
    reasons = [said.told] if said else []
    reasons.append(_place_of(operation, below, count))
    what = f"{_code(operation)} to answer fast"
    story = _story("developer", what, "what I build on it does not wait")
    where = f"where operation = {_quoted(operation.name)}"
    criterion = f"p95 of {LATENCY} {where} is < 500 ms over {_WINDOW}"
    title = f"{operation.method} {operation.path} answers fast"
    return _draft(title, story, reasons, said.keys if said else (), criterion, LATENCY)


def _stands_out(contract: ApiContract, below: int) -> bool:
    """Whether enough of an API stands below an operation for it to be the main one."""
    count = len(contract.operations)
    return count == 1 or below > 1 or (below == 1 and count <= _FEW)


def _place_of(operation: ApiOperation, below: int, count: int) -> str:
    if count == 1:
        return f"{_code(operation)} is the only operation"
    verb = "stands" if below == 1 else "stand"
    return f"{below:,} of {_operations(count)} {verb} below the path of {_code(operation)}"


def _slow_about(operation: ApiOperation, spoken: Spoken) -> Mentions | None:
    """The rows that name the operation by one of its words, and that something is slow."""
    slow = spoken.mentioning(SLOW, WHAT_HURTS[SLOW])
    named = {key for word in words_of(operation) for key in spoken.about(word).keys}
    keys = tuple(key for key in slow.keys if key in named)
    found = Mentions(f"{slow.what} and {_code(operation)}", keys, slow.of)
    return found if found.is_enough else None


def _main(contract: ApiContract) -> tuple[ApiOperation, int]:
    """The main operation, and how many others stand below its path."""
    below = _below(contract)
    current = [o for o in contract.current if o.path != "/"] or list(contract.current)
    most = max(below[o.path] for o in current)
    reading = [o for o in current if o.method == "GET" and 2 * below[o.path] >= most]
    best = min(reading or current, key=lambda o: (-below[o.path], len(o.path), o.path, o.method))
    return best, below[best.path]


def _below(contract: ApiContract) -> dict[str, int]:
    """How many operations stand below each path."""
    counts = {operation.path: 0 for operation in contract.operations}
    for operation in contract.operations:
        above = operation.path.rpartition("/")[0]
        while above:
            if above in counts:
                counts[above] += 1
            above = above.rpartition("/")[0]
    return counts


def _fast(said: Mentions | None, told: str = "") -> Draft:
    story = _story("user", "answers at once", "I don't have to wait")
    criterion = f"p95 of {LATENCY} is < 500 ms over {_WINDOW}"
    reasons = [*([said.told] if said else []), *([told] if told else [])]
    keys = said.keys if said else ()
    return _draft("Answers come fast", story, reasons, keys, criterion, LATENCY)


def _first_call(contract: ApiContract | None, said: Mentions | None) -> Draft:
    """Whether whoever has just got a key gets an answer."""
    reasons = [said.told] if said else []
    if contract is not None:
        locked = sum(operation.needs_key for operation in contract.operations)
        verb = "needs" if locked == 1 else "need"
        reasons.append(
            f"{locked:,} of {_operations(len(contract.operations))} {verb} a key or token"
        )
    story = _story("new developer", "my first call to be answered", "I know that my key works")
    criterion = f"share(first_call) of {FIRST_CALL} is >= 90 % over {_WINDOW}"
    keys = said.keys if said else ()
    return _draft("A first call is answered", story, reasons, keys, criterion, FIRST_CALL)


def _available(contract: ApiContract | None, said: Mentions | None) -> Draft:
    """Whether requests succeed at all."""
    reasons = [said.told] if said else []
    if contract is not None:
        many = _operations(len(contract.operations))
        reasons.append(f"the contract has {many}, and cannot say how often they may fail")
    story = _story("user", "what I ask for to work each time", "I can rely on it")
    criterion = f"share(server_errors) of {SERVER_ERRORS} is < 1 % over {_WINDOW}"
    keys = said.keys if said else ()
    return _draft("Requests succeed", story, reasons, keys, criterion, SERVER_ERRORS)


def _mentioned(word: str, mentions: Mentions, rows: Rows) -> Draft:
    """A word that many rows use, where the contract says nothing: the rows themselves count."""
    share = 100 * len(mentions.keys) / mentions.of / 2
    name = f"mention_{word}"
    metric = f"{rows.source}.{name}"
    criterion = f"share({name}) of {metric} is < {share:.2g} % over {_LONG_WINDOW}"
    story = _story("user", f"what I say about {word} to be heard", "fewer of us have to say it")
    reasons = (mentions.told, f"half of that, {share:.2g} %, is the bound to begin with")
    text = mention_metric(rows.source, word, rows.column)
    keys = mentions.keys[:_MOST_LINKED]
    return Draft(f'Fewer speak of "{word}"', story, reasons, keys, criterion, {metric: text})


def _draft(
    title: str,
    story: str,
    reasons: list[str],
    keys: Iterable[str],
    criterion: str,
    metric: str,
    text: str = "",
) -> Draft:
    linked = tuple(keys)
    if len(linked) > _MOST_LINKED:
        reasons[0] += f" ({_MOST_LINKED} are linked)"
    metrics = {metric: text or metric_text(metric)}
    return Draft(title, story, tuple(reasons), linked[:_MOST_LINKED], criterion, metrics)


def _story(who: str, what: str, why: str) -> str:
    article = "an" if who[0] in "aeio" else "a"
    return f"As {article} {who}, I want {what}, so that {why}."


def _operations(count: int) -> str:
    return "1 operation" if count == 1 else f"{count:,} operations"


def _code(operation: ApiOperation) -> str:
    return f"`{_plain(operation.name)}`"


def _plain(text: str) -> str:
    """A name of the contract that ends no code span."""
    return text.replace("`", "'")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
