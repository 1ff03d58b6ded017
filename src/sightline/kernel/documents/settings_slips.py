"""What is wrong with a `sightline.toml` that can't be read, in the words of whoever wrote it."""

from __future__ import annotations

import re
import tomllib

from sightline.text.yaml.nodes import Problem

_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_KEY = r"[ \t]*(?:[\w.-]+|\"[^\"\n]*\")[ \t]*"
_YAML = re.compile(rf"({_KEY}):(?:[ \t]|$)")
_NO_SIGN = re.compile(r"[ \t]*[\w.-]+[ \t]+(?!=)\S|[ \t]*[\w.-]+[ \t]*$")
_BARE = re.compile(rf"{_KEY}=[ \t]*([^\W\d_][^\"'\[{{#]*?)[ \t]*(?:#.*)?$")
_TABLE = re.compile(r"[ \t]*\[+[^\]#]*(?:#.*)?$")
_EXAMPLE = "see docs/reference/settings.md for an example"


def explained(error: Exception, text: str) -> Problem:
    """The finding about a settings file that TOML refuses: where, what, and what to write."""
    line, column = _place_of(error, text)
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    message, help = _in_words(error, written)
    return Problem("DOC050", message, line, column, line, column, help)


def _place_of(error: Exception, text: str) -> tuple[int, int]:
    found = _AT.search(str(error))
    if found is None:
        return 1, 1
    if found[1]:
        return int(found[1]), int(found[2])
    lines = text.rstrip().split("\n")
    return len(lines), len(lines[-1].rstrip()) + 1


def _in_words(error: Exception, written: str) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "brackets nest too deep to be read", "write it more simply"
    if not isinstance(error, tomllib.TOMLDecodeError):
        return "a number or a date here is not possible", _EXAMPLE
    said = _AT.sub("", str(error)).strip()
    if said.startswith("Unclosed array"):
        message = "a list that begins before this has no closing bracket"
        return message, "write ] behind its last part"
    return _twice(said, written) or _slip(written) or (said, _EXAMPLE)


def _twice(said: str, written: str) -> tuple[str, str] | None:
    """Something that stands in the file already."""
    if not said.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate")):
        return None
    name = written.partition("=")[0].strip()
    what = "the table" if name.startswith("[") else "the setting"
    return f"{what} {name} stands here a second time", f"keep one {name}, or join their contents"


def _slip(written: str) -> tuple[str, str] | None:
    """One of the commonest slips in a line."""
    if _TABLE.match(written):
        return "the name of a table has no closing bracket", f"write {written.strip()}]"
    colon = _YAML.match(written)
    if colon:
        rest = written[colon.end() :].strip()
        return "a setting is written with an equals sign", f"write {colon[1].strip()} = {rest}"
    name, sign, value = written.partition("=")
    if not sign and _NO_SIGN.match(written):
        word = name.split()[0]
        return "there is no equals sign after the name of the setting", f'write {word} = "..."'
    if sign and (bare := _BARE.match(written)):
        if bare[1] in ("True", "False"):
            return f"`{bare[1]}` is written small", f"write {name.strip()} = {bare[1].lower()}"
        return "a text needs quotation marks", f'write {name.strip()} = "{bare[1].strip()}"'
    return _slip_in_value(name.strip(), value.strip()) if sign else None


def _slip_in_value(name: str, value: str) -> tuple[str, str] | None:
    if not value or value[0] == "#":
        return f"nothing stands behind the equals sign of {name}", f'write {name} = "..."'
    if value[0] in "\u201c\u201d\u201e\u2018\u2019\xab":
        inner = value.strip("\u201c\u201d\u201e\u2018\u2019\xab\xbb")
        return "curly quotation marks are none for a computer", f'write {name} = "{inner}"'
    if value.startswith(('"""', "'''")):
        return None
    if value[:1] in ("'", '"') and value.count(value[0]) % 2:
        return "a quotation mark has no end on this line", f"write {name} = {value}{value[0]}"
    if value[:1] == "[" and "]" not in value:
        return "a list has no closing bracket", "write ] behind its last part"
    return None
