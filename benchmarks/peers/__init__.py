"""The peers of ``sightline check``, each with its format and its command."""

from __future__ import annotations

from benchmarks.peers.sphinx_needs import SPHINX_NEEDS, SPHINX_NEEDS_PROSE
from benchmarks.peers.strictdoc import STRICTDOC
from benchmarks.peers.trlc import TRLC

PEERS = (TRLC, SPHINX_NEEDS, SPHINX_NEEDS_PROSE, STRICTDOC)
