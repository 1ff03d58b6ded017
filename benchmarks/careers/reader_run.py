"""One reader over files, in a process of its own: what it read, CPU time of each file, memory.

Run as a script by the Python that has the reader: ``reader_run.py READER ANSWER FILE...``. The
answer is a file of JSON. It imports nothing but the standard library and the reader, and the
network is refused, so that a reader which calls for help fails here and not in silence.
"""

from __future__ import annotations

import json
import logging
import resource
import socket
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

RUNS = 3
Read = dict[str, Any]
"""``text``, and ``values``: lists of strings by field."""


def _sightline(path: str) -> Read:
    from benchmarks.careers.resumes import values_of
    from sightline.career.reading.read import read_document
    from sightline.career.resume.extract import resume_of

    document = read_document(Path(path).name, Path(path).read_bytes())
    return {"text": document.text, "values": values_of(resume_of(document))}


def _openresume(path: str) -> Read:
    read = import_module("openresume").parse_resume_from_pdf(path).get("resume") or {}
    work = (read.get("experience") or {}).get("work_history") or []
    place = read.get("location") or {}
    studies = read.get("education") or {}
    return {"values": {
        "name": [read.get("full_name")], "email": [read.get("email")],
        "phone": [read.get("phone")],
        "location": [", ".join(filter(None, (place.get("city"), place.get("state"))))],
        "title": [one["title"] for one in work], "company": [one["company"] for one in work],
        "dates": [_period(one) for one in work], "degree": [studies.get("degree_course")],
        "skills": read.get("skills") or [],
    }}  # fmt: skip


def _period(work: dict[str, Any]) -> str:
    """Its two dates as a résumé writes them."""
    end = "Present" if work.get("current") else work.get("end_date")
    return " - ".join(filter(None, (work.get("start_date"), end)))


def _zero(path: str) -> Read:
    read = import_module("zero_resume_parser.parser").parse_resume(path)
    work = read["experience"] or []
    return {"values": {
        "email": [read["email"]], "phone": [read["phone"]], "skills": read["skills"] or [],
        "title": [one["role"] for one in work], "dates": [one["duration"] for one in work],
    }}  # fmt: skip


def _pypdf(path: str) -> Read:
    pages = import_module("pypdf").PdfReader(path).pages
    return {"text": "\n".join(page.extract_text() for page in pages)}


def _pdfplumber(path: str) -> Read:
    with import_module("pdfplumber").open(path) as document:
        return {"text": "\n".join(page.extract_text() for page in document.pages)}


def _pdfminer(path: str) -> Read:
    return {"text": import_module("pdfminer.high_level").extract_text(path)}


def _pdfium(path: str) -> Read:
    document = import_module("pypdfium2").PdfDocument(path)
    return {"text": "\n".join(page.get_textpage().get_text_bounded() for page in document)}


def _docx2txt(path: str) -> Read:
    return {"text": import_module("docx2txt").process(path)}


def _python_docx(path: str) -> Read:
    document = import_module("docx").Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return {"text": "\n".join([*(one.text for one in document.paragraphs), *cells])}


READERS: dict[str, Callable[[str], Read]] = {
    "sightline": _sightline, "openresume-parser": _openresume, "zero-resume-parser": _zero,
    "pypdf": _pypdf, "pdfplumber": _pdfplumber, "pdfminer.six": _pdfminer, "pypdfium2": _pdfium,
    "docx2txt": _docx2txt, "python-docx": _python_docx,
}  # fmt: skip


def _no_network(*_: object, **__: object) -> None:
    raise OSError("no network while a reader is measured")


def main(reader: str, answer: str, files: list[str]) -> None:
    """Read the files without a network and write what came of it."""
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    socket.getaddrinfo = _no_network  # type: ignore[assignment]
    logging.disable(logging.CRITICAL)
    found = read_all(reader, files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mb = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    Path(answer).write_text(json.dumps({"files": found, "peak_mb": peak_mb}), encoding="utf-8")


def read_all(reader: str, files: list[str]) -> dict[str, Read]:
    """Read every file once to warm up, then three times; the best of three counts (``ms``).

    A file that a reader fails on is ``failed``, with its reason.
    """
    read = READERS[reader]
    found: dict[str, Read] = {}
    for file in files:
        try:
            found[file] = read(file)
        except Exception as error:  # a peer may fail in any way: it read nothing
            found[file] = {"failed": f"{type(error).__name__}: {error}"[:200]}
    for file, said in found.items():
        if "failed" not in said:
            said["ms"] = min(_ms(read, file) for _ in range(RUNS))
    return found


def _ms(read: Callable[[str], Read], file: str) -> float:
    began = time.process_time()
    read(file)
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    if sys.argv[1] == "sightline":
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
