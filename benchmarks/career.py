"""What the room of careers reads right, on data with known answers, and what it costs.

Usage: ``python3 dev.py bench career`` or ``python3 benchmarks/career.py``, with ``--only PART`` and
``--save FILE`` (Markdown). Each part is a module of ``benchmarks/careers/`` with a function
``part``, which returns a table and its promises, or None where the shared data aren't there.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.harness.report import Bar, bars

PARTS = ("resumes", "readers", "skills")


def main(arguments: list[str] | None = None) -> int:
    """Run the parts; 1 where a promise does not hold."""
    parser = argparse.ArgumentParser(prog="bench career", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part")
    parser.add_argument("--save", metavar="FILE", help="write the tables to a file")
    options = parser.parse_args(arguments)
    texts: list[str] = []
    promises: list[Bar] = []
    for name in options.only or PARTS:
        path = Path(__file__).resolve().parent / "careers" / f"{name}.py"
        found = import_module(f"benchmarks.careers.{name}").part() if path.exists() else None
        if found is None:
            texts.append(f"{name}: shared data: not there\n")
            continue
        texts.append(found[0])
        promises += found[1]
    said = "\n".join([*texts, bars(promises)])
    print(said)
    if options.save:
        Path(options.save).write_text(said, encoding="utf-8")
    return 0 if all(bar.holds for bar in promises) else 1


if __name__ == "__main__":
    raise SystemExit(main())
