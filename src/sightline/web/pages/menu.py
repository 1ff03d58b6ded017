"""What the menu of every page lists, in this order."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A page of the menu. ``kind`` is the kind of documents that it lists, if it lists any."""

    name: str
    address: str
    kind: str = ""


MENU = (
    Entry("Home", "/"),
    Entry("Promises", "/promises"),
    Entry("Explore", "/explore"),
    Entry("Roadmap", "/roadmap"),
    Entry("Contracts", "/contracts"),
    Entry("Requirements", "/requirements", "REQ"),
    Entry("Decisions", "/decisions", "DEC"),
    Entry("Opportunities", "/opportunities", "OPP"),
    Entry("Objectives", "/objectives", "OBJ"),
    Entry("Requests", "/requests", "ASK"),
    Entry("Interviews", "/interviews", "INT"),
    Entry("All documents", "/documents"),
    Entry("Career", "/career"),
    Entry("Everything to ask", "/ask"),
)
