"""Promises as they stand in documents."""
