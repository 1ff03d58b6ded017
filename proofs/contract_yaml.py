"""A contract in YAML says the same whichever of the two ways it is read.

Texts of contracts and of everything that YAML has are cut and damaged at random. Wherever both the
fast way and the exact one give values, the values and their types are the same; neither raises.
"""

from __future__ import annotations

import random

from proofs.yaml_fast_equals_full import BITS, SEEDS
from sightline.contract.reading.yaml_values import fast_values, slow_values

TITLE = "contracts in YAML are read the same fast and slowly"
ROUNDS_SMALL = 800
ROUNDS_FULL = 300_000

CONTRACT = """\
openapi: 3.1.0
info: {title: Pets, version: 012, x-day: 2024-01-01}
paths:
  /pets/{id}:
    get:
      responses:
        200:
          description: >-
            folded 0o17
              text
        "404": {$ref: '#/components/responses/None'}
        2XX: {description: "a \\"b\\" \\
          c"}
components:
  schemas:
    Pet:
      type: [object, 'null']
      enum: [no, 1e3, +1, .5, ~, -0, 1., 'x', "y"]
      default: Null
      properties:
        on: {maximum: 1.50}
        7: &seven
          - 0x1F
          -   - true
              - TRUE
        text: plain that
          goes on: not
"""
MORE = (
    "200: ",
    "012",
    " +1",
    "0o17 ",
    "\n.5",
    "1.",
    "null: ",
    "~: ",
    "{200: x}",
    "true",
    "|\n",
    ">+",
)


def damaged(rng: random.Random) -> str:
    """A text, or some of its lines, perhaps as the value of a key, with up to four edits."""
    text = rng.choice((CONTRACT, CONTRACT, *SEEDS))
    if rng.random() < 0.7:
        lines = text.split("\n")
        start = rng.randrange(len(lines))
        text = "\n".join(lines[start : rng.randrange(start, len(lines)) + 1])
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(text) + 1)
        cut = rng.choice((0, 0, 1, 1, 2, 5))
        new = rng.choice(MORE if rng.random() < 0.5 else BITS) if rng.random() < 0.7 else ""
        text = text[:at] + new + text[at + cut :]
    if rng.random() < 0.5:
        text = "k:\n" + "".join(f"  {line}\n" for line in text.split("\n"))
    return text


def run(seed: int, rounds: int) -> dict[str, object]:
    """Compare both ways on ``rounds`` damaged texts."""
    rng = random.Random(seed)
    both = 0
    for number in range(rounds):
        text = damaged(rng)
        fast = fast_values(text)
        exact, problems = slow_values(text)
        if fast is None or problems:
            continue
        both += 1
        assert repr(fast[0]) == repr(exact), f"seed {seed}, round {number}: {text!r}"
    return {"texts": rounds, "read both ways": both, "differences": 0}
