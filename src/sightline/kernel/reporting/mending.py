"""Plans the edits that mend findings: every remedy that is certain, all files at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import Document
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.line_edits import LineEdit, apply_line_edits
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES, SourceText, read_source
from sightline.kernel.reporting.fixes import FIXES, with_ids
from sightline.text.yaml.nodes import Problem


@dataclass(slots=True)
class _File:
    """A file that is being mended."""

    digest: str
    source: SourceText
    edits: list[LineEdit] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return self.source.text.split("\n")


class Mending:
    """The remedies planned so far, and the files that they change."""

    def __init__(self, view: WorkspaceView) -> None:
        self.view = view
        self.files: dict[str, _File | None] = {}
        self.halves: dict[tuple[str, str], list[str]] = {}
        self.half_edits: dict[tuple[str, str], LineEdit] = {}

    def mends(self, found: Diagnostic) -> bool:
        """Plan the remedy of a finding; False where none is certain."""
        if found.code == "LNK008":
            return self._mends_supersede(found)
        remedy = FIXES.get(found.code)
        file = self._file(found.path) if remedy else None
        edit = remedy(file.lines, found) if remedy and file else None
        if file is None or edit is None:
            return False
        file.edits.append(edit)
        return True

    def edits(self) -> Iterator[Edit]:
        for path, file in sorted(self.files.items()):
            more = [e for (at, _), e in sorted(self.half_edits.items()) if at == path]
            if file is not None and (file.edits or more):
                text = apply_line_edits(file.source.text, [*file.edits, *more])
                yield Edit(path, file.digest, file.source.encode(text))

    def _mends_supersede(self, found: Diagnostic) -> bool:
        new = self.view.open(found.path)
        planned = [self._name(path, key, name) for path, key, name in self._halves(new, found)]
        return bool(planned) and all(planned)

    def _halves(self, new: Document, found: Diagnostic) -> Iterator[tuple[str, str, str]]:
        """The keys that are missing for one finding: in which file, which key, which id."""
        assert new.id is not None
        for link in new.links:
            if link.type == "supersedes" and (link.line, link.column) == found[1:3]:
                home = self.view.graph.home(link.target)
                if home is not None and not self._says(home, "superseded_by", new.id):
                    yield home, "superseded_by", new.id
                    return
        for path, link in self.view.graph.incoming.get(new.id, ()):
            old = self.view.graph.nodes[path].ids[:1]
            if link.type == "superseded_by" and old and found.message.startswith(f"{old[0]} says"):
                yield found.path, "supersedes", old[0]
                return

    def _says(self, path: str, key: str, identifier: str) -> bool:
        links = self.view.graph.nodes[path].links
        return any(link.type == key and link.target == identifier for link in links)

    def _name(self, path: str, key: str, identifier: str) -> bool:
        file = self._file(path) if path.endswith(".md") else None
        if file is None:
            return False
        ids = [*self.halves.get((path, key), []), identifier]
        edit = with_ids(file.lines, key, list(dict.fromkeys(ids)))
        if edit is None:
            return False
        self.halves[path, key], self.half_edits[path, key] = ids, edit
        return True

    def _file(self, path: str) -> _File | None:
        if path not in self.files:
            data = read_bytes(self.view.root, path, MAX_DOCUMENT_BYTES)
            source = None if isinstance(data, Problem) else read_source(data)
            usable = source is not None and not source.problems
            self.files[path] = (
                _File(sha256(data).hexdigest(), source)
                if usable and source is not None and isinstance(data, bytes)
                else None
            )
        return self.files[path]
