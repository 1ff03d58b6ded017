"""One operation in both versions: what was changed besides its schemas, and the schemas' pairs."""

from __future__ import annotations

import re

from sightline.contract.comparing.body_edits import compare_bodies, compare_responses
from sightline.contract.comparing.lifecycle_edits import compare_lifecycles
from sightline.contract.comparing.pairing import url_shapes
from sightline.contract.comparing.parameter_edits import compare_parameters
from sightline.contract.comparing.ruled import Found, Where
from sightline.contract.comparing.security_edits import compare_security
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, SEMANTIC, SOURCE
from sightline.contract.reading.pointers import child, look_up, tokens_of
from sightline.contract.surface.surface import Operation

__all__ = ["compare_operations"]


def compare_operations(old: Operation, new: Operation, found: Found) -> None:
    """Add all edits and pairs of schemas of one operation."""
    _compare_addresses(old, new, found)
    _compare_server_defaults(old, new, found)
    _compare_names(old, new, found)
    compare_security(old, new, found)
    compare_lifecycles(old, new, found)
    compare_parameters(old, new, found)
    compare_bodies(old, new, found)
    compare_responses(old, new, found)


def _compare_addresses(old: Operation, new: Operation, found: Found) -> None:
    if old.flips:
        return
    gone = sorted(set(url_shapes(old)) - set(url_shapes(new)))
    if not gone:
        return
    lost = [base for base in old.bases if base not in new.bases]
    if lost and _is_next_version(lost, new.bases):
        found.add(
            "version-in-address-changed",
            f"the address has another version: {', '.join(lost)} is {', '.join(new.bases)}; "
            "callers are whole as long as the old address answers",
            REVIEW,
            Where("servers", old.name, "request"),
            "/servers",
            before=list(old.bases),
            after=list(new.bases),
        )
        return
    found.add(
        "server-removed" if lost else "path-moved",
        f"no longer served under {', '.join(lost or gone)}",
        BREAKING,
        Where("servers", old.name, "request"),
        "/servers",
        is_gone=True,
        before=list(old.bases) if lost else old.path,
        after=list(new.bases) if lost else new.path,
    )


def _compare_server_defaults(old: Operation, new: Operation, found: Found) -> None:
    """What the document's servers are called by where callers say nothing of a variable."""
    before, after = _defaults(found.old_root), _defaults(found.new_root)
    if before == after or new.flips:
        return
    for key in sorted(before.keys() & after.keys()):
        own = _has_servers(old, found.old_root) or _has_servers(new, found.new_root)
        if own or before[key][0] == after[key][0]:
            continue
        found.add(
            "server-default-changed",
            f"`{key[1]}` of {key[0]} is `{after[key][0]}` by default: it was `{before[key][0]}`",
            REVIEW,
            Where("servers", new.name, "request"),
            after[key][1],
            class_=SEMANTIC,
            before=before[key][0],
            after=after[key][0],
        )


def _defaults(root: dict[str, object]) -> dict[tuple[str, str], tuple[object, str]]:
    """Defaults of server variables with their places, by the server's address and the name."""
    servers = root.get("servers")
    found: dict[tuple[str, str], tuple[object, str]] = {}
    for index, server in enumerate(servers if isinstance(servers, list) else []):
        variables = server.get("variables") if isinstance(server, dict) else None
        for name, one in variables.items() if isinstance(variables, dict) else ():
            if isinstance(one, dict) and "default" in one:
                place = child(child(f"/servers/{index}/variables", str(name)), "default")
                found[str(server.get("url")), str(name)] = (one["default"], place)
    return found


def _has_servers(operation: Operation, root: dict[str, object]) -> bool:
    tokens = tokens_of(operation.pointer)
    places = (look_up(root, tokens), look_up(root, tokens[:-1]))
    return any(isinstance(one, dict) and bool(one.get("servers")) for one in places)


_VERSION = re.compile(r"(?<=[/.-])v[0-9]+(?:\.[0-9]+)*(?=[/.-]|$)")


def _is_next_version(lost: list[str], bases: tuple[str, ...]) -> bool:
    """Whether each address differs from a new one in its version (`/v71` and `/v72`) only."""
    news = {_VERSION.sub("v", base): _VERSION.findall(base) for base in bases}
    return all(
        _VERSION.findall(base) and news.get(_VERSION.sub("v", base), []) > _VERSION.findall(base)
        for base in lost
    )


def _compare_names(old: Operation, new: Operation, found: Found) -> None:
    where = Where(new.name, new.name, "request")
    if old.path != new.path and old.flips:
        found.add(
            "callback-address-changed",
            f"the address called is `{new.path}`: it was `{old.path}`",
            REVIEW,
            where,
            new.pointer,
            before=old.path,
            after=new.path,
        )
    elif old.path != new.path and old.shape == new.shape:
        found.add(
            "path-parameter-renamed",
            f"path parameters have other names: {old.path} is {new.path}",
            REVIEW,
            where,
            new.pointer,
            class_=SOURCE,
            before=old.path,
            after=new.path,
        )
    if old.operation_id != new.operation_id:
        verb = "added" if not old.operation_id else "changed" if new.operation_id else "removed"
        found.add(
            f"operation-id-{verb}",
            f"operationId was {verb}: generated methods have another name",
            REVIEW if old.operation_id else COMPATIBLE,
            where,
            f"{new.pointer}/operationId" if new.operation_id else f"{old.pointer}/operationId",
            class_=SOURCE,
            is_gone=not new.operation_id,
            before=old.operation_id or None,
            after=new.operation_id or None,
        )
    if old.tags != new.tags:
        found.add(
            "tags-changed",
            "tags were changed: generated classes may have other names",
            COMPATIBLE,
            where,
            f"{new.pointer}/tags" if new.tags else f"{old.pointer}/tags",
            class_=SOURCE,
            is_gone=not new.tags,
            before=list(old.tags),
            after=list(new.tags),
        )
