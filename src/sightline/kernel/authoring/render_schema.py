"""How the result of ``schema`` is shown."""

from __future__ import annotations

import json
from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """The schema as JSON, or a line per kind."""
    if result.schema is not None:
        return json.dumps(result.schema, indent=2, ensure_ascii=False) + "\n"
    width = max(len(kind.folder) for kind in result.kinds) + 1
    return "".join(f"{k.code:5} {k.folder + '/':{width}}  {k.summary}\n" for k in result.kinds)
