"""TRLC (BMW): typed records in ``.trlc`` files after a model in ``.rsl``. It keeps no cache."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.peer import Peer, name_of, pages, prose
from benchmarks.workspace.outline import Item

MODEL = """\
package product

abstract type Item {
  title String
  status String
  owner String
  prose Markup_String
}
type Int extends Item { quotes String [3 .. *] }
type Ins extends Item { claims Int [1 .. *] }
type Obj extends Item { criteria String [1 .. *] }
type Opp extends Item {
  evidence Item [1 .. *]
  objective Obj
  parent optional Opp
}
type Dec extends Item { evidence Item [1 .. *] }
type Req extends Item {
  opportunity Opp
  evidence Item [1 .. *]
  criteria String [1 .. *]
  decision optional Dec
}
type Ini extends Item { requirements Req [1 .. *] }
type Rol extends Item {
  initiative optional Ini
  requirements optional Req [1 .. *]
  criteria String [1 .. *]
}
"""


def write(root: Path, items: list[Item]) -> None:
    """The model and the records."""
    root.mkdir(parents=True)
    (root / "model.rsl").write_text(MODEL, encoding="utf-8")
    for name, page in pages(items):
        text = "package product\n\n" + "\n".join(record(item) for item in page)
        (root / f"{name}.trlc").write_text(text, encoding="utf-8")


def record(item: Item) -> str:
    """One item as a record."""
    lines = [
        f"{item.kind.capitalize()} {name_of(item.id)} {{",
        f'  title = "{item.title}"',
        f'  status = "{item.status}"',
        f'  owner = "{item.owner}"',
    ]
    for key, values in (("criteria", item.criteria), ("quotes", item.quotes)):
        if values:
            quoted = ", ".join(f'"{value}"' for value in values)
            lines.append(f"  {key} = [{quoted}]")
    for key, refs in item.links.items():
        single = key in {"objective", "parent", "opportunity", "decision", "initiative"}
        if refs:
            names = ", ".join(map(name_of, refs))
            lines.append(f"  {key} = {names if single else f'[{names}]'}")
    return "\n".join([*lines, f"  prose = '''{prose(item, '[[%s]]')}'''", "}", ""])


TRLC = Peer(
    name="trlc",
    label="TRLC",
    program="trlc",
    does="parses records and model, resolves references in fields and in prose, checks types",
    write=write,
    arguments=lambda root: ["--brief", str(root)],
    caches=(),
)
