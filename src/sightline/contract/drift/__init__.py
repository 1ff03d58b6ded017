"""What traffic does that a contract doesn't say, and what the contract says that nobody does."""

from __future__ import annotations
