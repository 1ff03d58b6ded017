"""What every writing operation needs: the whole workspace, exact bytes, a second look."""

from __future__ import annotations

from hashlib import sha256

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.raw_text import RawText
from sightline.kernel.documents.reader import Reader
from sightline.kernel.errors import Conflict, Refused, UsageError
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES
from sightline.text.yaml.nodes import Problem


def refuse_partial_view(view: WorkspaceView) -> None:
    """Whoever sees only a part can't number, link or rename without guessing at the rest."""
    if view.hidden:
        number = "1 document is" if view.hidden == 1 else f"{view.hidden} documents are"
        raise Refused(
            f"{number} hidden from you, so nothing can be written safely.",
            help="Ask somebody who sees the whole workspace, or leave out --as.",
        )


def raw_text(view: WorkspaceView, document: Document) -> RawText:
    """The exact text of a document. Raises Conflict if it changed since it was read."""
    data = read_bytes(view.root, document.path, MAX_DOCUMENT_BYTES)
    if isinstance(data, Problem):
        raise UsageError(f"{document.path} {data.message}", help=data.help)
    if sha256(data).hexdigest() != document.digest:
        raise Conflict([document.path])
    try:
        return RawText(data)
    except UnicodeDecodeError:
        help = "save it as UTF-8 in your editor; `sightline check` names the place"
        raise UsageError(f"{document.path} is not UTF-8 text", help=help) from None


def reread(view: WorkspaceView, path: str, data: bytes) -> Document:
    """What a file would say with this content."""
    return Reader(view.catalogue.kinds, view.settings).read(path, data)
