"""Sentences that the invented people's résumés (`tests/career/personas`) make true.

A line is one text; ` / ` is a line's end. Written by hand before the rules that accept them.
"""

# ruff: noqa: E501, RUF001 (signs that people write and lines of a table)

from __future__ import annotations

__all__ = ["TRUE"]

TRUE = {
    "backend_engineer": """
Designed the REST API for refunds
I designed the REST API for refunds used by 310 merchants.
Designed the REST API for refunds (used by 310 merchants)
Designed the REST API for refunds – used by 310 merchants
Reduced p95 latency of the ledger service by adding a read replica
Reduced p95 latency of the ledger service from 900 ms to 240 ms
Reduced p95 latency of the ledger service from 0.9 s to 0.24 s by adding a read replica
At Harborline Payments, I reduced p95 latency of the ledger service from 900 ms to 240 ms by adding a read replica.
Contributed to the migration of 14 services
Contributed to the migration of fourteen services to Kubernetes
I contributed to the migration of 14 services to Kubernetes and designed the REST API for refunds.
Contributed to the migration of 14 services …
Wrote the deprecation plan for version 1 of the webhook API
Supported 40 merchants …
Wrote the deprecation plan for version 1 of the webhook API; supported 40 merchants through it
I wrote the deprecation plan for version 1 of the webhook API, and I supported 40 merchants through it.
Built a prototype of a rate-limiting proxy
Built a prototype of a rate-limiting proxy in Go
I built a prototype of a rate limiting proxy in Go.
Wrote SQL reports
Wrote SQL reports for the operations team and maintained PostgreSQL schemas
Maintained PostgreSQL schemas and wrote SQL reports
I maintained PostgreSQL schemas and I wrote SQL reports for the operations team.
Before that, I was a Software Engineer at Bluefin Logistics.
Previously, at Bluefin Logistics, I maintained PostgreSQL schemas.
Earlier, I was on call for the booking service at Bluefin Logistics.
I joined Harborline Payments in 2021.
I joined Bluefin Logistics in June 2017 as a Software Engineer.
I joined Harborline Payments as a Senior Software Engineer in March 2021.
I left Bluefin Logistics in February 2021.
I have been at Harborline Payments since March 2021.
I have been a Senior Software Engineer at Harborline Payments since 2021.
I worked at Bluefin Logistics from June 2017 to February 2021.
From 2017 to 2021 I was a Software Engineer at Bluefin Logistics.
From June 2017 to February 2021, I worked as a Software Engineer at Bluefin Logistics.
I currently work as a Senior Software Engineer at Harborline Payments.
Currently, I am a Senior Software Engineer at Harborline Payments.
I studied Computer Science at Ridgeway State University from 2013 to 2017.
I have a B.S. in Computer Science from Ridgeway State University.
I graduated from Ridgeway State University in 2017.
I earned my B.S. in Computer Science at Ridgeway State University.
BS Computer Science, Ridgeway State University
BSc in Computer Science, Ridgeway State University (2013 – 2017)
Bachelor of Science in Computer Science, Ridgeway State University
Ridgeway State University: B.S. Computer Science
Computer Science, B.S., Ridgeway State University
Noor Haddad, Seattle, WA
Noor Haddad | +12065550119 | noor.haddad@example.com
Noor Haddad, Senior Software Engineer at Harborline Payments, Seattle, WA
206-555-0119
Phone: 206.555.0119
Python and SQL
I work with Python, Go and SQL.
My skills are Python, Go, PostgreSQL, Kubernetes, REST and SQL.
Technologies: Kubernetes, PostgreSQL
I am a backend engineer for payment systems. I want to move closer to the decisions about what gets built.
""",
    "career_changer": """
I coordinate 22 technicians.
Coordinate 22 technicians and the schedules of 3 laboratories
Coordinate the schedules of 3 laboratories and 22 technicians
I coordinate the schedules of three laboratories.
As Laboratory Operations Lead, I coordinate 22 technicians and the schedules of three laboratories.
Specified the requirements for a sample tracking system
Specified the requirements for a sample-tracking system; tested it with the vendor
At Cascade Regional Hospital I specified the requirements for a sample-tracking system.
Automated the weekly turnaround report with Python
Automated the weekly turnaround report with SQL
Automated the weekly turnaround report …
I automated the weekly turnaround report with Python and SQL.
Processed around 120 samples per day
Processed ~120 samples a day
Processed about 120 samples each day
I processed roughly 120 samples a day as a Laboratory Technician.
Before that, I was a Laboratory Technician at Cascade Regional Hospital.
Earlier, as a Laboratory Technician, I processed about 120 samples a day.
Previously: Laboratory Technician, Cascade Regional Hospital, 2014 - 2018
I was a Laboratory Technician at Cascade Regional Hospital from 2014 to 2018.
I joined Cascade Regional Hospital in 2014 as a Laboratory Technician.
I joined Cascade Regional Hospital in 2014.
Since 2018 I am Laboratory Operations Lead at Cascade Regional Hospital.
I have been the Laboratory Operations Lead at Cascade Regional Hospital since 2018.
Laboratory Operations Lead at Cascade Regional Hospital since 2018
Laboratory Operations Lead (2018 – today), Cascade Regional Hospital
Cascade Regional Hospital / Laboratory Operations Lead, 2018 – Present / Laboratory Technician, 2014 – 2018
Built a small web application
I built a small web application with a database and an API.
Built a small web application with a database
Introduction to Databases (2022)
2023: System Design for Beginners
2022 Introduction to Databases
Courses: Introduction to Databases, System Design for Beginners
I completed the course Introduction to Databases in 2022.
I took Introduction to Databases (2022) and System Design for Beginners (2023).
Operations lead in a hospital laboratory who taught herself to program
Operations lead in a hospital laboratory.
Leila Moradi · Portland, OR
Leila Moradi, Laboratory Operations Lead, Cascade Regional Hospital
+1 503 555 0176
(503) 555-0176 · leila.moradi@example.com
SQL, Python, process improvement and scheduling
Skills: Scheduling; SQL
I bring Python and SQL.
""",
    "general_pm": """
I own the roadmap of the checkout of a shop with 2.1 million monthly visitors.
Own the roadmap of the checkout of a shop
Own the roadmap of the checkout …
Wrote the findings up for engineering and design
Ran 26 customer interviews, and wrote the findings up for design
At Larkspur Retail I ran 26 customer interviews.
In my role as Product Manager at Larkspur Retail, I ran 26 customer interviews and wrote the findings up for design and engineering.
Increased checkout conversion from 61% to 66% in a test with 180 000 sessions
Increased checkout conversion in a test with 180,000 sessions
I increased checkout conversion from 61 % to 66 % in a test with 180,000 sessions, and said no to a loyalty wallet.
In a test with 180,000 sessions I increased checkout conversion from 61 % to 66 %.
Said no to a loyalty wallet and wrote down why
I said no to a loyalty wallet.
Wrote user stories
Wrote acceptance criteria
Wrote acceptance criteria for a team of seven engineers
Wrote user stories & acceptance criteria
I wrote acceptance criteria and user stories.
Helped the analytics team define tracking events.
Helped the analytics team define tracking events and wrote user stories and acceptance criteria for a team of seven engineers
Earlier, at Quillmark Media, I wrote user stories and acceptance criteria for a team of seven engineers.
Before joining Larkspur Retail, I was an Associate Product Manager at Quillmark Media.
I started as an Associate Product Manager at Quillmark Media in 2017.
I joined Larkspur Retail as a Product Manager in January 2020.
I joined Larkspur Retail in January 2020.
I have been a Product Manager at Larkspur Retail since January 2020.
Between July 2017 and December 2019 I was an Associate Product Manager at Quillmark Media.
I worked as an Associate Product Manager for Quillmark Media.
Product Manager, Larkspur Retail, since 2020
Quillmark Media, Associate Product Manager, 2017–2019
I hold a B.A. in Economics from Lakeview College.
I studied Economics at Lakeview College.
BA in Economics, Lakeview College (2017)
Bachelor of Arts, Economics, Lakeview College
I have a bachelor's degree in Economics from Lakeview College.
CSPO, 2019
CSPO (2019)
2019 – Certified Scrum Product Owner (CSPO)
Certified Scrum Product Owner (2019)
I earned the Certified Scrum Product Owner (CSPO) certification in 2019.
I have been a Certified Scrum Product Owner since 2019.
Certifications: CSPO
Amplitude, Jira and Figma
User research and roadmapping
Tools: Jira, Figma, Amplitude
Tomás Rivera — Chicago, IL — tomas.rivera@example.com
312 555 0187
""",
    "sales_engineer": """
Ran technical evaluations
I ran technical evaluations of an integration platform.
At Fjordlink Cloud I ran technical evaluations of an integration platform with 55 enterprise customers.
Built demo integrations
Built demo integrations with OAuth 2.0
Built demo integrations with webhooks in Python
Built demo integrations in Python with OAuth 2.0 and webhooks
I built demo integrations with OAuth 2.0 and webhooks.
Collected integration requests
Collected integration requests from customers and presented them to the product team
Collected integration requests from customers; presented them to the product team each quarter
I collected integration requests from customers and presented them to the product team every quarter.
Trained four new sales engineers and ran technical evaluations of an integration platform with 55 enterprise customers
Trained 4 new sales engineers.
Debugged DNS and networking problems
Debugged DNS, TLS, and networking problems for hosting customers
Debugged networking, DNS and TLS problems
Debugged DNS, TLS and networking problems
Wrote 30 knowledge-base articles
I wrote 30 knowledge base articles and debugged DNS, TLS and networking problems for hosting customers.
Before that, at Nordbyte Hosting, I wrote 30 knowledge base articles.
Previously, I was a Support Engineer at Nordbyte Hosting.
Before Fjordlink Cloud, I was a Support Engineer at Nordbyte Hosting.
I joined Fjordlink Cloud in 2019.
I joined Nordbyte Hosting in 2015 and left in 2019.
I was with Nordbyte Hosting from 2015 to 2019.
Since August 2019, I have been a Senior Sales Engineer at Fjordlink Cloud.
Senior Sales Engineer — Fjordlink Cloud (08/2019 – now)
Today I am a Senior Sales Engineer at Fjordlink Cloud.
I studied Information Systems at Fjordheim University College.
I have a Bachelor in Information Systems.
Bachelor, Information Systems (2012–2015)
Bachelor in Information Systems · Fjordheim University College · 2015
Languages: Norwegian, English
Norwegian and English
Norwegian, English and German (basic)
Native Norwegian
English: fluent
I speak Norwegian and English.
I speak fluent English.
German: basic
Native Norwegian, fluent English, basic German
Phone +4755501234
Oslo, Norway · +47 55501234
Ingrid Sørby, Senior Sales Engineer, Fjordlink Cloud, Oslo
Webhooks and OAuth 2.0
Skills: Python | Linux | Postman
""",
    "senior_tpm": """
Own the GraphQL and REST APIs that 1,250 outside developers build on
Own the REST and GraphQL APIs
I own the REST and GraphQL APIs that 1250 outside developers build on.
Interviewed 18 developers
Interviewed 18 developers about onboarding
Interviewed eighteen developers and analysed 400 support tickets
Analyzed 400 support tickets and interviewed 18 developers about onboarding
I interviewed 18 developers about onboarding and analyzed 400 support tickets.
I wrote the requirements for a single-request authentication flow.
Wrote the requirements for a single request authentication flow and a new error format
Time to first call fell from eight days to three days
After the release, time to first call fell from eight days to three days.
The time to first call fell from eight days to three days after the release.
Led the deprecation of two API versions
Led the deprecation of two API versions and mentored two associate product managers
Across three engineering teams, I led the deprecation of two API versions.
I led the deprecation of 2 API versions across 3 engineering teams.
Mentored 2 associate product managers and led the deprecation of two API versions across three engineering teams
I mentored two associate product managers.
Reviewed proposals
I reviewed proposals for a common error format as an Advisor to the Open Error Formats Working Group.
From January 2022 to December 2023 I was an Advisor to the Open Error Formats Working Group.
As Advisor at the Open Error Formats Working Group, I reviewed proposals for a common error format.
Advisor, Open Error Formats Working Group (2022–2023)
Developed services in Java
Developed services in Python and Java
Developed services for 60 million messages a day
Developed services in Java and Python for sixty million messages per day
I developed services in Java and Python.
Took part in design reviews
Took part in design reviews of the message queue and developed services in Java and Python
Before that, I was a Backend Engineer at Tallgrass Systems.
Earlier, at Tallgrass Systems, I developed services in Java and Python for 60 million messages a day.
Before Meshworks API Platform I was a Backend Engineer at Tallgrass Systems.
I joined Tallgrass Systems in June 2016 as a Backend Engineer.
I joined Meshworks API Platform in May 2021.
I left Tallgrass Systems in April 2021.
I am a Technical Product Manager at Meshworks API Platform since May 2021.
I studied Computer Science at Redwood Institute of Technology.
I earned an M.S. in Computer Science from Redwood Institute of Technology in 2016.
MSc Computer Science, Redwood Institute of Technology
Master of Science in Computer Science, Redwood Institute of Technology (2014–2016)
I have an MS in Computer Science.
(415) 555-0132
4155550132
Adaeze Okafor — Technical Product Manager, Meshworks API Platform — Oakland, CA
System design, API design, SQL
REST, GraphQL and SQL
My skills include API design, system design and SQL.
""",
}  # fmt: skip
