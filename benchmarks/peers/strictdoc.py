"""StrictDoc: documents of requirements with parent relations, in ``.sdoc`` files."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.peer import Peer, name_of, pages, prose
from benchmarks.workspace.outline import Item

CONFIG = """\
from strictdoc.core.project_config import ProjectConfig


def create_config() -> ProjectConfig:
    return ProjectConfig(project_title="Product", project_features=[])
"""


def write(root: Path, items: list[Item]) -> None:
    """The documents and the project's configuration."""
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "strictdoc_config.py").write_text(CONFIG, encoding="utf-8")
    for name, page in pages(items):
        head = f"[DOCUMENT]\nTITLE: {name}\nOPTIONS:\n  MARKUP: Text\n\n"
        text = head + "\n".join(node(item) for item in page)
        (root / "docs" / f"{name}.sdoc").write_text(text, encoding="utf-8")


def node(item: Item) -> str:
    """One item as a requirement node."""
    lines = [
        "[REQUIREMENT]",
        f"UID: {name_of(item.id)}",
        f"STATUS: {item.status}",
        f"TAGS: {item.kind}, {item.owner}",
        f"TITLE: {item.title}",
        f"STATEMENT: >>>\n{prose(item, '[LINK: %s]')}\n<<<",
    ]
    if item.criteria:
        lines.append(f"RATIONALE: {'; '.join(item.criteria)}")
    if item.links:
        lines.append("RELATIONS:")
    for target in item.targets():
        lines += ["- TYPE: Parent", f"  VALUE: {name_of(target)}"]
    return "\n".join([*lines, ""])


STRICTDOC = Peer(
    name="strictdoc",
    label="StrictDoc",
    program="strictdoc",
    does="parses documents, checks relations and links in prose, writes one JSON file",
    write=write,
    arguments=lambda root: [
        *("export", str(root / "docs"), "--formats=json", "--no-parallelization"),
        *("--output-dir", str(root / "output")),
    ],
    caches=("output",),
)
