"""A check that remembers equals a check that doesn't, byte for byte, after any sequence of edits.

Each round does one random thing to a small workspace: edits, links, renames, deletes, reverts,
edits that keep the size, edits whose mtime is set back, files swapped, moved and duplicated, broken
YAML, ignores, feedback rows, settings, symbolic links, a change of date, an older snapshot put back
(as a second process would), a damaged snapshot. Then the JSON of `check` with the cache must equal
the JSON of a run that remembers nothing; and a second run with the cache must equal it again.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject

TITLE = "Incremental diagnostics equal a cold run, byte for byte"
ROUNDS_SMALL = 60
ROUNDS_FULL = 10_000

_SETTINGS = 'name = "Twin"\nowner = "ana"\n[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\n'
_FOLDERS = {
    "INT": "interviews", "INS": "insights", "OPP": "opportunities", "DEC": "decisions",
    "REQ": "requirements", "INI": "roadmap", "ROL": "rollouts", "OBJ": "objectives",
    "ASK": "requests", "MEM": "memos",
}  # fmt: skip
_FIELDS = {
    "REQ": ("opportunity", "decision", "evidence", "depends_on", "supersedes", "superseded_by"),
    "OPP": ("parent", "objective", "evidence", "supersedes"),
    "DEC": ("evidence", "opportunity", "supersedes", "superseded_by"),
    "INI": ("objective", "requirements", "depends_on"),
    "ROL": ("requirements", "initiative"),
    "INS": ("evidence",),
    "OBJ": ("parent",),
    "ASK": ("evidence", "decision"),
    "MEM": ("evidence",),
}
_CRITERIA = (
    "p95 of api.latency_ms is < 200 ms over 28d",
    "p95 of api.latency_mss is < 200 ms",
    "The system should be fast",
    "share(ok = true) of api.calls is > 99 %",
)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is one edit and three compilations."""
    rng = random.Random(seed)
    done: Counter[str] = Counter()
    most = 0
    with tempfile.TemporaryDirectory() as scratch:
        twin = _Twin(Path(scratch) / "workspace", rng)
        for number in range(rounds):
            name = twin.edit()
            done[name] += 1
            remembered, again, cold = twin.check(True), twin.check(True), twin.check(False)
            where = f"seed {seed}, round {number}, after {name}"
            assert remembered == cold, f"{where}: {_difference(remembered, cold)}"
            assert again == cold, f"{where}, asked again: {_difference(again, cold)}"
            most = max(most, cold.count(b'"code"'))
    return {"edits": rounds, "kinds_of_edit": len(done), "most_findings": most, **done}


class _Forgetful:
    """Snapshots that are never there."""

    def load(self, name: str) -> bytes | None:
        return None

    def save(self, name: str, data: bytes) -> None:
        return None

    def moment_ns(self) -> int:
        return 0


class _Twin:
    def __init__(self, root: Path, rng: random.Random) -> None:
        self.root = root
        self.rng = rng
        self.as_of = "2026-03-01"
        self.past: list[tuple[Path, bytes]] = []
        self.snapshots: list[bytes] = []
        self.parts = app.parts()
        self.cold_parts = replace(self.parts, snapshots=lambda root: _Forgetful())
        root.mkdir()
        (root / "sightline.toml").write_text(_SETTINGS)
        for number in range(18):
            self._write(self._new_path(number % 4), self._text())
        (root / "feedback").mkdir()
        (root / "feedback" / "tickets.csv").write_text("id,text\n1,slow search\n2,no docs\n")
        metrics = root / "metrics"
        metrics.mkdir()
        (metrics / "api.latency_ms.yaml").write_text("title: Latency\nsource: requests\nunit: ms\n")
        (root / "interviews").mkdir(exist_ok=True)
        (root / "interviews" / "series.yaml").write_text("title: Talks\nconsent: given\n")
        self.edits: list[Callable[[], None]] = [
            self._change, self._change, self._same_size, self._same_size_and_mtime, self._rename,
            self._delete, self._revert, self._add, self._touch, self._swap, self._duplicate,
            self._break, self._ignore, self._rows, self._settings, self._link, self._date,
            self._metric, self._metric, self._older_snapshot, self._damaged_snapshot,
            self._series, self._stray, self._record, self._record, self._nothing,
        ]  # fmt: skip

    def edit(self) -> str:
        chosen = self.rng.choice(self.edits)
        chosen()
        cache = self.root / ".sightline" / "cache"
        held = [p for p in cache.glob("check*") if p.is_file()] if cache.is_dir() else []
        if held and self.rng.random() < 0.2:
            self.snapshots = [*self.snapshots[-4:], held[0].read_bytes()]
        return chosen.__name__.strip("_")

    def check(self, remembering: bool) -> bytes:
        parts = self.parts if remembering else self.cold_parts
        dispatcher = Dispatcher(parts, str(self.root), self.as_of)
        result, _ = dispatcher.call("check", {}, Subject("proof"))
        return orjson.dumps(to_plain(result))

    def _files(self) -> list[Path]:
        found = [p for folder in _FOLDERS.values() for p in (self.root / folder).glob("*.md")]
        return sorted(p for p in found if not p.is_symlink())

    def _pick(self) -> Path:
        files = self._files()
        if not files:
            self._add()
            files = self._files()
        return self.rng.choice(files)

    def _new_path(self, tries: int = 0) -> Path:
        kind = self.rng.choice(list(_FOLDERS))
        number = self.rng.randrange(1, 9 + tries)
        return self.root / _FOLDERS[kind] / f"{kind}-{number:03}.md"

    def _id(self) -> str:
        kind = self.rng.choice([*_FOLDERS, "TIC", "MET"])
        if kind == "TIC":
            return f"TIC-{self.rng.randrange(1, 5)}"
        if kind == "MET":
            return "MET-api.latency_ms"
        anchor = self.rng.choice(("", "", "#q1", "#q2"))
        return f"{kind}-{self.rng.randrange(1, 10):03}{anchor}"

    def _text(self, kind: str = "REQ") -> str:
        rng = self.rng
        status = rng.choice(("draft", "committed", "shipped", "dropped", "drfat"))
        lines = ["---", f"title: T{rng.randrange(100)}", f"status: {status}"]
        for name in _FIELDS.get(kind, ()):
            if rng.random() < 0.4:
                ids = [self._id() for _ in range(rng.randrange(1, 3))]
                lines.append(f"{name}: [{', '.join(ids)}]")
        if rng.random() < 0.2:
            lines.append("review: 2026-02-01")
        if kind in ("REQ", "ROL", "OBJ") and rng.random() < 0.6:
            name = {"REQ": "criteria", "ROL": "guardrails", "OBJ": "key_results"}[kind]
            lines += [f"{name}:", f"  - {rng.choice(_CRITERIA)}"]
        lines += ["---", "", f"Words about [[{self._id()}]] and `[[REQ-1]]`.", ""]
        if rng.random() < 0.4:
            number = f"REQ-{rng.randrange(1, 10):03}{rng.choice(('', '#2'))}"
            said = rng.choice(("value", "n", "p95", "value = 1 ms", "value = 2 ms"))
            lines += [f"It is {{{{{number}.{said}}}}}.", ""]
        if kind == "INT":
            lines += [f"> I stop typing {rng.randrange(9)} {{#q1 search}}", "", "> Slow {#q2}", ""]
        return "\n".join(lines)

    def _write(self, path: Path, text: str | bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        if path.exists():
            self.past = [*self.past[-30:], (path, path.read_bytes())]
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def _change(self) -> None:
        path = self._pick()
        self._write(path, self._text(path.name[:3]))

    def _same_size(self) -> None:
        path = self._pick()
        data = path.read_bytes()
        self._write(path, data.translate(bytes.maketrans(b"123456789", b"234567891")))

    def _same_size_and_mtime(self) -> None:
        path = self._pick()
        before = path.stat()
        data = path.read_bytes().replace(b"draft", b"draft").replace(b"T1", b"T2")
        self._write(path, data.translate(bytes.maketrans(b"123", b"231")))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _rename(self) -> None:
        old, new = self._pick(), self._new_path()
        new.parent.mkdir(exist_ok=True)
        self.past = [*self.past[-30:], (old, old.read_bytes())]
        old.replace(new)

    def _delete(self) -> None:
        path = self._pick()
        self.past = [*self.past[-30:], (path, path.read_bytes())]
        path.unlink()

    def _revert(self) -> None:
        if self.past:
            path, data = self.rng.choice(self.past)
            self._write(path, data)

    def _add(self) -> None:
        path = self._new_path(3)
        self._write(path, self._text(path.name[:3]))

    def _touch(self) -> None:
        os.utime(self._pick())

    def _swap(self) -> None:
        left, right = self._pick(), self._pick()
        if left != right:
            middle = left.with_suffix(".tmp")
            left.replace(middle)
            right.replace(left)
            middle.replace(right)

    def _duplicate(self) -> None:
        path = self._pick()
        shutil.copy2(path, path.with_name(f"{path.stem}-again.md"))

    def _break(self) -> None:
        text = self._text()
        wrong = self.rng.choice(
            ("title: Search: p95", "\ttitle: x", "title: [a", "a: &x [*x]", "title: a\ntitle: b")
        )
        self._write(self._pick(), text.replace("title:", wrong + "\nx:", 1))

    def _ignore(self) -> None:
        path = self._pick()
        code = self.rng.choice(("LNK001", "SPC001", "SPC002", "KND004"))
        until = self.rng.choice(("", " until 2026-03-02", " until 2026-02-01"))
        reason = self.rng.choice((" -- known", ""))
        comment = f"\n<!-- sightline: ignore-file {code}{until}{reason} -->\n"
        self._write(path, path.read_bytes() + comment.encode())

    def _rows(self) -> None:
        rows = [f"{n},row {self.rng.randrange(9)}" for n in self.rng.sample(range(1, 6), 3)]
        if self.rng.random() < 0.2:
            rows.append(rows[0])
        (self.root / "feedback" / "tickets.csv").write_text("id,text\n" + "\n".join(rows) + "\n")

    def _settings(self) -> None:
        extra = self.rng.choice(
            ("", '[checks]\nLNK001 = "warning"\n', '[checks]\nSPC002 = "off"\n', "wrong = 1\n")
        )
        lines = _SETTINGS.split("\n")
        text = "\n".join([lines[0], extra, *lines[1:]]) if "wrong" in extra else _SETTINGS + extra
        (self.root / "sightline.toml").write_text(text)

    def _metric(self) -> None:
        metrics = sorted((self.root / "metrics").iterdir())
        name = self.rng.choice(("api.latency_ms", "api.latency_mss", "api.calls", "api.latencies"))
        path = self.root / "metrics" / f"{name}.yaml"
        if metrics and self.rng.random() < 0.5:
            self.rng.choice(metrics).unlink()
        else:
            unit = self.rng.choice(("ms", "s"))
            path.write_text(f"title: {name}\nsource: requests\nunit: {unit}\n")

    def _link(self) -> None:
        path = self._new_path()
        path.parent.mkdir(exist_ok=True)
        if not path.exists() and not path.is_symlink():
            target = self.rng.choice((str(self._pick()), "/etc/hostname", path.name, "nowhere"))
            path.symlink_to(target)
        elif path.is_symlink():
            path.unlink()

    def _date(self) -> None:
        self.as_of = f"2026-03-{self.rng.randrange(1, 5):02}"

    def _older_snapshot(self) -> None:
        cache = self.root / ".sightline" / "cache"
        held = [p for p in cache.glob("check*") if p.is_file()] if cache.is_dir() else []
        if held and self.snapshots:
            held[0].write_bytes(self.rng.choice(self.snapshots))

    def _damaged_snapshot(self) -> None:
        cache = self.root / ".sightline" / "cache"
        held = [p for p in cache.glob("check*") if p.is_file()] if cache.is_dir() else []
        if held:
            data = bytearray(held[0].read_bytes())
            if self.rng.random() < 0.5:
                data = data[: self.rng.randrange(len(data))]
            else:
                data[self.rng.randrange(len(data))] ^= 1 << self.rng.randrange(8)
            held[0].write_bytes(bytes(data))

    def _series(self) -> None:
        consent = self.rng.choice(("given", "none", "internal", "perhaps"))
        path = self.root / "interviews" / "series.yaml"
        path.write_text(f"title: Talks\nconsent: {consent}\n")

    def _record(self) -> None:
        """A record of a requirement's promise, written, rewritten or taken away."""
        path = self.root / "readings" / f"RDG-{self.rng.randrange(1, 5)}.yaml"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
            return
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"title: R\nof: REQ-{self.rng.randrange(1, 10):03}\nverdict: FAIL\n"
            f"criterion: {self.rng.choice(_CRITERIA)}\nas_of: 2026-03-0{self.rng.randrange(1, 5)}\n"
            f"reading:\n  value: {self.rng.randrange(1, 4)}\n  unit: ms\n  n: 9\n  query: SELECT\n"
        )

    def _stray(self) -> None:
        """A document in a folder that is misspelt, in none, or with another ending."""
        number = self.rng.randrange(1, 9)
        folder = self.rng.choice(("requirments", ".", "requirements"))
        path = self.root / folder / f"REQ-{number:03}.{self.rng.choice(('md', 'txt'))}"
        if path.exists():
            path.unlink()
        else:
            self._write(path, self._text())

    def _nothing(self) -> None:
        return None


def _difference(left: bytes, right: bytes) -> str:
    ours = {orjson.dumps(d) for d in orjson.loads(left)["diagnostics"]}
    cold = {orjson.dumps(d) for d in orjson.loads(right)["diagnostics"]}
    more, less = sorted(ours - cold)[:3], sorted(cold - ours)[:3]
    return f"only remembered: {more}; only cold: {less}; {left[-60:]!r} {right[-60:]!r}"
