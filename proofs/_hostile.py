"""What the hostile proofs share: third-party corpora, and a command line whose words are weighed.

Each command runs in this process, through the real parser, dispatcher and renderers. Whatever a
workspace holds, it must end with an exit code of a person's mistake at worst, say what to do, and
print valid UTF-8 in which no character acts on a terminal.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sightline import app
from sightline.cli.main import run as run_command

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data" / "hostile"
SETTINGS = 'name = "Hostile"\nowner = "ana"\n'
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r")


class Said(NamedTuple):
    """What one command printed, and how it ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def say(root: Path | str, *words: str) -> Said:
    """Run one command on a workspace; raise AssertionError where it breaks a promise."""
    full = (words[0], *words[1:], "-C", str(root))
    code, out, err = _run(list(full))
    is_patch = "--dry-run" in words and "--json" not in words and not code
    said = Said(full, code, out.decode() if is_patch else _text(full, out), _text(full, err))
    assert code in range(5), f"{full} ended with {code}: {said.err or said.out[-400:]}"
    if code > 1:
        has_both = said.err.startswith("error: ") and "\n  help: " in said.err
        assert has_both, f"{full}: not a message with help: {said.err!r}"
    if "--json" in words and code < 2:
        said.json  # noqa: B018
    return said


def write_files(root: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write a workspace; names are given as text, or as text that stands for bytes."""
    for path, content in {"sightline.toml": SETTINGS, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else _encoded(content))
    return root


def findings(root: Path) -> list[dict[str, Any]]:
    """What `check` finds; every place must lie within its file."""
    found: list[dict[str, Any]] = say(root, "check", "--json").json["diagnostics"]
    lines: dict[str, list[str] | None] = {}
    for one in found:
        path = one["path"]
        if path not in lines:
            lines[path] = _lines(root / path)
        assert is_within(one, lines[path]), f"a place outside of its file: {one}"
        assert one["message"].strip() and one["code"], f"nothing is said: {one}"
    return found


def is_within(one: Mapping[str, Any], lines: list[str] | None) -> bool:
    """Whether the place of a finding exists; a file that can't be read has only its beginning."""
    place = (one["line"], one["column"], one["end_line"], one["end_column"])
    if lines is None:
        return place == (1, 1, 1, 1)
    line, column, end_line, end_column = place
    if not 1 <= line <= end_line <= len(lines) or (line, column) > (end_line, end_column):
        return False
    in_line = 1 <= column <= len(lines[line - 1]) + 1
    return bool(in_line and 1 <= end_column <= len(lines[end_line - 1]) + 1)


@cache
def corpus(name: str) -> tuple[bytes, ...]:
    """The cases of a corpus: yaml, json, naughty, commonmark, xss, traversal."""
    return tuple(_READERS[name]())


def sample(cases: Iterable[bytes], start: int, count: int) -> list[bytes]:
    """A run of cases, beginning anywhere, going round at the end."""
    held = list(cases)
    return [held[(start + i) % len(held)] for i in range(min(count, len(held)))]


def _yaml() -> Iterator[bytes]:
    for path in sorted((CORPORA / "yaml").rglob("in.yaml")):
        if not path.is_relative_to(CORPORA / "yaml" / "name"):
            yield path.read_bytes()


def _json() -> Iterator[bytes]:
    for path in sorted((CORPORA / "json").rglob("*.json")):
        yield path.read_bytes()


def _naughty() -> Iterator[bytes]:
    for text in json.loads((CORPORA / "naughty-strings.json").read_bytes()):
        yield text.encode("utf-8", "surrogatepass")


def _commonmark() -> Iterator[bytes]:
    for example in json.loads((CORPORA / "commonmark" / "commonmark.json").read_bytes()):
        yield example["markdown"].encode()


def _lines_of(folder: str) -> Iterator[bytes]:
    for path in sorted((CORPORA / folder).glob("*.txt")):
        yield from dict.fromkeys(path.read_bytes().split(b"\n"))


_READERS: dict[str, Callable[[], Iterator[bytes]]] = {
    "yaml": _yaml,
    "json": _json,
    "naughty": _naughty,
    "commonmark": _commonmark,
    "xss": lambda: _lines_of("xss"),
    "traversal": lambda: _lines_of("traversal"),
}


def _run(words: list[str]) -> tuple[int, bytes, bytes]:
    with _captured() as (out, err):
        code = run_command(words, app.parts())
    return code, out.getvalue(), err.getvalue()


@contextmanager
def _captured() -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    held = sys.stdout, sys.stderr
    raw = io.BytesIO(), io.BytesIO()
    sys.stdout = io.TextIOWrapper(raw[0], "utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(raw[1], "utf-8", write_through=True)
    try:
        yield raw
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.detach()
        sys.stdout, sys.stderr = held


def _text(words: tuple[str, ...], printed: bytes) -> str:
    text = printed.decode("utf-8")
    found = _ACTING.search(text)
    context = text[max(0, found.start() - 80) : found.end() + 20] if found else ""
    assert found is None, f"{words} printed {found[0]!r} in {context!r}"
    return text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _lines(path: Path) -> list[str] | None:
    try:
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError:
        data = None
    if data is None:
        return None
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return _LINE_END.sub("\n", text).split("\n")


def is_possible_name(name: bytes) -> bool:
    """Whether this operating system lets a file be called so."""
    return 0 < len(name) <= os.pathconf("/", "PC_NAME_MAX") - 16 and not {0, 47} & set(name)
