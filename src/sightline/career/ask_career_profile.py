"""``career profile``: a page about oneself, off field by field until one says yes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sightline.career.exporting.sheet import Sheet
from sightline.career.exporting.whole_resume import sheet_of
from sightline.career.progress.private import refuse_strangers
from sightline.career.progress.profile_page import (
    CHOICES,
    choices_text,
    fields_of,
    published,
    read_choices,
    with_choices,
)
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.brackets import with_brackets
from sightline.career.tailoring.read_file import ReadFile
from sightline.kernel.asking.registry import Planned, argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit

__all__ = ["CareerProfileRequest", "CareerProfileResult", "career_profile", "profile_file"]


@dataclass(frozen=True, slots=True)
class CareerProfileRequest:
    """Whose page, and what is said yes or no to."""

    resume: str = argument(help="a résumé, as for `career read`", metavar="RESUME", required=True)
    show: tuple[str, ...] = option((), help="say yes to fields, by name", metavar="FIELD...")
    hide: tuple[str, ...] = option((), help="say no to fields, by name", metavar="FIELD...")
    choices: bool = option(False, help=f"write {CHOICES} with every field, to answer in an editor")
    to: bool = export(
        help="write the page: .html, or .json (JSON Resume)",
        made_by="sightline.career.ask_career_profile:profile_file",
        endings=(".html", ".json"),
    )


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with its words and their place, and whether the page shows it."""

    key: str
    words: str
    spans: tuple[Span, ...]
    show: bool


@dataclass(frozen=True, slots=True)
class CareerProfileResult:
    """Every field, what the page would publish, and the file of choices if it was written."""

    document: ReadFile
    fields: tuple[ShownField, ...]
    sheet: Sheet
    written: str | None


@operation(
    "career.profile", writes=True, renderers={"text": "sightline.career.render_career_profile:text"}
)
def career_profile(
    view: WorkspaceView, request: CareerProfileRequest
) -> Planned[CareerProfileResult]:
    """Show what a page about you would publish: nothing, until you say yes.

    `--show name headline work-1-title` says yes; it is kept in `career/profile-page.yaml`, with the
    words that it is about, and ends when they change. `--to page.html` or `resume.json` writes the
    page to where you say; nothing is sent anywhere.
    """
    refuse_strangers(view)
    document = named_document(view, request.resume)
    sheet = sheet_of(with_brackets(resume_of(document), document))
    chosen, before = read_choices(view)
    fields = with_choices(fields_of(sheet, chosen), request.show, request.hide)
    page = published(sheet, fields)
    if request.to and not any(field.show for field in fields):
        help = "say yes to some fields first: --show name headline"
        raise UsageError("every field is off, so there is no page to write", help=help)
    edits: tuple[Edit, ...] = ()
    if request.show or request.hide or request.choices:
        digest = sha256(before).hexdigest() if before is not None else None
        edits = (Edit(CHOICES, digest, choices_text(fields).encode()),)
    result = CareerProfileResult(
        ReadFile(document.name, document.hash, document.form),
        tuple(ShownField(f.key, f.words, f.line.spans, f.show) for f in fields),
        page, CHOICES if edits else None,
    )  # fmt: skip
    return Planned(result, edits)


def profile_file(result: Any, path: str) -> bytes:
    """The page in the form that the name's ending says."""
    if path.lower().endswith(".json"):
        from sightline.career.exporting.json_resume import sheet_json

        return sheet_json(result.sheet)
    from sightline.career.progress.profile_html import profile_html

    return profile_html(result.sheet).encode()
