"""Metrics and criteria drafted from what there is."""
