"""A workspace of every kind of file, full of words that one audience may see and words it may not.

Made of the healthy workspace of the acceptance tests: every line of prose, every text value, code
and cell of what is hidden gets a word of its own (`zq` and a number), and so do ids and names of
files; what is visible gets others (`vs` and a number).
"""

from __future__ import annotations

import re
from pathlib import Path

HEALTHY = Path(__file__).parents[1] / "acceptance" / "healthy"
AUDIENCE = "board"
SECRET = re.compile(
    r"zq[0-9]{3}|(?:INT-004|DEC-002|REQ-005|ASK-002|ROL-002)(?![0-9])", re.IGNORECASE
)
UNDRAWN = "vq000"
"""In a comment of a visible text: not withheld, but drawn on no page."""
SEEN = re.compile(r"vs[0-9]{3}")
_HIDDEN_IDS = (
    "INT-001", "INT-004", "DEC-001", "DEC-002", "DEC-004", "REQ-005", "OPP-005", "ASK-002",
    "INI-003", "ROL-002", "OBJ-first-payment",
)  # fmt: skip
"""Hidden by patterns: every second is called by an id that is a secret too, the others by numbers,
with a secret in the name of the file."""
_ALSO_HIDDEN = (
    "metrics/signup.", "feedback/support-2026-02.csv", "contracts/", "comments/",
    "data/deliveries.csv",
)  # fmt: skip
_SILENT = "interviews/INT-003-lumen"
"""Who speaks there agreed to nothing."""
_TEXT_VALUE = re.compile(
    r"^(?P<key>(?:\s*-\s*)?\s*(?:title|participant|role|segment|interviewer|asker|answer|rollback|text"
    r"|quote|choice|because|story|decider|outcome|summary|description|by|author|key_results|note)"
    r": )(?P<value>[^\s\[\]{}|>&*!%@`\"'-].*)$"
)
_HIDDEN_QUOTE = re.compile(r"ref: INT-00[14]#")
_NUMBERED = re.compile(r"/[A-Z]+-[0-9]+-[a-z-]+$")
_SETTINGS = """\
name = "Relaypay API"
owner = "ines"
as_of = "2026-02-28"
# {0} is said in a comment of the settings.

[sources.calls]
files = "data/calls.csv"
time = "time"
units = {{ latency_ms = "ms" }}

[sources.deliveries]
title = "Deliveries {1}"
files = "data/deliveries.csv"
time = "time"
units = {{ delay_s = "s" }}

[sources.signups]
files = "data/signups.csv"
time = "time"

[feedback.TIC]
files = "feedback/*.csv"
key = "ticket"
text = "words"

[audiences.board]
hide = [
  "*zq*", "contracts/*", "metrics/signup.*", "feedback/support-2026-02.csv", "source:deliveries",
  "comments/*", "nothing/{2}",
]
[audiences.mentor]
hide = []
[career]
shown_to = ["mentor"]
"""


class Words:
    """Numbered words of one prefix."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.given: list[str] = []

    def __call__(self) -> str:
        word = f"{self._prefix}{len(self.given) + 1:03}"
        self.given.append(word)
        return word


def write_secret_workspace(root: Path) -> tuple[Words, Words]:
    """Write it; the words that the audience may not see, and those that it may."""
    secrets, seen = Words("zq"), Words("vs")
    names = {one: f"{one.partition('-')[0]}-{secrets()}" for one in _HIDDEN_IDS[::2]}
    files: dict[str, str] = {}
    for path in sorted(HEALTHY.rglob("*")):
        name = path.relative_to(HEALTHY).as_posix()
        if path.is_dir() or name in ("README.md", "sightline.toml"):
            continue
        is_hidden = any(one in name for one in _HIDDEN_IDS) or name.startswith(_ALSO_HIDDEN)
        is_silent = name.startswith(_SILENT)
        text = path.read_text(encoding="utf-8")
        if is_silent:
            text = text.replace("---\n\n", f"consent: none\nparticipant: {secrets()}\n---\n\n")
            text = re.sub(r"[a-z]\.$", lambda m: f"{m[0]} {secrets()}", text, flags=re.MULTILINE)
        else:
            text = _planted(name, text, secrets if is_hidden else seen, secrets)
        for old, new in names.items():
            name = f"{name.partition(old)[0]}{new}.md" if old in name else name
            text = re.sub(rf"{old}\b", new, text)
        files[_secret_name(name, secrets) if is_hidden else name] = text
    files |= (
        _spoken(secrets, seen) | _career(secrets) | _more(secrets) | _naming(names, secrets, seen)
    )
    files["requirements/REQ-001-suggestions.md"] += _mentions(names, files, secrets, seen)
    files["sightline.toml"] = _SETTINGS.format(secrets(), secrets(), secrets())
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return secrets, seen


def _spoken(secrets: Words, seen: Words) -> dict[str, str]:
    """What people said, by what they agreed to; and where it is quoted."""
    said = (
        "---\ntitle: Talk {}\ndate: 2026-02-01\nparticipant: {}\nsegment: shops\nconsent: {}\n"
        "---\n\n"
        "{}\n\n> {} {{#q1 {}}}\n"
    )
    cue = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v {}>It is {}\n"
    hidden, costs = f"Slow {secrets()}", f"costs us {secrets()}"
    return {
        "interviews/INT-020-a.md": said.format(
            seen(), secrets(), "anonymous", seen(), seen(), seen()
        ),
        "interviews/INT-021-b.md": said.format(
            seen(), secrets(), "internal", secrets(), hidden, "slow"
        ),
        "interviews/INT-021-b.vtt": cue.format(secrets(), secrets()),
        "insights/INS-020-quoted.md": (
            f"---\ntitle: Quoted {seen()}\nclaims:\n  - text: Errors cost time {seen()}\n"
            f"    quotes:\n      - ref: INT-003#errors\n        quote: {costs}\n"
            f"      - ref: INT-021#q1\n        quote: {hidden}\n---\n"
        ),
        "memos/MEM-020-words.md": (
            f"---\ntitle: Words {seen()}\naudience: board\n"
            "evidence: [INT-003#codes, INT-021#q1]\n---\n\n"
            f"Said in [[INT-021#q1]] and [[INT-003#errors]] {seen()}. {{{{REQ-002.value}}}}\n"
        ),
        "comments/REQ-001/2026-02-13-ana.md": (
            f"---\nauthor: {secrets()}\n---\n\nI think {secrets()}.\n"
        ),
        "readings/RDG-late-2026-02.yaml": (
            f"title: Deliveries {secrets()}\nof: REQ-002\n"
            "criterion: p95 of webhook.delay_s is < 30 s over 28d\n"
            f"verdict: FAIL\nas_of: 2026-02-20\nby: {secrets()}\nreading:\n  value: 61\n"
            f"  unit: s\n  n: 4\n  query: SELECT '{secrets()}' FROM deliveries\n"
            "  source: deliveries\n"
        ),
    }


def _career(secrets: Words) -> dict[str, str]:
    """Somebody's own papers."""
    return {
        "career/me.md": (
            f"# Ana {secrets()}\n\n## Experience\n\n### Lead {secrets()}, Fernhill\n\n"
            f"2020 to 2024\n\n- Led {secrets()}\n"
        ),
        f"career/posting-{secrets()}.md": f"# Manager {secrets()}\n\nYou know {secrets()}.\n",
        "career/applications/APP-001-x.md": (
            f"---\ntitle: {secrets()}\ncompany: {secrets()}\nrole: {secrets()}\n"
            f"contact: {secrets()}\nnext_step: {secrets()}\n---\n\n{secrets()} [[REQ-001]]\n"
        ),
    }


def _more(secrets: Words) -> dict[str, str]:
    """Hidden documents with something in every key, whose links lead to what is visible."""
    files = {}
    for _ in range(8):
        name, reading = f"INS-{secrets()}", f"RDG-{secrets()}"
        files[f"insights/{name}.md"] = (
            f'---\n# {secrets()} in a comment\ntitle: <b>{secrets()}</b> & "{secrets()}"\n'
            f"status: committed\nowner: {secrets()}\ntags: [{secrets()}]\n"
            f"claims:\n  - text: It is {secrets()}\n    quotes: [INT-002#q1]\n---\n\n"
            f"## A heading {secrets()}\n\n`{secrets()}` and [[REQ-001|{secrets()}]], INT-002.\n"
        )
        files[f"readings/{reading}.yaml"] = (
            f"title: {secrets()}\nof: REQ-001\ncriterion: {secrets()}\nverdict: PASS\n"
            f"as_of: 2026-02-10\nby: {secrets()}\nnotes: [{secrets()}]\n"
        )
    return files


def _naming(names: dict[str, str], secrets: Words, seen: Words) -> dict[str, str]:
    """A visible document that names hidden ones in its keys."""
    decision = names["DEC-001"]
    return {
        "decisions/DEC-020-named.md": (
            f"---\ntitle: After {decision} and DEC-002 {seen()}\nstatus: committed\n"
            f"opportunity: OPP-002\nchoice: As DEC-002-webhooks-at-most-once.md {seen()}\n"
            f"because: It follows {decision}, [[{decision}|{secrets()}]] {seen()}\n"
            f"consulted: [REQ-005, {seen()}]\n"
            f"evidence:\n  - ref: INT-002#q1\n    quote: see DEC-002\n---\n"
        ),
    }


def _secret_name(name: str, secrets: Words) -> str:
    """The name of a hidden file says something too, where it is no part of its id."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{secrets()}{dot}{ending}" if _NUMBERED.search(stem) else name


def _planted(name: str, text: str, words: Words, secrets: Words) -> str:
    """A text with its words; a quote of a hidden interview is hidden wherever it stands."""
    if name.endswith(".csv"):
        return _cells(text, words)
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line == "---"]
    body = ends[1] if len(ends) > 1 else (-1 if name.endswith(".vtt") else len(lines))
    planted = []
    for number, line in enumerate(lines):
        value = _TEXT_VALUE.match(line)
        if value and number < body and "#" not in line:
            is_hidden_quote = _HIDDEN_QUOTE.search(lines[number - 1]) is not None
            line = f"{line} {secrets() if is_hidden_quote else words()}"
        elif number > body and line.startswith("> "):
            line = _quote(line, words)
        elif number > body and re.match(r"[A-Z][a-z].*[a-z,.;]$", line):
            line = f"{line} {words()}"
        planted.append(line)
    if body < len(lines) and ends[:1] == [0]:
        planted.insert(body, f"tags: [{words()}]")
    return "\n".join(planted)


def _quote(line: str, words: Words) -> str:
    """Words of a quote, and one of its codes."""
    said, mark, anchor = line.partition(" {#")
    return f"{said} {words()}{mark}{anchor[:-1]} {words()}}}" if mark else f"{said} {words()}"


def _cells(text: str, words: Words) -> str:
    """A word in the first cells that hold text."""
    planted = re.compile(r"(,[a-z]+\.[a-z]+|,[A-Z][^,]*[a-z]\"?(?=\n))")
    return planted.sub(lambda cell: _in_cell(cell[0], words()), text, count=4)


def _in_cell(cell: str, word: str) -> str:
    return f'{cell[:-1]} {word}"' if cell.endswith('"') else f"{cell} {word}"


def _mentions(names: dict[str, str], files: dict[str, str], secrets: Words, seen: Words) -> str:
    """Every way in which a visible text can name what is hidden."""
    decision, interview = names["DEC-001"], names["INT-001"]
    numbered = next(name for name in files if "DEC-002" in name)
    path = next(name for name in files if decision in name)
    return f"""
<!-- {UNDRAWN} is a comment. -->

Plainly {decision} and (see {interview}#q1), `{decision}` in code {seen()},
[[{decision}|{secrets()}]], [a link {seen()}](../{path}), ![a picture](../{numbered}), <{decision}>,
DEC-002 and [by its name][n] and [[DEC-002|{secrets()}]], and {{{{{decision}.value}}}}.

[n]: ../{numbered} "{numbered}"

    [[{decision}]] in a block

| {seen()} |
|---|
| [[{interview}#q1]] |
"""
