"""Drafting a contract from traffic: templates out of paths, schemas out of bodies, each with its n.

A draft is a set of guesses. What was seen is described, how often it was seen stands beside it, and
no value of a caller is copied into it.
"""

from __future__ import annotations
