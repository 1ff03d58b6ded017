"""How it is told what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.text.visible import visible_line

_MOST = 20


def text(result: Any, colour: bool = False) -> str:
    """What was searched, what went or would go, what is left and why."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    person = visible_line(result.person)
    before = result.before
    yield f"searched {_count(before.files, 'file')}: {_hits(before)}"
    yield f"{'removed' if result.done else 'would remove'} {_count(len(result.removed), 'file')}"
    yield from _listed(result.removed)
    if result.others:
        verb = "names" if len(result.others) == 1 else "name"
        yield (
            f"{_count(len(result.others), 'other file')} of career/ {verb} nobody called {person} "
            f"(--all removes them too)"
        )
        yield from _listed(result.others)
    if result.done:
        after = result.after
        yield f"cleared the cache: {_count(result.cache_files, 'file')}"
        yield f"searched again {_count(after.files, 'file')}: {_hits(after)}"
    if result.kept:
        yield "still there" if result.done else "would still be there"
        for kept in result.kept:
            times = f", {kept.times} times" if kept.times > 1 else ""
            yield f"  {visible_line(kept.path)}{times}: {kept.why}"
    for path, why in (result.after or before).unread[:_MOST]:
        yield f"not looked into: {visible_line(path)} ({why})"
    if result.git is not None:
        yield (
            f"git's history holds {_count(len(result.git.files), 'file')} of them or removed "
            f"before ({_count(result.git.commits, 'commit')} touch career/); to take them out:"
        )
        yield f"  {visible_line(result.git.command)}"
        yield f"  {result.git.helps}"
    if not result.done:
        yield "nothing was changed; to do it, add --yes"


def _hits(search: Any) -> str:
    times = sum(trace.times for trace in search.traces)
    inside = sum(trace.in_path for trace in search.traces)
    paths = f" and {_count(inside, 'path')}" if inside else ""
    if not search.traces:
        return "nothing names them"
    where = _count(sum(bool(t.times) for t in search.traces), "file")
    return f"named {_count(times, 'time')} in {where}{paths}"


def _listed(paths: Any) -> Iterator[str]:
    for path in paths[:_MOST]:
        yield f"  {visible_line(path)}"
    if len(paths) > _MOST:
        yield f"  and {len(paths) - _MOST} more"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + "s" * (number != 1)
