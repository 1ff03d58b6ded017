"""No text of a workspace or an address runs as a script in a real browser.

The corpora for cross-site scripting, DOMPurify's own cases and the naughty strings stand in every
field that a page shows: title, owner, tag, key, prose, link label, quote, speaker, metric, unit,
dimension, column, CSV cell, chart label, feedback row, file name, SQL, search words, error page.
Chromium opens every page and each chart by itself. What counts as run: a dialog function called, a
request to another host, and anything that the page's policy had to stop, which escaping should have
done before. A page without escaping, opened first in each round, has to be caught.
"""

from __future__ import annotations

import json
import random
import shutil
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from proofs._hostile import CORPORA, SETTINGS, corpus, is_possible_name, sample, write_files

TITLE = "Corpora of scripts in every field of every page, in Chromium: none runs"
ROUNDS_SMALL = 1
ROUNDS_FULL = 120
_CASES = 12
_KEY = "key"
_LONGEST = 1500
_PATIENCE_MS = 120_000
_TRAP = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = (...said) => { window.ran.push(name + " " + said.join(" ")); };
document.addEventListener("securitypolicyviolation", (one) =>
  window.ran.push("stopped by the policy: " + one.violatedDirective + " " + one.blockedURI));
"""
_PROTOCOLS = """[...document.querySelectorAll("a[href]")].map(
  (one) => new URL(one.getAttribute("href"), location.href).protocol)"""
_CONTROL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is a workspace with 12 cases in all fields, and all its pages."""
    if not CORPORA.is_dir():
        return {"skipped": f"{CORPORA.name} corpora are absent"}
    chromium = shutil.which("chromium")
    if chromium is None:
        return {"skipped": "Chromium: not on PATH"}
    from playwright.sync_api import sync_playwright

    rng = random.Random(seed)
    cases = [c for name in ("xss", "naughty") for c in corpus(name)] + _dompurify()
    done: Counter[str] = Counter()
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for number in range(rounds):
            start = rng.randrange(len(cases))
            chosen = sample(cases, start, _CASES)
            try:
                done.update(_round(browser, chosen))
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, round {number}, {start}: {error}") from error
        browser.close()
    return {"cases_there_are": len(cases), **done}


def _dompurify() -> list[bytes]:
    held = json.loads((CORPORA / "dompurify.json").read_bytes())
    return [one["payload"].encode("utf-8", "surrogatepass") for one in held]


def _round(browser: Any, cases: list[bytes]) -> Counter[str]:
    texts = [case.decode("utf-8", "replace")[:_LONGEST] for case in cases]
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder), texts) as base:
        context = browser.new_context(base_url=base)
        context.add_init_script(_TRAP)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        elsewhere: list[str] = []
        page.on("request", lambda one: elsewhere.append(one.url) if _is_other(one.url) else None)
        page.goto("data:text/html," + quote(_CONTROL))
        # A trap that catches nothing ends here, however slow the machine.
        page.wait_for_function("window.ran.length >= 2", timeout=_PATIENCE_MS)
        page.goto(f"/?key={_KEY}")
        opened = 0
        for address in _addresses(texts):
            page.goto(address)
            _touch(page)
            ran = page.evaluate("window.ran || []")
            assert not ran, f"{address}: {ran}"
            hrefs = page.evaluate(_PROTOCOLS)
            assert set(hrefs) <= {"http:", "https:", "mailto:"}, f"{address}: {set(hrefs)}"
            assert not elsewhere, f"{address}: asked for {elsewhere}"
            opened += 1
        context.close()
    return Counter(pages=opened, cases=len(texts))


def _touch(page: Any) -> None:
    """What handlers wait for: the mouse over everything, focus, a scroll."""
    page.evaluate(
        """() => { for (const one of document.querySelectorAll("main *")) {
             for (const name of ["mouseover", "focus", "click", "load", "error", "toggle"])
               if (one.tagName !== "A" && one.tagName !== "BUTTON" && one.tagName !== "SUMMARY")
                 one.dispatchEvent(new Event(name, { bubbles: false })); } }"""
    )


def _is_other(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "about:"))


def _addresses(texts: list[str]) -> Iterator[str]:
    yield from (
        "/", "/?role=executive", "/promises", "/roadmap", "/requirements", "/documents",
        "/interviews", "/contracts", "/explore?metric=m.one", "/explore?metric=m.one&by=what",
        "/charts/measure.svg?metric=m.one", "/explore/query?sql=select+*+from+rows",
        "/documents/INT-1", "/documents/MET-m.one", "/ask/today", "/ask/show?id=REQ-1",
    )  # fmt: skip
    for number, text in enumerate(texts):
        yield f"/documents/REQ-{number}"
        yield f"/threads/REQ-{number}"
        shown = quote(text, safe="")
        if "\x00" not in text and len(shown) < 3000:
            yield f"/search?words={shown}"
            yield f"/documents?where={shown}"
            yield f"/explore/query?sql={shown}"
            yield f"/ask/try?criterion={shown}"
            yield f"/documents/{shown or 'x'}"


@contextmanager
def _served(root: Path, texts: list[str]) -> Iterator[str]:
    """The pages of a workspace that holds the texts, on a loopback port."""
    import uvicorn

    from sightline import app
    from sightline.web.application import application

    write_files(root, _workspace(texts))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    site = application(app.parts(), str(root), key=_KEY)
    server = uvicorn.Server(uvicorn.Config(site, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def _workspace(texts: list[str]) -> dict[str, bytes | str]:
    """The texts in every role; front matter is JSON, which YAML reads as it is."""
    first = texts[0]
    cells = "".join(
        f"2026-02-{1 + n % 28:02}T08:00:00Z,{n},{_cell(texts[n % len(texts)])}\n"
        for n in range(len(texts) * 4)
    )
    files: dict[str, bytes | str] = {
        "sightline.toml": SETTINGS.replace("Hostile", "Hostile <script>alert(0)</script>")
        + 'as_of = "2026-03-01"\n[sources.rows]\nfiles = "data/rows.csv"\ntime = "time"\n'
        '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "words"\n',
        "data/rows.csv": f"time,value,what,{_cell('x' + first[:60])}\n"
        + cells.replace("\n", ",0\n"),
        "feedback/t.csv": "id,words\n"
        + "".join(f"TIC-{n},{_cell(text)}\n" for n, text in enumerate(texts)),
        "metrics/m.one.yaml": json.dumps(
            {"title": first, "source": "rows", "value": "value", "unit": texts[1][:20],
             "dimensions": {"what": "what"}}
        ),
        "interviews/series.yaml": "consent: given\n",
        "contracts/a/openapi.yaml": json.dumps(
            {"openapi": "3.1.0", "info": {"title": first, "version": texts[1]},
             "paths": {f"/{first}": {"get": {"deprecated": True, "summary": texts[2],
                                             "responses": {"200": {"description": texts[3]}}}}}}
        ),
    }  # fmt: skip
    quotes = "\n\n".join(f"> {_one_line(text)} {{#q{n} code}}" for n, text in enumerate(texts))
    files["interviews/INT-1.md"] = _document(
        {"title": first, "participant": first, "date": "2026-02-01"}, quotes
    )
    for number, text in enumerate(texts):
        keys: dict[str, object] = {
            "title": text, "owner": text, "tags": [text], "status": "committed", "story": text,
            "constraints": [text], "evidence": [f"INT-1#q{number}", f"TIC-{number}"],
            "criteria": [text, f"p95 of m.one where what = '{text.replace(chr(39), '')}' is < 2"],
        }  # fmt: skip
        label = _one_line(text).replace("]", "").replace("|", "")
        files[f"requirements/REQ-{number}.md"] = _document(
            keys,
            f"{text}\n\n[[INT-1|{label}]] [x]({label}) ![y]({label})\n\n| a |\n|---|\n| {label} |",
        )
        name = f"requirements/REQ-{1000 + number}-{text[:40]}.md".encode("utf-8", "replace")
        if is_possible_name(name) and b"/" not in name[13:]:
            files[name.decode()] = _document({"title": "Named"}, "")
        files[f"roadmap/INI-{number}.md"] = _document(
            {"title": text, "outcome": text, "horizon": "now", "requirements": [f"REQ-{number}"]},
            text,
        )
    return files


def _document(keys: dict[str, object], text: str) -> str:
    return f"---\n{json.dumps(keys)}\n---\n\n{text}\n"


def _cell(text: str) -> str:
    return '"' + _one_line(text).replace('"', '""') + '"'


def _one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split()) or "x"
