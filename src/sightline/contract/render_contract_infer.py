"""How `contract infer` is shown: the document itself, as YAML, ready to be put into a file."""

from __future__ import annotations

from typing import Any

from sightline.contract.inferring.document_file import as_yaml

__all__ = ["text"]


def text(result: Any, colour: bool = False) -> str:
    """The draft; what couldn't be read stands above it as comments."""
    notes = "".join(f"# {' '.join(note.split())}\n" for note in result.notes)
    return notes + as_yaml(result.document)
