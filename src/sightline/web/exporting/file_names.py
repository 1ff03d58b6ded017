"""Which file of an exported site stands for an address of the served one, and links between them.

Names are of letters, digits, `.`, `-` and `_`, so that every file system and every host keeps them;
links are relative, so that the site works in any folder and without a server.
"""

from __future__ import annotations

import posixpath
import re
from hashlib import sha256
from urllib.parse import parse_qsl, unquote, urlsplit

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,119}")
_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 80


def file_of(address: str) -> str:
    """The name of the file for an address.

    >>> file_of("/"), file_of("/documents/REQ-1"), file_of("/documents?page=2")
    ('index.html', 'documents/REQ-1.html', 'documents-page-2.html')
    >>> file_of("/charts/verify.svg?ids=REQ-1")
    'charts/verify-ids-REQ-1.svg'
    """
    parts = urlsplit(address)
    *folders, last = [unquote(part) for part in parts.path.strip("/").split("/")]
    stem, ending = last or "index", ".html"
    if folders[:1] == ["charts"]:
        stem, ending = posixpath.splitext(last)
    if folders[:1] == ["files"]:
        stem, ending = last, ""
    words = sorted(parse_qsl(parts.query))
    stem = "-".join([stem, *(part for pair in words for part in pair)])
    return "/".join([*map(_plain, folders), _plain(stem) + ending])


def another_file_of(address: str) -> str:
    """The name of the file for an address whose first name another one has."""
    stem, ending = posixpath.splitext(file_of(address))
    return f"{stem}-{sha256(address.encode()).hexdigest()[:10]}{ending}"


def relative(file: str, here: str) -> str:
    """The link from one file of the site to another.

    >>> relative("index.html", "documents/REQ-1.html")
    '../index.html'
    """
    return posixpath.relpath(file, posixpath.dirname(here) or ".")


def _plain(text: str) -> str:
    """A text as a part of a file name; one that had to be changed ends in a hash of what it was."""
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text):
        return text
    short = _OTHER.sub("-", text)[:_LONGEST].strip("-")
    return f"{short or 'x'}-{sha256(text.encode()).hexdigest()[:10]}"
