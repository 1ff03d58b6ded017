"""What a file is, by its first bytes and its content, never by its name."""

from __future__ import annotations

import re

__all__ = ["foreign_kind", "looks_like_html", "looks_like_json"]

#: Kinds that aren't read, by their first bytes, with what to do instead.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word file, or one with a password", "save it as DOCX or PDF"),
    (b"{\\rtf", "RTF", "save it as DOCX or PDF"),
    (b"\x89PNG", "a picture", "give the document that it was made from"),
    (b"\xff\xd8\xff", "a picture", "give the document that it was made from"),
    (b"GIF8", "a picture", "give the document that it was made from"),
    (b"II*\x00", "a picture", "give the document that it was made from"),
    (b"MM\x00*", "a picture", "give the document that it was made from"),
    (b"RIFF", "a picture or a sound", "give the document that it was made from"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
    (b"%!PS", "PostScript", "save it as PDF"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html"
    r"|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:p|div|ul|li|h[1-6]|span|table|td|section|main|article|script)>", re.I)
_JSON_START = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[{"\[\]]))')


def foreign_kind(data: bytes) -> tuple[str, str] | None:
    """What a file is that can't be read here, and what to do; None for all others."""
    for start, kind, help in _FOREIGN:
        if data.startswith(start):
            return kind, help
    return None


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page, or a piece of one."""
    if _HTML_START.match(text[:20_000]):
        return True
    return text.lstrip().startswith("<") and len(_TAG.findall(text[:20_000])) >= 2


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON does. A Markdown link begins with a bracket too, and a word."""
    return bool(_JSON_START.match(text[:1000]))
