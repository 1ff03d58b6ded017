"""Run commands, take their cost, print it: nothing here knows what is measured."""

from __future__ import annotations
