"""Node's own regular expressions as an independent judge of what an expression accepts."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence

NODE = shutil.which("node")

_PROGRAM = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answers = asked.map(([pattern, texts]) => {
  let expression;
  try { expression = new RegExp(pattern, "u"); } catch (error) { return null; }
  return texts.map((text) => expression.test(text));
});
process.stdout.write(JSON.stringify(answers));
"""


def node_accepts(asked: Sequence[tuple[str, Sequence[str]]]) -> list[list[bool] | None]:
    """For each expression which of its texts it accepts; None for one that isn't valid."""
    assert NODE is not None
    answer = subprocess.run(
        [NODE, "-e", _PROGRAM],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    answers: list[list[bool] | None] = json.loads(answer.stdout)
    return answers
