"""Benchmarks: what the compiler costs, measured beside its peers in the same run."""
