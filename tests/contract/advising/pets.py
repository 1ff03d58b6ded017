"""Two small versions of a contract, as files and as a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.workspaces import write_workspace

PATH = "contracts/pets/openapi.yaml"
OLD = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
      responses: {'201': {description: made}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200':
          description: a pet
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Shown'}
  /debug:
    get:
      x-internal: true
      responses: {'200': {description: ours}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        kind: {type: string, enum: [cat, dog]}
    Shown:
      type: object
      required: [name]
      properties:
        name: {type: string}
"""
NEW = (
    OLD.replace("enum: [cat, dog]", "enum: [dog]")
    .replace("version: 1.0.0", "version: 1.1.0")
    .replace("        name: {type: string}\n        kind", "        name: {type: string}\n"
             "        nick: {type: string}\n        kind")
)  # fmt: skip
WITHOUT_DEBUG = NEW.replace(
    "  /debug:\n    get:\n      x-internal: true\n      responses: {'200': {description: ours}}\n",
    "",
)


def git(root: Path, *words: str) -> str:
    """Run git as somebody, on a day."""
    command = [
        "git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.c",
        "-c", "commit.gpgsign=false", *words,
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def repository(root: Path, new: str = NEW, **files: str) -> Path:
    """A workspace whose main branch holds the old contract, and whose files are the new one."""
    write_workspace(root, {PATH: OLD})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "old")
    git(root, "checkout", "-q", "-b", "work")
    write_workspace(root, {PATH: new, **files})
    return root
