"""Package indexes: what a person configured for pip also holds for uv.

uv reads neither `PIP_*` variables nor pip's files, so a set-up behind a company mirror would fail.
The settings only ever travel through the environment of the child process; no file keeps them.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def read_pip_settings(python: Sequence[str]) -> dict[str, str]:
    """pip's settings from its files and variables together, by option name."""
    command = [*python, "-m", "pip", "config", "list"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return parse_pip_settings(answer.stdout)


def parse_pip_settings(listing: str) -> dict[str, str]:
    """Read the lines of `pip config list`; variables win over files, `install.` over `global.`.

    >>> parse_pip_settings("global.index-url='a'\\n:env:.index-url='b'")
    {'index-url': 'b'}
    """
    ranks = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        name, equals, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if not equals or section not in ranks:
            continue
        if option not in found or ranks[section] >= found[option][0]:
            found[option] = (ranks[section], _unquoted(value))
    return {option: value for option, (_, value) in found.items()}


def _unquoted(value: str) -> str:
    try:
        return str(ast.literal_eval(value))
    except (SyntaxError, ValueError):
        return value


def uv_variables(settings: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that tell uv what pip was told, where uv was told nothing itself.

    With extra indexes uv is asked to look in all of them, as pip does; the locks' hashes decide
    which file is the right one.
    """
    variables: dict[str, str] = {}
    if "index-url" in settings and not {"UV_DEFAULT_INDEX", "UV_INDEX_URL"} & environ.keys():
        variables["UV_DEFAULT_INDEX"] = settings["index-url"]
    if "extra-index-url" in settings and not {"UV_INDEX", "UV_EXTRA_INDEX_URL"} & environ.keys():
        variables["UV_INDEX"] = " ".join(settings["extra-index-url"].split())
        variables["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    links = [link for link in settings.get("find-links", "").split() if _can_be_there(link)]
    if links and "UV_FIND_LINKS" not in environ:
        variables["UV_FIND_LINKS"] = ",".join(links)
    if "trusted-host" in settings and "UV_INSECURE_HOST" not in environ:
        variables["UV_INSECURE_HOST"] = " ".join(settings["trusted-host"].split())
    if settings.get("no-index", "").lower() in {"1", "true", "yes", "on"}:
        variables["UV_NO_INDEX"] = "1"
    if "cert" in settings and "SSL_CERT_FILE" not in environ:
        variables["SSL_CERT_FILE"] = settings["cert"]
    if "proxy" in settings and not {"ALL_PROXY", "HTTPS_PROXY"} & environ.keys():
        variables["ALL_PROXY"] = settings["proxy"]
    return variables


def _can_be_there(link: str) -> bool:
    """pip passes over a folder that isn't there; uv stops at it."""
    return "://" in link or Path(link).is_dir()
