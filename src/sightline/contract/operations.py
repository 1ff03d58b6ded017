"""What the room of contracts can be asked."""

from __future__ import annotations

from sightline.contract.ask_contract_deprecations import contract_deprecations

__all__ = [
    "contract_deprecations",
]
