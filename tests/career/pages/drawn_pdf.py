"""PDFs made by hand for the tests: each drawing is one operation, so that their order is free."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Sequence

__all__ = ["PAGE", "assembled", "drawn", "image", "pdf", "rectangle", "shuffled", "stream", "words"]

PAGE = (612.0, 792.0)


def words(
    x: float, down: float, text: str, *, size: float = 10, font: str = "F1", extra: str = ""
) -> bytes:
    """Text whose baseline is so many points below the page's top."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = f"1 0 0 1 {x:.2f} {PAGE[1] - down:.2f} Tm"
    return f"q {extra} BT /{font} {size} Tf {place} ({escaped}) Tj ET Q".encode("cp1252")


def drawn(code: str) -> bytes:
    """Operators as they are."""
    return f"q {code} Q".encode("ascii")


def rectangle(x: float, down: float, width: float, height: float, colour: str) -> bytes:
    """A filled rectangle whose upper edge is so many points below the page's top."""
    return drawn(f"{colour} rg {x} {PAGE[1] - down - height} {width} {height} re f")


def image(x: float, down: float, width: float, height: float) -> bytes:
    """A grey picture."""
    return drawn(f"{width} 0 0 {height} {x} {PAGE[1] - down - height} cm /Im1 Do")


def shuffled(operations: Sequence[bytes], seed: int) -> list[bytes]:
    """The same operations in another order."""
    ordered = list(operations)
    random.Random(seed).shuffle(ordered)
    return ordered


def pdf(
    *pages: Iterable[bytes], page: str = "", info: str = "", annotations: str = "", fonts: str = ""
) -> bytes:
    """A PDF with one content stream a page; ``page`` is added to every page's dictionary.

    Its fonts are F1 (Helvetica), F2 (bold) and Mute, whose glyphs are bars that have no letters.
    """
    objects: list[bytes] = [b"", b""]
    kids = []
    font = _add(
        objects, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    )
    bold = _add(
        objects, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
    )
    grey = _add(objects, stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1"
                                 "/ColorSpace/DeviceGray/BitsPerComponent 8"))  # fmt: skip
    clear = _add(objects, b"<</Type/ExtGState/ca 0/CA 0>>")
    block = _add(objects, stream(b"600 0 d0 50 200 500 100 re f"))
    named = " ".join(f"/g{letter}" for letter in range(26))
    drawings = "".join(f"/g{letter} {block} 0 R" for letter in range(26))
    mute = _add(
        objects,
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]"
        f"/CharProcs<<{drawings}>>/Encoding<</Differences[97 {named}]>>/FirstChar 97"
        f"/LastChar 122/Widths[{'600 ' * 26}]>>".encode("ascii"),
    )
    resources = (
        f"<</Font<</F1 {font} 0 R/F2 {bold} 0 R/Mute {mute} 0 R{fonts}>>/XObject<</Im1 {grey} 0 R>>"
        f"/ExtGState<</Clear {clear} 0 R>>>>"
    )
    for operations in pages:
        content = _add(objects, stream(b"\n".join(operations)))
        shown = f"/Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Contents {content} 0 R"
        more = f"/Resources{resources}/Annots[{annotations}]{page}"
        kids.append(_add(objects, f"<<{shown}{more}>>".encode("ascii")))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode("ascii")
    about = _add(objects, f"<<{info}>>".encode("ascii"))
    return _file(objects, f"/Root 1 0 R/Info {about} 0 R")


def _add(objects: list[bytes], body: bytes) -> int:
    objects.append(body)
    return len(objects)


def stream(data: bytes, more: str = "") -> bytes:
    """A packed stream; ``more`` is added to its dictionary."""
    packed = zlib.compress(data)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode("ascii")
    return head + packed + b"\nendstream"


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of objects as they are; the first is its catalog."""
    return _file(objects, f"/Root 1 0 R{trailer}")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    tail = f"trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return bytes(out) + tail.encode("ascii")
