"""What an earlier run found out, kept in one derived file that may be deleted at any time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import orjson

FORMAT = 3
NAME = "check"


class Snapshots(Protocol):
    """Where derived files are kept (the store's): whole files, replaced atomically."""

    def load(self, name: str) -> bytes | None: ...

    def save(self, name: str, data: bytes) -> None: ...

    def moment_ns(self) -> int:
        """The file system's own idea of now."""
        ...


class Remembered:
    """One snapshot: facts of files, diagnostics, and the key under which they hold.

    A snapshot is written whole and replaces the last one, so two processes can share it: each reads
    one consistent state, and the last writer wins. With ``anew`` nothing of it is believed, and it
    is replaced.
    """

    def __init__(
        self, snapshots: Snapshots | None, fingerprint: Callable[[], str], anew: bool = False
    ) -> None:
        self._snapshots = snapshots
        self._fingerprint = fingerprint
        self._anew = anew
        self._held: dict[str, Any] | None = None
        self.moment = 0

    def files(self, settings_digest: str) -> dict[str, Any]:
        """The facts per path that still hold under these settings; empty where none do."""
        if self._snapshots is None:
            return {}
        self.moment = self._snapshots.moment_ns()
        data = None if self._anew else self._snapshots.load(NAME)
        held = _read(data) if data is not None else {}
        if held.get("key") == [FORMAT, self._fingerprint(), settings_digest]:
            self._held = held
            return held["files"]  # type: ignore[no-any-return]
        return {}

    @property
    def is_used(self) -> bool:
        """Whether anything of an earlier run was believed."""
        return self._held is not None

    def layout(self) -> Any:
        """The folders that hold documents, as ``Layout.folders``; None where unknown."""
        return self._held["layout"] if self._held is not None else None

    def graph_diagnostics(self, as_of: str) -> list[Any] | None:
        """What the graph checks found, if it was found for this date."""
        held = self._held
        return held["graph"] if held is not None and held["as_of"] == as_of else None

    def totals(self) -> tuple[int, int]:
        """Documents and links of the remembered state."""
        assert self._held is not None
        documents, links = self._held["totals"]
        return documents + 0, links + 0  # TypeError where it is no number

    def keep(
        self,
        settings_digest: str,
        as_of: str,
        layout: Any,
        files: dict[str, Any],
        graph: list[Any],
        totals: tuple[int, int],
    ) -> None:
        """Replace the snapshot. A cache that can't be written is no reason to fail."""
        if self._snapshots is None:
            return
        key = [FORMAT, self._fingerprint(), settings_digest]
        held = {"key": key, "as_of": as_of, "layout": layout, "files": files}
        held |= {"graph": graph, "totals": totals}
        self._snapshots.save(NAME, orjson.dumps(held, default=list))


def _read(data: bytes) -> dict[str, Any]:
    try:
        held = orjson.loads(data)
    except orjson.JSONDecodeError:
        return {}
    return held if isinstance(held, dict) else {}
