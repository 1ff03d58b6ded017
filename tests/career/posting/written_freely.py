# ruff: noqa: E501, RUF001  (postings stand here as people write them)
"""More invented postings: other currencies, amounts in words, headings that people make up."""

from __future__ import annotations

from tests.career.posting.invented import Case

FREELY = {
    "british-sector": Case(
        """TECHNICAL PRODUCT MANAGER - PLATFORM

Employer: Copperfield Freight Ltd
Location: Leeds (hybrid, two days a week in the office)
Salary: £65k to £78k plus 10% bonus
Closing date: 14 October 2026

THE ROLE
You will own our booking platform. You will work with four squads and report to the CPO.

ESSENTIAL
* At least four years as a product manager, two of them on APIs
* Comfortable reading SQL
* A degree in a numerate subject, or equivalent experience

DESIRABLE
* Freight or logistics background
* CSPO

WHAT YOU GET
* 28 days of holiday
* Pension with 6% from us
""",
        title="TECHNICAL PRODUCT MANAGER - PLATFORM",
        company="Copperfield Freight Ltd",
        place="Leeds (hybrid, two days a week in the office)",
        role="product",
        required=(
            "At least four years as a product manager, two of them on APIs",
            "Comfortable reading SQL",
            "A degree in a numerate subject, or equivalent experience",
        ),
        nice=("Freight or logistics background", "CSPO"),
        years=((4.0, None, "product manager"), (2.0, None, "APIs")),
        pay=((65000.0, 78000.0, "GBP", "year", "unstated"),),
        duties=(
            "You will own our booking platform.",
            "You will work with four squads and report to the CPO.",
        ),
        degrees=("A degree in a numerate subject, or equivalent experience",),
        certificates=("CSPO",),
    ),
    "hourly-contract": Case(
        """# Contract TPM (6 months)

**Client:** Harrow & Vale
**Rate:** $95–$110/hr on W2, or $120/hr C2C
**Where:** Fully remote within the US (Eastern hours)

We need somebody for half a year who can untangle an integration backlog.

Must have:
1. 7+ yrs of program or product management
2. Hands-on knowledge of REST, OAuth 2.0 and webhooks
3. Jira

Bonus points:
- Go or Rust
- Experience with HL7/FHIR

Day to day:
- Run weekly integration triage
- Write the acceptance criteria for each partner
""",
        title="Contract TPM (6 months)",
        company="Harrow & Vale",
        place="Fully remote within the US (Eastern hours)",
        required=(
            "7+ yrs of program or product management",
            "Hands-on knowledge of REST, OAuth 2.0 and webhooks",
            "Jira",
        ),
        nice=("Go or Rust", "Experience with HL7/FHIR"),
        years=((7.0, None, "program or product management"),),
        pay=((95.0, 110.0, "USD", "hour", "unstated"), (120.0, 120.0, "USD", "hour", "unstated")),
        duties=("Run weekly integration triage", "Write the acceptance criteria for each partner"),
    ),
    "prose-and-words": Case(
        """Kestrel Pay is hiring a senior product manager for its risk team in Amsterdam. You have spent five to eight years building products, the last three of them in payments, and you can explain a chargeback to an engineer and a false positive to a lawyer. You write clearly. Dutch is not required, though it helps. In this role you will decide what the fraud models may block, set the review targets with operations, and present results to the board each quarter. We pay between eighty and ninety-five thousand euros a year, plus options, and you may work from home three days a week.
""",
        title="senior product manager",
        company="Kestrel Pay",
        place="Amsterdam",
        role="product",
        required=(
            "You have spent five to eight years building products, the last three of them in payments, and you can explain a chargeback to an engineer and a false positive to a lawyer.",
        ),
        years=((5.0, 8.0, "products"), (3.0, None, "payments")),
        pay=((80000.0, 95000.0, "EUR", "year", "unstated"),),
        duties=(
            "In this role you will decide what the fraud models may block, set the review targets with operations, and present results to the board each quarter.",
        ),
    ),
    "half-german": Case(
        """Produktmanager (m/w/d) Plattform
Technical Product Manager - Platform

Nordlicht Energie AG, 20095 Hamburg

Your tasks
• Prioritise the backlog of the metering platform
• Coordinate with grid operators

Your profile
• Mindestens 3 Jahre experience in product management
• Very good German (C1) and English
• Knowledge of Kafka or comparable streaming tools

We offer
• Annual salary of 72.000 € to 85.500 € gross
• 30 days of vacation
""",
        title="Technical Product Manager - Platform",
        company="Nordlicht Energie AG",
        place="20095 Hamburg",
        role="product",
        required=(
            "Mindestens 3 Jahre experience in product management",
            "Very good German (C1) and English",
            "Knowledge of Kafka or comparable streaming tools",
        ),
        years=((3.0, None, "product management"),),
        pay=((72000.0, 85500.0, "EUR", "year", "unstated"),),
        duties=(
            "Prioritise the backlog of the metering platform",
            "Coordinate with grid operators",
        ),
    ),
    "two-countries": Case(
        """Senior Product Manager, Developer Experience
Remote (Canada) or Toronto, ON

About Larkspur
Larkspur makes build tools. We have been profitable for nine years and raised $40M.

Responsibilities
- Lead discovery for our CLI and our SDKs
- Set quarterly goals with engineering managers
- Talk to at least five developers each week

Minimum qualifications
- 5 to 7 years of product experience, of which at least 2 with developer tools
- Experience shipping an SDK or public API
- Ability to read Python or TypeScript

Preferred qualifications
- Former software engineer
- Experience in a start-up of fewer than 100 people

Compensation
The base salary range is CAD 150,000 - 185,000 in Canada. For candidates in the US it is USD 165,000 - 205,000. Equity and a 15% target bonus come on top.
""",
        title="Senior Product Manager, Developer Experience",
        company="Larkspur",
        place="Remote (Canada) or Toronto, ON",
        role="product",
        required=(
            "5 to 7 years of product experience, of which at least 2 with developer tools",
            "Experience shipping an SDK or public API",
            "Ability to read Python or TypeScript",
        ),
        nice=("Former software engineer", "Experience in a start-up of fewer than 100 people"),
        years=((5.0, 7.0, "product experience"), (2.0, None, "developer tools")),
        pay=(
            (150000.0, 185000.0, "CAD", "year", "base"),
            (165000.0, 205000.0, "USD", "year", "base"),
        ),
        duties=(
            "Lead discovery for our CLI and our SDKs",
            "Set quarterly goals with engineering managers",
            "Talk to at least five developers each week",
        ),
    ),
    "bold-headings-of-a-page": Case(
        """<html><body><article>
<h1>Product Operations Lead</h1>
<p><strong>Moss &amp; Finch</strong> &middot; Dublin, Ireland &middot; On-site</p>
<p>We look after 2,000 clinics. Our team of twelve years' standing is small.</p>
<p><strong>You'll be responsible for</strong></p>
<ul><li>keeping the intake process honest</li><li>running the quarterly planning round</li></ul>
<p><strong>You should have</strong></p>
<ul><li>Three+ years in product operations or a similar role</li><li>Excel and SQL at the level of writing your own joins</li><li>Written English that people enjoy reading</li></ul>
<p><strong>It would be lovely if you had</strong></p>
<ul><li>A clinical background</li><li>Worked with Looker</li></ul>
<p><em>Pay: €58,000–€64,000 per annum, DOE</em></p>
</article><footer>&copy; Moss &amp; Finch. Cookies.</footer></body></html>
""",
        title="Product Operations Lead",
        company="Moss & Finch",
        place="Dublin, Ireland · On-site",
        role="product",
        required=(
            "Three+ years in product operations or a similar role",
            "Excel and SQL at the level of writing your own joins",
            "Written English that people enjoy reading",
        ),
        nice=("A clinical background", "Worked with Looker"),
        years=((3.0, None, "product operations or a similar role"),),
        pay=((58000.0, 64000.0, "EUR", "year", "unstated"),),
        duties=("keeping the intake process honest", "running the quarterly planning round"),
    ),
    "plain-spoken": Case(
        """Job title: Junior Technical Product Manager
Company: Saltmarsh Robotics
Location: Bristol, UK

What we're after
No degree needed. We don't ask for years of experience either.
You should be curious about robots and able to write a clear ticket.
Some programming in Python or C++ is useful but not essential.

What you'd be doing
You'd turn field reports into requirements, test releases on the rig, and keep the changelog.

Money
£34,000. That's the same for everybody at this level.
""",
        title="Junior Technical Product Manager",
        company="Saltmarsh Robotics",
        place="Bristol, UK",
        role="product",
        required=("You should be curious about robots and able to write a clear ticket.",),
        nice=("Some programming in Python or C++ is useful but not essential.",),
        pay=((34000.0, 34000.0, "GBP", "year", "unstated"),),
        duties=(
            "You'd turn field reports into requirements, test releases on the rig, and keep the changelog.",
        ),
    ),
    "lakhs": Case(
        """Principal Product Manager – Data Platform
Bengaluru / Hybrid

Requirements
- 10-14 years of total experience with minimum 6 years in product management
- Deep knowledge of Spark, Airflow and Snowflake
- MBA preferred; B.Tech in Computer Science required
- Must be willing to work in the office 3 days a week

Responsibilities
- Own P&L for the data platform
- Hire and mentor a team of 4 PMs

CTC: ₹60–75 LPA (fixed) + ESOPs
""",
        title="Principal Product Manager – Data Platform",
        place="Bengaluru / Hybrid",
        role="product",
        required=(
            "10-14 years of total experience with minimum 6 years in product management",
            "Deep knowledge of Spark, Airflow and Snowflake",
            "B.Tech in Computer Science required",
            "Must be willing to work in the office 3 days a week",
        ),
        nice=("MBA preferred",),
        years=((10.0, 14.0, None), (6.0, None, "product management")),
        pay=((6000000.0, 7500000.0, "INR", "year", "total"),),
        duties=("Own P&L for the data platform", "Hire and mentor a team of 4 PMs"),
        degrees=("MBA preferred", "B.Tech in Computer Science required"),
    ),
    "swiss-francs": Case(
        """We're looking for a Technical Product Manager to join Ravensworth Labs in Zurich.

You bring
- several years of product management experience (5+)
- a strong technical background: you have written production code, ideally in Java or Kotlin
- experience with regulated products (MDR, ISO 13485) is an advantage
- German at B2 or better; French is nice to have

You'll
- own the device cloud
- shape the roadmap together with clinical affairs
- manage vendors

What's in it for you
- CHF 130'000 – 155'000 depending on experience
- 5 weeks of holiday
- 20 USD lunch credit per day
""",
        title="Technical Product Manager",
        company="Ravensworth Labs",
        place="Zurich",
        role="product",
        required=(
            "several years of product management experience (5+)",
            "a strong technical background: you have written production code",
            "German at B2 or better",
        ),
        nice=(
            "ideally in Java or Kotlin",
            "experience with regulated products (MDR, ISO 13485) is an advantage",
            "French is nice to have",
        ),
        pay=((130000.0, 155000.0, "CHF", "year", "unstated"),),
        duties=(
            "own the device cloud",
            "shape the roadmap together with clinical affairs",
            "manage vendors",
        ),
    ),
    "two-places-by-the-hour": Case(
        """<html><head><script type="application/ld+json">
{"@context":"http://schema.org","@type":["JobPosting"],"title":"Technical Program Manager (Contract)","hiringOrganization":"Tern & Oak Inc.","jobLocation":[{"@type":"Place","address":{"addressLocality":"Denver","addressRegion":"CO","addressCountry":"US"}},{"@type":"Place","address":{"addressLocality":"Boise","addressRegion":"ID","addressCountry":"US"}}],"baseSalary":{"@type":"MonetaryAmount","currency":"USD","value":{"@type":"QuantitativeValue","value":72.5,"unitText":"HOUR"}},"description":"Tern & Oak keeps fleets moving.<br><br><b>Responsibilities</b><br>• Plan the release train<br>• Track cross-team dependencies<br><br><b>Requirements</b><br>• 4+ years as a program manager<br>• PMP or equivalent<br><br><b>Nice to have</b><br>• Fleet telematics","skills":"Jira, SQL, stakeholder management"}
</script></head><body></body></html>
""",
        title="Technical Program Manager (Contract)",
        company="Tern & Oak Inc.",
        place="Denver CO US Boise ID US",
        role="program",
        required=(
            "4+ years as a program manager",
            "PMP or equivalent",
            "Jira, SQL, stakeholder management",
        ),
        nice=("Fleet telematics",),
        years=((4.0, None, "program manager"),),
        pay=((72.5, 72.5, "USD", "hour", "base"),),
        duties=("Plan the release train", "Track cross-team dependencies"),
        certificates=("PMP or equivalent",),
    ),
    "facts-in-a-table": Case(
        """<html><body><div id="job"><h2>Product Owner – Payments</h2>
<table><tr><th>Employer</th><td>Ostrich Bank plc</td></tr><tr><th>Location</th><td>Edinburgh, hybrid (40% office)</td></tr><tr><th>Salary</th><td>£70,000 to £82,500 depending on experience</td></tr><tr><th>Contract</th><td>Permanent</td></tr></table>
<h3>Your skills and experience</h3><ul><li>Several years as a product owner or business analyst</li><li>You have worked with ISO 20022 or a similar standard</li></ul>
<h3>It'd be a bonus if you know</h3><ul><li>Confluence and Jira administration</li></ul>
<h3>In the role you'll</h3><ul><li>Own the payments backlog</li><li>Accept stories with the team</li></ul></div></body></html>
""",
        title="Product Owner – Payments",
        company="Ostrich Bank plc",
        place="Edinburgh, hybrid (40% office)",
        role="product",
        required=(
            "Several years as a product owner or business analyst",
            "You have worked with ISO 20022 or a similar standard",
        ),
        nice=("Confluence and Jira administration",),
        pay=((70000.0, 82500.0, "GBP", "year", "unstated"),),
        duties=("Own the payments backlog", "Accept stories with the team"),
    ),
    "a-letter": Case(
        """Hi there,

I run product at Mistral & Sons, a 60-person maker of weather stations in Lyon, France. I'm looking for my first technical product manager.

What matters to me: you've shipped at least one API that outsiders use, you can read a stack trace without fear, and you write plainly. Three years of product work is about right; ten is fine too. I don't care about degrees.

What you'd do: own the data API, answer the hard support tickets, and decide what we stop doing.

It helps if you know LoRaWAN, or have ever soldered anything. French is welcome but not needed.

Money: 58,000 to 66,000 euros gross, plus a profit share. Two days a week from home.
""",
        title="technical product manager",
        role="product",
        required=(
            "What matters to me: you've shipped at least one API that outsiders use, you can read a stack trace without fear, and you write plainly.",
        ),
        nice=("It helps if you know LoRaWAN, or have ever soldered anything.",),
        pay=((58000.0, 66000.0, "EUR", "year", "unstated"),),
        duties=(
            "own the data API, answer the hard support tickets, and decide what we stop doing.",
        ),
    ),
    "copied-from-a-board": Case(
        """Senior Technical Product Manager
Ibis Health · Austin, TX (Hybrid)
Full-time · Mid-Senior level

About the job
Ibis Health builds scheduling for 400 hospitals. We've grown 3x in two years.

The impact you'll have
- Drive the FHIR integration roadmap
- Define success metrics with data science
- Present to C-level customers

You'll thrive here if you have
- 6+ years of experience in product management, including 3+ years in healthcare
- Working knowledge of HL7 v2 and FHIR
- BS/BA in a technical field, or equivalent work experience

Even better
- Experience with Epic or Cerner
- SAFe certification

$155,000 - $185,000 a year. In addition: 12% annual bonus and RSUs worth $20,000.
Ibis Health is an equal opportunity employer.
""",
        title="Senior Technical Product Manager",
        company="Ibis Health",
        place="Austin, TX (Hybrid)",
        role="product",
        required=(
            "6+ years of experience in product management, including 3+ years in healthcare",
            "Working knowledge of HL7 v2 and FHIR",
            "BS/BA in a technical field, or equivalent work experience",
        ),
        nice=("Experience with Epic or Cerner", "SAFe certification"),
        years=((6.0, None, "product management"), (3.0, None, "healthcare")),
        pay=((155000.0, 185000.0, "USD", "year", "unstated"),),
        duties=(
            "Drive the FHIR integration roadmap",
            "Define success metrics with data science",
            "Present to C-level customers",
        ),
        degrees=("BS/BA in a technical field, or equivalent work experience",),
        certificates=("SAFe certification",),
    ),
    "public-service": Case(
        """IT SPECIALIST (PRODUCT MANAGER)
Agency: Office of Harbor Records
Duty station: Baltimore, MD
Pay scale and grade: GS-13
Salary: $103,409 to $134,435 per year

Duties
As a Product Manager you will:
1) lead the modernization of the permit API;
2) write acceptance criteria;
3) brief the director monthly.

Conditions of employment
U.S. citizenship is required. Travel required: 25%.

Qualifications
You must have one year of specialized experience equivalent to GS-12, defined as managing software products with agile teams.
A certification in scrum is desirable.

Education
This job does not have an education qualification requirement.
""",
        title="IT SPECIALIST (PRODUCT MANAGER)",
        company="Office of Harbor Records",
        place="Baltimore, MD",
        role="product",
        required=(
            "U.S. citizenship is required.",
            "Travel required: 25%.",
            "You must have one year of specialized experience equivalent to GS-12, defined as managing software products with agile teams.",
        ),
        nice=("A certification in scrum is desirable.",),
        years=((1.0, None, None),),
        pay=((103409.0, 134435.0, "USD", "year", "unstated"),),
        duties=(
            "lead the modernization of the permit API;",
            "write acceptance criteria;",
            "brief the director monthly.",
        ),
        certificates=("A certification in scrum is desirable.",),
    ),
    "headings-below-headings": Case(
        """Product Manager

Requirements:
Technical:
- SQL
- Kafka
Personal:
- Curious
- Calm under pressure
""",
        title="Product Manager",
        role="product",
        required=("SQL", "Kafka", "Curious", "Calm under pressure"),
    ),
}
