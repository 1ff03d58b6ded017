"""Usage: ``python3 -m benchmarks.workspace ROOT [--documents 10000] [--seed 1] [--short]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.workspace import build


def main(arguments: list[str] | None = None) -> None:
    """Write a workspace from the command line."""
    parser = argparse.ArgumentParser(description="Write a Sightline workspace for benchmarks.")
    parser.add_argument("root", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="one sentence of prose in each")
    options = parser.parse_args(arguments)
    items = build(options.root, options.documents, options.seed, options.short)
    print(f"{options.root}: {len(items)} documents")


if __name__ == "__main__":
    main()
