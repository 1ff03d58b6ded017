"""Every card against the line that it names: figures stand there, sentences don't stand here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sightline.career.roles.card import Card
from sightline.career.roles.cards import all_roles, known_sources
from tests.career.roles.guides import figures_in, guide_lines, inventory_rows, line_of

ROLES = Path(__file__).resolve().parents[3] / "src" / "sightline" / "career" / "roles"
LONGEST_RUN = 7
DATED_BY = {("S2", 113): range(115, 121), ("S3", 76): range(76, 86)}
"""Lines that date others: the sentence above a table, the heading of one."""
NO_FIGURE = {
    "a number of a list": re.compile(r"^- \d\.(?=[A-Z\[])"),
    "the word, not a count": re.compile(
        r"\bone (?:that|if|of the most|who|exists)\b", re.IGNORECASE
    ),
}
CARDS = [card for role in all_roles() for card in role.cards]


def figures_of(card: Card) -> set[float]:
    own = [card.value, card.low, card.high, card.before, card.after, card.sample]
    if card.years is not None:
        own += [card.years.low, card.years.high]
    return {float(value) for value in own if isinstance(value, (int, float))}


def words_of(card: Card) -> str:
    said = (card.value, card.title, card.note, card.as_of, card.proxy_for, card.subject)
    return " ".join(str(part) for part in said if part)


def test_every_figure_of_a_card_stands_on_the_line_it_names() -> None:
    wrong = {
        card.id: figures_of(card) - figures_in(line_of(card.source, card.line or 0))
        for card in CARDS
        if not figures_of(card) <= figures_in(line_of(card.source, card.line or 0))
    }
    assert wrong == {}


def test_every_open_end_is_open_in_its_source() -> None:
    guide_lines()
    for card in CARDS:
        if card.range is not None and card.range[1] is None:
            low = f"{card.range[0] / 1000:g}K" if card.currency else f"{card.range[0]:g}"
            line = line_of(card.source, card.line or 0)
            assert re.search(rf"{low}\+|{low}[-–]\d+\+", line), (card.id, line)  # noqa: RUF001


def test_every_date_stands_on_the_line_or_above_its_table() -> None:
    guide_lines()
    for card in CARDS:
        if card.as_of is None:
            continue
        lines = [line_of(card.source, card.line or 0)] + [
            line_of(source, line)
            for (source, line), dated in DATED_BY.items()
            if source == card.source and card.line in dated
        ]
        found = (line.replace("–", "-") for line in lines)  # noqa: RUF001
        assert any(card.as_of in line for line in found), card.id


def test_currency_and_basis_are_those_of_the_line_or_the_table() -> None:
    guide_lines()
    for card in CARDS:
        if card.topic != "pay" or card.range is None:
            continue
        line = line_of(card.source, card.line or 0)
        signs = {"USD": ("$", "USD"), "GBP": ("£",)}[card.currency or ""]
        assert any(sign in line for sign in signs), card.id


def test_every_figure_of_the_guides_has_a_card_or_a_reason() -> None:
    by_line: dict[tuple[str, int], set[float]] = {}
    for card in CARDS:
        held = by_line.setdefault((card.source, card.line or 0), set())
        held |= figures_of(card) | figures_in(words_of(card))
    missing = []
    for source, lines in guide_lines().items():
        for number, line in enumerate(lines, 1):
            counted = line
            for pattern in NO_FIGURE.values():
                counted = pattern.sub("", counted)
            left = figures_in(counted) - by_line.get((source, number), set())
            if left:
                missing.append((source, number, left, line))
    assert missing == []


def test_every_row_of_the_inventory_about_careers_has_a_card_on_its_line() -> None:
    held = {(card.source, card.line) for card in CARDS}
    rows = inventory_rows()
    assert len(rows) == 545
    missing = [
        row for row in rows if "career" in row[4].split(",") and (row[0], row[1]) not in held
    ]
    assert missing == []


def test_every_employer_that_the_inventory_quotes_is_a_card() -> None:
    named = {card.subject for card in CARDS if card.topic == "employer"}
    for _, _, quote, _, _ in inventory_rows():
        for employer in ("Stripe", "Twilio", "Auth0", "Postman", "AWS", "Google Cloud", "Vercel",
                         "Cloudflare", "Databricks", "Snowflake", "OpenAI", "Segment", "Zapier",
                         "Workato", "McKinsey", "BCG", "Accenture", "Google", "Meta"):  # fmt: skip
            if employer in quote:
                assert employer in named


OUR_TITLES = {
    "headline", "job template", "answer", "required", "nice to have", "to a first such role",
}  # fmt: skip


def test_every_title_and_name_stands_on_its_line_word_for_word() -> None:
    guide_lines()
    for card in CARDS:
        names = [card.title] if card.title and card.title not in OUR_TITLES else []
        if card.topic in ("certification", "employer", "tool"):
            names.append(str(card.value or card.subject))
        line = folded(line_of(card.source, card.line or 0))
        for word in (word for name in names for word in folded(name or "")):
            assert any(other.startswith(word) for other in line), (card.id, word)


def test_a_question_that_nobody_answers_is_kept_as_one_that_no_source_answers() -> None:
    role = next(role for role in all_roles() if role.id == "technical-product-manager")
    open_ones = {q.id for q in role.questions if not role.answers(q)}
    assert open_ones == {"project-hours", "total-pay-uk", "pay-general-pm"}


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def folded(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_no_sentence_of_a_guide_is_in_the_role_files() -> None:
    known: set[tuple[str, ...]] = set()
    for lines in guide_lines().values():
        for line in lines:
            known |= runs(folded(line), LONGEST_RUN + 1)
    for path in sorted(ROLES.glob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            shared = runs(folded(line), LONGEST_RUN + 1) & known
            assert not shared, (path.name, number, shared)


def test_the_longest_run_would_be_found() -> None:
    assert runs(folded("a b c d e f g h"), 8) & runs(folded("x a b c d e f g h y"), 8)


def test_every_source_is_the_guide_that_it_names() -> None:
    guides = guide_lines()
    assert {source.id for source in known_sources()} == set(guides)
    for source in known_sources():
        assert source.file is not None
        head = source.title.partition(" (")[0]
        assert any(head in line for line in guides[source.id][:20]) or source.id == "S3"


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("technical-operations-manager", 100_000, 155_000),
        ("technical-project-coordinator", 55_000, 82_000),
        ("technical-operations-engineer", 78_000, 125_000),
        ("technical-project-coordinator-assistant", 42_000, 62_000),
        ("devops-itsm-engineer", 95_000, 140_000),
        ("it-compliance-manager", 95_000, 155_000),
    ],
)
def test_adjacent_roles_have_their_pay(name: str, low: float, high: float) -> None:
    role = next(role for role in all_roles() if role.id == name)
    assert [(card.low, card.high, card.basis) for card in role.about("pay")] == [
        (low, high, "unstated")
    ]
