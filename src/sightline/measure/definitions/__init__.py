"""Metrics as they were defined at another revision, and what that changes."""
