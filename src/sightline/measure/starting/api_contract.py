"""What an OpenAPI file says about an API: its operations, how they fail, who may call them.

Read as far as drafts of requirements need it, OpenAPI 3.x and 2.0, JSON or YAML. A reference is
followed within the file only; what stands in other files is counted and never opened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sightline.kernel.errors import UsageError

MAX_BYTES = 50_000_000
INLINE = "(no name)"
"""The shape of an error body that is described where it stands, not by a name."""

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace", "query")
_WHAT = 'name an OpenAPI file: it says `openapi: 3...` or `swagger: "2.0"` at its top'
_MOST_REFERENCES = 20
_MEANS_SOMETHING_ELSE = re.compile(r"\[\[|<!--|`|\{\{")  # in the text of a document


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One operation. ``error_shapes`` are the names of its documented error bodies, each once."""

    method: str
    path: str
    operation_id: str
    summary: str
    tags: tuple[str, ...]
    documents_client_errors: bool
    error_shapes: tuple[str, ...]
    is_deprecated: bool
    needs_key: bool

    @property
    def name(self) -> str:
        """What events call it: its operationId, else method and path."""
        is_usable = self.operation_id and not _MEANS_SOMETHING_ELSE.search(self.operation_id)
        return self.operation_id if is_usable else f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class ApiContract:
    """An API as its file describes it. ``elsewhere``: paths that only refer to another file."""

    title: str
    version: str
    is_json: bool
    operations: tuple[ApiOperation, ...]
    elsewhere: int

    @property
    def current(self) -> tuple[ApiOperation, ...]:
        """The operations that are not deprecated; where all are, all."""
        return tuple(o for o in self.operations if not o.is_deprecated) or self.operations

    @property
    def shapes(self) -> list[tuple[str, int]]:
        """The shapes of error bodies and in how many operations each is documented, most first."""
        counts = Counter(shape for o in self.operations for shape in o.error_shapes)
        return sorted(counts.items(), key=lambda found: (-found[1], found[0]))


def read_contract(data: bytes, shown: str) -> ApiContract:
    """Read the bytes of an OpenAPI file; ``shown`` is how the file is called in errors.

    Raises UsageError where they are none.
    """
    if len(data) > MAX_BYTES:
        what = f"{shown}: {len(data) // 1_000_000} MB are more than a contract may have"
        raise UsageError(what, help=f"at most {MAX_BYTES // 1_000_000} MB")
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    root = _from_json(data, shown) if is_json else _from_yaml(data, shown)
    is_openapi = isinstance(root, dict) and (_text(root.get("openapi")) or root.get("swagger"))
    if not is_openapi:
        raise UsageError(f"{shown}: this is no OpenAPI file", help=_WHAT)
    return _Reading(root, is_json).contract()


def _from_json(data: bytes, shown: str) -> Any:
    import orjson

    try:
        return orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise UsageError(
            f"this is not JSON: {error.msg}",
            help="mend it, or export it again",
            path=shown,
            **place,
        ) from None


def _from_yaml(data: bytes, shown: str) -> Any:
    from sightline.measure.starting.plain_yaml import PlainYamlError, read_plain_yaml

    try:
        return read_plain_yaml(data)
    except PlainYamlError as error:
        what = f"this is not YAML: {error.message}"
        place = {"line": error.line, "column": error.column}
        help = "mend it, or export it again"
        raise UsageError(what, help=help, path=shown, **place) from None


class _Reading:
    """One pass over the paths of a file that may say anything anywhere."""

    def __init__(self, root: dict[str, Any], is_json: bool) -> None:
        self.root = root
        self.is_json = is_json
        self.elsewhere = 0

    def contract(self) -> ApiContract:
        info = _mapping(self.root.get("info"))
        operations = tuple(self._operations())
        title, version = _line(info.get("title")), _line(info.get("version"))
        return ApiContract(title, version, self.is_json, operations, self.elsewhere)

    def _operations(self) -> Iterator[ApiOperation]:
        for path, item in _mapping(self.root.get("paths")).items():
            held = _mapping(item)
            if "$ref" in held:
                found = self._resolved(held)
                self.elsewhere += not found
                held = {**found, **held}
            for method in _METHODS:
                if isinstance(held.get(method), dict):
                    yield self._operation(method, str(path), held[method])

    def _operation(self, method: str, path: str, said: dict[str, Any]) -> ApiOperation:
        answers = _mapping(said.get("responses"))
        failing = {code: self._resolved(a) for code, a in answers.items() if _is_failure(code)}
        needed = said.get("security", self.root.get("security"))
        tags = said.get("tags")
        return ApiOperation(
            method=method.upper(),
            path=_line(path),
            operation_id=_line(said.get("operationId")),
            summary=_line(said.get("summary")),
            tags=tuple(_line(tag) for tag in tags if _line(tag)) if isinstance(tags, list) else (),
            documents_client_errors=any(str(code)[0] in "4d" for code in failing),
            error_shapes=tuple(sorted({s for a in failing.values() if (s := self._shape(a))})),
            is_deprecated=_is_true(said.get("deprecated")),
            needs_key=isinstance(needed, list) and needed != [] and {} not in needed,
        )

    def _shape(self, answer: dict[str, Any]) -> str:
        """The name of the schema of an error's body; INLINE without a name, empty without body."""
        schema = answer.get("schema")  # OpenAPI 2.0
        for media in _mapping(answer.get("content")).values():
            schema = _mapping(media).get("schema")
            break
        schema = _mapping(schema)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return _line(reference.rpartition("/")[2])
        return INLINE if schema else ""

    def _resolved(self, value: Any) -> dict[str, Any]:
        """What a reference within this file leads to; empty where it leads elsewhere."""
        held = _mapping(value)
        for _ in range(_MOST_REFERENCES):
            reference = held.get("$ref")
            if not isinstance(reference, str):
                return held
            held = self._at(reference)
        return {}

    def _at(self, reference: str) -> dict[str, Any]:
        if not reference.startswith("#/"):
            return {}
        here: Any = self.root
        for part in reference[2:].split("/"):
            here = _mapping(here).get(part.replace("~1", "/").replace("~0", "~"))
        return _mapping(here)


def short_name(title: str, fallback: str) -> str:
    """What the folder of an API is called, after its title without the words that all have.

    >>> short_name("Adyen Checkout API", "x"), short_name("GitHub v3 REST API", "x")
    ('adyen-checkout', 'github')
    >>> short_name("API", "openapi"), short_name("API", "relay.v2")
    ('api', 'relay')
    """
    for text in (title, fallback):
        words = re.findall(r"[a-z0-9]+", re.sub(r"'s?\b", "", text.lower()))
        kept = [w for w in words if w not in _SAID_BY_ALL and not re.fullmatch(r"v?\d{1,2}", w)]
        if kept:
            return "-".join(kept[:4])[:40].rstrip("-")
    return "api"


_COMMON = """
api apis rest http openapi swagger spec spec3 specification description definition official
 documentation reference the for of and public web service extension json yaml yml
"""
_SAID_BY_ALL = frozenset(_COMMON.split())


def _is_failure(code: Any) -> bool:
    return str(code)[:1] in ("4", "5") or code == "default"


def _is_true(value: Any) -> bool:
    return value is True or (isinstance(value, str) and value.lower() == "true")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    """A text on one line, without characters that nobody can see."""
    return "".join(c for c in " ".join(_text(value).split()) if c.isprintable())
