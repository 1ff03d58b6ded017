"""XML out of a stranger's file: no entities, no network, bounded depth."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from sightline.career.documents.unreadable import UnreadableDocument

__all__ = ["Element", "parsed_xml"]

#: lxml brings no types of its own.
Element: TypeAlias = Any

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed_xml(name: str, data: bytes) -> Element:
    """The root of a part. No office program writes a DOCTYPE, so one is refused.

    Raises UnreadableDocument.
    """
    from lxml import etree  # type: ignore[import-untyped]

    plain = data if data[:1] == b"<" or b"\x00" not in data[:200] else _narrow(data)
    if _DOCTYPE.search(plain):
        raise UnreadableDocument(
            f"{name} brings definitions of its own in its XML", help="save it again as DOCX"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"{name} is damaged: its XML can't be read", help="open it in Word and save it again"
        ) from error
    return root


def _narrow(data: bytes) -> bytes:
    """The same without NUL bytes, so that UTF-16 hides no definition."""
    return data.replace(b"\x00", b"")
