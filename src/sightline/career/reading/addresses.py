"""Addresses behind words."""

from __future__ import annotations

__all__ = ["clean_address"]

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def clean_address(address: str) -> str:
    """An address that a person may open; others (scripts, data) are none."""
    address = "".join(letter for letter in address if letter.isprintable()).strip()
    return address if address.lower().startswith(_SCHEMES) else ""
