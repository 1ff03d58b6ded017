"""Puts one operation together: its own words and all that it inherits."""

from __future__ import annotations

from sightline.contract.surface.contents import ContentReader
from sightline.contract.surface.parameters import ParameterReader, merged, text_of
from sightline.contract.surface.path_items import OperationSite
from sightline.contract.surface.path_templates import shape_of
from sightline.contract.surface.references import Mapping, References, Spot
from sightline.contract.surface.responses import ResponseReader
from sightline.contract.surface.security import Alternatives, SecurityReader
from sightline.contract.surface.servers import ServerReader, swagger_bases
from sightline.contract.surface.surface import Body, Dialect, Operation, Parameter, Response
from sightline.contract.surface.swagger_operations import SwaggerReader

__all__ = ["OperationReader"]


class OperationReader:
    """Reads the operations of one document, whatever version of OpenAPI it is in."""

    def __init__(self, references: References, specification: str, dialect: Dialect) -> None:
        self._references = references
        self._is_2 = dialect is Dialect.SWAGGER_2
        schemes = "/securityDefinitions" if self._is_2 else "/components/securitySchemes"
        self._security = SecurityReader(references, schemes)
        self._servers = ServerReader(references.problems)
        self._contents = ContentReader(references, dialect is Dialect.OPENAPI_3_0)
        self._responses = ResponseReader(references, self._contents)
        self._swagger = SwaggerReader(references)
        is_3_2 = specification.startswith("3.2")
        of_3 = ParameterReader(references, self._contents, is_3_2)
        self._parameter = self._swagger.parameter if self._is_2 else of_3.parameter
        self._inherited: dict[str, list[Parameter]] = {}

    def operation(self, site: OperationSite) -> Operation:
        """The operation at a site, with all that is inherited resolved."""
        written, pointer = site.written, site.pointer
        given = merged(
            self._parameter_list(written.get("parameters"), f"{pointer}/parameters"),
            self._of_path_item(site.layers),
        )
        return Operation(
            name=site.name,
            method=site.method,
            path=site.path,
            shape=shape_of(site.path),
            bases=self._bases(site),
            operation_id=text_of(written, "operationId"),
            tags=_tags(written),
            summary=text_of(written, "summary"),
            description=text_of(written, "description"),
            is_deprecated=self._references.flag(written, "deprecated", pointer),
            sunset=text_of(written, "x-sunset"),
            stability=text_of(written, "x-stability-level"),
            parameters=_outside_the_body(given) if self._is_2 else given,
            body=self._body(site, given),
            responses=self._answers(site),
            security=self._alternatives(site),
            flips=site.flips,
            pointer=pointer,
        )

    def _parameter_list(self, written: object, pointer: str) -> list[Parameter]:
        if not written:
            return []
        if type(written) is not list:
            self._references.problems.wrong_type(pointer, "a list of parameters", written)
            return []
        found = [self._parameter(node, f"{pointer}/{index}") for index, node in enumerate(written)]
        return [each for each in found if each is not None]

    def _of_path_item(self, layers: tuple[Spot, ...]) -> list[Parameter]:
        """The parameters that a path item gives to all its operations."""
        found: list[Parameter] = []
        for item, pointer in reversed(layers):
            if "parameters" in item:
                place = f"{pointer}/parameters"
                if place not in self._inherited:
                    self._inherited[place] = self._parameter_list(item["parameters"], place)
                found.extend(self._inherited[place])
        return found

    def _body(self, site: OperationSite, given: tuple[Parameter, ...]) -> Body | None:
        if self._is_2:
            return self._swagger.body(given, site.written, site.pointer)
        node = site.written.get("requestBody")
        if node is None:
            return None
        return self._contents.body(node, f"{site.pointer}/requestBody")

    def _answers(self, site: OperationSite) -> tuple[Response, ...]:
        if self._is_2:
            return self._swagger.responses(site.written, site.pointer)
        written, pointer = site.written.get("responses"), f"{site.pointer}/responses"
        return self._responses.responses(written, pointer)

    def _bases(self, site: OperationSite) -> tuple[str, ...]:
        """The nearest `servers`: the operation's, its path item's, else the document's."""
        if site.is_called_back:
            return ()
        root = self._references.root
        if self._is_2:
            return swagger_bases(root, site.written.get("schemes"))
        nearest: list[tuple[Mapping, str]] = [(site.written, site.pointer), *site.layers]
        for owner, pointer in nearest:
            if owner.get("servers"):
                return self._servers.bases(owner["servers"], f"{pointer}/servers")
        return self._servers.bases(root.get("servers"), "/servers")

    def _alternatives(self, site: OperationSite) -> Alternatives:
        """The operation's `security`, else (not for webhooks and callbacks) the document's."""
        if site.written.get("security") is not None:
            return self._security.alternatives(site.written["security"], f"{site.pointer}/security")
        if site.is_called_back:
            return ()
        return self._security.alternatives(self._references.root.get("security"), "/security")


def _outside_the_body(given: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """The parameters of 2.0 that aren't part of a body."""
    return tuple([each for each in given if each.place not in ("body", "formData")])


def _tags(written: Mapping) -> tuple[str, ...]:
    tags = written.get("tags")
    return tuple([each for each in tags if type(each) is str]) if type(tags) is list else ()
