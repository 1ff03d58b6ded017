"""Keys of a document that a person wrote, changed where they stand and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sightline.kernel.documents.raw_text import RawText, Replacement
from sightline.kernel.errors import UsageError
from sightline.text.yaml.quoting import yaml_scalar
from sightline.text.yaml.scalars import as_date

__all__ = ["with_keys", "written_value"]

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CONTINUED = re.compile(r"[ \t]+\S|-[ \t]")


def with_keys(raw: RawText, path: str, keys: Mapping[str, str]) -> bytes:
    """The file with these keys set in its front matter; all else stays to the byte.

    Raises UsageError where there is no front matter, or where a key holds more than one line.
    """
    opening = _FENCE.match(raw.text)
    if opening is None:
        raise UsageError(f"{path} has no front matter", help="begin it with --- and title: ...")
    changes, missing = [], []
    lines = list(_front(raw.text, opening.end()))
    if not lines or not _FENCE.match(raw.text[lines[-1][1] :] + "\n"):
        raise UsageError(f"{path}: the front matter has no end", help="end it with ---")
    for name, value in keys.items():
        text = f"{name}: {written_value(value)}" if value else ""
        at = next((i for i, (start, _) in enumerate(lines) if _is_key(raw.text, start, name)), None)
        if at is None:
            missing += [text + raw.newline] if text else []
            continue
        start, end = lines[at]
        if at + 1 < len(lines) and _CONTINUED.match(raw.text, lines[at + 1][0]):
            help = f"change line {raw.line(start)} by hand"
            raise UsageError(f"{path}: `{name}` holds more than one line", help=help)
        changes.append(Replacement(start, end, text + raw.newline if text else ""))
    end = lines[-1][1]
    return raw.replaced([*changes, Replacement(end, end, "".join(missing))])


def written_value(value: str) -> str:
    """A value as a person would type it: a day needs no quotes."""
    return value if as_date(value) else yaml_scalar(value)


def _front(text: str, start: int) -> list[tuple[int, int]]:
    """Where the lines of the front matter begin and end, line ends included."""
    found = []
    while start < len(text) and not _FENCE.match(text[start : start + 80] + "\n"):
        line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").match(text, start)
        if line is None or line.end() == start:
            break
        found.append((start, line.end()))
        start = line.end()
    return found


def _is_key(text: str, start: int, name: str) -> bool:
    return text.startswith(f"{name}:", start)
