"""A witness as something to run: a `curl` command, or a test for pytest.

Whatever a contract or a value holds, the command is one command of a POSIX shell and the test is
one module of Python: every text from outside is quoted. What `curl` can't send as it is (a line
break in a header, a body that is no text) isn't printed as if it could.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from urllib.parse import quote

from sightline.contract.comparison import Witness
from sightline.contract.witnesses.form_bodies import Encodings, form_pairs, multipart_parts
from sightline.contract.witnesses.trimming import trimmed

__all__ = ["Side", "curl_command", "json_text", "pytest_text"]

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_URL_LETTERS = "".join(map(chr, range(0x21, 0x7F))).replace('"', "").replace("<", "")
_MOST_LETTERS = 6_000


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a witness: the file, the pointer of its schema there, and the plain schema."""

    path: str
    pointer: str
    plain: dict[str, object]


def curl_command(witness: Witness, encodings: Encodings = ()) -> str:
    """The request of a witness as a command to paste; empty where no request carries it.

    `encodings` are those of the body's media type (see `surface.Media`).
    """
    if not witness.method or not witness.url:
        return ""
    headers = _headers(witness)
    if not _TOKEN.fullmatch(witness.method) or headers is None:
        return ""
    body = _body(witness, encodings)
    if body is None:
        return ""
    how = ["--head"] if witness.method == "HEAD" and not body else ["--request", witness.method]
    options = [["--url", quote(witness.url, safe=_URL_LETTERS)], *headers, *body]
    lines = [shlex.join(["curl", "--globoff", *how])]
    lines += [shlex.join(option) for option in options]
    return " \\\n  ".join(lines)


def _headers(witness: Witness) -> list[list[str]] | None:
    """`--header` for each header; None where one can't be sent as it is."""
    found = []
    for name, value in witness.headers:
        if not _TOKEN.fullmatch(name) or not _is_header_value(value):
            return None
        found.append(["--header", f"{name}: {value}" if value else f"{name};"])
    names = {name.lower() for name, _ in witness.headers}
    has_body = _has_body(witness) and "multipart/" not in witness.media
    if has_body and "content-type" not in names:
        media = concrete_media(witness.media)
        if not _is_header_value(media):
            return None
        found.append(["--header", f"Content-Type: {media}"])
    return found


def _is_header_value(text: str) -> bool:
    """A tab and what can be seen (RFC 9110, section 5.5), with no space at the ends."""
    return text == text.strip() and all(letter == "\t" or letter.isprintable() for letter in text)


def concrete_media(media: str) -> str:
    """The media type to send where a range is named: `*/*` and `application/*` become JSON."""
    main, _, rest = media.partition(";")
    kind, _, subtype = main.strip().partition("/")
    if kind in ("", "*") or (kind == "application" and subtype == "*"):
        return "application/json"
    if subtype == "*":
        return f"{kind}/plain" if kind == "text" else f"{kind}/octet-stream"
    return f"{kind}/{subtype};{rest}" if rest else f"{kind}/{subtype}"


def _has_body(witness: Witness) -> bool:
    return witness.location.partition(" ")[0] == "body"


def _body(witness: Witness, encodings: Encodings) -> list[list[str]] | None:
    """What carries the body; None where it can't be sent as text."""
    if not _has_body(witness):
        return []
    media = concrete_media(witness.media).partition(";")[0].lower()
    if media == "application/x-www-form-urlencoded":
        return [_data(form_pairs(witness.value, encodings))]
    if media.startswith("multipart/"):
        parts = multipart_parts(witness.value, json_text)
        return None if parts is None else [["--form-string", part] for part in parts]
    if media.endswith(("/json", "+json")):
        return [_data(json_text(witness.value))]
    is_text = isinstance(witness.value, str) and "\0" not in witness.value
    return [_data(str(witness.value))] if is_text and _is_encodable(str(witness.value)) else None


def _data(text: str) -> list[str]:
    """An `@` at the beginning would name a file to `--data-binary`."""
    return ["--data-raw" if text.startswith("@") else "--data-binary", text]


def _is_encodable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def json_text(value: object, *, width: int = 60) -> str:
    """JSON for reading: on one line where it is short; nothing in it acts on a terminal."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > width:
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(
        letter if letter.isprintable() or letter == "\n" else json.dumps(letter)[1:-1]
        for letter in text
    )


def pytest_text(witness: Witness, old: Side, new: Side) -> str:
    """The witness as a test: what one side may send, the other refuses.

    It passes as long as the break is there. The test carries both schemas, cut down to what judges
    the value; where that is still long, it reads the documents instead.
    """
    schemas = [trimmed(side.plain, witness.value) for side in (old, new)]
    is_short = len(json.dumps(schemas)) <= _MOST_LETTERS
    sender = "OLD" if witness.sender == "old" else "NEW"
    receiver = "NEW" if sender == "OLD" else "OLD"
    about = f"{witness.operation}, {witness.location} of the {witness.direction}: {witness.why}"
    lines = [f"{_docstring(about)}\n", "import json\n"]
    if is_short:
        lines += ["import jsonschema_rs\n"]
        lines += [
            f"{name} = {_loaded(one)}" for name, one in zip(("OLD", "NEW"), schemas, strict=True)
        ]
        ask = "jsonschema_rs.Draft202012Validator({0}).is_valid(VALUE)"
    else:
        lines += ["from sightline.contract.witnesses.at_place import validator_at\n"]
        for name, side in (("OLD", old), ("NEW", new)):
            lines += [f"{name} = ({_text(side.path)}, {_text(side.pointer)})"]
        ask = f"validator_at(*{{0}}, {_text(witness.direction)}).accepts(VALUE)"
    lines += [f"VALUE = {_loaded(witness.value)}\n\n"]
    lines += [f"def test_accepted_by_the_{sender.lower()}_refused_by_the_{receiver.lower()}():"]
    lines += [f"    assert {ask.format(sender)}", f"    assert not {ask.format(receiver)}"]
    return "\n".join(lines) + "\n"


def _docstring(text: str) -> str:
    return '"""' + _text(text)[1:-1].replace('"', '\\"') + '"""'


def _loaded(value: object) -> str:
    """An expression of Python for a value of JSON: the text of the JSON, quoted."""
    text = json.dumps(value, indent=2, ensure_ascii=True)
    if "\n" not in text:
        return f"json.loads({_text(text)})"
    escaped = text.replace("\\", "\\\\").replace("'''", "\\'\\'\\'")
    return f"json.loads('''\n{escaped}\n''')"


def _text(text: str) -> str:
    """A literal of Python in ASCII."""
    return ascii(text)
