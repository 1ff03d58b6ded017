"""Spectral, which lints one version and compares none: a scale for what reading one costs."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.npm import npm_command

__all__ = ["VERSION", "lint_command", "spectral"]

VERSION = "6.16.3"


def spectral() -> str:
    """The command, installed now where it isn't yet; ChoreError where it can't be had."""
    return npm_command("@stoplight/spectral-cli", VERSION, "spectral")


def lint_command(command: str, contract: Path) -> list[str]:
    """Its own rules for OpenAPI on one document; it ends with 1 where it finds an error."""
    rules = contract.parent / "spectral.yaml"
    rules.write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    return [command, "lint", str(contract), "--ruleset", str(rules), "-f", "json", "--quiet"]
