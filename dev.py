#!/usr/bin/env python3
"""Every chore of this repository, one command each. Standard library only: `python3 dev.py`.

This file stays readable by old Pythons, so that they can say what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_KNOWN_MINOR = 14
IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (%d, %d))" % OLDEST  # noqa: UP031


def find_newer_python() -> str | None:
    """The path of a Python on PATH that is new enough, newest first, or None."""
    for minor in range(NEWEST_KNOWN_MINOR, OLDEST[1] - 1, -1):
        path = shutil.which("python3.%d" % minor)  # noqa: UP031
        if path and subprocess.call([path, "-c", IS_NEW_ENOUGH], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def main(arguments: list[str]) -> int:
    """Run one chore; with a Python that is too old, hand over to a newer one or say so."""
    if sys.version_info < OLDEST:
        newer = find_newer_python()
        if newer:
            os.execv(newer, [newer, os.path.abspath(__file__), *arguments])
        this = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)  # noqa: UP031
        sys.stderr.write(
            "dev.py: Sightline needs Python 3.11 or newer; this is Python " + this + ".\n"
            "Install a newer one and call it by name, for example: python3.12 dev.py run\n"
        )
        return 3
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from devtools.commands import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
