"""Whether a host is one that a contract's servers name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.contract.surface.surface import Operation

__all__ = ["ServedHosts"]

_VARIABLE = re.compile(r"\{[^{}]*\}")
_PORTS = (":80", ":443")


class ServedHosts:
    """The hosts of all operations; where some base names none, every host may serve."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        bases = {base for operation in operations for base in operation.bases}
        hosts = {_host(base) for base in bases}
        self._is_any = not hosts or "" in hosts
        self._forms = [_form(host) for host in sorted(hosts) if host]

    def serve(self, host: str) -> bool:
        """Whether a host is one of this contract's; a usual port is as good as none."""
        if self._is_any:
            return True
        host = host.lower()
        bare = next((host.removesuffix(port) for port in _PORTS if host.endswith(port)), host)
        return any(form.fullmatch(each) for form in self._forms for each in (host, bare))


def _host(base: str) -> str:
    _, mark, rest = base.partition("//")
    return rest.partition("/")[0].lower() if mark else ""


def _form(host: str) -> re.Pattern[str]:
    parts = _VARIABLE.split(host)
    return re.compile(".+".join(map(re.escape, parts)))
