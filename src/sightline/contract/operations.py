"""What the room of contracts can be asked."""

from __future__ import annotations

from sightline.contract.ask_contract_deprecations import contract_deprecations
from sightline.contract.ask_contract_drift import contract_drift
from sightline.contract.ask_contract_infer import contract_infer

__all__ = [
    "contract_deprecations",
    "contract_drift",
    "contract_infer",
]
