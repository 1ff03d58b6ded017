"""What the proofs about HTTP ask about: a small whole product, and words that mean something in it.

The product is `docs/example` with two versions of a contract and with its career room shown, so
that every operation has something to answer.
"""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "docs" / "example"
_SHOWN = '\n[career]\nshown_to = ["http"]\n'
_PETS = (
    "openapi: 3.1.0\ninfo: {title: Pets, version: '%s'}\n"
    "paths:\n  /%s: {get: {responses: {'200': {description: all}}}}\n"
)
_CALL = '{"time": "2026-02-28T09:00:00Z", "method": "GET", "path": "/dogs"}\n'
OLD, NEW = "contracts/pets/before.yaml", "contracts/pets/openapi.yaml"
CALLS = "data/calls.jsonl"

IDS = ("REQ-001", "OPP-001", "INT-001", "INT-001#q1", "MET-api.latency_ms", "INI-001", "DEC-001",
       "TIC-4101", "REQ-1", "API-pets", "REQ-999")  # fmt: skip
METRICS = ("api.latency_ms", "api.errors", "api.none")
PATHS = ("career/resume.md", "career/posting.md", OLD, NEW, CALLS, "requirements", "no-such.md",
         "interviews/INT-001-acme.md", "sightline.toml")  # fmt: skip
SQL = ("SELECT 1 AS a", "SELECT count(*) AS n FROM requests", "SELECT * FROM t", "SELEC 1",
       "SELECT 'x' AS b, 2.5 AS c", "COPY requests TO 'x.csv'", "")  # fmt: skip
CONDITIONS = ("status = 'draft'", "owner = 'ana' and status = 'committed'", "statu = x", "tags = ",
              "method = 'GET'")  # fmt: skip
MOMENTS = ("2026-03-01", "2026-02-01", "2026-02-28T12:00:00Z", "yesterday", "2026-13-01")
SPANS = ("28d", "7 d", "1 h", "28 dd", "0d", "previous")
WORDS = (
    *IDS, *METRICS, *PATHS, *SQL, *CONDITIONS, *MOMENTS, *SPANS, "", "REQ", "metric", "ana", "api",
    "requests", "search", "p95 of api.latency_ms is < 2 s", "GET /dogs", "product manager", "tpm",
    "partner", "kind=REQ", "x=y", "company=Acme", "title", "-1", "0", "é", "<b>&amp;</b>", "%00",
    "a\tb\nc", "'; --", "\u202etxt", "LNK001", "applied", "Acme", "wire", "open-end", "14:00",
)  # fmt: skip

POOLS = {
    "id": IDS, "ids": IDS, "from": IDS, "kind": ("REQ", "metric", "REX", "MET"),
    "metric": METRICS, "source": ("requests", "tickets"), "sources": ("requests", "no"),
    "file": PATHS, "files": PATHS, "path": PATHS, "against": PATHS,
    "resume": ("career/resume.md", "career/posting.md", "no-such.md"),
    "posting": ("career/posting.md", "career/resume.md", ""), "traffic": (CALLS, "no"),
    "spec": (NEW, OLD, "no"),
    "usage": (CALLS, "no"), "old": (OLD, "HEAD:x", ""), "new": (NEW, "REQ-77"),
    "sql": SQL, "where": CONDITIONS, "over": SPANS, "compare": SPANS,
    "since": MOMENTS, "until": MOMENTS, "by": ("ana", "", "endpoint", "method"),
    "role": ("tpm", "product manager", "nobody"), "criterion": ("p95 of api.latency_ms is < 2 s",),
    "elements": ("GET /dogs", "GET /none"), "dated": MOMENTS, "closes": MOMENTS,
}  # fmt: skip
"""What is likely to be meant by a field of this name."""


def write_product(root: Path) -> Path:
    """Write the product below a folder that isn't there yet."""
    shutil.copytree(EXAMPLE, root)
    settings = root / "sightline.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + _SHOWN, encoding="utf-8")
    for path, text in {
        OLD: _PETS % ("1", "dogs"),
        NEW: _PETS % ("2", "pets"),
        CALLS: _CALL,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root
