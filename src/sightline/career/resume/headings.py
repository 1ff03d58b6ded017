# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Headings of a résumé's parts, in the many wordings that people give them."""

from __future__ import annotations

import re

__all__ = ["heading_kind", "plain"]

# One row per kind: whole headings, folded. Words of other languages stand in the same row.
_WHOLE = {
    "experience": """experience|experiences|work experience|work experiences|professional experience
employment|employment history|employment experience|work history|career history|career
career experience|job experience|job history|professional background|work background
industry experience|relevant experience|related experience|internships|internship
internship experience|positions held|positions|professional history|work|experience highlights
career summary and experience|professional experiences|work and experience|what i have done
where i have worked|selected experience|additional experience|other experience|military experience
military service|consulting experience|freelance experience|research experience|teaching experience
leadership experience|relevant work experience|appointments|academic appointments|roles
career progression|employment record|previous employment|previous experience|recent experience
prior experience|earlier experience|earlier career|experience and employment
berufserfahrung|beruflicher werdegang|berufspraxis|praktische erfahrung|werdegang|praktika
berufliche erfahrung|arbeitserfahrung|expérience|expériences|expérience professionnelle
expériences professionnelles|parcours professionnel|stages|experiencia|experiencia laboral
experiencia profesional|experiencia de trabajo|trayectoria profesional|experiência
experiência profissional|esperienza|esperienze|esperienza lavorativa|esperienze lavorative
esperienza professionale|esperienze professionali|werkervaring|ervaring|doświadczenie
doświadczenie zawodowe|doświadczenie zawodowe i staże|przebieg kariery|arbetslivserfarenhet
erfarenhet|erhvervserfaring|arbeidserfaring|työkokemus|pracovní zkušenosti|iş deneyimi""",
    "education": """education|educations|educational background|academic background|academics
academic history|academic qualifications|qualifications and education|education and qualifications
education and training|training and education|education and certifications
education and certification|education and credentials|academic credentials|studies|degrees
academic training|academic profile|schooling|formal education|education history|academic education
university education|higher education|where i studied|certifications and education|academic record
education and coursework|education and honors|education and awards|education and skills
ausbildung|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|bildungsgang
ausbildung und studium|studium und ausbildung|hochschulbildung|schulische ausbildung
aus- und weiterbildung|formation|formations|études|diplômes|formation académique|parcours académique
formation et diplômes|educación|formación|formación académica|estudios|formação|educação
formação acadêmica|formação académica|istruzione|istruzione e formazione|formazione|studi
opleiding|opleidingen|onderwijs|wykształcenie|edukacja|utbildning|uddannelse|utdanning
utdannelse|koulutus|vzdělání|eğitim""",
    "skills": """skills|technical skills|core skills|key skills|top skills|professional skills
hard skills|soft skills|skill set|skillset|skill sets|skills and tools|skills and technologies
skills and expertise|skills and abilities|skills and competencies|skills and interests|skills summary
summary of skills|core competencies|competencies|key competencies|core competences|competences
technical competencies|technologies|technology|technology stack|tech stack|tech|tools
tools and technologies|technologies and tools|technical expertise|expertise|areas of expertise
technical proficiencies|proficiencies|technical proficiency|computer skills|it skills|digital skills
programming skills|programming languages|software skills|software|relevant skills|additional skills
other skills|special skills|specialties|specialities|technical knowledge|technical toolkit|toolkit
toolbox|technical tools|languages and technologies|programming|skills and languages
languages and skills|technical summary|capabilities|core capabilities|what i know|what i use
key technologies|technical environment|skills overview|product skills|technical strengths
kenntnisse|fähigkeiten|kompetenzen|edv-kenntnisse|it-kenntnisse|fachkenntnisse
kenntnisse und fähigkeiten|technische kenntnisse|besondere kenntnisse|compétences
compétences techniques|compétences clés|habilidades|competencias|aptitudes|conocimientos
habilidades técnicas|competências|competenze|competenze tecniche|capacità|vaardigheden
competenties|umiejętności|kompetencje|kompetenser|färdigheter|kompetencer|ferdigheter|taidot
dovednosti|yetenekler""",
    "summary": """summary|professional summary|career summary|executive summary|summary of qualifications
profile|professional profile|personal profile|career profile|about|about me|objective
career objective|professional objective|highlights|career highlights|qualifications
qualifications summary|overview|professional overview|introduction|personal statement|statement
bio|biography|who i am|in brief|at a glance|key qualifications|profil|kurzprofil|über mich|zur person
à propos|à propos de moi|résumé professionnel|perfil|perfil profesional|sobre mí|sobre mim
objetivo|resumen|profilo|profilo professionale|profiel|over mij|o mnie|profil zawodowy
podsumowanie|om mig|sammanfattning|hakkımda""",
    "projects": """projects|project|personal projects|selected projects|side projects|key projects
university projects|academic projects|project experience|project work|projects and research
open source|open source projects|open source contributions|open-source|relevant projects|portfolio
notable projects|technical projects|research projects|projekte|projets|proyectos|projetos|progetti
projecten|projekty""",
    "certifications": """certifications|certification|certificates|certificate|licenses
licenses and certifications|licences and certifications|certifications and licenses
licensure|certifications and training|training and certifications|courses and certifications
training|trainings|courses|professional development|professional certifications|credentials
continuing education|professional training|zertifikate|zertifizierungen|weiterbildung
weiterbildungen|fortbildung|fortbildungen|certificats|certificaciones|certificações|cursos
certificazioni|corsi|certificaten|cursussen|certyfikaty|kursy|szkolenia|kurser""",
    "awards": """awards|award|honors|honours|honors and awards|honours and awards|awards and honors
awards and honours|awards and achievements|awards and recognition|achievements|accomplishments
key achievements|scholarships|recognition|honors and scholarships|awards and scholarships|prizes
patents|achievements and awards|honors and activities|auszeichnungen|preise|stipendien|prix
distinctions|premios|logros|prêmios|premi|prijzen|nagrody|osiągnięcia""",
    "languages": """languages|language|language skills|foreign languages|sprachen|sprachkenntnisse
langues|idiomas|lingue|talen|talenkennis|języki|języki obce|znajomość języków|språk|sprog
kielitaito|jazyky|diller""",
    "publications": """publications|selected publications|papers|publications and talks|talks
presentations|speaking|patents and publications|research|conference talks|press|media
talks and publications|publications and presentations|publikationen|veröffentlichungen
publicaciones|pubblicazioni|publicaties|publikacje|conferences|research interests""",
    "volunteering": """volunteering|volunteer|volunteer experience|volunteer work|volunteer activities
community|community service|community involvement|community service and volunteering
volunteering experience|volunteer service|voluntary work|ehrenamt|ehrenamtliches engagement
engagement|bénévolat|voluntariado|volontariato|vrijwilligerswerk|wolontariat|public service
civic engagement""",
    "interests": """interests|hobbies|hobbies and interests|interests and hobbies|personal interests
interessen|hobbys|hobbies und interessen|centres d'intérêt|loisirs|intereses|aficiones|interesses
interessi|hobby's|zainteresowania|personal""",
    "contact": """contact|contact me|contact information|contact details|contacts|contact info
personal information|personal details|personal data|details|get in touch|address|links|online
profiles|social|social links|on the web|kontakt|kontaktdaten|persönliche daten|persönliche angaben
coordonnées|informations personnelles|contacto|datos personales|contato|dados pessoais|contatti
dati personali|contactgegevens|personalia|persoonlijke gegevens|dane kontaktowe|dane osobowe|i̇letişim
informazioni personali""",
    "other": """activities|extracurricular activities|extracurriculars|leadership|leadership and activities
activities and leadership|additional|additional information|additional info|references|referees
referenzen|références|referencias|referências|referenze|referenties|referencje|affiliations
professional affiliations|memberships|professional memberships|coursework|relevant coursework
relevant courses|campus involvement|on campus involvement|strengths|focus areas|organizations
professional organizations|miscellaneous|other|other information|sonstiges|weiteres|divers|otros
outros|altro|overig|inne|availability|declaration|key strengths|philosophy|my life philosophy
most proud of|a day of my life|find me online|involvement|campus activities|student activities
clubs|clubs and organizations|sports|travel|military|visa|work authorization|citizenship
extracurricular|teams|values|testimonials|quotes|passions""",
}
_KIND = {
    heading.strip(): kind
    for kind, rows in _WHOLE.items()
    for heading in rows.replace("\n", "|").split("|")
    if heading.strip()
}

# Headings that end (or begin) with a telling word are that part, whatever qualifies it.
_LAST = {
    "experience": "experience", "experiences": "experience", "internships": "experience",
    "employment": "experience", "skills": "skills", "competencies": "skills",
    "technologies": "skills", "expertise": "skills", "proficiencies": "skills",
    "projects": "projects", "education": "education", "awards": "awards",
    "certifications": "certifications", "certificates": "certifications",
    "publications": "publications", "volunteering": "volunteering", "languages": "languages",
    "achievements": "awards", "interests": "interests", "activities": "other",
    "involvement": "other", "berufserfahrung": "experience", "kenntnisse": "skills",
}  # fmt: skip
_ELSEWHERE = {
    "volunteer": "volunteering", "volunteering": "volunteering", "project": "projects",
    "community": "volunteering", "extracurricular": "other", "educational": "education",
    "academic": "", "life": "other", "language": "languages", "personal": "",
}  # fmt: skip
_SENTENCE = frozenset(
    [
        "of",
        "in",
        "with",
        "years",
        "year",
        "i",
        "my",
        "the",
        "a",
        "an",
        "to",
        "at",
        "for",
        "on",
        "by",
        "over",
    ]
)
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_SPACED = re.compile(r"(?:\w ){2,}\w(?!\w)")
_MOST_WORDS = 5


def plain(words: str) -> str:
    """A heading folded: small letters, no glyphs around it, one blank between words.

    >>> plain("¥Skills:"), plain("E X P E R I E N C E"), plain("Honors & Awards")
    ('skills', 'experience', 'honors and awards')
    """
    folded = _EDGES.sub("", words.strip()).lower().replace("&", " and ").replace("/", " and ")
    folded = folded.replace("’", "'")
    if _SPACED.fullmatch(folded.replace("  ", " ").strip()):
        folded = "".join(folded.split())
    return " ".join(folded.replace("+", " and ").split())


def heading_kind(words: str, *, is_loose: bool = True) -> str | None:
    """Which part begins with such a heading, or None where it is none.

    ``is_loose`` takes qualified wordings, too ("Customer Service Experience").

    >>> heading_kind("Berufserfahrung"), heading_kind("Teaching & Performance Experience")
    ('experience', 'experience')
    >>> heading_kind("Ten years of experience") is None
    True
    """
    if len(words) > 60:
        return None
    folded = plain(words)
    found = _KIND.get(folded)
    if found is not None or not is_loose:
        return found
    parts = folded.split()
    if not 2 <= len(parts) <= _MOST_WORDS or any(part in _SENTENCE for part in parts):
        return None
    if words.strip()[-1:] in ".,;" or any(ch.isdigit() for ch in words):
        return None
    found = _LAST.get(parts[-1])
    if found in ("experience", "awards", "other"):
        for part in parts[:-1]:
            found = _ELSEWHERE.get(part) or found
    if found is None and parts[0] in ("skills", "education", "experience") and parts[1] == "and":
        found = parts[0]
    return found
