"""Résumés by many programs read the same in whatever order their text is drawn."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from sightline.career.pages.pdf import read_pdf

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "resume_pdfs"
FILES = sorted(FOLDER.glob("*/*.pdf"))[::3]

pytestmark = pytest.mark.skipif(not FILES, reason="shared data: no résumé PDFs")


def redrawn(data: bytes, seed: int) -> bytes:
    """The same PDF with the text of every page drawn last and in another order."""
    dice = random.Random(seed)
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            count = pdfium.FPDFPage_CountObjects(page.raw)
            objects = [pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count)]
            for drawn in objects:
                assert pdfium.FPDFPage_RemoveObject(page.raw, drawn)
            kinds = [pdfium.FPDFPageObj_GetType(drawn) for drawn in objects]
            pairs = list(zip(kinds, objects, strict=True))
            texts = [drawn for kind, drawn in pairs if kind == pdfium.FPDF_PAGEOBJ_TEXT]
            dice.shuffle(texts)
            others = [drawn for kind, drawn in pairs if kind != pdfium.FPDF_PAGEOBJ_TEXT]
            for drawn in [*others, *texts]:
                pdfium.FPDFPage_InsertObject(page.raw, drawn)
            assert pdfium.FPDFPage_GenerateContent(page.raw)
            page.close()
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_resume_reads_the_same_in_another_drawing_order(path):
    data = path.read_bytes()
    document = read_pdf(path.name, data)
    assert read_pdf(path.name, redrawn(data, 1)).text == document.text
    assert document.unread == ()
    for line in document.lines:
        assert document.words(line) == document.text[line.start : line.end]
        assert "\t".join(document.text[run.start : run.end] for run in line.runs) == (
            document.words(line)
        )
