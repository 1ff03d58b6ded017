"""What a caller must bring, resolved to what goes over the wire.

Alternatives (OR) of requirements (AND): https://spec.openapis.org/oas/v3.1.1.html, "Security
Requirement Object"; the schemes of 2.0 are read into the words of 3.x.
"""

from __future__ import annotations

from dataclasses import replace

from sightline.contract.surface.references import Mapping, References, escape
from sightline.contract.surface.surface import Requirement

__all__ = ["Alternatives", "SecurityReader"]

Alternatives = tuple[tuple[Requirement, ...], ...]

_KINDS = {
    "apikey": "apiKey",
    "http": "http",
    "basic": "http",
    "oauth2": "oauth2",
    "openidconnect": "openIdConnect",
    "mutualtls": "mutualTLS",
}
_FLOWS_OF_2 = {"application": "clientCredentials", "accessCode": "authorizationCode"}
_ADDRESSES = ("authorizationUrl", "tokenUrl", "deviceAuthorizationUrl", "refreshUrl")


class SecurityReader:
    """Resolves security requirements against the schemes a document declares."""

    __slots__ = ("_place", "_read", "_references", "_schemes", "_written")

    def __init__(self, references: References, place: str) -> None:
        """`place` is the pointer of the schemes: `/components/securitySchemes`."""
        self._references = references
        self._place = place
        found = references.look_up("#" + place)
        written = found[0] if found else None
        if written is not None and not isinstance(written, dict):
            references.problems.wrong_type(place, "a mapping of security schemes", written)
        self._written: Mapping = written if isinstance(written, dict) else {}
        self._schemes: dict[str, Requirement] = {}
        self._read: dict[str, Alternatives] = {}

    def alternatives(self, written: object, pointer: str) -> Alternatives:
        """The alternatives of a `security` list; `()` when nothing has to be brought at all.

        An empty alternative beside others stays: it says that callers may come without anything.
        """
        known = self._read.get(pointer)
        if known is None:
            known = self._read[pointer] = self._alternatives(written, pointer)
        return known

    def _alternatives(self, written: object, pointer: str) -> Alternatives:
        if written is None:
            return ()
        if not isinstance(written, list):
            self._references.problems.wrong_type(pointer, "a list of alternatives", written)
            return ()
        found: list[tuple[Requirement, ...]] = []
        for index, alternative in enumerate(written):
            if not isinstance(alternative, dict):
                self._references.problems.wrong_type(
                    f"{pointer}/{index}", "a mapping of schemes to scopes", alternative
                )
                continue
            needed = {
                self._requirement(name, scopes, f"{pointer}/{index}")
                for name, scopes in alternative.items()
            }
            found.append(tuple(sorted(needed, key=_order)))
        unique = tuple(dict.fromkeys(found))
        return () if unique == ((),) else unique

    def _requirement(self, name: object, scopes: object, pointer: str) -> Requirement:
        label = str(name)
        scheme = self._schemes.get(label)
        if scheme is None:
            scheme = self._schemes[label] = self._scheme(label, pointer)
        if scopes is not None and not isinstance(scopes, list):
            place = f"{pointer}/{escape(label)}"
            self._references.problems.wrong_type(place, "a list of scopes", scopes)
        if not scopes or not isinstance(scopes, list):
            return scheme
        return replace(scheme, scopes=tuple(sorted({str(each) for each in scopes})))

    def _scheme(self, label: str, pointer: str) -> Requirement:
        node: object = self._written.get(label)
        place = f"{self._place}/{escape(label)}"
        if node is None and "#" in label and (found := self._references.look_up(label)):
            node, place = found
        if node is None:
            self._references.problems.add(
                f"{pointer}/{escape(label)}",
                f"The security scheme `{label}` isn't declared.",
                f"Declare it under `{self._place.lstrip('/').replace('/', '.')}`.",
            )
            return Requirement("", "", "", "", (), (), label)
        spot = self._references.follow(node, place, "security scheme")
        return self._declared(label, *spot) if spot else Requirement("", "", "", "", (), (), label)

    def _declared(self, label: str, scheme: Mapping, pointer: str) -> Requirement:
        written = scheme.get("type")
        kind = _KINDS.get(written.lower(), "") if isinstance(written, str) else ""
        if not kind:
            self._references.problems.add(
                f"{pointer}/type" if "type" in scheme else pointer,
                f"The security scheme `{label}` has no type that is known.",
                "Write `type: apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`.",
            )
        text = self._references.text
        place = name = method = ""
        flows: tuple[str, ...] = ()
        if kind == "apiKey":
            place, name = text(scheme, "in", pointer).lower(), text(scheme, "name", pointer)
            name = name.lower() if place == "header" else name
        elif kind == "http":
            method = "basic" if written == "basic" else text(scheme, "scheme", pointer).lower()
        elif kind == "oauth2":
            flows = self._flows(scheme, pointer)
        elif kind == "openIdConnect":
            flows = (text(scheme, "openIdConnectUrl", pointer),)
        return Requirement(kind, place, name, method, (), flows, label)

    def _flows(self, scheme: Mapping, pointer: str) -> tuple[str, ...]:
        """The flows of OAuth 2 with their addresses: `authorizationCode <authorize> <token>`."""
        found: list[str] = []
        if single := self._references.text(scheme, "flow", pointer):
            found.append(self._flow(_FLOWS_OF_2.get(single, single), scheme, pointer))
        flows, place = scheme.get("flows"), f"{pointer}/flows"
        if flows is not None and not isinstance(flows, dict):
            self._references.problems.wrong_type(place, "a mapping of flows", flows)
        for name, flow in flows.items() if isinstance(flows, dict) else ():
            here = f"{place}/{escape(name)}"
            if isinstance(flow, dict):
                found.append(self._flow(str(name), flow, here))
            elif not str(name).startswith("x-"):
                self._references.problems.wrong_type(here, "a mapping", flow)
        return tuple(sorted(found))

    def _flow(self, name: str, flow: Mapping, pointer: str) -> str:
        addresses = [self._references.text(flow, key, pointer) for key in _ADDRESSES]
        return " ".join([name, *(each for each in addresses if each)])


def _order(needed: Requirement) -> tuple[str, ...]:
    return (needed.kind, needed.place, needed.name, needed.scheme, needed.label, *needed.scopes)
