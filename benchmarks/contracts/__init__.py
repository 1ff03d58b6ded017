"""Parts of the benchmark of contracts: its documents, what is run on them, the oasdiff cases."""

from __future__ import annotations
