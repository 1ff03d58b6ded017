"""Every page and its address."""

from __future__ import annotations

from starlette.routing import Route

from sightline.web.pages.asking import asking, index
from sightline.web.pages.career import career
from sightline.web.pages.charts import chart
from sightline.web.pages.contracts import comparison, contracts
from sightline.web.pages.document import document
from sightline.web.pages.documents import lists
from sightline.web.pages.explore import console, explore
from sightline.web.pages.home import home
from sightline.web.pages.page import Handler, Site
from sightline.web.pages.promises import promise, promises
from sightline.web.pages.report import report
from sightline.web.pages.roadmap import roadmap
from sightline.web.pages.search import search
from sightline.web.pages.thread import thread


def pages() -> dict[str, Handler]:
    """Every page by the pattern of its address."""
    return {
        "/": home,
        "/search": search,
        "/promises": promises,
        "/promises/{id}": promise,
        "/explore": explore,
        "/explore/query": console,
        "/roadmap": roadmap,
        "/contracts": contracts,
        "/contracts/diff": comparison,
        "/career": career,
        **lists(),
        "/documents/{id}": document,
        "/threads/{id}": thread,
        "/charts/{operation}.{form}": chart,
        "/reports/{operation}": report,
        "/ask": index,
        "/ask/{operation}": asking,
    }


def page_routes(site: Site) -> list[Route]:
    """The routes of all pages."""
    return [site.route(path, handler) for path, handler in pages().items()]
