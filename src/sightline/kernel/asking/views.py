"""What an operation may see: a workspace already filtered for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from sightline.kernel.asking.registry import Operations
from sightline.kernel.checking import Checks
from sightline.kernel.documents.consent import SAYS_NOW, Voices
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import Graph, Node
from sightline.kernel.documents.kinds import Kinds
from sightline.kernel.documents.settings import REPORTS, Settings
from sightline.kernel.errors import UsageError
from sightline.kernel.files.git_dates import Dates, git_dates
from sightline.text.near import nearest

if TYPE_CHECKING:
    from sightline.kernel.asking.withheld_mentions import WithheldMentions
    from sightline.kernel.compiling.compilation import Compiled
    from sightline.kernel.compiling.workspace import Workspace

PRIVATE = "career/"
"""What one person keeps about themselves; the settings say who else may see it."""
ROOMS_OF_THE_OWNER = ("kernel", "career")
"""Whose answers are read by whoever asks; those of other rooms are made to be handed on."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whoever asks: a name for the audit, and the audience whose eyes they see with.

    The empty audience is the owner of the workspace, from whom nothing is withheld. ``at_machine``:
    they type at the machine itself, so they may name any file that they may read. ``hands_on``: the
    answer is in a form that is made for others (SARIF, JUnit, annotations).
    """

    name: str
    audience: str = ""
    at_machine: bool = False
    hands_on: bool = False


class Catalogue:
    """What Sightline itself knows, without any workspace: kinds, checks, operations."""

    def __init__(
        self, kinds: Callable[[], Kinds], checks: Callable[[], Checks], operations: Operations
    ) -> None:
        self._kinds = kinds
        self.operations = operations
        self._checks = checks

    @property
    def kinds(self) -> Kinds:
        return self._kinds()

    @property
    def checks(self) -> Checks:
        return self._checks()


class WorkspaceView:
    """A workspace as one subject may see it. The withheld appears only as ``hidden``, a number.

    ``career/`` is there for the owner at the machine, and not in a report (``is_report``), unless
    the settings name who may see it.

    ``as_of`` is the date (or time) for which answers hold; ``moment`` the same, except that where
    nobody said one it is this minute, so that data of today count. ``progress`` takes a few words
    on how far a long answer has come. ``shared`` is where answers leave for each other what they
    found in data; None where each has to look again.
    """

    def __init__(  # noqa: PLR0913 -- all that the dispatcher knows of a question
        self,
        workspace: Workspace,
        catalogue: Catalogue,
        subject: Subject,
        as_of: str,
        compile: Callable[[], Compiled],
        call: Callable[[str, Any], Any],
        moment: str,
        progress: Callable[[str], None],
        is_report: bool = False,
        shared: dict[Any, Any] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.subject = subject
        self.as_of = as_of
        self.moment = moment
        self.progress = progress
        self.call = call
        self.shared = shared
        self._workspace = workspace
        self._compile = compile
        self._patterns = _hidden_patterns(workspace.settings, subject)
        self._keeps_private = not _shows_private(workspace.settings, subject, is_report)
        self._whole: bool | None = None
        self._graph: Graph | None = None
        self._voices: Voices | None = None

    @property
    def root(self) -> str:
        """The workspace's folder: for reading declared sources, and for nothing else."""
        return self._workspace.root

    @property
    def settings(self) -> Settings:
        return self._workspace.settings

    def sees(self, path: str) -> bool:
        """Whether a path is visible to the subject."""
        if self._keeps_private and _is_private(path):
            return False
        if not self._patterns:
            return True
        return not self._hides(path) and path not in self._withheld_records

    @property
    def _is_whole(self) -> bool:
        """Whether nothing at all is withheld, so that nothing needs to be left out."""
        if self._whole is None:
            self._whole = not self._patterns and not (self._keeps_private and self._has_private)
        return self._whole

    @property
    def _has_private(self) -> bool:
        entries = self._workspace.entries
        make = lambda: any(map(_is_private, entries))  # noqa: E731
        return self._workspace.derived(("has private",), make)  # type: ignore[no-any-return]

    def _hides(self, path: str) -> bool:
        return any(fnmatchcase(path, pattern) for pattern in self._patterns)

    @property
    def _withheld_records(self) -> frozenset[str]:
        """Records that no pattern names and whose figures come from what is hidden."""
        return self.derived("withheld records", self._find_records)  # type: ignore[no-any-return]

    def _find_records(self) -> frozenset[str]:
        from sightline.kernel.asking.withheld_records import WithheldRecords

        return WithheldRecords(self._workspace, self._patterns, self._hides).paths()

    def sources(self) -> dict[str, Any]:
        """The declared data sources that the subject may read, as written in the settings."""
        return {n: s for n, s in self.settings.sources.items() if not self._hides(f"source:{n}")}

    @property
    def hidden(self) -> int:
        """How many documents are withheld."""
        if self._is_whole:
            return 0  # and the kinds of documents need not be known
        return self.derived("hidden", self._count_hidden)  # type: ignore[no-any-return]

    def _count_hidden(self) -> int:
        withheld = [p for p in self._workspace.entries if not self.sees(p)]
        return self.count(self._workspace.entry(p).node for p in withheld)[0]

    def count(self, nodes: Iterable[Node]) -> tuple[int, int]:
        """How many documents and links these files are; a transcript is a part of its interview."""
        known = self.catalogue.kinds.by_code
        documents: set[str] = set()
        links = 0
        for node in nodes:
            links += sum(link.type != "companion" for link in node.links)
            if node.kind in known:
                documents.update(node.ids)
        return len(documents), links

    @property
    def graph(self) -> Graph:
        """The visible part of the graph: a link to something withheld isn't there either."""
        if self._graph is None:
            whole = self._workspace.graph
            key = ("graph", self._patterns, self._keeps_private)
            make = lambda: self._filtered(whole)  # noqa: E731
            self._graph = whole if self._is_whole else self._workspace.derived(key, make)
        return self._graph

    def derived(self, name: str, make: Callable[[], Any]) -> Any:
        """What follows from the visible documents alone, made once for each look at the files."""
        key = (name, self._patterns, self._keeps_private, bool(self.subject.audience))
        return self._workspace.derived(key, make)

    @property
    def git_dates(self) -> dict[str, Dates]:
        """When each file came to be and last changed, by path, as git remembers it."""
        make = lambda: git_dates(self.root)  # noqa: E731
        return self._workspace.derived(("git dates",), make)  # type: ignore[no-any-return]

    def _filtered(self, whole: Graph) -> Graph:
        nodes = [node for node in whole.nodes.values() if self.sees(node.path)]
        visible = {identifier for node in nodes for identifier in node.ids}
        withheld = whole.by_id.keys() - visible
        masked = self._mentions.masked
        kept = [
            node._replace(
                title=masked(node.title),
                links=tuple(k for k in node.links if k.target not in withheld),
            )
            for node in nodes
        ]
        return Graph(kept, whole.acyclic)

    @property
    def _mentions(self) -> WithheldMentions:
        """Finds the ids of what is withheld in the words of what is not."""
        return self.derived("mentions", self._made_mentions)  # type: ignore[no-any-return]

    def _made_mentions(self) -> WithheldMentions:
        from sightline.kernel.asking.withheld_mentions import WithheldMentions

        whole = self._workspace.graph.by_id
        visible = {i for i, paths in whole.items() if any(map(self.sees, paths))}
        return WithheldMentions(whole.keys() - visible, visible)

    def _opened(self, path: str) -> Document:
        """A document as the subject may read it."""
        document = self._workspace.open(path)
        if self._is_whole:
            return document
        kept: dict[str, Document] = self.derived("opened", dict)
        if path not in kept:
            kept[path] = self._mentions.document(document)
        return kept[path]

    def documents(self, *kinds: str) -> Iterator[Document]:
        """Visible documents with an id, of the given kinds (of all when none is given)."""
        for path, node in self.graph.nodes.items():
            if node.kind in self.catalogue.kinds.by_code and (not kinds or node.kind in kinds):
                yield self._opened(path)

    def find(self, identifier: str) -> Document:
        """The document with an id.

        Raises UsageError, with the nearest ids, where none is visible.
        """
        home = self.graph.home(identifier)
        if home is None:
            near = nearest(identifier, self.graph.by_id, limit=3)
            help = (
                "did you mean " + " or ".join(near) + "?" if near else "`sightline list` shows all"
            )
            raise UsageError(f"there is no {identifier} in this workspace", help=help)
        return self._opened(home)

    def open(self, path: str) -> Document:
        """A visible document by its path (as the graph names it)."""
        if path not in self.graph.nodes:
            raise UsageError(f"there is no document {path}", help="`sightline list` shows all")
        return self._opened(path)

    def withheld(self, document: Document) -> frozenset[str]:
        """The ids that a visible document names and whose documents are withheld; and the words of
        its text that begin with such an id."""
        if self._is_whole:
            return frozenset()
        links = self.graph.nodes[document.path].links
        linked = {k.target for k in document.links} - {k.target for k in links}
        return frozenset(linked.union(self._mentions.words(document.text)))

    def masked(self, text: str) -> str:
        """A text without the ids of what is withheld."""
        return text if self._is_whole else self._mentions.masked(text)

    @property
    def voices(self) -> Voices:
        """Who speaks in the visible documents, and what they agreed to."""
        if self._voices is None:
            self._voices = Voices(self.graph, self.open, bool(self.subject.audience))
        return self._voices

    def compiled(self) -> Compiled:
        """Every diagnostic about a visible file that can be told from what is visible."""
        return self.derived(f"compiled {self.as_of}", self._visible_findings)  # type: ignore[no-any-return]

    def _visible_findings(self) -> Compiled:
        found = self._compile()
        if not self._is_whole:
            found = self._of_part(found)
        if any((d.help or "").startswith(SAYS_NOW) for d in found.diagnostics):
            found = found._replace(diagnostics=[self.voices.kept(d) for d in found.diagnostics])
        return found

    def _of_part(self, found: Compiled) -> Compiled:
        from sightline.kernel.compiling.partial_findings import findings_of_part

        checks = self.catalogue.checks
        kept = findings_of_part(found.diagnostics, self.graph, self._workspace, checks, self.as_of)
        told = [
            d._replace(message=self.masked(d.message), help=d.help and self.masked(d.help))
            for d in kept
        ]
        documents, links = self.count(self.graph.nodes.values())
        return found._replace(diagnostics=told, documents=documents, links=links)


def _is_private(path: str) -> bool:
    """Whether a path is in the folder that is one person's own, also where capitals don't count."""
    return path.casefold().startswith(PRIVATE) or path.casefold() == PRIVATE[:-1]


def _shows_private(settings: Settings, subject: Subject, is_report: bool) -> bool:
    """Whether a subject sees what one person keeps about themselves."""
    if subject.audience:
        return subject.audience in settings.career_shown_to
    if not subject.at_machine:
        return subject.name in settings.career_shown_to
    return not (is_report or subject.hands_on) or REPORTS in settings.career_shown_to


def _hidden_patterns(settings: Settings, subject: Subject) -> tuple[str, ...]:
    if not subject.audience:
        return ()
    if subject.audience not in settings.hidden:
        known = ", ".join(settings.hidden) or "none is declared"
        help = f"declare [audiences.{subject.audience}] in sightline.toml; known: {known}"
        raise UsageError(f"there is no audience `{subject.audience}`", help=help)
    return settings.hidden[subject.audience]
