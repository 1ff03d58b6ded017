"""Git repositories with given days, written in one stroke."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

Files = Mapping[str, str | bytes | None]


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    kept |= {f"GIT_{who}_{what}": f"a{'@b' * (what == 'EMAIL')}"
             for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=True,
        env=kept,
    )  # fmt: skip
    return done.stdout.decode()


def seconds(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) + 36_000


def write_history(folder: Path, commits: Sequence[tuple[str, Files]]) -> Path:
    """A repository whose commits change these files on these days; None takes a file away."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    stream = []
    for day, files in commits:
        stream.append(b"commit refs/heads/main\ncommitter a <a@b> %d +0000\n" % seconds(day))
        stream.append(b"data 1\nx\n")
        for path, content in files.items():
            if content is None:
                stream.append(f"D {path}\n".encode())
                continue
            data = content.encode() if isinstance(content, str) else content
            stream.append(b"M 644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
    git(folder, "fast-import", "--quiet", given=b"".join(stream))
    git(folder, "reset", "-q", "--hard")
    return folder
