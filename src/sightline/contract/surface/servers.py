"""The absolute bases under which an operation is served.

OpenAPI 3: https://spec.openapis.org/oas/v3.1.1.html#server-object; 2.0: schemes, host, basePath.
"""

from __future__ import annotations

from itertools import product
from math import prod
from urllib.parse import urljoin

from sightline.contract.surface.path_templates import parameter_names, with_values
from sightline.contract.surface.problems import Problems
from sightline.contract.surface.references import Mapping

__all__ = ["MOST_EXPANDED", "ServerReader", "normalised_base", "swagger_bases"]

MOST_EXPANDED = 64
"""How many bases the enums of one server's variables may give; beyond, they stay templates."""

_PORTS = {"http": ":80", "https": ":443"}


class ServerReader:
    """Reads `servers` once for each place it is written at."""

    __slots__ = ("_problems", "_read")

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._read: dict[str, tuple[str, ...]] = {}

    def bases(self, written: object, pointer: str) -> tuple[str, ...]:
        """The bases of a `servers` list, sorted, each once; an empty or missing list gives `/`."""
        known = self._read.get(pointer)
        if known is None:
            known = self._read[pointer] = self._bases(written, pointer)
        return known

    def _bases(self, written: object, pointer: str) -> tuple[str, ...]:
        if written is not None and not isinstance(written, list):
            self._problems.wrong_type(pointer, "a list of servers", written)
        servers = written if isinstance(written, list) else []
        found: set[str] = set()
        for index, server in enumerate(servers):
            url = server.get("url") if isinstance(server, dict) else None
            place = f"{pointer}/{index}/variables"
            if isinstance(server, dict) and isinstance(url, str):
                found.update(
                    normalised_base(each)
                    for each in self._expanded(url, server.get("variables"), place)
                )
            else:
                self._problems.wrong_type(f"{pointer}/{index}", "a server with a url", server)
        return tuple(sorted(found)) or ("/",)

    def _expanded(self, url: str, variables: object, pointer: str) -> list[str]:
        """A server's address with the values its variables may take, where those are listed."""
        if variables is not None and not isinstance(variables, dict):
            self._problems.wrong_type(pointer, "a mapping of variables", variables)
        if not isinstance(variables, dict):
            return [url]
        names = dict.fromkeys(parameter_names(url))
        listed = {name: self._values(variables.get(name), f"{pointer}/{name}") for name in names}
        choices = {name: values for name, values in listed.items() if values}
        if prod(map(len, choices.values())) > MOST_EXPANDED:
            return [url]
        found = []
        for combination in product(*choices.values()):
            chosen = dict(zip(choices, combination, strict=True))
            found.append(with_values(url, chosen))
        return found

    def _values(self, variable: object, pointer: str) -> list[str]:
        """The values that a server's variable may take, where they are listed."""
        if variable is not None and not isinstance(variable, dict):
            self._problems.wrong_type(pointer, "a mapping", variable)
        listed = variable.get("enum") if isinstance(variable, dict) else None
        if listed is not None and not isinstance(listed, list):
            self._problems.wrong_type(f"{pointer}/enum", "a list of texts", listed)
        return [str(each) for each in listed] if isinstance(listed, list) else []


def normalised_base(url: str) -> str:
    """A base in one spelling: host in lower case, no usual port, no slash at the end.

    >>> normalised_base("HTTPS://API.example.com:443/v1/"), normalised_base("./v2"), \
normalised_base("")
    ('https://api.example.com/v1', '/v2', '/')
    """
    url = url.strip()
    scheme, mark, rest = url.partition("://")
    if not mark:
        if not url.startswith(("/", "{")):
            url = urljoin("/", url) if _is_joinable(url) else "/" + url
        return url.rstrip("/") or "/"
    host, slash, path = rest.partition("/")
    scheme = scheme if "{" in scheme else scheme.lower()
    if "{" not in host:
        host = host.lower()
    host = host.removesuffix(_PORTS.get(scheme, " "))
    return f"{scheme}://{host}{slash}{path}".rstrip("/")


def _is_joinable(url: str) -> bool:
    """Whether an address is a path that `urljoin` may resolve (it refuses broken hosts)."""
    return url.startswith(".") and "[" not in url


def swagger_bases(root: Mapping, schemes: object) -> tuple[str, ...]:
    """The bases of a 2.0 document; `schemes` are the operation's own, else the document's."""
    host, path = root.get("host"), root.get("basePath")
    path = path if isinstance(path, str) else ""
    if path and not path.startswith("/"):
        path = "/" + path
    if not isinstance(host, str) or not host:
        return (normalised_base(path),)
    if not isinstance(schemes, list):
        schemes = root.get("schemes")
    named = [each for each in schemes if isinstance(each, str)] if isinstance(schemes, list) else []
    if not named:
        return (f"//{host.lower()}{path}".rstrip("/"),)
    return tuple(sorted({normalised_base(f"{scheme}://{host}{path}") for scheme in named}))
