"""sphinx-needs: needs as directives in reStructuredText, read by Sphinx."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.peer import Peer, name_of, pages, prose
from benchmarks.workspace.outline import SHARES, Item

ROLES = (
    "evidence", "claims", "objective", "parent", "opportunity", "decision", "requirements",
    "initiative",
)  # fmt: skip
CONF = f"""\
project = "product"
extensions = ["sphinx_needs"]
needs_id_regex = "^[A-Z0-9_]{{5,}}"
needs_types = [
    {{"directive": kind, "title": kind, "prefix": kind.upper(), "color": "#fff", "style": "node"}}
    for kind in {[kind.lower() for kind in SHARES]}
]
text = {{"schema": {{"type": "string"}}, "default": ""}}
needs_fields = {{"owner": text, "criteria": text}}
needs_links = {{role: {{"incoming": role, "outgoing": role}} for role in {list(ROLES)}}}
nitpicky = True
"""


def write(root: Path, items: list[Item]) -> None:
    """The project and its pages."""
    (root / "source").mkdir(parents=True)
    (root / "source" / "conf.py").write_text(CONF, encoding="utf-8")
    names = []
    for name, page in pages(items):
        text = f"{name}\n{'=' * len(name)}\n\n" + "\n".join(need(item) for item in page)
        (root / "source" / f"{name}.rst").write_text(text, encoding="utf-8")
        names.append(name)
    index = "Product\n=======\n\n.. toctree::\n\n" + "".join(f"   {name}\n" for name in names)
    (root / "source" / "index.rst").write_text(index, encoding="utf-8")


def need(item: Item) -> str:
    """One item as a directive."""
    lines = [
        f".. {item.kind.lower()}:: {item.title}",
        f"   :id: {name_of(item.id)}",
        f"   :status: {item.status}",
        f"   :owner: {item.owner}",
    ]
    if item.criteria:
        lines.append(f"   :criteria: {'; '.join(item.criteria)}")
    for role, refs in item.links.items():
        if refs:
            lines.append(f"   :{role}: {', '.join(dict.fromkeys(map(name_of, refs)))}")
    return "\n".join([*lines, "", "   " + prose(item, ":need:`%s`", "\n\n   "), ""])


def built_by(builder: str, root: Path) -> list[str]:
    """Sphinx's arguments for one of its builders."""
    return ["-q", "-W", "-b", builder, str(root / "source"), str(root / "build")]


SPHINX_NEEDS = Peer(
    name="sphinx-needs",
    label="sphinx-needs",
    program="sphinx-build",
    does="reads all pages and checks links in fields, not those in prose; writes one JSON file",
    write=write,
    arguments=lambda root: built_by("needs", root),
    caches=("build",),
)
SPHINX_NEEDS_PROSE = Peer(
    name="sphinx-needs",
    label="sphinx-needs-prose",
    program="sphinx-build",
    does="checks links in fields and, resolving every page in every run, in prose",
    write=write,
    arguments=lambda root: built_by("dummy", root),
    caches=("build",),
)
