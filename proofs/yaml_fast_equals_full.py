"""The fast YAML reader answers only what the full reader answers, places included.

Realistic front matters are cut and damaged at random. Wherever the fast reader gives a node, the
full one must give the same node without any problem, and neither may ever raise.
"""

from __future__ import annotations

import random

from sightline.text.yaml.fast import read_fast
from sightline.text.yaml.full import read_full
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

TITLE = "the fast YAML reader equals the full one"
ROUNDS_SMALL = 4_000
ROUNDS_FULL = 300_000

SEEDS = (
    """\
id: REQ-014
title: Search answers while the developer is still typing
opportunity: OPP-003
evidence: [INT-003#q4, TIC-8812]
story: As a partner developer, I want search results at once, so that I can build type-ahead.
criteria:
  - p95 of api.latency_ms where operation = 'search' and result_count < 1000 is < 200 ms over 28d
  - text: the response time for queries under 1,000 results should be under 200ms
""",
    """\
title: Zwölf Wünsche 😀 und mehr  # a comment
status: committed
quotes:
- {ref: INT-003#q4, quote: "he said \\"soon\\"", at: 12:30}
- ref: 'INT-004#q1'
  quote: 'it''s slow'
choice:
because: ~

decided: 2026-02-30
""",
    """\
---
outer:
  inner:
    - x: 1
      y: [a, 'b', {deep: [1, -2.5]}]
    -
      - z
      - - q
        - r  # c

  literal: |
    one
     two

    three
  # between
  folded: >-
    fold
    ed

    again
kept: |+
  end

list:
- 1:30
- -5
- |
  item
last:
""",
)
BITS = (
    *" :-#[]{}\"'\n,|>&*!?%@`\\.a0é\t\u2028",
    *("\n  ", "\n- ", ": ", " #", "- ", "  ", "---\n", "...\n", "\n\n", "|-", ">+", "{a: ", "[a"),
    *("key: ", "<<", "~", "''", '\\"', "&a ", "*a", "!!str ", "? "),
)


def damaged(rng: random.Random) -> str:
    """Give a seed text, or some of its lines, with up to four random edits."""
    text = rng.choice(SEEDS)
    if rng.random() < 0.6:
        lines = text.split("\n")
        start = rng.randrange(len(lines))
        text = "\n".join(lines[start : rng.randrange(start, len(lines)) + 1])
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(text) + 1)
        cut = rng.choice((0, 0, 1, 1, 2, 5))
        text = text[:at] + (rng.choice(BITS) if rng.random() < 0.7 else "") + text[at + cut :]
    return text


def described(node: Node | None) -> object:
    """Give everything that a node says, in a form that compares with ``==``."""
    if node is None:
        return None
    place = (node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, Scalar):
        return (node.text, node.plain, place)
    if isinstance(node, Sequence):
        return ([described(item) for item in node.items], node.flow, place)
    assert isinstance(node, Mapping)
    entries = node.entries.items()
    return ([(text, described(key), described(value)) for text, (key, value) in entries], place)


def assert_equal(text: str, first_line: int) -> bool:
    """Check one text; say whether the fast reader answered."""
    fast = read_fast(text, first_line)
    full, problems = read_full(text, first_line)
    if fast is None:
        return False
    assert not problems, f"only the full reader refuses {text!r}: {problems}"
    assert described(fast) == described(full), f"the readers differ on {text!r}"
    return True


def run(seed: int, rounds: int) -> dict[str, object]:
    """Compare the readers on ``rounds`` damaged texts."""
    rng = random.Random(seed)
    answered = 0
    for number in range(rounds):
        text = damaged(rng)
        try:
            answered += assert_equal(text, rng.choice((1, 2, 40)))
        except AssertionError as failure:
            raise AssertionError(f"seed {seed}, round {number}: {failure}") from None
    return {"texts": rounds, "answered by the fast reader": answered, "differences": 0}
