"""What is hidden from an audience is in no answer of any operation, in no format, in no error.

Every hidden text carries a secret of its own: titles, quotes, ids, file names, rows, tags, owners,
reasons, criteria, values of data. Visible documents link to hidden ones, stand in circles with
them, share ids with them, quote them wrongly, and are called almost like them. What was
recorded of hidden rows lies in a folder that nobody hid: a figure, a query, the words of a hidden
requirement.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from proofs._hostile import write_files
from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Fault, SightlineError
from sightline.kernel.files.writer import plan_text

_FIGURE = "771"  # of every figure that was read from hidden rows
_SECRET = re.compile(rf"zq[0-9]{{3}}|(?<![0-9a-f]){_FIGURE}(?![0-9a-f])")
_SETTINGS = """\
name = "Example"
owner = "ana"
[sources.open]
files = "data/open.csv"
time = "time"
[sources.vault]
files = "data/vault.csv"
time = "time"
[feedback.TIC]
files = "feedback/*.csv"
key = "id"
text = "text"
[audiences.partners]
hide = [
  "interviews/*", "feedback/*", "insights/INS-h*", "decisions/DEC-h*", "requirements/*-hidden*",
  "metrics/h*", "readings/RDG-h*", "opportunities/OPP-h*", "source:vault",
]
"""


class _Secrets:
    """Numbered words that stand in hidden places only."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"zq{self.count:03}"


def _files(s: _Secrets) -> dict[str, bytes | str]:
    """Hidden documents full of secrets, visible ones with every kind of tie to them."""
    ints = [f"INT-{s()}" for _ in range(8)]
    files: dict[str, bytes | str] = {"sightline.toml": _SETTINGS}
    for name in ints:
        files[f"interviews/{name}.md"] = (
            f"---\ntitle: {s()}\nowner: {s()}\ntags: [{s()}]\nconsent: public\n"
            f"date: 2026-01-01\nparticipants: {s()}\n---\n\n"
            f"> The {s()} is slow. {{#q1 {s()}}}\n\n> {s()} {{#{s()}}}\n"
        )
    files["interviews/series.yaml"] = f"title: {s()}\nconsent: public\n"
    files["feedback/tickets.csv"] = f"id,text\n1,{s()} {s()}\n{s()},words\n"
    hidden_insight = f"INS-h{s()}"
    files[f"insights/{hidden_insight}.md"] = f"---\ntitle: {s()}\nevidence: [{ints[0]}#q1]\n---\n"
    files[f"opportunities/OPP-h{s()}.md"] = f"---\ntitle: {s()}\nparent: OPP-1\n---\n{s()}\n"
    for number in (1, 2, 3):
        files[f"decisions/DEC-h{s()}.md"] = (
            f"---\ntitle: {s()}\nstatus: committed\nchoice: {s()}\nbecause: {s()}\n"
            f"decider: {s()}\nopportunity: OPP-1\nsupersedes: DEC-{number}\n"
            f"flips_if: {s()}\noptions: [{s()}]\n---\n"
        )
    files[f"requirements/REQ-2-hidden-{s()}.md"] = (
        f"---\ntitle: {s()}\nstatus: draft\ndepends_on: REQ-1\ncriteria:\n  - {s()}\n---\n"
    )
    files[f"requirements/REQ-1-hidden-{s()}.md"] = (
        f"---\ntitle: {s()}\nstatus: shipped\n---\n{s()}\n"
    )
    files[f"metrics/h{s()}.yaml"] = f"title: {s()}\nsource: open\nexpression: latency\nunit: ms\n"
    files["metrics/h.secret.yaml"] = f"title: {s()}\nsource: open\nexpression: {s()}\nunit: ms\n"
    files[f"readings/RDG-h{s()}.yaml"] = (
        f"title: {s()}\nof: REQ-1\ncriterion: p95 of api.latency_ms is < 200 ms\nverdict: FAIL\n"
        f"as_of: 2026-02-01\nby: {s()}\nnotes: [{s()}]\n"
    )
    files["data/vault.csv"] = f"time,{s()},latency\n2026-02-20,{s()},1\n2026-02-21,{s()},2\n"
    return files | _records(s) | _visible(ints[0])


def _records(s: _Secrets) -> dict[str, bytes | str]:
    """Records in a folder that is not hidden, of figures that come from what is."""
    latency, vault = "p95 of api.latency_ms is < 200 ms", "p95 of api.vault is < 200 ms"
    joined = 'SELECT 1 FROM open o JOIN "Vault" v USING (time)'
    figures = f"value: {_FIGURE}\n  low: {_FIGURE}\n  n: {_FIGURE}\n  unit: ms"
    reading = f"reading:\n  {figures}\n  query: {{}}\n  source: {{}}\n"
    more = {
        "source": ("REQ-5", vault, reading.format(f"SELECT '{s()}' FROM rows", "vault")),
        "source elsewhere": ("REQ-1", vault, reading.format(s(), "vault")),
        "query": ("REQ-5", latency, reading.format(f"{joined} WHERE k = '{s()}'", "open")),
        "definition": ("REQ-5", latency, f"definition:\n  source of a.b: vault\n  c: {s()}\n"),
        "metric of the source": ("REQ-5", vault, reading.format(s(), "null")),
        "a former name": ("REQ-5", "max of api.safe is < 1 ms", reading.format(s(), "null")),
        "about the metric": ("MET-api.vault", "null", reading.format(s(), "null")),
        "hidden metric": ("REQ-5", "max of h.secret is < 1 ms", reading.format(s(), "open")),
        "hidden requirement": ("REQ-4", f"The {s()} is quick", f"notes: [{s()}]\n"),
        "not as a kind says": ("REQ-5", latency, f"reading: [{_FIGURE}, {s()}, vault]\n"),
        "broken": ("REQ-5", latency, f"reading: {{{s()}\n"),
    }
    files: dict[str, bytes | str] = {
        "requirements/REQ-4-hidden-x.md": f"---\ntitle: {s()}\ncriteria:\n  - {s()}\n---\n",
    }
    for number, (of, criterion, rest) in enumerate(more.values(), 10):
        files[f"readings/RDG-seen-2026-02-{number}.yaml"] = (
            f"title: {s()}\nof: {of}\ncriterion: {criterion}\nverdict: FAIL\n"
            f'as_of: "2026-02-{number}"\nby: {s()}\n{rest}'
        )
    return files


def _visible(interview: str) -> dict[str, bytes | str]:
    """Documents of which no text holds a secret, except the ids that they link to."""
    rows = "".join(f"2026-02-{d:02},{d * 10}\n" for d in range(1, 28))
    metric = "title: Latency\nsource: {}\nexpression: latency\nunit: ms\n"
    return {
        "data/open.csv": "time,latency\n" + rows,
        "metrics/api.latency_ms.yaml": metric.format("open"),
        "metrics/api.vault.yaml": metric.format("vault") + "was: [api.safe]\n",
        "metrics/api.vaul.yaml": metric.format("vaul"),
        "requirements/REQ-1.md": (
            "---\ntitle: Search\nstatus: committed\nopportunity: OPP-1\ndecision: DEC-1\n"
            "depends_on: REQ-2\ncriteria:\n  - p95 of api.latency_ms is < 200 ms\n"
            "  - p95 of api.vault is < 200 ms\n  - p95 of h.secre is < 200 ms\n"
            "evidence: [TIC-1, INT-zq, INS-h]\n---\n\nText.\n"
        ),
        "requirements/REQ-3.md": "---\ntitle: x\nstatus: shipped\ndecision: DEC-\n---\n[[REQ-2]]\n",
        "requirements/REQ-5.md": (
            "---\ntitle: Answers\nstatus: committed\ncriteria:\n  - p95 of api.vault is < 200 ms\n"
            "  - p95 of api.latency_ms is < 200 ms\n---\n"
        ),
        "readings/RDG-open.yaml": (
            "title: Open\nof: REQ-5\ncriterion: p95 of api.latency_ms is < 200 ms\n"
            'verdict: FAIL\nas_of: "2026-02-01"\nreading:\n  value: 662\n  source: open\n'
            "  query: SELECT time AS vaults, latency FROM open\n"
        ),
        "opportunities/OPP-1.md": "---\ntitle: Slow\nstatus: committed\nparent: OPP-h\n---\n",
        "opportunities/OPP-2.md": (
            "---\ntitle: Linked\nstatus: committed\nevidence:\n"
            f"  - ref: {interview}#q1\n    quote: the search is slow\n"
            f"  - {interview}#q1x\n---\n\n[[{interview}#nothing]]\n"
        ),
        "decisions/DEC-1.md": "---\ntitle: One\nstatus: committed\nopportunity: OPP-1\n---\n",
        "decisions/DEC-2.md": "---\ntitle: Two\nsupersedes: DEC-1\nsuperseded_by: DEC-1\n---\n",
        "memos/MEM-1.md": "---\ntitle: Memo\n---\n[[INS-hzq]] [[TIC-zq]] [[MET-h.secrets]]\n",
        "memos/MEM-2.md": (
            "---\ntitle: Now {{REQ-5.value}}\nstatus: committed\n---\n{{REQ-5#2.value}} "
            "{{REQ-5.value = 5 ms}} {{REQ-5#2.value = 5 ms}} {{REQ-4.limits}} {{MET-api.vault.n}} "
            "{{RDG-seen-2026-02-10.value}} {{RDG-seen-2026-02-11.value = 5 ms}}\n"
        ),
    }


def _requests(name: str, request: type, ids: list[str]) -> Iterator[dict[str, Any]]:
    """An operation without words, and every field of text with every id that could be meant."""
    declared = dataclasses.fields(request)
    required = [f.name for f in declared if f.default is dataclasses.MISSING]
    if not required:
        yield {}
    if not declared:
        return
    for identifier in ids:
        yield dict.fromkeys(required, identifier) if required else {declared[0].name: identifier}
        for f in declared:
            if f.type in ("str", str):
                yield {**dict.fromkeys(required, "REQ-1"), f.name: identifier}
            elif "tuple" in str(f.type):
                yield {**dict.fromkeys(required, "REQ"), f.name: (identifier,)}
    if name == "list":
        yield {"where": "evidence != 'x'"}
        yield {"where": "title = 'zq'"}
    if name in ("show", "thread", "check"):
        (asked,) = {"id", "path"} & {f.name for f in declared}
        yield {asked: "readings"}
        yield {asked: "readings/RDG-seen-2026-02-11.yaml"}
    if name == "thread":
        yield {"id": "REQ-1", "mentions": True, "mermaid": True}


_IDS = [
    "REQ-1", "REQ-2", "REQ-3", "REQ-5", "OPP-1", "OPP-2", "DEC-1", "DEC-2", "MEM-1", "MEM-2",
    "TIC-1", "TIC-zq", "INT-zq", "INT-zq00", "INS-hz", "OPP-h", "DEC-h", "api.latency_ms",
    "api.vault", "h.secre", "h.secret", "MET-api.latency_ms", "RDG-h", "RDG-seen-2026-02-10",
    "REQ-1#q1", "interviews", "feedback/tickets.csv", "decisions/DEC-h.md", "sightline.toml",
    "title", "vault", "data/vault.csv", "1d", "latency",
]  # fmt: skip
# Its operations take files, roles and people; of the ids, only these could lead anywhere.
_IDS_OF_A_CAREER = [
    "REQ-1", "DEC-h", "INT-zq00", "feedback/tickets.csv", "decisions/DEC-h.md", "sightline.toml",
    "interviews", "data/vault.csv", "vault",
]  # fmt: skip


def _answers(root: Path, ids: list[str] = _IDS) -> Iterator[tuple[str, str]]:
    """Everything that every operation says to the audience: what was asked, and the answer."""
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    for name, operation in app.catalogue().operations.all().items():
        if not operation.workspace or name == "init":
            continue
        meant = ids
        if operation.room == "career":
            meant = [one for one in _IDS_OF_A_CAREER if one in ids]
        for request in _requests(name, operation.request, meant):
            asked = f"{name} {request}"
            try:
                subject = Subject("test", "partners")
                result, edits = dispatcher.call(name, dict(request), subject, dry_run=True)
            except Fault:
                raise
            except SightlineError as error:
                yield asked, f"{error.message} {error.help} {getattr(error, 'path', '')}"
                continue
            yield asked, orjson.dumps(to_plain(result)).decode()
            for form in operation.renderers:
                yield f"{asked} as {form}", _words(operation.renderer(form)(result))
            yield f"{asked} dry", plan_text(str(root), edits)


def _words(shown: str | bytes | Iterator[str]) -> str:
    """What a rendering says: a text, its parts, or a file whose parts are packed."""
    if isinstance(shown, str):
        return shown
    if not isinstance(shown, bytes):
        return "".join(shown)
    if not shown.startswith(b"PK"):
        return shown.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(shown)) as packed:
        return "\n".join(packed.read(name).decode("latin-1") for name in packed.namelist())


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    secrets = _Secrets()
    return write_files(tmp_path_factory.mktemp("hidden"), _files(secrets)), secrets.count


def test_no_answer_holds_anything_hidden(hidden: tuple[Path, int], tmp_path: Path) -> None:
    """Asked of files that nobody looked at before, and of what the owner's check remembered."""
    root, planted = hidden
    assert planted >= 100
    answers = list(_answers(root, _IDS[:1]))
    checked = write_files(tmp_path, _files(_Secrets()))
    Dispatcher(app.parts(), str(checked), "2026-03-01").call("check", {}, Subject("ana"))
    assert list(checked.glob(".sightline/cache/*"))
    answers += _answers(checked)
    leaks: dict[str, str] = {}
    for asked, answer in answers:
        for found in _SECRET.finditer(answer):
            around = answer[max(0, found.start() - 60) : found.end() + 20]
            leaks.setdefault(f"{asked.split()[0]}: {around}", asked)
    assert len(answers) > 500
    assert leaks == {}


def test_the_owner_is_told_the_same_things(hidden: tuple[Path, int]) -> None:
    """The secrets are really there: who sees everything is told of most of them."""
    dispatcher = Dispatcher(app.parts(), str(hidden[0]), "2026-03-01")
    listed = dispatcher.call("list", {}, Subject("ana"))[0]
    shown = [
        to_plain(dispatcher.call("show", {"id": d.id}, Subject("ana"))[0]) for d in listed.documents
    ]
    assert len(set(_SECRET.findall(orjson.dumps(shown).decode()))) > 60


def _told(root: Path, audience: str) -> dict[str, str]:
    """What is told where records are told."""
    asked: dict[str, dict[str, Any]] = {
        "show": {"id": "RDG-seen-2026-02-10"}, "thread": {"id": "MEM-2"}, "why": {"id": "REQ-5"},
        "impact": {"id": "REQ-5"}, "numbers": {}, "today": {}, "list": {}, "check": {},
    }  # fmt: skip
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    told = {}
    for name, request in asked.items():
        try:
            result = dispatcher.call(name, request, Subject("test", audience))[0]
            told[name] = orjson.dumps(to_plain(result)).decode()
        except SightlineError as error:
            told[name] = error.message
    return told


def test_the_owner_is_told_of_records_that_are_withheld_from_others(
    hidden: tuple[Path, int],
) -> None:
    ours, theirs = _told(hidden[0], ""), _told(hidden[0], "partners")
    for name in ours:
        assert _FIGURE in ours[name] or "RDG-seen-2026-02-10" in ours[name], name
        assert not _SECRET.search(theirs[name]), name


def test_a_record_of_visible_rows_stays_visible(hidden: tuple[Path, int]) -> None:
    dispatcher = Dispatcher(app.parts(), str(hidden[0]), "2026-03-01")
    listed = dispatcher.call("list", {"kind": "RDG"}, Subject("test", "partners"))[0]
    assert [d.id for d in listed.documents] == ["RDG-open"]
    assert "662" in _told(hidden[0], "partners")["why"]


def test_what_is_withheld_is_counted(hidden: tuple[Path, int]) -> None:
    dispatcher = Dispatcher(app.parts(), str(hidden[0]), "2026-03-01")
    theirs = dispatcher.call("list", {}, Subject("test", "partners"))[0]
    ours = dispatcher.call("list", {}, Subject("ana"))[0]
    assert theirs.hidden > 10
    assert {d.id for d in theirs.documents} < {d.id for d in ours.documents}
