"""Promises that no metric measures: answered by tests, contracts and people."""
