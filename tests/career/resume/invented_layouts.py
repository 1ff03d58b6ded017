# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Résumés of invented people in many layouts, set by typst: how each kind of line may look."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.career.resume.invented_people import Job, Person, Study, person

Values = dict[str, list[str]]
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_NOW = {"en": "Present", "de": "heute", "fr": "aujourd’hui", "es": "actualidad"}
HEADINGS = {
    "en": {
        "work": ("Experience", "Work Experience", "Professional Experience", "Employment History",
                 "Relevant Experience", "Career History", "Product Management Experience", "Work History"),
        "study": ("Education", "Education & Training", "Academic Background", "Education and Qualifications"),
        "skills": ("Skills", "Technical Skills", "Core Competencies", "Key Skills", "Skills & Tools",
                   "Technologies", "Areas of Expertise"),
        "summary": ("Summary", "Profile", "Professional Summary", "About Me", "Objective"),
        "contact": ("Contact", "Contact Details"),
    },
    "de": {
        "work": ("Berufserfahrung", "Beruflicher Werdegang"), "study": ("Ausbildung", "Studium"),
        "skills": ("Kenntnisse", "IT-Kenntnisse"), "summary": ("Profil",), "contact": ("Kontakt",),
    },
    "fr": {
        "work": ("Expérience professionnelle", "Parcours professionnel"), "study": ("Formation",),
        "skills": ("Compétences",), "summary": ("Profil",), "contact": ("Coordonnées",),
    },
    "es": {
        "work": ("Experiencia laboral", "Experiencia profesional"), "study": ("Educación", "Formación académica"),
        "skills": ("Habilidades", "Competencias"), "summary": ("Perfil",), "contact": ("Contacto",),
    },
}  # fmt: skip


def q(words: str) -> str:
    """Words as typst takes them, whatever signs they hold."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'


def bold(words: str) -> str:
    return f"#strong[{q(words)}]"


def slanted(words: str) -> str:
    return f"#emph[{q(words)}]"


def flush(left: str, right: str) -> str:
    """Two parts of a line, one at each side."""
    return f"{left} #h(1fr) {right}"


def lines(*parts: str) -> str:
    return " \\\n".join(part for part in parts if part) + "\n\n"


class Style:
    """The choices of one document."""

    def __init__(self, chance: random.Random) -> None:
        self.language = chance.choice(("en", "en", "en", "en", "de", "fr", "es"))
        self.dates = chance.choice(
            ("short", "long", "slashed", "iso", "years", "dotted", "short", "short")
        )
        self.dash = chance.choice((" – ", " - ", "–", " — ", " to "))
        self.separator = chance.choice((" | ", " • ", " · ", "  |  ", " / "))
        if self.language != "en" and self.dash == " to ":
            self.dash = " – "
        self.chance = chance

    def heading(self, kind: str) -> str:
        return self.chance.choice(HEADINGS[self.language][kind])

    def point(self, when: tuple[int, int]) -> str:
        year, month = when
        names = _MONTHS[self.language].split()
        if self.dates == "years":
            return str(year)
        if self.dates == "slashed":
            return f"{month:02d}/{year}"
        if self.dates == "iso":
            return f"{year}-{month:02d}"
        if self.dates == "dotted":
            return f"{month:02d}.{year}"
        if self.dates == "short" and self.language == "en":
            return f"{names[month - 1][:3]} {year}"
        return f"{names[month - 1]} {year}"

    def stretch(self, job: Job) -> str:
        end = self.point(job.end) if job.end else _NOW[self.language]
        return f"{self.point(job.begin)}{self.dash}{end}"

    def years(self, study: Study) -> str:
        return f"{study.begin}{self.dash if self.dash != ' to ' else ' - '}{study.end}"


# Heads of roles: each takes a job and a style and gives its lines.
def title_then_company(job: Job, style: Style) -> str:
    return lines(bold(job.title), q(f"{job.company}, {job.place}"), q(style.stretch(job)))


def company_then_title(job: Job, style: Style) -> str:
    return lines(
        flush(bold(job.company), q(job.place)),
        flush(slanted(job.title), slanted(style.stretch(job))),
    )


def title_dates_right(job: Job, style: Style) -> str:
    return lines(
        flush(bold(job.title), q(style.stretch(job))), flush(slanted(job.company), q(job.place))
    )


def company_dates_right(job: Job, style: Style) -> str:
    return lines(
        flush(bold(job.company), bold(style.stretch(job))), q(f"{job.title} · {job.place}")
    )


def dash_line(job: Job, style: Style) -> str:
    return lines(bold(f"{job.title} — {job.company}"), q(f"{style.stretch(job)} · {job.place}"))


def dash_line_company_first(job: Job, style: Style) -> str:
    return lines(bold(f"{job.company} – {job.title}"), q(f"{job.place} | {style.stretch(job)}"))


def one_line(job: Job, style: Style) -> str:
    return lines(q(f"{job.title} | {job.company} | {job.place} | {style.stretch(job)}"))


def comma_dates_right(job: Job, style: Style) -> str:
    return lines(flush(bold(f"{job.title}, {job.company}"), q(style.stretch(job))))


def bracketed(job: Job, style: Style) -> str:
    return lines(q(f"{job.title}, {job.company}, {job.place} ({style.stretch(job)})"))


def title_at(job: Job, style: Style) -> str:
    return lines(bold(f"{job.title} at {job.company}"), slanted(style.stretch(job)))


def middle_dots(job: Job, style: Style) -> str:
    return lines(bold(job.title), q(f"{job.company} · {job.place} · {style.stretch(job)}"))


def dates_first(job: Job, style: Style) -> str:
    return lines(q(style.stretch(job)), bold(job.title), q(f"{job.company}, {job.place}"))


def date_column(job: Job, style: Style) -> str:
    head = f"{bold(job.title)} \\\n{q(f'{job.company}, {job.place}')}"
    body = "".join(f"\n- {q(words)}" for words in job.statements)
    return (
        f"#grid(columns: (30%, 1fr), gutter: 8pt, [{q(style.stretch(job))}], [{head}\n{body}])\n\n"
    )


HEADS: tuple[Callable[[Job, Style], str], ...] = (
    title_then_company, company_then_title, title_dates_right, company_dates_right, dash_line,
    dash_line_company_first, one_line, comma_dates_right, bracketed, title_at, middle_dots, dates_first,
    date_column,
)  # fmt: skip


def study_two_lines(study: Study, style: Style) -> str:
    return lines(bold(study.degree), q(f"{study.school}, {study.place}"), q(style.years(study)))


def study_school_first(study: Study, style: Style) -> str:
    return lines(flush(bold(study.school), q(style.years(study))), slanted(study.degree))


def study_one_line(study: Study, style: Style) -> str:
    return lines(flush(q(f"{study.degree}, {study.school}"), q(str(study.end))))


def study_dashed(study: Study, style: Style) -> str:
    return lines(bold(f"{study.degree} — {study.school}"), q(str(study.end)))


def study_piped(study: Study, style: Style) -> str:
    return lines(q(study.degree), q(f"{study.school} | {style.years(study)} | {study.place}"))


def study_graded(study: Study, style: Style) -> str:
    return lines(
        flush(bold(study.school), q(study.place)),
        flush(slanted(study.degree), q(str(study.end))),
        q("GPA: 3.7/4.0"),
    )


STUDIES = (
    study_two_lines,
    study_school_first,
    study_one_line,
    study_dashed,
    study_piped,
    study_graded,
)


def skills_commas(skills: list[str], style: Style) -> str:
    return lines(q(", ".join(skills)))


def skills_bullets(skills: list[str], style: Style) -> str:
    return "".join(f"- {q(skill)}\n" for skill in skills) + "\n"


def skills_labels(skills: list[str], style: Style) -> str:
    half = len(skills) // 2
    return lines(
        f"{bold('Daily use:')} {q(', '.join(skills[:half]))}",
        f"{bold('Also:')} {q(', '.join(skills[half:]))}",
    )


def skills_separated(skills: list[str], style: Style) -> str:
    return lines(q((" | " if style.separator == " / " else style.separator).join(skills)))


def skills_grid(skills: list[str], style: Style) -> str:
    cells = ", ".join(f"[{q(skill)}]" for skill in skills)
    return f"#grid(columns: (1fr, 1fr, 1fr), row-gutter: 6pt, {cells})\n\n"


def skills_lines(skills: list[str], style: Style) -> str:
    return lines(*map(q, skills))


SKILL_LISTS = (
    skills_commas,
    skills_bullets,
    skills_labels,
    skills_separated,
    skills_grid,
    skills_lines,
)


def _contact(someone: Person, style: Style) -> str:
    parts = [someone.email, someone.phone, someone.place]
    style.chance.shuffle(parts)
    kind = style.chance.choice(("line", "line", "lines", "labels", "link"))
    if kind == "lines":
        return lines(*map(q, parts))
    if kind == "labels":
        return lines(
            q(f"Email: {someone.email}"),
            q(f"Phone: {someone.phone}"),
            q(f"Location: {someone.place}"),
        )
    if kind == "link":
        parts.append("linkedin.com/in/somebody")
    return lines(q(style.separator.join(parts)))


def _body(someone: Person, style: Style, head: Callable[[Job, Style], str]) -> str:
    found = []
    is_bulleted = style.chance.random() < 0.8
    for job in someone.jobs:
        found.append(head(job, style))
        if head is not date_column:
            words = [w if is_bulleted else w.rstrip(".") + "." for w in job.statements]
            mark = "- " if is_bulleted else ""
            end = "\n" if is_bulleted else " \\\n"
            found.append(end.join(f"{mark}{q(one)}" for one in words) + "\n\n")
    return "".join(found)


def resume(seed: int) -> tuple[str, Values]:
    """The typst source of a résumé and what is to be read in it."""
    chance = random.Random(seed)
    someone, style = person(chance), Style(chance)
    head = HEADS[seed % len(HEADS)]
    study, skills = chance.choice(STUDIES), chance.choice(SKILL_LISTS)
    layout = chance.choice(("one", "one", "one", "left", "right"))
    if layout != "one" and skills is skills_grid:
        skills = skills_lines
    work = f"= {q(style.heading('work'))}\n{_body(someone, style, head)}"
    studies = f"= {q(style.heading('study'))}\n" + "".join(
        study(one, style) for one in someone.studies
    )
    known = f"= {q(style.heading('skills'))}\n{skills(someone.skills, style)}"
    about = f"= {q(style.heading('summary'))}\n{q(someone.summary)}\n\n"
    source = _page(someone, style, chance, (about, work, studies, known), layout)
    return source, _truth(someone, style, head)


def _page(
    someone: Person, style: Style, chance: random.Random, parts: tuple[str, ...], layout: str
) -> str:
    about, work, studies, known = parts
    size, font = (
        chance.choice((9, 10, 11)),
        chance.choice(("Libertinus Serif", "New Computer Modern")),
    )
    capitals = chance.choice(("upper(it.body)", "it.body", "upper(it.body)"))
    rule = chance.choice(("", "#line(length: 100%, stroke: 0.5pt)"))
    name = q(someone.name + chance.choice(("", "", "", ", PhD", ", PMP")))
    title = chance.choice(("", "", lines(q("Curriculum Vitae"))))
    centred = chance.random() < 0.4
    top = f"{title}#text(size: {size + chance.choice((6, 9, 12))}pt, weight: {chance.choice(('700', '400'))})[{name}]\n\n"
    start = (
        f'#set page(paper: "{chance.choice(("a4", "us-letter"))}", margin: 50pt)\n#set text(size: {size}pt, font: "{font}")\n'
        f"#show heading: it => block(above: 14pt, below: 8pt)[#text(size: {size + chance.choice((1, 2, 3))}pt)[#{capitals}] {rule}]\n"
        f"#set par(leading: 5pt, spacing: 10pt)\n"
    )
    if layout == "one":
        order = [work, studies, known] if chance.random() < 0.6 else [studies, work, known]
        if chance.random() < 0.3:
            order = [known, *order[:2]]
        head = f"{top}{_contact(someone, style)}"
        head = f"#align(center)[{head}]\n" if centred else head
        return start + head + (about if chance.random() < 0.5 else "") + "".join(order)
    contact = f"= {q(style.heading('contact'))}\n" + lines(
        q(someone.email), q(someone.phone), q(someone.place)
    )
    side, main = f"{contact}{known}{studies}", f"{about}{work}"
    columns = f"(32%, 1fr), column-gutter: 24pt, [{side}], [{main}]"
    if layout == "right":
        columns = f"(1fr, 32%), column-gutter: 24pt, [{main}], [{side}]"
    return f"{start}{top}#grid(columns: {columns})\n"


def _truth(someone: Person, style: Style, head: Callable[[Job, Style], str]) -> Values:
    return {
        "name": [someone.name], "email": [someone.email], "phone": [someone.phone],
        "location": [someone.place], "title": [job.title for job in someone.jobs],
        "company": [job.company for job in someone.jobs],
        "dates": [style.stretch(job) for job in someone.jobs],
        "degree": [study.degree for study in someone.studies],
        "institution": [study.school for study in someone.studies], "skills": list(someone.skills),
    }  # fmt: skip
