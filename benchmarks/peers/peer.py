"""What a peer is to these benchmarks: a format to write and a command that checks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.workspace.outline import FOLDERS, Item

PAGE = 100  # items in one file of a peer, which suits peers better than a file for each
LINK = re.compile(r"\[\[([A-Z]+)-([0-9]+)\]\]")


@dataclass(frozen=True)
class Peer:
    """A tool that checks linked requirements in text, as its own users would run it."""

    name: str
    label: str
    program: str
    does: str
    write: Callable[[Path, list[Item]], None]
    arguments: Callable[[Path], list[str]]
    caches: tuple[str, ...]

    def command(self, folder: Path, root: Path) -> list[str]:
        """The command that checks the project at ``root``; ``folder`` holds the peer's programs."""
        return [str(folder / self.program), *self.arguments(root)]

    def shown(self) -> str:
        """The command as a reader would type it."""
        return " ".join([self.program, *self.arguments(Path())])


def name_of(ref: str) -> str:
    """An id as every peer accepts it, without the anchor: ``INT_0001``."""
    return ref.partition("#")[0].replace("-", "_")


def prose(item: Item, link: str, gap: str = "\n\n") -> str:
    """The item's words and quotes, its links rewritten in a peer's form (``[LINK: %s]``)."""
    text = gap.join((*item.prose, *item.quotes))
    return LINK.sub(lambda found: link % f"{found[1]}_{found[2]}", text)


def pages(items: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Items as files of one kind each, with the file's name."""
    for kind, folder in FOLDERS.items():
        own = [item for item in items if item.kind == kind]
        for start in range(0, len(own), PAGE):
            yield f"{folder}_{start // PAGE:04d}", own[start : start + PAGE]
