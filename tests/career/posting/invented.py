# ruff: noqa: E501, RUF001  (postings stand here as people write them)
"""Invented postings of many styles, with what a careful reader takes from each."""

from __future__ import annotations

from dataclasses import dataclass

Pay = tuple[float | None, float | None, str, str, str]
Years = tuple[float, float | None, str | None]


@dataclass(frozen=True)
class Case:
    """A posting's text, and all that must come out of it: exact lists, in order."""

    text: str
    title: str | None = None
    company: str | None = None
    place: str | None = None
    role: str = "unclear"
    required: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()
    years: tuple[Years, ...] = ()
    pay: tuple[Pay, ...] = ()
    duties: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()


CASES = {
    "headings-with-colons": Case(
        """Technical Product Manager
Lindenhof Systems | Berlin, Germany | Hybrid

Responsibilities:
- Own the roadmap of the billing API
- Write requirements with engineers

Requirements:
- 5+ years of product management experience
- Experience with REST APIs
- Bachelor's degree in Computer Science or equivalent experience

Nice to have:
- Knowledge of GraphQL
""",
        title="Technical Product Manager",
        company="Lindenhof Systems",
        place="Berlin, Germany | Hybrid",
        role="product",
        required=(
            "5+ years of product management experience",
            "Experience with REST APIs",
            "Bachelor's degree in Computer Science or equivalent experience",
        ),
        nice=("Knowledge of GraphQL",),
        years=((5, None, "product management experience"),),
        duties=("Own the roadmap of the billing API", "Write requirements with engineers"),
        degrees=("Bachelor's degree in Computer Science or equivalent experience",),
    ),
    "minimum-and-preferred": Case(
        """# Senior Technical Product Manager at Quartzline

## About the job
Quartzline builds storage software for hospitals.

## Minimum qualifications
- Bachelor's degree or equivalent practical experience.
- 8 years of experience in product management.
- 3 years of experience taking technical products from conception to launch.

## Preferred qualifications
- Master's degree in a technical field.
- 2 years of experience in a business function.

## Responsibilities
- Launch new products.
- Work across design and engineering.

The US base salary range for this full-time position is $171,000-$253,000 + bonus + equity + benefits.
""",
        title="Senior Technical Product Manager",
        company="Quartzline",
        role="product",
        required=(
            "Bachelor's degree or equivalent practical experience.",
            "8 years of experience in product management.",
            "3 years of experience taking technical products from conception to launch.",
        ),
        nice=(
            "Master's degree in a technical field.",
            "2 years of experience in a business function.",
        ),
        years=(
            (8, None, "product management"),
            (3, None, "taking technical products from conception to launch"),
            (2, None, "business function"),
        ),
        pay=((171000, 253000, "USD", "year", "base"),),
        duties=("Launch new products.", "Work across design and engineering."),
        degrees=(
            "Bachelor's degree or equivalent practical experience.",
            "Master's degree in a technical field.",
        ),
    ),
    "what-you-bring": Case(
        """Product Manager, Identity
Company: Fernhill
Location: Remote (EU)
Salary: €75,000 – €90,000 per year

What you'll do
• Shape the login experience
• Talk to customers every week

What you'll bring
• At least four years in product management
• You have worked with OAuth or OpenID Connect
• German is a plus

What we offer
• 30 days of holiday
• A learning budget of €2,000
""",
        title="Product Manager, Identity",
        company="Fernhill",
        place="Remote (EU)",
        role="product",
        required=(
            "At least four years in product management",
            "You have worked with OAuth or OpenID Connect",
        ),
        nice=("German is a plus",),
        years=((4, None, "product management"),),
        pay=((75000, 90000, "EUR", "year", "unstated"),),
        duties=("Shape the login experience", "Talk to customers every week"),
    ),
    "program-role": Case(
        """TPM, Infrastructure

In this role you will
- Run program plans with milestones and a risk register
- Report status to the steering committee
- Track cross-team dependencies for the data center migration

You have
- 6-8 years of program management experience
- PMP certification preferred
""",
        title="TPM, Infrastructure",
        role="program",
        required=("6-8 years of program management experience",),
        nice=("PMP certification preferred",),
        years=((6, 8, "program management experience"),),
        duties=(
            "Run program plans with milestones and a risk register",
            "Report status to the steering committee",
            "Track cross-team dependencies for the data center migration",
        ),
        certificates=("PMP certification preferred",),
    ),
    "tpm-alone-is-unclear": Case(
        """TPM

Requirements
- Clear writing
- Experience with distributed systems
""",
        title="TPM",
        role="unclear",
        required=("Clear writing", "Experience with distributed systems"),
    ),
    "tpm-meaning-product": Case(
        """Senior TPM

What you will do
- Own the product strategy and the roadmap of our developer platform
- Run customer interviews and prioritise the backlog
- Measure adoption and retention

Must have
- SQL
""",
        title="Senior TPM",
        role="product",
        required=("SQL",),
        duties=(
            "Own the product strategy and the roadmap of our developer platform",
            "Run customer interviews and prioritise the backlog",
            "Measure adoption and retention",
        ),
    ),
    "prose": Case(
        """Ostrava Metrics is looking for a Technical Product Manager. This is a hybrid role based in Leeds. \
You will own the metrics API. You have at least 3 years of experience as a product manager and you know SQL. \
Experience with dbt would be great. We have been profitable for 10 years.
""",
        title="Technical Product Manager",
        company="Ostrava Metrics",
        place="hybrid role based in Leeds",
        role="product",
        required=(
            "You have at least 3 years of experience as a product manager and you know SQL.",
        ),
        nice=("Experience with dbt would be great.",),
        years=((3, None, "product manager and you know SQL"),),
        duties=("You will own the metrics API.",),
    ),
    "clauses": Case(
        """Platform Product Manager

Qualifications
- 5+ years of experience required, 8+ years preferred
- Experience with event streaming, ideally Kafka
- Bachelor's degree required; Master's degree preferred
- Fluent English. Spanish is an advantage.
- Comfort with ambiguity (not required, but helpful)
- 3 years of people management, 5 preferred
- A portfolio (case studies a plus)
- Swahili (preferred)
""",
        title="Platform Product Manager",
        role="product",
        required=(
            "5+ years of experience required",
            "Experience with event streaming",
            "Bachelor's degree required",
            "Fluent English.",
            "3 years of people management",
            "A portfolio",
        ),
        nice=(
            "8+ years preferred",
            "ideally Kafka",
            "Master's degree preferred",
            "Spanish is an advantage.",
            "Comfort with ambiguity (not required, but helpful)",
            "5 preferred",
            "case studies a plus",
            "Swahili (preferred)",
        ),
        years=((5, None, None), (8, None, None), (3, None, "people management")),
        degrees=("Bachelor's degree required", "Master's degree preferred"),
    ),
    "total-compensation": Case(
        """Group Product Manager - Data

Compensation
Total compensation: $240K - $310K (base + bonus + equity)
Equity: 0.1% - 0.2%
Sign-on bonus of $20,000

Must haves
- Ten or more years in software
""",
        title="Group Product Manager - Data",
        role="product",
        required=("Ten or more years in software",),
        years=((10, None, "software"),),
        pay=((240000, 310000, "USD", "year", "total"),),
    ),
    "ote": Case(
        """Sales Engineer

OTE £90k-£110k, base £70k.

Requirements
- 2 to 4 years as a sales engineer
""",
        title="Sales Engineer",
        required=("2 to 4 years as a sales engineer",),
        years=((2, 4, "sales engineer"),),
        pay=(
            (90000, 110000, "GBP", "year", "total"),
            (70000, 70000, "GBP", "year", "base"),
        ),
    ),
    "hourly": Case(
        """Contract Product Owner
Rate: $65 - $80 per hour
Duration: a 6-month contract

Skills
- Jira
- Backlog refinement
""",
        title="Contract Product Owner",
        role="product",
        required=("Jira", "Backlog refinement"),
        pay=((65, 80, "USD", "hour", "unstated"),),
    ),
    "open-ends": Case(
        """Lead Product Manager
Base salary up to CHF 150'000 per year, depending on experience.

Requirements
- Track record with APIs
""",
        title="Lead Product Manager",
        role="product",
        required=("Track record with APIs",),
        pay=((None, 150000, "CHF", "year", "base"),),
    ),
    "from": Case(
        """Product Manager
Salary from 18 000 PLN per month

Requirements
- Polish and English
""",
        title="Product Manager",
        role="product",
        required=("Polish and English",),
        pay=((18000, None, "PLN", "month", "unstated"),),
    ),
    "other-money": Case(
        """Product Manager, Growth
We raised $40 million in our Series B and process $2B in payments a year.
You will manage a budget of $500,000.

Requirements
- Experience with products above $10M ARR
- Responsibility for 401(k) products
""",
        title="Product Manager, Growth",
        role="product",
        required=("Experience with products above $10M ARR", "Responsibility for 401(k) products"),
        duties=("You will manage a budget of $500,000.",),
    ),
    "not-years-of-work": Case(
        """Product Manager
Founded 12 years ago, we have grown for the last 5 years. Stock vests over 4 years.

Requirements
- At least 18 years of age
- Product management experience (3 years)
""",
        title="Product Manager",
        role="product",
        required=("At least 18 years of age", "Product management experience (3 years)"),
        years=((3, None, "Product management experience"),),
    ),
    "bullets-without-headings": Case(
        """Technical Product Manager (remote, US)

- Own the integration platform
- Define requirements with partners
- 4+ years of experience with developer products
- Strong understanding of OAuth
- Experience with Kafka is a plus
""",
        title="Technical Product Manager",
        place="remote, US",
        role="product",
        required=(
            "4+ years of experience with developer products",
            "Strong understanding of OAuth",
        ),
        nice=("Experience with Kafka is a plus",),
        years=((4, None, "developer products"),),
        duties=("Own the integration platform", "Define requirements with partners"),
    ),
    "bonus-points": Case(
        """**Staff Product Manager**

**Who you are**

* You have shipped APIs
* You know how to say no

**Bonus points**

* You have been an engineer
* AWS Certified Solutions Architect

**The role**

You will lead the payments platform.
""",
        title="Staff Product Manager",
        role="product",
        required=("You have shipped APIs", "You know how to say no"),
        nice=("You have been an engineer", "AWS Certified Solutions Architect"),
        duties=("You will lead the payments platform.",),
        certificates=("AWS Certified Solutions Architect",),
    ),
    "upper-case": Case(
        """TECHNICAL PROGRAM MANAGER
LOCATION: Austin, TX

DUTIES
Coordinate releases across five teams
REQUIRED SKILLS
Scheduling
Knowledge of TLS certificates
DESIRED SKILLS
Terraform
""",
        title="TECHNICAL PROGRAM MANAGER",
        place="Austin, TX",
        role="program",
        required=("Scheduling", "Knowledge of TLS certificates"),
        nice=("Terraform",),
        duties=("Coordinate releases across five teams",),
    ),
    "months-and-halves": Case(
        """Associate Product Manager

Requirements
- 18 months of experience in a customer-facing role
- 1.5 years of experience with SQL
- Up to 3 years of product experience
""",
        title="Associate Product Manager",
        role="product",
        required=(
            "18 months of experience in a customer-facing role",
            "1.5 years of experience with SQL",
            "Up to 3 years of product experience",
        ),
        years=(
            (1.5, None, "customer-facing role"),
            (1.5, None, "SQL"),
            (0, 3, "product experience"),
        ),
    ),
    "inline-label": Case(
        """Job title: API Product Manager
Employer: Saltmarsh Bank
Workplace: On-site, Lisbon

Must have: OpenAPI; five years' experience in banking
Nice to have: COBOL
""",
        title="API Product Manager",
        company="Saltmarsh Bank",
        place="On-site, Lisbon",
        role="product",
        required=("OpenAPI; five years' experience in banking",),
        nice=("COBOL",),
        years=((5, None, "banking"),),
    ),
    "capitals-and-stars": Case(
        """Brightwater Energy
Technical Program Manager II
Houston, TX (On-site) · Full-time · Req #44821

ABOUT THE COMPANY
Brightwater Energy operates wind farms in 6 states. With more than 20 years of experience, we are a trusted partner.

THE ROLE
We are seeking a Technical Program Manager to drive delivery of our grid software. The successful candidate will have strong communication skills and 5+ years' experience managing complex programs.

WHAT YOU WILL BE DOING
* Build and maintain integrated program schedules across 4 engineering teams.
* Identify risks early and drive mitigation.
* Partner with product managers to sequence the roadmap.

MINIMUM REQUIREMENTS
* Bachelor's degree in engineering, or 4 additional years of relevant experience.
* 5-7 yrs. of technical program management experience in an agile environment
* Proficient in Jira and Confluence
* Must be authorized to work in the US

PREFERRED
* PMP or SAFe certification
* Experience with SCADA systems

COMPENSATION & BENEFITS
The anticipated hiring range is $62.50 - $75.00 an hour, DOE. 401(k) with 4% match. Annual bonus target of 10%.

Brightwater is an equal opportunity employer.
""",
        title="Technical Program Manager II",
        company="Brightwater Energy",
        place="Houston, TX (On-site)",
        role="program",
        required=(
            "The successful candidate will have strong communication skills and 5+ years' experience managing complex programs.",
            "Bachelor's degree in engineering, or 4 additional years of relevant experience.",
            "5-7 yrs. of technical program management experience in an agile environment",
            "Proficient in Jira and Confluence",
            "Must be authorized to work in the US",
        ),
        nice=("PMP or SAFe certification", "Experience with SCADA systems"),
        years=(
            (5.0, None, "managing complex programs"),
            (5.0, 7.0, "technical program management experience in an agile environment"),
        ),
        pay=((62.5, 75.0, "USD", "hour", "unstated"),),
        duties=(
            "Build and maintain integrated program schedules across 4 engineering teams.",
            "Identify risks early and drive mitigation.",
            "Partner with product managers to sequence the roadmap.",
        ),
        degrees=(
            "Bachelor's degree in engineering, or 4 additional years of relevant experience.",
        ),
        certificates=("PMP or SAFe certification",),
    ),
    "german-style": Case(
        """# Product Manager – Developer Experience (m/f/d)

**Norrlicht GmbH** · München · hybrid (2 days a week in the office)

We're a team of 80 building observability tools. You'll join a squad of six engineers, a designer and you.

### Your mission
You'll be the voice of developers:

- Define & prioritise the roadmap together with engineering
- Run discovery with at least five customers a month
- Decide what not to build

### Your profile
- Several years of experience as Product Manager, ideally in a B2B SaaS environment
- Solid understanding of REST/GraphQL APIs and CI/CD
- You speak English fluently; German is nice to have
- A degree is not required

### What's in it for you
- 70.000 – 85.000 € brutto p.a. plus virtual shares (VSOP)
- 30 days off
""",
        title="Product Manager – Developer Experience (m/f/d)",
        company="Norrlicht GmbH",
        place="München · hybrid (2 days a week in the office)",
        role="product",
        required=(
            "Several years of experience as Product Manager",
            "Solid understanding of REST/GraphQL APIs and CI/CD",
            "You speak English fluently",
        ),
        nice=("ideally in a B2B SaaS environment", "German is nice to have"),
        pay=((70000.0, 85000.0, "EUR", "year", "unstated"),),
        duties=(
            "You'll join a squad of six engineers, a designer and you.",
            "Define & prioritise the roadmap together with engineering",
            "Run discovery with at least five customers a month",
            "Decide what not to build",
        ),
    ),
    "startup-prose": Case(
        """Hi! We're Tidepool Labs (12 people, seed stage).

We need a founding technical PM. You've shipped developer tools before, you read code without flinching, and you're happy to write docs. Must have: 3+ yrs shipping software, prior startup experience. Nice: SQL, design chops. Comp is 140-170k + 0.5-1.0% equity. Remote anywhere in UTC-5 to UTC+2.

Send us a note at jobs@example.com.
""",
        company="Tidepool Labs",
        place="Remote anywhere in UTC-5 to UTC+2",
        required=(
            "You've shipped developer tools before, you read code without flinching, and you're happy to write docs.",
            "3+ yrs shipping software, prior startup experience.",
        ),
        nice=("SQL, design chops.",),
        years=((3.0, None, "shipping software"),),
        pay=((140000.0, 170000.0, "", "unstated", "unstated"),),
    ),
    "corporate": Case(
        """Job Title: Senior Product Manager - Platform
Department: Product
Location: New York, NY / Remote
Reports to: VP Product
Salary Range: $165K–$195K base + 15% bonus + equity

About Marlow
Marlow helps clinics schedule patients.

Key Responsibilities
Own the platform roadmap and the API strategy.
Work with security on HIPAA requirements.
Lead a team of 2 associate PMs.

Required Qualifications
Education: Bachelor's degree in a technical discipline or equivalent work experience.
Experience: Minimum of 6 years in product management, at least 3 of which on platform products.
Strong SQL skills.
Excellent written and verbal communication skills.

Preferred Qualifications
MBA or advanced degree.
CSPO certification.
Experience in healthcare.

Physical Requirements
Ability to sit for long periods.
""",
        title="Senior Product Manager - Platform",
        company="Marlow",
        place="New York, NY / Remote",
        role="product",
        required=(
            "Bachelor's degree in a technical discipline or equivalent work experience.",
            "Minimum of 6 years in product management, at least 3 of which on platform products.",
            "Strong SQL skills.",
            "Excellent written and verbal communication skills.",
            "Ability to sit for long periods.",
        ),
        nice=("MBA or advanced degree.", "CSPO certification.", "Experience in healthcare."),
        years=((6.0, None, "product management"), (3.0, None, "platform products")),
        pay=((165000.0, 195000.0, "USD", "year", "base"),),
        duties=(
            "Own the platform roadmap and the API strategy.",
            "Work with security on HIPAA requirements.",
            "Lead a team of 2 associate PMs.",
        ),
        degrees=(
            "Bachelor's degree in a technical discipline or equivalent work experience.",
            "MBA or advanced degree.",
        ),
        certificates=("CSPO certification.",),
    ),
    "employer-before-the-title": Case(
        """Acme Robotics - Technical Product Manager (API Platform)

Location: Toronto, ON, Canada (Hybrid - 3 days/week)
Employment type: Permanent, full time
Salary: CA$120,000.00 - CA$150,000.00 per year + 10% bonus

Who we are
Founded in 2011, Acme Robotics employs 340 people and has raised $85M.

What you'll be doing
You will own our public API end to end.
You will write specs, run betas and say no.
You will work with 3 engineering squads.

What we're looking for
You've spent 4+ years as a PM, at least 2 of them on APIs or platforms.
You can read a sequence diagram and you're not afraid of SQL.
You hold a degree in CS, engineering or similar - or you've learned it on the job.
Familiarity with OAuth 2.0, OpenID Connect and SCIM
Nice to have: experience with gRPC

Perks
RRSP matching up to 5%
$2,000 annual learning stipend
""",
        title="Technical Product Manager (API Platform)",
        company="Acme Robotics",
        place="Toronto, ON, Canada (Hybrid - 3 days/week)",
        role="product",
        required=(
            "You've spent 4+ years as a PM, at least 2 of them on APIs or platforms.",
            "You can read a sequence diagram and you're not afraid of SQL.",
            "You hold a degree in CS, engineering or similar - or you've learned it on the job.",
            "Familiarity with OAuth 2.0, OpenID Connect and SCIM",
        ),
        nice=("experience with gRPC",),
        years=((4.0, None, "PM"), (2.0, None, "APIs or platforms")),
        pay=((120000.0, 150000.0, "CAD", "year", "unstated"),),
        duties=(
            "You will own our public API end to end.",
            "You will write specs, run betas and say no.",
            "You will work with 3 engineering squads.",
        ),
        degrees=(
            "You hold a degree in CS, engineering or similar - or you've learned it on the job.",
        ),
    ),
    "numbered-lists": Case(
        """Position: Product Manager II - Data Platform (Remote - US)
Job ID: 2231

Overview:
Bluegrass Health seeks a Product Manager II to lead our data platform.

Essential Functions:
1. Gathers requirements from clinicians and analysts.
2. Maintains the product backlog and release plan.
3. Presents quarterly results to leadership.

Knowledge, Skills and Abilities:
1. Working knowledge of FHIR and HL7 required.
2. Ability to query data with SQL.
3. Snowflake experience strongly preferred.

Education and Experience:
- Bachelor's degree in a related field (Master's preferred)
- Minimum five (5) years of related experience
- In lieu of degree, 4 additional years of experience

Pay Range: $55.29/hr - $68.10/hr (non-exempt)
""",
        title="Product Manager II - Data Platform",
        company="Bluegrass Health",
        place="Remote - US",
        role="product",
        required=(
            "Working knowledge of FHIR and HL7 required.",
            "Ability to query data with SQL.",
            "Bachelor's degree in a related field",
            "Minimum five (5) years of related experience",
            "In lieu of degree, 4 additional years of experience",
        ),
        nice=("Snowflake experience strongly preferred.", "Master's preferred"),
        years=((5.0, None, None),),
        pay=((55.29, 68.1, "USD", "hour", "unstated"),),
        duties=(
            "Gathers requirements from clinicians and analysts.",
            "Maintains the product backlog and release plan.",
            "Presents quarterly results to leadership.",
        ),
        degrees=(
            "Bachelor's degree in a related field",
            "Master's preferred",
            "In lieu of degree, 4 additional years of experience",
        ),
    ),
    "arrows": Case(
        """Wir suchen... just kidding, we work in English.

Senior Product Manager (Platform) @ Kiesel — Zürich, Switzerland

The mission: make our payments API the one people recommend to friends.

Must-haves
→ 6+ yrs PM
→ B2B API products
→ You write well

Nice-to-haves
→ Ex-engineer
→ Fintech

Comp: CHF 140–165k base + ESOP
""",
        title="Senior Product Manager (Platform)",
        company="Kiesel",
        place="Zürich, Switzerland",
        role="product",
        required=("6+ yrs PM", "B2B API products", "You write well"),
        nice=("Ex-engineer", "Fintech"),
        years=((6.0, None, "PM"),),
        pay=((140000.0, 165000.0, "CHF", "year", "base"),),
    ),
    "not-needed": Case(
        """## TPM (Technical Product Manager), Search

We offer a base salary between £68,000 and £82,000 depending on experience, and 27 days of leave.

### In the first 90 days you will
* map how editors find things
* ship one change

### You might be a fit if you
* have 3-5 years of product experience (search or ranking is a bonus)
* have run experiments
* are certified in nothing in particular

### You don't need
* a computer science degree
* media experience

### How we hire
* 30 minute call
* A paid task (£200)
""",
        title="TPM (Technical Product Manager), Search",
        role="product",
        required=(
            "have 3-5 years of product experience",
            "have run experiments",
            "are certified in nothing in particular",
        ),
        nice=("search or ranking is a bonus",),
        years=((3.0, 5.0, "product experience"),),
        pay=((68000.0, 82000.0, "GBP", "year", "base"),),
        duties=("map how editors find things", "ship one change"),
        certificates=("are certified in nothing in particular",),
    ),
}
