"""Verdicts, readings and words as they are kept in files."""
