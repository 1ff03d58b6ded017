"""The real documents that are compared, unpacked from the shared data beside the repository."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from devtools.paths import ROOT

__all__ = ["ADYEN", "CASES", "GITHUB", "NEIGHBOURS", "STRIPE", "Versions", "are_here"]

DATA = ROOT.parent / "shared" / "data" / "contracts"
CASES = DATA / "oasdiff_cases.jsonl"


@dataclass(frozen=True)
class Versions:
    """Two versions of an API: how it is told, and their files in the shared data."""

    name: str
    old: str
    new: str

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Both as plain JSON files in a folder."""
        return _unpacked(self.old, folder), _unpacked(self.new, folder)


GITHUB = Versions(
    "GitHub REST 22.0 → 23.0",
    "github/api.github.com-npm22.0.0",
    "github/api.github.com-npm23.0.2",
)
STRIPE = Versions("Stripe v100 → v127", "stripe/spec3-v100", "stripe/spec3-v127")
ADYEN = Versions("Adyen Checkout 71 → 72", "adyen/CheckoutService-v71", "adyen/CheckoutService-v72")
NEIGHBOURS = Versions("Stripe v126 → v127", "stripe/spec3-v126", "stripe/spec3-v127")


def are_here() -> bool:
    """Whether the shared data stand beside the repository."""
    return all(
        _packed(file).exists()
        for versions in (GITHUB, STRIPE, ADYEN, NEIGHBOURS)
        for file in (versions.old, versions.new)
    )


def _packed(file: str) -> Path:
    return DATA / f"{file}.json.gz"


def _unpacked(file: str, folder: Path) -> Path:
    path = folder / f"{Path(file).name}.json"
    if not path.exists():
        path.write_bytes(gzip.decompress(_packed(file).read_bytes()))
    return path
