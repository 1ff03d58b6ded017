# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Words by which a job title and the name of an employer are told apart."""

from __future__ import annotations

import re

__all__ = ["employer_score", "is_team", "title_score"]

# Nouns that a job title ends with, in several languages; feminine and neutral forms are folded.


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOUNS = _set(
    """engineer developer practitioner programmer architect manager director president vp svp evp avp officer ceo
cto cfo coo cio cpo cmo cro chro ciso founder cofounder co-founder owner partner principal lead
leader head chief chair chairman chairwoman chairperson analyst consultant specialist
coordinator associate assistant administrator executive representative rep intern trainee
apprentice fellow researcher scientist designer strategist advisor adviser advocate evangelist
technician operator supervisor teacher professor lecturer instructor tutor coach trainer mentor
counselor counsellor nurse doctor physician surgeon pharmacist therapist psychologist dentist
accountant auditor bookkeeper controller treasurer banker broker trader underwriter actuary
economist statistician mathematician physicist chemist biologist writer editor author journalist
reporter copywriter translator interpreter photographer videographer producer artist animator
illustrator musician singer vocalist composer conductor performer actor actress dancer curator
librarian archivist lawyer attorney paralegal solicitor barrister judge clerk secretary
receptionist cashier salesperson salesman saleswoman seller buyer merchandiser planner scheduler
dispatcher driver pilot captain mechanic electrician plumber carpenter welder machinist builder
foreman contractor inspector surveyor estimator chef cook baker barista bartender waiter
waitress server host hostess steward stylist barber cleaner janitor housekeeper caregiver nanny
guard soldier sergeant lieutenant tester qa sre sdet devops dba recruiter sourcer liaison
ambassador organizer organiser facilitator moderator volunteer member freelancer entrepreneur
marketer expert tlm pm tpm po ic swe sde staff agent investigator detective firefighter
paramedic veterinarian farmer gardener landscaper ranger guide student graduate postdoc
coordinateur crew clinician dietitian optician optometrist radiographer midwife aide worker
laborer labourer handler packer picker assembler fabricator drafter cartographer geologist
meteorologist astronomer archaeologist anthropologist sociologist historian philosopher
theologian pastor priest minister chaplain adjuster appraiser valuer realtor concierge butler
valet tailor seamstress model scrum master webmaster sysadmin cto/cofounder generalist hacker
maker deputy delegate commissioner mayor councillor senator governor consul diplomat attaché
correspondent presenter announcer anchor dj referee umpire athlete player scout registrar bursar
dean provost rector headmaster headmistress superintendent custodian usher promoter publicist
entwickler entwicklerin softwareentwickler softwareentwicklerin softwareingenieur ingenieur
ingenieurin leiter leiterin teamleiter teamleiterin projektleiter projektleiterin
abteilungsleiter geschäftsführer geschäftsführerin berater beraterin sachbearbeiter
sachbearbeiterin werkstudent werkstudentin praktikant praktikantin auszubildender auszubildende
mitarbeiter mitarbeiterin assistentin referent referentin architektin produktmanager
produktmanagerin projektmanager projektmanagerin kaufmann kauffrau techniker technikerin lehrer
lehrerin verkäufer verkäuferin ingénieur ingénieure développeur développeuse cheffe directeur
directrice responsable gestionnaire stagiaire conseiller conseillère chargé chargée consultante
technicien technicienne vendeur vendeuse enseignant enseignante alternant apprenti assistante
gérant gérante ingeniero ingeniera desarrollador desarrolladora gerente directora jefe jefa
analista becario becaria consultor consultora profesor profesora asistente coordinador
coordinadora técnico técnica vendedor vendedora encargado encargada programador programadora
diseñador diseñadora engenheiro engenheira desenvolvedor desenvolvedora estagiário estagiária
diretor diretora professora ingegnere sviluppatore sviluppatrice responsabile direttore
direttrice tirocinante stagista consulente impiegato impiegata programmatore progettista
ontwikkelaar stagiair medewerker adviseur programmeur inżynier programista programistka
kierownik menedżer dyrektor specjalista specjalistka analityk asystent asystentka stażysta
stażystka praktykant praktykantka konsultant utvecklare ingenjör projektledare konsult udvikler
ingeniør utvikler"""
)
_RANKS = _set(
    """senior sr junior jr lead principal staff chief head assistant associate deputy executive vice
interim acting founding distinguished graduate trainee entry mid mid-level global regional group
freelance self-employed independent visiting adjunct part-time full-time contract temporary
intern internship working leitender leitende stellvertretender stellvertretende starszy młodszy
główny"""
)
_SUFFIXES = re.compile(
    r"(?:^|[\s,])(?:inc|incorporated|llc|l\.l\.c|ltd|limited|llp|lp|corp|corporation|co|company|plc|gmbh"
    r"|g\.m\.b\.h|ag|kg|kgaa|ohg|ug|e\.?v|mbh|se|s\.?a|s\.?a\.?s|sarl|s\.?à\.?r\.?l|eurl|s\.?l|s\.?l\.?u"
    r"|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a/s|aps|asa|ab|oy|oyj|sp\. ?z ?o\.? ?o|z ?o\.? ?o|s\.?r\.?o|a\.?s"
    r"|ltda|lda|pty|pte|k\.?k|kft|zrt|d\.?o\.?o|bvba|pvt|pbc|co-op|oü|bhd|sdn|\.com|\.io|\.ai)\.?(?=$|[\s,)(])",
    re.IGNORECASE,
)
_ORGANISATIONS = _set(
    """university college institute school academy hospital clinic bank group holdings holding labs lab
laboratory laboratories systems technologies technology solutions software consulting
consultants partners ventures capital industries enterprises enterprise studio studios agency
association foundation society council ministry department bureau authority institution
conservatory museum gallery theater theatre orchestra ensemble opera chorale choir nonprofit ngo
church library press media publishing publications news network networks communications telecom
 energy power electric motors automotive airlines airways logistics freight shipping
transport railways retail store stores shop market markets supermarket restaurant restaurants
café cafe hotel hotels resort resorts pharma pharmaceuticals pharmaceutical biotech therapeutics
health healthcare medical insurance financial finance savings trust securities investments
investment asset robotics analytics dynamics works ware foods food brewery beverages brands
fashion apparel  realty properties estate construction materials steel chemicals chemical
oil gas mining aerospace defense defence security games gaming entertainment pictures films
records music interactive digital online web cloud data collective cooperative union federation
committee commission government county city navy army force airforce corps command universität
hochschule fachhochschule klinikum krankenhaus werke sparkasse stadtwerke verlag université
école banque assurances groupe société universidad instituto banco grupo universidade università
istituto banca gruppo universiteit hogeschool uniwersytet politechnika szpital helpdesk
marketplace bakery clinics district airport  center centre  zentrum startup
productions org international worldwide america europe usa bros brothers sons"""
)
_TEAMS = _set(
    """platform platforms backend back-end frontend front-end infrastructure payments payment growth
mobile web data analytics search ads identity core cloud security billing checkout onboarding
services service tools tooling reliability operations ops enterprise consumer internal developer
experience research marketing sales support finance engineering product design machine learning
ai ml api apis devops sre qa android ios full stack fullstack full-stack team teams integrations
commerce e-commerce ledger risk fraud trust safety marketplace logistics supply chain
monetization personalization recommendations ingest ingestion ranking storage compute networking
embedded firmware systems applications network technical strategy business technology r&d emea
apac americas europe north-america east west north south central regional global credit journey
import aggregation new partnerships partner customer success accounts account"""
)
_WORD = re.compile(r"[^\W_][\w.&’'-]*")
_AFTER_NOUN = re.compile(
    r"\s(?:of|for|to|in|de|für|du|des|di|da|del|ds|w|in der)\s|\s[-–/(]|,\s|\s&\s|\sand\s"
)
_LEVEL = re.compile(
    r"^(?:[ivx]{1,4}|[1-9]|l\d|e\d|ic\d|m/w/d|\(?[mwfdx](?:/[mwfdx])+\)?)$", re.IGNORECASE
)


# Longer words are prose.
_MOST_LETTERS = 200


def title_score(words: str) -> int:
    """How much a few words look like a job title: 0 not at all, 4 surely.

    >>> title_score("Senior Software Engineer II"), title_score("Acme Labs"), title_score("VP of Product")
    (4, 0, 3)
    """
    if len(words) > _MOST_LETTERS:
        return 0
    tokens = [token.strip(".") for token in _WORD.findall(words.lower())]
    if not tokens or len(tokens) > 14:
        return 0
    score = 0
    head = _AFTER_NOUN.split(words.lower(), maxsplit=1)[0]
    heads = [token.strip(".") for token in _WORD.findall(head)]
    while len(heads) > 1 and _LEVEL.match(heads[-1]):
        heads.pop()
    while len(tokens) > 1 and _LEVEL.match(tokens[-1]):
        tokens.pop()
    if (heads and _is_noun(heads[-1])) or _is_noun(tokens[-1]):
        score = 3
    elif any(_is_noun(token) for token in tokens):
        score = 2
    if tokens[0] in _RANKS or tokens[-1] in ("internship", "intern", "freelance"):
        score += 1
    if _SUFFIXES.search(words):
        score = min(score, 1)
    return min(score, 4)


def _is_noun(token: str) -> bool:
    if token in _NOUNS:
        return True
    if token.endswith("s") and token[:-1] in _NOUNS:
        return True
    parts = re.split(r"[/*:_-]", token)
    return len(parts) > 1 and (parts[-1] in _NOUNS or parts[0] in _NOUNS)


def employer_score(words: str) -> int:
    """How much a few words look like an employer's name: 0 no sign, 4 a legal form.

    >>> employer_score("Globex Systems LLC"), employer_score("Northwind Labs"), employer_score("Initech")
    (4, 2, 0)
    """
    if len(words) > _MOST_LETTERS:
        return 0
    if _SUFFIXES.search(words):
        return 4
    tokens = [token.strip(".") for token in _WORD.findall(words.lower())]
    if not tokens:
        return 0
    if tokens[-1] in _ORGANISATIONS or tokens[0] in _ORGANISATIONS:
        return 2
    return 1 if any(token in _ORGANISATIONS for token in tokens) else 0


def is_team(words: str) -> bool:
    """Whether words after a title name a team or a field rather than an employer.

    >>> is_team("Platform Infrastructure"), is_team("Tailspin Consulting")
    (True, False)
    """
    tokens = [token for token in _WORD.findall(words.lower()) if token not in ("and", "of")]
    return bool(tokens) and all(token in _TEAMS for token in tokens)
