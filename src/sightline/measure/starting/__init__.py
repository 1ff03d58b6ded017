"""A workspace to begin with, from an API, feedback or a git history."""
