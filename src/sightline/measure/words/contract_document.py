"""An API's document as nodes, each with its line: `contracts/<api>/openapi.yaml` or `.json`."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.files.source_text import read_source
from sightline.text.near import nearest
from sightline.text.yaml import read_yaml
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Node, Problem

API = "API"
MAX_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class ContractDocument:
    """An API's document; ``root`` is None where it can't be read, and ``why`` says why."""

    path: str
    root: Node | None
    why: str = ""


def read_contract(view: WorkspaceView, api: str) -> ContractDocument:
    """The document of an API, as whoever asks may see it."""
    if kind_of(api) != API:
        return ContractDocument("", None, f"{api} is no API; the id of one begins with API-")
    path = view.graph.home(api)
    if path is None:
        known = [identifier for identifier in view.graph.by_id if kind_of(identifier) == API]
        near = nearest(api, known, limit=1)
        hint = f"; did you mean {near[0]}?" if near else "; write contracts/<api>/openapi.yaml"
        return ContractDocument("", None, f"there is no {api}{hint}")
    if not path.endswith((".yaml", ".yml", ".json")):
        return ContractDocument(path, None, f"{path} has no places that a JSON pointer names")
    data = read_bytes(view.root, path, MAX_BYTES)
    if isinstance(data, Problem):
        return ContractDocument(path, None, f"{path}: {data.message}")
    source = read_source(data, MAX_BYTES)
    root, problems = (read_json if path.endswith(".json") else read_yaml)(source.text, 1)
    wrong = source.problems[0] if source.problems else _first_error(problems)
    if wrong is not None:
        return ContractDocument(path, None, f"{path}:{wrong.line}: {wrong.message}")
    if root is None:
        return ContractDocument(path, None, f"{path} is empty")
    return ContractDocument(path, root)


def _first_error(problems: list[Problem]) -> Problem | None:
    """What makes the text unsure; a key that stands there twice could be read either way."""
    return min(problems, key=lambda problem: (problem.line, problem.column), default=None)
