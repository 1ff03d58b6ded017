"""What Sightline has to say about a text: one object for every way of showing it."""

from __future__ import annotations

from typing import Any, NamedTuple

SEVERITIES = ("error", "warning", "info")


class Diagnostic(NamedTuple):
    """A finding at a place: 1-based, columns in code points, ends exclusive.

    The order of the fields is the order in which findings are listed.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    severity: str
    message: str
    help: str | None

    @property
    def url(self) -> str:
        """The page of the code, by a name that holds wherever Sightline is installed.

        Nothing is fetched from it: `sightline explain CODE` prints the page.
        """
        return f"urn:sightline:check:{self.code}"

    def to_json(self) -> dict[str, Any]:
        """The published shape: extend it, never rename a key."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "help": self.help,
            "url": self.url,
        }
