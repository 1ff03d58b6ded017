"""What the templates of the demo are filled with: figures as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.demo.developers import Developer
from sightline.demo.figures import (
    IntakeFigures,
    intake_figures,
    mean_days_by_cause,
    relative_change,
)
from sightline.demo.tickets import AREAS, Ticket

_LINE = 78
_INVOICE = "The invoice counts requests"


def words(
    seed: int, people: Sequence[Developer], posts: Sequence[Ticket], rows: dict[str, int]
) -> dict[str, str]:
    """Return every place of the templates with its text."""
    before, after = intake_figures(people, "autumn"), intake_figures(people, "winter")
    never = before.never_called + after.never_called
    found = {
        "seed": str(seed),
        "developers": f"{len(people):,}",
        "called": f"{len(people) - never:,}",
        "never": f"{never:,}",
        "tickets": f"{len(posts):,}",
        "activation_relative": f"{relative_change(before.activation, after.activation):.0%}",
        "activation_points": f"{100 * (after.activation - before.activation):.0f}",
        **_of_intake("autumn", before),
        **_of_intake("winter", after),
        **_of_causes(people),
        **{f"{name}_rows": f"{count:,}" for name, count in rows.items()},
    }
    for area, *_ in AREAS:
        ids = [f"TIC-{post.id}" for post in posts if post.area == area]
        found[f"{area}_tickets"] = _listed(ids)
        found[f"{area}_count"] = str(len(ids))
    found["invoice_ticket"] = next(f"TIC-{p.id}" for p in posts if p.words.startswith(_INVOICE))
    return {name: text.replace("%", " %") for name, text in found.items()}


def _of_intake(name: str, of: IntakeFigures) -> dict[str, str]:
    assert of.median_days is not None  # far more than half call
    return {
        f"{name}_developers": f"{of.developers:,}",
        f"{name}_never": f"{of.never_called:,}",
        f"{name}_called": f"{of.developers - of.never_called:,}",
        f"{name}_activated": f"{of.activated:,}",
        f"{name}_activation": f"{of.activation:.0%}",
        f"{name}_mean": f"{of.mean_days:.1f}",
        f"{name}_median": f"{of.median_days:.1f}",
    }


def _of_causes(people: Sequence[Developer]) -> dict[str, str]:
    found = {}
    for intake in ("autumn", "winter"):
        for cause, (count, mean) in mean_days_by_cause(people, intake).items():
            name = f"{intake}_{cause or 'free'}"
            found[f"{name}_count"], found[f"{name}_mean"] = f"{count:,}", f"{mean:.1f}"
    return found


def _listed(ids: Iterable[str]) -> str:
    """Ids with commas, in lines that fit a page; each line begins with two spaces."""
    lines = [" "]
    for identifier in ids:
        if len(lines[-1]) + len(identifier) + 2 > _LINE:
            lines.append(" ")
        lines[-1] += f" {identifier},"
    return "\n".join(lines)
