"""What a change would look like, as a unified diff that ``git apply`` and ``patch`` understand."""

from __future__ import annotations


def unified_diff(path: str, old: bytes | None, new: bytes | None) -> str:
    """The difference between two contents of one file; None is "no file". Equal contents give "".

    Lines end at ``\\n`` only, as git sees them. A content that is not UTF-8 is named, not shown.
    """
    import difflib

    if old == new:
        return ""
    before = "/dev/null" if old is None else _name("a", path)
    after = "/dev/null" if new is None else _name("b", path)
    try:
        old_lines, new_lines = _lines(old), _lines(new)
    except UnicodeDecodeError:
        return f"Binary files {before} and {after} differ\n".replace("\t", "")
    header = f"diff --git a/{path} b/{path}\n"
    if old is None or new is None:
        header += f"{'new' if old is None else 'deleted'} file mode 100644\n"
    body = difflib.unified_diff(old_lines, new_lines, before, after)
    text = "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in body
    )
    return header + text


def _name(side: str, path: str) -> str:
    """A path with a space is ended by a tab, as git and diff write it."""
    return f"{side}/{path}\t" if " " in path else f"{side}/{path}"


def _lines(content: bytes | None) -> list[str]:
    lines = (content or b"").decode("utf-8").split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])
