"""How ``brief`` is shown: one page of 100 columns, read from top to bottom."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sightline.measure.language.criterion_printer import render_bound
from sightline.measure.shown_figures import shortened, shown_figure, shown_value
from sightline.measure.shown_verdict import as_promised, said_of, shown_change
from sightline.measure.verdict import NOT_PROVEN as SAID_NOT_PROVEN
from sightline.narrate.days import counted, shown_day
from sightline.narrate.layout import NOUNS, WIDTH, clean, painted
from sightline.narrate.recorded_verdicts import WORST_FIRST
from sightline.narrate.render_why import why_line

MAX_RESULTS, MAX_PROMISES, MAX_NEEDS = 6, 12, 3
_CHIP, _WIDEST_ID, _WIDEST_NAME, _WIDEST_FIGURE, _WIDEST_TITLE = 13, 24, 36, 37, 44
_ORDER = ("PASS", "FAIL", "INCONCLUSIVE", "NO DATA", "STALE", "ATTESTED", "REPORTED")
_WIDEST_NEED, _NARROWEST = 48, 20
_NOT_A_PROMISE = "NOT A PROMISE"
_BEHIND = re.compile(r" \(|;|: ")  # what stands behind these is for `verify` to tell
_BEFORE = " before the as-of date"
_LEGEND = "[ ] limits, at 95 % each unless a promise says otherwise; n = rows"
_ID = re.compile(r"\b([A-Z]{3})-\w")
_IN_SHORT = {f"the source holds no row{_BEFORE}": "metric defined, no event ever arrived"}


def text(result: Any, colour: bool = False) -> str:
    """The page."""
    lines = [
        *_header(result),
        *_results(result, colour),
        *_promises(result, colour),
        *_why(result, colour),
        *_needs(result, colour),
        *_next(result, colour),
    ]
    return "\n".join([*lines, *_prefixes(lines)]) + "\n"


def _header(result: Any) -> list[str]:
    day = shown_day(date.fromisoformat(result.as_of[:10]))
    noun = result.feedback_noun
    single = noun.removesuffix("s") if " " not in noun else "row of feedback"
    counts = [counted(len(result.key_results), "key result")] if result.key_results else []
    counts += [
        counted(len(result.promises), "promise"),
        counted(result.interviews, "interview"),
        counted(result.feedback, single, noun),
    ]
    if result.hidden:
        counts.append(f"{result.hidden:,} hidden")
    whole = [count.replace(" ", "\xa0") for count in counts]
    name = shortened(clean(result.name) or "This workspace", 40)
    return _columns("", f"{name}\xa0\xa0 as of {day}\xa0\xa0 {', '.join(whole)}")


def _results(result: Any, colour: bool) -> Iterator[str]:
    """DID IT WORK?: a line for each key result, from what to what, and what has to be said."""
    if not result.key_results:
        return
    head = "DID IT WORK?"
    shown = result.key_results[:MAX_RESULTS]
    moves = [_from_to(one.answer) for one in shown]
    changes = [_change(one.answer) for one in shown]
    words = [
        f"{one.answer.verdict} {change}".rstrip()
        for one, change in zip(shown, changes, strict=True)
    ]
    move_width = max(map(len, moves))
    room = WIDTH - 14 - 2 - move_width - 2 - max(map(len, words))
    names = [shortened(clean(one.name), max(min(room, _WIDEST_NAME), 20)) for one in shown]
    name_width = max(map(len, names))
    for one, name, move, said in zip(shown, names, moves, words, strict=True):
        word = one.answer.verdict
        lines = _columns(f"{head:12}  {name:{name_width}}  {move:{move_width}}  ", said)
        lines[0] = lines[0].replace(f"  {word}", f"  {painted(word, word, colour)}", 1)
        if head:
            lines[0] = lines[0].replace(head, painted(head, "heading", colour), 1)
        besides = "; ".join(_said_besides(one))
        yield from [*lines, *(_columns(" " * 16, besides) if besides else [])]
        head = ""
    more = len(result.key_results) - len(shown)
    if more:
        yield f"{'':14}… {more:,} more: sightline verify"


def _from_to(found: Any) -> str:
    """``31 % -> 43 %``, or the value alone where nothing is compared; a time from step to step is a
    median, and its metric's title does not say so."""
    if found.reading is None or not found.reading.n:
        return "-"
    readings = [found.baseline, found.reading] if found.baseline is not None else [found.reading]
    shown = " -> ".join(_value(as_promised(reading, found._parsed)) for reading in readings)
    is_time_to = found._parsed is not None and found._parsed.statistic.name == "time_to"
    return f"{shown} (median)" if is_time_to else shown


def _value(reading: Any) -> str:
    """A value with one decimal from 1 to 100: what was and what is are read side by side."""
    value = reading.value
    if value is None:
        return "?"
    if reading.unit == "share" or float(value).is_integer() or not 1 <= abs(value) < 100:
        return shown_value(value, reading.unit or "")
    return f"{value:.1f} {clean(reading.unit or '')}".rstrip()


def _change(found: Any) -> str:
    """The change, or what was wanted where nothing is compared."""
    if found.change is not None:
        return shown_change(found.change) + (" relative" if _points(found) else "")
    wanted = found._parsed is not None and found.baseline is None
    return f"wanted {render_bound(found._parsed.bound)}" if wanted else ""


def _said_besides(one: Any) -> list[str]:
    """What a reader has to know about a key result."""
    without = _without_a_value(one)
    notes = [clean(note) for note in one.answer.notes if note != SAID_NOT_PROVEN]
    if without:  # those of both windows together
        notes = [note for note in notes if "left out of the mean" not in note]
    return [*_points(one.answer), *without, *([one.caveat] if one.caveat else []), *notes]


def _without_a_value(one: Any) -> list[str]:
    """``118 of 1,400 never called (88 of 952 before, 30 of 448 now), the mean leaves them out``."""
    found = one.answer
    before, now = found.baseline, found.reading
    if now is None or found._parsed is None or found._parsed.statistic.name != "mean":
        return []
    windows = [(now, "")] if before is None else [(before, " before"), (now, " now")]
    if not any(reading.missing for reading, _ in windows):
        return []
    means = clean(one.missing_means) or "have no value"
    missing = sum(reading.missing for reading, _ in windows)
    whole = sum(reading.n for reading, _ in windows) + missing
    parts = [f"{r.missing:,} of {r.n + r.missing:,}{when}" for r, when in windows]
    each = f" ({', '.join(parts)})" if len(parts) > 1 else ""
    return [f"{missing:,} of {whole:,} {means}{each}, the mean leaves them out"]


def _points(found: Any) -> list[str]:
    """``+12 points``: a share that is compared relatively, in points as well."""
    before, now = found.baseline, found.reading
    is_share = found.change is not None and now.unit == found.change.unit == "share"
    if not is_share or before is None or None in (before.value, now.value):
        return []
    return [f"{(now.value - before.value) * 100:+.1f}".removesuffix(".0") + " points"]


def _promises(result: Any, colour: bool) -> Iterator[str]:
    rows = [(r.verdict, r.id, r) for r in result.promises]
    rows += [(_NOT_A_PROMISE, s.line.id, s) for s in result.sentences]
    shown = _chosen(rows)
    several = Counter(identifier for _, identifier, _ in rows)
    width = min(max((len(identifier) for _, identifier, _ in shown), default=0), _WIDEST_ID)
    figures = [_figure(one, result.as_of) for _, _, one in shown]
    is_explained = any("[" in figure for figure in figures)
    head = painted("PROMISES", "heading", colour)
    yield f"{head:{len(head) + 8}}{_LEGEND}" if is_explained else head
    widest = min(max(map(len, figures), default=0), _WIDEST_FIGURE)
    widest = max(widest, _NARROWEST)
    room = min(WIDTH - 2 - _CHIP - 1 - width - 2 - 2 - widest, _WIDEST_TITLE)
    for (chip, identifier, one), figure in zip(shown, figures, strict=True):
        begin = f"  {chip:{_CHIP}} {identifier:{width}}  "
        if chip == _NOT_A_PROMISE:
            lines = _sentence(begin, one)
        else:
            own = WIDTH - len(begin) - 2 - len(figure)
            said = _said(one, several[identifier] > 1, min(max(room, own), _WIDEST_TITLE))
            lines = _columns(f"{begin}{said:{room}}  ", figure)
        lines[0] = lines[0].replace(chip, painted(chip, chip, colour), 1)
        yield from lines
    if not rows:
        yield "  none yet: a requirement promises once it is committed"
    yield from _rest(result, rows, shown)


def _chosen(rows: list[Any]) -> list[Any]:
    """The worst twelve, in the order in which they are read."""
    worst = sorted(range(len(rows)), key=lambda n: (WORST_FIRST.index(rows[n][0]), n))
    order = (*_ORDER, _NOT_A_PROMISE)
    kept = sorted(worst[:MAX_PROMISES], key=lambda n: (order.index(rows[n][0]), n))
    return [rows[n] for n in kept]


def _rest(result: Any, rows: list[Any], shown: list[Any]) -> Iterator[str]:
    """What isn't shown, counted."""
    left = Counter(chip for chip, _, _ in rows)
    left.subtract(Counter(chip for chip, _, _ in shown))
    parts = [f"{n:,} {chip}" for chip, n in left.items() if n]
    said = [f"… {', '.join(parts)} more"] if parts else []
    if result.others:
        said.append(counted(result.others, "line", "lines") + " in drafts, guardrails, experiments")
    if result.problems:
        said.append(counted(len(result.problems), "mistake") + " in data or metrics")
    if said:
        yield from _columns("  ", f"{'; '.join(said)}: sightline verify")


def _said(found: Any, several: bool, room: int) -> str:
    """The title of a promise; of a document that makes several, the promise itself."""
    words = found.criterion.partition(" over ")[0] if several else found.title
    return shortened(clean(words), room)


def _figure(found: Any, as_of: str) -> str:
    """The reading with limits and n, or why there is none; nothing for a sentence."""
    if not hasattr(found, "verdict"):
        return ""
    reading = found.reading
    if found.verdict == "INCONCLUSIVE" and reading is not None and found.needed_n is not None:
        return f"n={reading.n:,}, needs {found.needed_n:,}: {_wait(found.needed_by, as_of)}"
    notes = [_BEHIND.split(clean(note), maxsplit=1)[0] for note in found.notes]
    if found.verdict in ("NO DATA", "STALE"):
        return _IN_SHORT.get(notes[0], notes[0].replace(_BEFORE, " ago")) if notes else ""
    if reading is None:
        said = "" if found.answer is None else said_of(found.answer).replace("  ", " ")
        return said or "; ".join(notes[:1])
    figure = f"{shown_figure(as_promised(reading, found._parsed))} n={reading.n:,}"
    if found.baseline is not None and found.baseline.n:
        return f"{_value(as_promised(found.baseline, found._parsed))} -> {figure}"
    return figure


def _wait(needed_by: str | None, as_of: str) -> str:
    """``about 9 more days``; without a day the rows never come at the present rate."""
    if needed_by is None:
        return "never at this rate"
    days = (date.fromisoformat(needed_by) - date.fromisoformat(as_of[:10])).days
    return "about " + counted(max(days, 1), "more day", "more days")


def _sentence(begin: str, one: Any) -> list[str]:
    """The sentence, and below it what it may have meant."""
    said = f"“{shortened(clean(one.line.text), WIDTH - len(begin) - 2)}”"
    if one.suggestions:
        criterion, today = one.suggestions[0]
        hint = f"try: {criterion} (today {today})"
    else:
        hint = clean(one.missing or one.line.help)
    if len(begin) + len(said) + 4 + len(hint) <= WIDTH:
        return [f"{begin}{said}    {hint}"]
    return [f"{begin}{said}", *_columns(" " * len(begin), hint)]


def _why(result: Any, colour: bool) -> Iterator[str]:
    if result.why is None:
        return
    short = replace(result.why, chain=tuple(replace(k, more=0) for k in result.why.chain))
    lines = textwrap.wrap(
        why_line(short).replace("? ", "?  ", 1), WIDTH, subsequent_indent="    ",
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    word = result.why.verdict
    lines[0] = lines[0].replace("WHY", painted("WHY", "heading", colour), 1)
    if lines[-1].endswith(word):
        lines[-1] = lines[-1][: -len(word)] + painted(word, word, colour)
    yield from lines


def _needs(result: Any, colour: bool) -> Iterator[str]:
    """NEEDS YOU: the first three, and how many more."""
    if not result.needs:
        return
    shown = [
        f"{number} {one.id} {shortened(clean(one.why), _WIDEST_NEED)}".replace(" ", "\xa0", 1)
        for number, one in enumerate(result.needs[:MAX_NEEDS], 1)
    ]
    more = len(result.needs) - len(shown)
    if more > 0:
        shown.append(f"… {more:,} more: sightline today".replace(" ", "\xa0"))
    head = "NEEDS YOU"
    lines = _columns(f"{head:12}  ", "\xa0\xa0 ".join(shown))
    lines[0] = lines[0].replace(head, painted(head, "heading", colour), 1)
    yield from lines


def _next(result: Any, colour: bool) -> Iterator[str]:
    said = [f"your product: {c}" if c.endswith(" init") else c for c in result.commands]
    commands = [command.replace(" ", "\xa0") for command in said]
    head = "NEXT"
    lines = _columns(f"{head}  ", "  |  ".join(commands))
    lines[0] = lines[0].replace(head, painted(head, "heading", colour), 1)
    yield from lines


def _prefixes(lines: list[str]) -> list[str]:
    """What the ids on the page begin with, each once, in the order in which they are read."""
    met = dict.fromkeys(code for line in lines for code in _ID.findall(line))
    told = [f"{code}\xa0{NOUNS[code]}" for code in met if code in NOUNS]
    return _columns("IDS   ", ", ".join(told)) if told else []


def _columns(begin: str, words: str) -> list[str]:
    """Words behind a beginning, further lines below the words; spaces that must hold are kept."""
    wrapped = textwrap.wrap(
        words, max(WIDTH - len(begin), _NARROWEST), break_on_hyphens=False, break_long_words=False
    )
    first, *further = wrapped or [""]
    indent = " " * len(begin)
    return [
        line.replace("\xa0", " ").rstrip()
        for line in (begin + first, *(indent + line for line in further))
    ]
