"""Redocly CLI, a peer of `sightline contract`: installed by npm into a folder of its own."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.npm import npm_command

__all__ = ["VERSION", "diff_command", "drift_command", "redocly"]

VERSION = "2.77.0"
_QUIET = ("env", "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true")


def redocly() -> str:
    """The command, installed now where it isn't yet; ChoreError where it can't be had."""
    return npm_command("@redocly/cli", VERSION, "redocly")


def diff_command(command: str, old: Path, new: Path) -> list[str]:
    """The peer's comparison of two versions; it ends with 1 where something is `major`."""
    return [*_QUIET, command, "diff", str(old), str(new), "--format", "json"]


def drift_command(command: str, contract: Path, traffic: Path) -> list[str]:
    """The peer's drift on the same document and traffic, with the coverage that ours has too."""
    flags = ["--coverage", "--format", "json", "--match-mode", "basepath"]
    return [command, "drift", str(traffic), "--api", str(contract), *flags]
