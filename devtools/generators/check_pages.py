"""docs/reference/checks: a page per code, from the docstring of its check, and a list of all."""

from __future__ import annotations

from sightline import app
from sightline.kernel.checking import Checks
from sightline.kernel.compiling.check_pages import page_of

OWNS = ("docs/reference/checks/*.md",)
FOLDER = "docs/reference/checks"
FAMILIES = {
    "DOC": "Files, front matter, YAML and JSON",
    "KND": "Keys and values of documents",
    "LNK": "Ids, links and the graph",
    "IGN": "Ignores",
    "DSC": "Discover",
    "DCD": "Decide",
    "SPC": "Specify",
    "CON": "Contract",
    "PLN": "Plan",
    "REL": "Release",
    "MEA": "Measure",
    "NAR": "Narrate",
}
SEVERITIES = {
    "error": "An error",
    "warning": "A warning",
    "info": "Information",
    "thread": "Information on a draft, an error from committed on, silent on what was dropped",
}
HEAD = """# Checks

What `sightline check` reports. `sightline explain CODE` prints the same pages. The severity of a
code is changed, or the code switched off, in `sightline.toml`: `[checks]`, then `LNK009 = "off"`.
"""


def pages() -> dict[str, str]:
    """The list, and the page of every code."""
    checks: Checks = app.checks()
    written = {f"{FOLDER}/{code}.md": _page(checks, code) for code in checks.by_code}
    return {f"{FOLDER}/README.md": _list(checks), **written}


def _page(checks: Checks, code: str) -> str:
    severity = SEVERITIES[checks.by_code[code].severity]
    body = page_of(checks.modules[code]).markdown()
    return f"# {code}: {_name(checks, code)}\n\n{severity}.\n\n{body}"


def _list(checks: Checks) -> str:
    parts = [HEAD]
    for family, title in FAMILIES.items():
        codes = [code for code in checks.by_code if code.startswith(family)]
        if codes:
            parts.append(f"## {title}\n\n" + "".join(_line(checks, code) for code in codes))
    return "\n".join(parts)


def _line(checks: Checks, code: str) -> str:
    summary = page_of(checks.modules[code]).summary
    return f"* [{code}]({code}.md) {_name(checks, code)}: {summary}\n"


def _name(checks: Checks, code: str) -> str:
    return checks.modules[code].__name__.rpartition(".")[2].replace("_", " ")
