"""Documents that were damaged at random are documents still: a place for what is wrong, no fault.

The start is a workspace as people write it. Each round damages one to three files: bytes turned,
cut off, doubled, spliced from another file, strange characters put in. Then `check` must end well,
with every place inside its file; what it says with its memory must equal what it says without;
and the other operations must answer about the damaged documents.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from proofs._hostile import findings, say, write_files

TITLE = "Documents damaged at random: never a fault, every place within its file"
ROUNDS_SMALL = 25
ROUNDS_FULL = 4_000

_STRANGE = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\xc2\x85", b"\xe2\x80\xa8",
    b"\xf0\x9f\x98\x80",
    b"---\n", b"...", b"&a", b"*a", b"!!", b"? ", b": ", b"- ", b"|\n", b">\n", b"{", b"[", b"]]",
    b"[[", b"{#q1", b"`", b"```\n", b"<!--", b"-->", b"<!-- sightline: ignore ", b"'", b'"', b"\\",
    b"%", b"#", b"@", b"\x1b[31m", b"1e999", b"9" * 50, b"0x", b"2026-02-30", b"~", b"null",
    b"\xcc\x81",
)  # fmt: skip
_FILES: dict[str, bytes | str] = {
    "sightline.toml": 'name = "Random"\nowner = "ana"\nas_of = "2026-03-01"\n'
    '[feedback.TIC]\nfiles = ["feedback/*.csv", "feedback/*.jsonl"]\nkey = "id"\ntext = "text"\n'
    '[sources.git]\nfiles = "data/git.csv"\ntime = "time"\n[checks]\nLNK009 = "off"\n',
    "interviews/series.yaml": "title: Talks\nconsent: anonymous\n",
    "interviews/INT-003-acme.md": "---\ntitle: Type-ahead at Acme\ndate: 2026-01-12\n"
    "tags: [search]\n---\n\n# Talk\n\n> By then I have typed\n> the whole word. "
    "{#q4 search speed}\n\nMore {#q5}.\n",
    "interviews/INT-004.vtt": "WEBVTT\n\nq1\n00:01.000 --> 00:02.000\n<v Bo>I stop typing\n",
    "feedback/tickets.csv": 'id,text,time\n8812,"slow, again",2026-01-01\n'
    "8813,no docs,2026-01-02\n",
    "feedback/chat.jsonl": '{"id": "1", "text": "slow"}\n{"id": 2, "text": null}\n',
    "insights/INS-slow.md": "---\ntitle: Slow\nclaims:\n  - text: People stop typing\n    quotes:\n"
    "      - {ref: INT-003#q4, quote: the whole word.}\n---\n",
    "opportunities/OPP-002.md": "---\ntitle: Answers at once\nstatus: committed\nevidence:\n"
    "  - INT-003#q4\n  - TIC-8812\n---\n\nSee [[INS-slow]] and [[REQ-014|search]].\n",
    "decisions/DEC-001.md": "---\ntitle: Build it\nstatus: committed\noptions:\n  - name: build\n"
    "  - name: buy\nchoice: build\nbecause: |\n  it is ours\ndecider: ana\n"
    "opportunity: OPP-002\n---\n",
    "requirements/REQ-014-search.md": "---\ntitle: Search while typing\nstatus: committed\n"
    "opportunity: OPP-002\ndecision: DEC-001\nevidence: [INT-003#q4, TIC-8812]\ncriteria:\n"
    "  - p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d\n---\n\n"
    "As a developer, I want results, so that I type less.\n\n## Criteria\n\n"
    "- share of api.ok is > 99 %\n"
    "\n<!-- sightline: ignore SPC001 until 2026-12-31 -- known -->\n",
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: git\nexpression: latency\nunit: ms\n"
    "dimensions: [operation]\nfilters:\n  - operation != 'ping'\n",
    "roadmap/INI-1.md": "---\ntitle: Search\noutcome: less typing\nhorizon: now\nowner: ana\n"
    "requirements: [REQ-014]\n---\n",
    "rollouts/ROL-1.md": "---\ntitle: Search\nrequirements: [REQ-014]\nstages:\n"
    "  - {name: beta, share: 5 %}\n"
    "guardrails:\n  - p95 of api.latency_ms is < 300 ms\nrollback: turn it off\n---\n",
    "readings/RDG-2026-02-01.yaml": "title: Verdict\nof: REQ-014\nverdict: FAIL\n"
    "as_of: 2026-02-01\ncriterion: p95 of api.latency_ms is < 200 ms\n"
    "reading: {value: 231.5, unit: ms, n: 900}\n",
    "contracts/search/openapi.yaml": "openapi: 3.1.0\n"
    "info: {title: Search, version: '1'}\npaths: {}\n",
    "objectives/OBJ-1.md": "---\ntitle: Faster\nkey_results:\n"
    "  - p50 of api.latency_ms is < 50 ms\n---\n",
}  # fmt: skip


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round damages some files, asks with and without memory, and mends some again."""
    rng = random.Random(seed)
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder), _FILES)
        for number in range(rounds):
            names = rng.sample(sorted(_FILES), rng.randrange(1, 4))
            for name in names:
                damage = rng.choice(_DAMAGES)
                whole = _encoded(_FILES[name])
                held = (root / name).read_bytes() if rng.random() < 0.3 else whole
                (root / name).write_bytes(damage(rng, held)[:20_000])
                done[damage.__name__.strip("_")] += 1
            try:
                done["findings"] += _ask(root, rng)
            except AssertionError as error:
                changed = {name: (root / name).read_bytes() for name in names}
                raise AssertionError(f"seed {seed}, round {number}: {error}: {changed}") from error
            for name in rng.sample(sorted(_FILES), 6):
                (root / name).write_bytes(_encoded(_FILES[name]))
    return {"rounds": rounds, **done}


def _ask(root: Path, rng: random.Random) -> int:
    found = findings(root)
    cache = root / ".sightline" / "cache" / "check.snapshot"
    cache.unlink(missing_ok=True)
    assert findings(root) == found, "with its memory it says something else"
    for _ in range(2):
        operation = rng.choice(("show", "thread", "why", "impact"))
        say(root, operation, rng.choice(_IDS), *rng.choice(((), ("--json",))))
    words = rng.choice(
        (("list",), ("fix", "--dry-run"), ("verify",), ("rename", "REQ-014", "REQ-1", "--dry-run"),
         ("rename", "INT-003", "INT-9", "--dry-run"), ("quote", "INT-003", "typed", "--dry-run"))
    )  # fmt: skip
    say(root, *words)
    return len(found)


_IDS = ("REQ-014", "OPP-002", "INT-003", "INT-004#q1", "DEC-001", "TIC-8812", "TIC-1", "INS-slow",
        "MET-api.latency_ms", "ROL-1", "INI-1", "API-search")  # fmt: skip


def _turned(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 6)):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut_off(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _without_a_part(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.randrange(1, 40) :]


def _strange(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(_STRANGE) + data[at:]
    return data


def _spliced(rng: random.Random, data: bytes) -> bytes:
    other = _encoded(_FILES[rng.choice(sorted(_FILES))])
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other)) :]


def _doubled(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    return b"\n".join([*lines[:at], *lines[at : at + 3] * rng.randrange(2, 5), *lines[at:]])


def _other_line_ends(rng: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\r", b"\n\n", b"\x0b", b"\x0c")))


def _indented(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    return b"\n".join(
        [*lines[:at], rng.choice((b" ", b"\t", b"  - ", b"> ")) + lines[at], *lines[at + 1 :]]
    )


_DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _turned, _cut_off, _without_a_part, _strange, _strange, _spliced, _doubled, _other_line_ends,
    _indented,
)  # fmt: skip


def _encoded(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
