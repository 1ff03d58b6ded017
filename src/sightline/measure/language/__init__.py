"""The one-line language of promises: read, held as a tree, and written again."""
