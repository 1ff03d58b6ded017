"""What can be wrong with data, as opposed to with a document."""

from __future__ import annotations


class SourceError(Exception):
    """A data source, or a question asked of it, cannot be answered: what is wrong, what to do.

    `source` is the name of the source, "" where the question itself is wrong; `key` is the key of
    its table in sightline.toml that has to change.
    """

    def __init__(self, message: str, help: str = "", source: str = "", key: str = "files") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.source = source
        self.key = key


class NotSQL(SourceError):
    """A text is no SELECT; `offset` is the byte where that shows, -1 where nothing says."""

    def __init__(self, message: str, offset: int = -1) -> None:
        super().__init__(message)
        self.offset = offset
