"""From two documents to what counts: compared, seen with the policy, less what was approved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.contract.advising.answer import Judged
from sightline.contract.advising.approvals import Approval, apply_approvals, approvals_of
from sightline.contract.advising.pairs import Pair, source_named
from sightline.contract.advising.parts import with_parts
from sightline.contract.advising.policy import apply_policy
from sightline.contract.advising.policy_file import CODE, read_policy, read_table
from sightline.contract.policy import Policy
from sightline.contract.reading.document import Document
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import UsageError
from sightline.text.yaml.nodes import Problem

__all__ = ["PolicyFile", "judged_pair", "policy_named", "policy_of"]

_POLICY = "policy.yaml"


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy, and what is wrong with the files in which it was read."""

    policy: Policy
    problems: tuple[Diagnostic, ...] = ()


def judged_pair(view: WorkspaceView, pair: Pair, given: PolicyFile | None) -> Judged:
    """Compare two documents and judge what was found."""
    from sightline.contract.comparing.compare import compare

    agreed = given or policy_of(view, pair.folder)
    view.progress(f"comparing {pair.name}")
    found = compare(pair.old, pair.new, agreed.policy, view.as_of[:10])
    found = with_parts(found, pair.old.root, pair.new.root)
    found = apply_policy(found, agreed.policy, view.as_of)
    found = apply_approvals(found, _approvals(view), view.as_of, pair.api)
    if pair.note:
        found = replace(found, notes=(pair.note, *found.notes))
    problems = (*agreed.problems, *_problems(pair.new, "error"), *_problems(pair.old, "warning"))
    return Judged(pair.name, found, agreed.policy, problems, (pair.old.root, pair.new.root))


def _approvals(view: WorkspaceView) -> tuple[Approval, ...]:
    """What decisions of the workspace approve; without a workspace there are none to read."""
    if not os.path.lexists(os.path.join(view.root, FILE_NAME)):
        return ()
    return approvals_of(view.documents("DEC"))


def _problems(document: Document, severity: str) -> Iterable[Diagnostic]:
    return [_diagnostic(document.name, problem, severity) for problem in document.problems]


def _diagnostic(path: str, problem: Problem, severity: str = "error") -> Diagnostic:
    code, message, line, column, end_line, end_column, help = problem
    return Diagnostic(path, line, column, end_line, end_column, code, severity, message, help)


def policy_of(view: WorkspaceView, folder: str) -> PolicyFile:
    """What was agreed for a contract: its policy file, on top of `[contract]` of the settings."""
    below = _settings(view)
    path = f"{folder}/{_POLICY}"
    if not folder or not view.sees(path):
        return below
    from sightline.contract.reading.files import FolderFiles

    data = FolderFiles(view.root).read(path)
    if isinstance(data, Problem):
        return _unreadable(view, path, data, below)
    return _read(path, data, below)


def policy_named(view: WorkspaceView, word: str) -> PolicyFile:
    """The policy in a file that a person named. Raises UsageError where there is none."""
    source = source_named(view, word)
    data = source.files.read(source.path)
    if isinstance(data, Problem):
        raise UsageError(f"{word}: {data.message}", help=data.help)
    return _read(source.name, data, _settings(view))


def _unreadable(view: WorkspaceView, path: str, problem: Problem, below: PolicyFile) -> PolicyFile:
    """No file is no policy; one that is there and can't be read is a finding."""
    if not os.path.lexists(os.path.join(view.root, path)):
        return below
    return PolicyFile(below.policy, (*below.problems, _diagnostic(path, problem)))


def _read(path: str, data: bytes, below: PolicyFile) -> PolicyFile:
    from sightline.kernel.files.source_text import read_source

    source = read_source(data)
    policy, problems = read_policy(source.text, below.policy)
    found = [_diagnostic(path, problem) for problem in (*source.problems, *problems)]
    return PolicyFile(policy, (*below.problems, *found))


def _settings(view: WorkspaceView) -> PolicyFile:
    policy, problems = read_table(view.settings.contract, Policy())
    found = []
    for problem in problems:
        keys = tuple(step for step in problem.path if isinstance(step, str))
        place = view.settings.place(("contract", *keys))
        found.append(Diagnostic(FILE_NAME, *place, CODE, "error", problem.message, problem.help))
    return PolicyFile(policy, tuple(found))
