"""What the room of contracts can be asked."""

from __future__ import annotations

from sightline.contract.ask_contract_approve import contract_approve
from sightline.contract.ask_contract_brownout import contract_brownout
from sightline.contract.ask_contract_changelog import contract_changelog
from sightline.contract.ask_contract_deprecations import contract_deprecations
from sightline.contract.ask_contract_diff import contract_diff
from sightline.contract.ask_contract_drift import contract_drift
from sightline.contract.ask_contract_impact import contract_impact
from sightline.contract.ask_contract_infer import contract_infer
from sightline.contract.ask_contract_notice import contract_notice
from sightline.contract.ask_contract_usage import contract_usage

__all__ = [
    "contract_approve",
    "contract_brownout",
    "contract_changelog",
    "contract_deprecations",
    "contract_diff",
    "contract_drift",
    "contract_impact",
    "contract_infer",
    "contract_notice",
    "contract_usage",
]
