"""Benchmarks: what Sightline costs, measured beside its peers in the same run."""

from __future__ import annotations
