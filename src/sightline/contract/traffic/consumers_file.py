"""Finds `contracts/<api>/consumers.csv`, or `contracts/consumers.csv` for all APIs."""

from __future__ import annotations

from sightline.contract.reading.files import FolderFiles
from sightline.contract.traffic.consumers import FILE, Consumers, RowProblem, read_consumers
from sightline.kernel.asking.views import WorkspaceView

__all__ = ["consumers_of"]


def consumers_of(view: WorkspaceView, folder: str) -> tuple[Consumers, str]:
    """Return who calls the API of a folder of the workspace, and the path where that stands.

    Without such a file nobody is known, and the path is the one where it should be.
    """
    wanted = f"{folder or 'contracts'}/{FILE}"
    for path in dict.fromkeys((wanted, f"contracts/{FILE}")):
        data = FolderFiles(view.root).read(path) if view.sees(path) else b""
        if isinstance(data, bytes) and data:
            try:
                return read_consumers(data.decode("utf-8-sig")), path
            except UnicodeDecodeError:
                consumers = Consumers()
                problem = RowProblem(1, "the file is not UTF-8 text", "save it as UTF-8")
                consumers.problems.append(problem)
                return consumers, path
    return Consumers(), wanted
