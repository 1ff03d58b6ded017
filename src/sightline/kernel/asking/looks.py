"""A look at a workspace that is kept between questions, for a process that is told of changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sightline.kernel.compiling.workspace import Workspace


class KeptLook:
    """The loaded workspace, for as long as its files are the same. Several threads may ask.

    ``is_unchanged`` says, without asking the files one by one, whether none has changed since it
    was last asked. Where it says no, the files are looked at anew.
    """

    def __init__(self, is_unchanged: Callable[[], bool]) -> None:
        self._is_unchanged = is_unchanged
        self._lock = RLock()
        self._workspace: Workspace | None = None
        self._earlier: Workspace | None = None
        self._number = 0
        self._told: list[Callable[[], None]] = []

    def workspace(self, load: Callable[[], Workspace]) -> Workspace:
        """The workspace as its files are now; ``load`` looks at them."""
        with self._lock:
            self.number()
            if self._workspace is None:
                self._workspace = load()
                if self._earlier is not None:
                    self._workspace.adopt(self._earlier)
                    self._earlier = None
            return self._workspace

    def number(self) -> int:
        """A number that is another one whenever a file has changed."""
        with self._lock:
            if not self._is_unchanged():
                self.forget()
            return self._number

    def forget(self) -> None:
        """The next question looks at the files anew."""
        with self._lock:
            self._earlier, self._workspace = self._workspace or self._earlier, None
            self._number += 1
        for told in self._told:
            told()

    def tell(self, told: Callable[[], None]) -> None:
        """Call this whenever what was kept holds no longer; in whichever thread that is noticed."""
        self._told.append(told)
