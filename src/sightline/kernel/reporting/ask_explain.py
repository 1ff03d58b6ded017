"""``explain``: the page of a code, or all codes with one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.checking import Checks
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """Which code to explain; all are listed where none is named."""

    code: str = argument(
        metavar="[CODE]", help="a code such as LNK001, or its name", complete="code"
    )


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code in a list. Severity ``thread``: information on a draft, an error once committed."""

    code: str
    name: str
    severity: str
    summary: str


@dataclass(frozen=True, slots=True)
class ExplainResult:
    """The page of one code; or, where none was named, every code in ``codes``.

    ``bad`` and ``good`` are empty where an example can only be described.
    """

    code: str | None
    name: str | None
    severity: str | None
    summary: str | None
    page: str | None
    bad: tuple[ExampleFile, ...]
    good: tuple[ExampleFile, ...]
    codes: tuple[CodeLine, ...]


@operation(
    "explain", workspace=False, renderers={"text": "sightline.kernel.reporting.render_explain:text"}
)
def explain(catalogue: Catalogue, request: ExplainRequest) -> ExplainResult:
    """Show the page of a code: what is wrong, why it matters, how to mend it.

    Without a code, list all of them.
    """
    checks = catalogue.checks
    if not request.code:
        lines = tuple(_line(checks, code) for code in checks.by_code)
        return ExplainResult(None, None, None, None, None, (), (), lines)
    line = _line(checks, _code(checks, request.code))
    page = _page(checks, line.code)
    return ExplainResult(
        code=line.code,
        name=line.name,
        severity=line.severity,
        summary=line.summary,
        page=page.text,
        bad=tuple(ExampleFile(*file) for file in page.bad.files.items()),
        good=tuple(ExampleFile(*file) for file in page.good.files.items()),
        codes=(),
    )


def _code(checks: Checks, wanted: str) -> str:
    """The code that is meant by a code in any case, or by a check's name."""
    names = {_name(checks, code): code for code in checks.by_code}
    found = wanted.upper() if wanted.upper() in checks.by_code else names.get(wanted.lower())
    if found is not None:
        return found
    near = (
        nearest(wanted.upper(), checks.by_code, limit=3)
        or nearest(wanted.lower(), names, limit=3)
        or [code for code in checks.by_code if wanted[:3].upper() == code[:3]]
    )
    help = "`sightline explain` lists all codes"
    if near:
        help = f"did you mean {' or '.join(near)}? {help}"
    raise UsageError(f"there is no code `{wanted}`", help=help)


def _line(checks: Checks, code: str) -> CodeLine:
    severity = checks.by_code[code].severity
    return CodeLine(code, _name(checks, code), severity, _page(checks, code).summary)


def _name(checks: Checks, code: str) -> str:
    return checks.modules[code].__name__.rpartition(".")[2]


def _page(checks: Checks, code: str) -> Any:
    from sightline.kernel.compiling.check_pages import page_of

    return page_of(checks.modules[code])
