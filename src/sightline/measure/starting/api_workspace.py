"""Where an API's contract goes in a workspace, and what of it a person is told."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sightline.kernel.errors import UsageError
from sightline.measure.starting.api_contract import ApiContract, read_contract, short_name

_NAMES = ("openapi.yaml", "openapi.yml", "openapi.json")


@dataclass(frozen=True, slots=True)
class ContractRead:
    """What was read of a contract. ``elsewhere``: paths that only refer to another file."""

    id: str
    path: str
    title: str
    version: str
    operations: int
    deprecated: int
    need_key: int
    without_client_errors: int
    error_shapes: tuple[str, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class FoundContract:
    """A contract on its way into a workspace: its bytes as they are, and what they say."""

    read: ContractRead
    contract: ApiContract
    content: bytes


def find_contract(root: str, file: str) -> FoundContract:
    """Read the file that a person named. Raises UsageError."""
    content = read_file(file, "--from-openapi")
    contract = read_contract(content, file)
    stem = os.path.basename(file).partition(".")[0]
    path = _path(root, f"contracts/{short_name(contract.title, stem)}", contract)
    held = os.path.join(root, path)
    if os.path.lexists(held):  # what is there is kept, so it is what drafts stand on
        content = read_file(held, "contract")
        contract = read_contract(content, path)
    return FoundContract(_read(path, contract), contract, content)


def _path(root: str, folder: str, contract: ApiContract) -> str:
    """The file that is there already, under whichever name; else the one to write."""
    for name in _NAMES:
        if os.path.lexists(os.path.join(root, folder, name)):
            return f"{folder}/{name}"
    return f"{folder}/openapi.{'json' if contract.is_json else 'yaml'}"


def _read(path: str, contract: ApiContract) -> ContractRead:
    operations = contract.operations
    return ContractRead(
        id=f"API-{path.split('/')[1]}",
        path=path,
        title=contract.title,
        version=contract.version,
        operations=len(operations),
        deprecated=sum(o.is_deprecated for o in operations),
        need_key=sum(o.needs_key for o in operations),
        without_client_errors=sum(not o.documents_client_errors for o in operations),
        error_shapes=tuple(shape for shape, _ in contract.shapes),
        elsewhere=contract.elsewhere,
    )


def read_file(path: str, flag: str) -> bytes:
    """The bytes of a file that the command line names, wherever it is. Raises UsageError."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is no name of a file"
        raise UsageError(f"{flag} {path}: {why}", help="name a file that you may read") from None
