"""``career salary``: what sources say a role is paid, never pooled."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sightline.career.reading.named_file import named_bytes
from sightline.career.roles.card import Card, Role, Source
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.conversion import Converted, converted, read_rates
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, part_of, parts_of
from sightline.career.roles.pay_chart import pay_chart
from sightline.career.roles.pay_groups import (
    PayGroup,
    equalities,
    of_level,
    pay_groups,
    without_amount,
)
from sightline.career.roles.pay_table import pay_table_cards
from sightline.charts.chart import Chart
from sightline.kernel.asking.registry import export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

_BASES = ("base", "total", "unstated")


@dataclass(frozen=True, slots=True)
class CareerSalaryRequest:
    """Of which role, at which level, where, on which basis."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")
    level: str = option(help="a level, such as senior, or a word of a title")
    place: str = option(help="a place as the sources name it, such as US; unstated ones stay")
    basis: str = option(help="base or total; amounts without a stated basis stay")
    currency: str = option(help="a currency, such as USD", metavar="CODE")
    table: str = option(help="a pay table of yours: BLS OEWS (xlsx, CSV) or CSV", metavar="FILE")
    occupation: str = option(help="the table's occupation, such as 15-1211", metavar="CODE")
    convert: str = option(
        help="a table date,from,to,rate: amounts in another currency beside", metavar="FILE"
    )
    into: str = option(help="the currency to convert into, where the table has several")
    chart: bool = export(
        help="draw it into a file that ends in .svg, .png or .html",
        made_by="sightline.measure.figures.chart_file:chart_file",
        endings=(".svg", ".png", ".html"),
    )


@dataclass(frozen=True, slots=True)
class Equal:
    """A source's amount that a supplied table holds as well. Equal, and nothing more is known."""

    card: str
    where: str
    cell: str
    occupation: str
    figure: str
    row: int | None


@dataclass(frozen=True, slots=True)
class CareerSalaryResult:
    """Amounts by basis, currency, place and period; each group stands for itself.

    ``asked`` are the filters, empty where not set; premiums and parts are left out where one is.
    ``worded`` are sources that speak of pay without an amount of their own; ``parts`` premiums and
    parts of pay. ``silent`` are sources without any amount that was asked for. ``conflicts`` counts
    those about pay. ``chart`` draws the groups, null where there is no amount.
    """

    role: str
    name: str
    asked: dict[str, str]
    sources: tuple[Source, ...]
    groups: tuple[PayGroup, ...]
    worded: Part
    parts: tuple[Part, ...]
    silent: tuple[str, ...]
    table: tuple[PayGroup, ...]
    equal: tuple[Equal, ...]
    converted: tuple[Converted, ...]
    conflicts: int
    chart: Chart | None


@operation(
    "career.salary",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_salary:text",
        "html": "sightline.career.render_career_salary:html",
    },
)
def career_salary(view: WorkspaceView, request: CareerSalaryRequest) -> CareerSalaryResult:
    """Show what sources say a role is paid, each amount by itself.

    Amounts share an axis only where basis, currency, place and period are the same. Nothing is
    averaged or converted unless you give a dated table. What a source doesn't state is said:
    unlabelled, undated, basis or place unstated, another occupation.
    """
    _refuse_basis(request.basis)
    role, roles = asked_role(view, request.role)
    cards = of_level(role.about("pay"), request.level)
    _refuse_level(role, cards, request.level)
    groups = pay_groups(cards, request.basis, request.place, request.currency)
    shown = [card for group in groups for card in group.cards]
    table = _table(view, request, role)
    asked = {
        name: getattr(request, name).strip() for name in ("level", "basis", "place", "currency")
    }
    more = () if any(asked.values()) else ("premium", "pay-part")
    by = {card.source for card in shown}
    return CareerSalaryResult(
        role.id, role.name, asked, role.sources, groups,
        part_of(role, "pay", "Said in words, without an amount",
                without_amount(cards, request.basis, request.place, request.currency)),
        parts_of(role, *more),
        tuple(source.id for source in role.sources if source.id not in by),
        pay_groups(table), tuple(_equal(role, table)),
        _converted(view, request, [*shown, *table]),
        len(conflicts_about(role, roles, "pay")),
        pay_chart(f"{role.name}: pay", (*groups, *pay_groups(table))),
    )  # fmt: skip


def _refuse_basis(basis: str) -> None:
    if basis and basis not in _BASES:
        raise UsageError(f"there is no basis `{basis[:40]}`", help=f"one of {', '.join(_BASES)}")


def _refuse_level(role: Role, cards: tuple[Card, ...], level: str) -> None:
    if level and not cards and level.casefold() not in role.levels:
        near = nearest(level, role.levels, limit=1)
        help = f"did you mean {near[0]}?" if near else f"one of {', '.join(role.levels)}"
        raise UsageError(f"no source names a level `{level[:80]}`", help=help)


def _table(view: WorkspaceView, request: CareerSalaryRequest, role: Role) -> tuple[Card, ...]:
    if not request.table:
        if request.occupation:
            raise UsageError("--occupation is one of a table", help="add --table FILE")
        return ()
    data = named_bytes(view, request.table)
    name = os.path.basename(request.table)
    return pay_table_cards(name, data, request.occupation, role.id)


def _equal(role: Role, table: tuple[Card, ...]) -> list[Equal]:
    return [
        Equal(
            card.id, card.where, cell.id, cell.proxy_for or cell.title or "",
            cell.subject or "amount", cell.line,
        )
        for card, cell in equalities(role.cards, table)
    ]  # fmt: skip


def _converted(
    view: WorkspaceView, request: CareerSalaryRequest, cards: list[Card]
) -> tuple[Converted, ...]:
    if not request.convert:
        if request.into:
            raise UsageError("--into needs the rates", help="add --convert FILE")
        return ()
    data = named_bytes(view, request.convert)
    rates = read_rates(os.path.basename(request.convert), data, view.as_of)
    if request.into and request.into not in {rate.to for rate in rates}:
        known = ", ".join(dict.fromkeys(rate.to for rate in rates)) or "none up to that date"
        help = f"the table leads to {known}"
        raise UsageError(f"no rate leads to {request.into[:40]}", help=help)
    return converted(cards, rates, request.into)
