"""The same pages as files that any host can serve, with one audience's eyes."""
