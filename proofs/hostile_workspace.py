"""No text that somebody put into a workspace breaks Sightline, or acts on the reader's terminal.

Every case of the corpora (YAML test suite, JSON parsing tests, naughty strings, CommonMark, XSS and
traversal lists) stands in each role that a text can have: front matter, metric, series, feedback,
contract, title, body, file name, id, tag, CSV cell, column, criterion, ignore, setting, path. Each
round takes some cases in one role and asks everything that can be asked about them.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from proofs._hostile import (
    CORPORA,
    SETTINGS,
    corpus,
    findings,
    is_possible_name,
    sample,
    say,
    write_files,
)

TITLE = "Hostile texts in every role: a place and a remedy, never a fault, nothing on the terminal"
ROUNDS_SMALL = 8
ROUNDS_FULL = 2_600
_CASES = 24
_SINGLY = 6

Files = dict[str, bytes | str]


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is a role with 24 cases of a corpus; with 6 where each needs its own workspace."""
    if not CORPORA.is_dir():
        return {"skipped": f"{CORPORA.name} corpora are absent"}
    rng = random.Random(seed)
    plan = _plan(rng)
    done: Counter[str] = Counter()
    for number in range(rounds):
        role, name, start = plan[number % len(plan)]
        cases = sample(corpus(name), start, _count(role))
        try:
            done["findings"] += role(cases)
        except AssertionError as error:
            raise AssertionError(
                f"seed {seed}, {role.__name__} of {name} {start}: {error}"
            ) from error
        done["cases"] += len(cases)
        done["rounds"] += 1
    return {"different_rounds": len(plan), **done}


def _plan(rng: random.Random) -> list[tuple[Callable[[list[bytes]], int], str, int]]:
    """Every role with every part of every corpus; the roles take turns, each beginning anywhere."""
    lanes = []
    for role, names in _ROLES.items():
        for name in names:
            parts = [(role, name, i) for i in range(0, len(corpus(name)), _count(role))]
            rng.shuffle(parts)
            lanes.append(parts)
    rng.shuffle(lanes)
    deepest = max(map(len, lanes))
    return [lane[i] for i in range(deepest) for lane in lanes if i < len(lane)]


def _count(role: Callable[[list[bytes]], int]) -> int:
    return _SINGLY if role in (_series, _settings, _sources, _words) else _CASES


def _workspace(files: Files, ids: tuple[str, ...] = ()) -> int:
    """Ask about a workspace what its own text draws by lot; the number of findings."""
    lot = random.Random(repr(sorted(files.items())))
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder), files)
        found = findings(root)
        say(root, "check", "--format", lot.choice(_FORMS))
        told = say(root, "list", "--json")
        if told.code == 3:
            said = any(d["path"] == "sightline.toml" and d["severity"] == "error" for d in found)
            assert said, f"list is refused, and check doesn't say why: {told.err}"
            return len(found)
        listed = told.json["documents"]
        names = [*lot.sample([d["id"] for d in listed], min(2, len(listed))), *ids[:1]]
        for words in lot.sample(_QUESTIONS, 4):
            say(root, *[lot.choice(names) if w == "ID" and names else w for w in words])
        assert say(root, "check", "--json").json["diagnostics"] == found, "asked again, it differs"
    return len(found)


_FORMS = ("text", "sarif", "github", "junit")
_QUESTIONS = (
    *((operation, *json, "--", "ID") for operation in ("show", "thread", "why", "impact")
      for json in ((), ("--json",))),
    ("thread", "--format", "mermaid", "--", "ID"),
    ("list",), ("list", "REQ"), ("list", "--where", "title = 'x' or tags = 'y'"),
    ("fix", "--dry-run"), ("fix", "--dry-run", "--json"),
    ("new", "REQ", "--from", "ID", "--dry-run"),
    ("new", "REQ", "--from", "ID", "--dry-run", "--json"),
    ("rename", "--dry-run", "--", "ID", "REQ-9876"),
    ("rename", "--dry-run", "--", "ID", "INT-9876"),
    ("rename", "--dry-run", "--", "ID", "MET-9876"),
    ("verify", "--json"), ("verify",), ("verify", "--", "ID"),
    ("quote", "--dry-run", "--", "ID", "slow"),
)  # fmt: skip


def _requirements(cases: list[bytes], shape: Callable[[bytes], bytes]) -> int:
    files: Files = {f"requirements/REQ-{i}.md": shape(case) for i, case in enumerate(cases, 1)}
    return _workspace(files, tuple(f"REQ-{i}" for i in range(1, len(cases) + 1)))


def _front_matter(cases: list[bytes]) -> int:
    return _requirements(cases, lambda case: b"---\n" + case + b"\n---\n\nBody.\n")


def _metric(cases: list[bytes]) -> int:
    return _workspace({f"metrics/api.m{i}.yaml": case for i, case in enumerate(cases)})


def _series(cases: list[bytes]) -> int:
    talk = "---\ntitle: Talk\n---\n\n> slow {#q1}\n"
    return sum(
        _workspace({"interviews/series.yaml": case, "interviews/INT-1.md": talk}, ("INT-1",))
        for case in cases
    )


def _contract(cases: list[bytes]) -> int:
    return _workspace({f"contracts/api{i}/openapi.json": case for i, case in enumerate(cases)})


def _json_rows(cases: list[bytes]) -> int:
    rows = [b'{"id": "%d", "text": %s}' % (i, case.strip()) for i, case in enumerate(cases)]
    settings = SETTINGS + '[feedback.TIC]\nfiles = "feedback/*"\nkey = "id"\ntext = "text"\n'
    files: Files = {"sightline.toml": settings, "feedback/whole.jsonl": b"\n".join(cases)}
    files |= {f"feedback/{i}.jsonl": row for i, row in enumerate(rows)}
    keys = [b'{"id": %s}' % case.strip() for case in cases]
    files |= {f"feedback/k{i}.jsonl": row for i, row in enumerate(keys)}
    return _workspace(files, ("TIC-0", "TIC-1", "TIC-2"))


def _title(cases: list[bytes]) -> int:
    return _requirements(cases, lambda case: b"---\ntitle: " + case + b"\n---\n\nBody.\n")


def _quoted(cases: list[bytes]) -> int:
    return _requirements(cases, lambda case: b"---\ntitle: " + _json_text(case) + b"\n---\n")


def _tags(cases: list[bytes]) -> int:
    shape = b"---\ntitle: x\ntags: [%s, %s]\nowner: %s\n---\n"
    return _requirements(cases, lambda c: shape % (_json_text(c), c, _json_text(c)))


def _links(cases: list[bytes]) -> int:
    shape = b"---\ntitle: x\nevidence: [%s]\nopportunity: %s\n---\n\n[[REQ-%s]] [[%s|%s]] \n"
    return _requirements(cases, lambda c: shape % (_json_text(c), c, c, c, c))


def _criteria(cases: list[bytes]) -> int:
    shape = (
        b"---\ntitle: x\nstatus: committed\ncriteria:\n  - %s\n---\n\nA.\n\n## Criteria\n\n- %s\n"
    )
    where = b"p95 of api.latency_ms where name = '%s' is < 200 ms"
    return _requirements(cases, lambda c: shape % (c, c)) + _requirements(
        cases, lambda c: shape % (_json_text(where % c), where % c)
    )


def _body(cases: list[bytes]) -> int:
    found = _requirements(cases, lambda case: b"---\ntitle: x\n---\n" + case)
    talks: Files = {
        f"interviews/INT-{i}.md": b"# Talk\n\n> " + case + b" {#q1 " + case + b"}\n\n" + case
        for i, case in enumerate(cases, 1)
    }
    return found + _workspace(talks, tuple(f"INT-{i}" for i in range(1, len(cases) + 1)))


def _ignores(cases: list[bytes]) -> int:
    front = b"---\ntitle: x # sightline: ignore SPC001 -- %s\n---\n\n"
    shape = front + b"<!-- sightline: ignore %s until %s -- %s -->\n[[REQ-99]]\n"
    return _requirements(cases, lambda c: shape % (c, c, c, c))


def _names(cases: list[bytes]) -> int:
    """Names are bytes: what is no UTF-8 reaches Python as halves of characters."""
    files: Files = {"requirements/REQ-1.md": "---\ntitle: x\nid: REQ-2\n---\n"}
    for i, case in enumerate(cases):
        for name in (case, b"REQ-" + case, b"REQ-%d-" % i + case):
            if is_possible_name(name):
                files[f"requirements/{os.fsdecode(name)}.md"] = "---\ntitle: y\nid: REQ-3\n---\n"
                files[f"metrics/{os.fsdecode(name)}.yaml"] = "title: [\n"
        if is_possible_name(case) and case not in (b".", b".."):
            files[f"opportunities/{os.fsdecode(case)}/OPP-{i}.md"] = "---\ntitle: z\nx: y\n---\n"
            files[f"contracts/{os.fsdecode(case)}/openapi.yaml"] = "openapi: 3.1.0\n"
    return _workspace(files)


def _csv(cases: list[bytes]) -> int:
    settings = SETTINGS + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "text"\n'
    quoted = [b'"' + case.replace(b'"', b'""') + b'"' for case in cases]
    bare = b"".join(b"%d,%s\n" % (i, case) for i, case in enumerate(cases))
    closed = b"".join(b"b%d,%s\n" % (i, case) for i, case in enumerate(quoted))
    keys = b"".join(b"%s,words\n" % case for case in quoted)
    files: Files = {
        "sightline.toml": settings,
        "feedback/bare.csv": b"id,text\n" + bare,
        "feedback/closed.csv": b"id,text\n" + closed,
        "feedback/keys.csv": b"id,text\n" + keys,
    }
    files |= {f"feedback/h{i}.csv": b"id," + case + b"\n1,2\n" for i, case in enumerate(quoted)}
    return _workspace(files, ("TIC-1", "TIC-b1", "TIC-" + _decoded(cases[0])))


def _settings(cases: list[bytes]) -> int:
    lines = (
        b"%s\n", b"name = %s\n", b"owner = %s\nname = %s\n", b"as_of = %s\n",
        b"[checks]\nLNK001 = %s\n", b"[%s]\nx = 1\n",
        b"[feedback.%s]\nfiles = %s\nkey = %s\n", b"[sources.x]\nfiles = %s\n",
        b"[audiences.x]\nhide = [%s]\n", b"[audiences.%s]\nhide = []\n",
        b"[feedback.TIC]\nfiles = [%s]\nkey = %s\n", b"[defaults]\nwindow = %s\n",
    )  # fmt: skip
    found = 0
    for i, case in enumerate(cases):
        line = lines[(len(case) + i) % len(lines)]
        for value in (case, _json_text(case)):
            text = line % ((value,) * line.count(b"%s"))
            found += _workspace({"sightline.toml": text, "requirements/REQ-1.md": "# x\n"})
    return found


def _sources(cases: list[bytes]) -> int:
    found = 0
    for case in cases:
        text = _json_text(case)
        settings = b"[feedback.TIC]\nfiles = %s\nkey = 'id'\n[sources.x]\nfiles = %s\n" % (
            text,
            text,
        )
        talk = b"---\ntitle: x\ntranscript: %s\n---\n" % text
        files: Files = {"sightline.toml": settings, "interviews/INT-1.md": talk}
        metric = "title: x\nsource: x\nexpression: y\n"
        found += _workspace({**files, "metrics/x.yaml": metric}, ("INT-1",))
    return found


def _words(cases: list[bytes]) -> int:
    """As words and options of the command line, which nothing may lead out of the workspace."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder) / "w", {"requirements/REQ-1.md": "# x\n"})
        before = sorted(Path(folder).rglob("*"))
        for case in cases:
            word = _decoded(case).replace("\0", "") or "-"
            for words in random.Random(word).sample(_COMMANDS, 3):
                say(root, *[part.replace("WORD", word) for part in words])
        ours = [p for p in Path(folder).rglob("*") if ".sightline" not in p.parts]
        assert sorted(ours) == before, "a file was made or moved"
    return 0


_COMMANDS = (
    ("check", "--", "WORD"), ("check", "--baseline=WORD"), ("check", "--since=WORD"),
    ("check", "--as-of=WORD"), ("check", "--as=WORD"), ("check", "--format=WORD"),
    ("new", "REQ", "--id=WORD", "--dry-run"), ("new", "REQ", "--title=WORD", "--dry-run"),
    ("new", "REQ", "--from=WORD", "--dry-run"), ("new", "REQ", "--set=owner=WORD", "--dry-run"),
    ("new", "REQ", "--title=WORD", "--slug", "--dry-run"), ("new", "--dry-run", "--", "WORD"),
    ("rename", "--", "REQ-1", "WORD"), ("rename", "--", "WORD", "REQ-2"),
    ("quote", "--dry-run", "--", "WORD", "WORD"), ("fix", "--", "WORD"),
    ("show", "--", "WORD"), ("thread", "--", "WORD"), ("why", "--", "WORD"),
    ("impact", "--", "WORD"), ("list", "--", "WORD"), ("list", "--where=WORD"),
    ("verify", "--", "WORD"),
)  # fmt: skip
_TEXTS = ("naughty", "xss", "commonmark")
_ROLES: dict[Callable[[list[bytes]], int], tuple[str, ...]] = {
    _front_matter: ("yaml", "json", "naughty"),
    _metric: ("yaml", "json"),
    _series: ("yaml", "json"),
    _contract: ("json", "yaml"),
    _json_rows: ("json",),
    _title: _TEXTS,
    _quoted: _TEXTS,
    _tags: ("naughty", "xss"),
    _links: ("naughty", "xss", "traversal"),
    _criteria: ("naughty", "xss"),
    _body: _TEXTS,
    _ignores: ("naughty", "xss"),
    _names: ("naughty", "xss", "traversal"),
    _csv: ("naughty", "xss"),
    _settings: ("naughty", "yaml", "traversal"),
    _sources: ("traversal", "naughty"),
    _words: ("traversal", "naughty", "xss"),
}


def _decoded(case: bytes) -> str:
    return os.fsdecode(case)


def _json_text(case: bytes) -> bytes:
    return json.dumps(case.decode("utf-8", "replace"), ensure_ascii=len(case) % 2 == 0).encode()
