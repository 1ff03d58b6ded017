"""What the room of contracts can be asked."""

from __future__ import annotations

from sightline.contract.ask_contract_brownout import contract_brownout
from sightline.contract.ask_contract_deprecations import contract_deprecations
from sightline.contract.ask_contract_drift import contract_drift
from sightline.contract.ask_contract_infer import contract_infer
from sightline.contract.ask_contract_notice import contract_notice

__all__ = [
    "contract_brownout",
    "contract_deprecations",
    "contract_drift",
    "contract_infer",
    "contract_notice",
]
