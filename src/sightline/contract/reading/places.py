"""Where in a text a JSON pointer leads, found without reading all of the text into nodes.

What is asked for is a handful of places in a text of megabytes. In JSON everything that no pointer
goes through is skipped by the standard library's scanner. In YAML the lines of a block lead on as
far as blocks go, and the last part is read by the reader that knows places.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.contract.reading.json_lines import lines_in_json
from sightline.contract.reading.parsing import decoded, is_json
from sightline.contract.reading.pointers import tokens_of
from sightline.contract.reading.regular_lines import lines_in_regular_json

__all__ = ["lines_of"]


def lines_of(
    data: bytes, name: str, pointers: Iterable[str], *, is_regular: bool = False
) -> dict[str, int]:
    """The line (from 1) of each pointer: of the key, or of the item of a list.

    Where a pointer leads further than the text, the line of the last part that is there.
    `is_regular`: the text is known to be JSON whose lines follow its structure.
    """
    wanted = {pointer: tuple(tokens_of(pointer)) for pointer in pointers}
    tokens = set(wanted.values())
    if is_regular:
        lines = lines_in_regular_json(data, tokens)
    elif is_json(data, name):
        lines = lines_in_json(data, tokens)
    else:
        from sightline.contract.reading.yaml_lines import lines_in_yaml

        text, wrong = decoded(data)
        if wrong is not None:
            return dict.fromkeys(wanted, 1)
        lines = lines_in_yaml(text, tokens)
    return {pointer: lines[tokens] for pointer, tokens in wanted.items()}
