"""Sentences that the invented people's résumés (`tests/career/personas`) don't make true.

A line is one text; ` / ` is a line's end. Each changes, adds or leaves out what makes the rest
another claim. Written by hand before the rules that refuse them.
"""

# ruff: noqa: RUF001 (signs that people write and lines of a table)

from __future__ import annotations

__all__ = ["INVENTED"]

INVENTED = {
    "backend_engineer": """
Designed the REST API
Designed the API for refunds
Designed the REST API for merchants
Designed the refunds
Designed the REST API for refunds, used by merchants
Designed the REST API for refunds used by 301 merchants
Designed the REST API for refunds with 310 merchants
Designed REST for refunds
Reduced latency of the ledger service
Reduced p95 latency
Reduced p95 latency of the ledger service from 240 ms
Reduced p95 latency of the ledger service to 240 ms by adding a read replica
Reduced p95 latency of the ledger service from 900 s to 240 s
Reduced the ledger service from 900 ms to 240 ms
Reduced p95 latency of the ledger service by 900 ms
Reduced p95 latency by adding a ledger service
Reduced p95 latency of the ledger service by adding read replicas
Contributed to the migration to Kubernetes of 41 services
Contributed 14 services
Contributed to Kubernetes …
Contributed to 14 services
Migration of services to Kubernetes
The migration of 14 services
Wrote version 1 of the webhook API for 40 merchants
Wrote the deprecation plan for the webhook API
Wrote the deprecation plan for 40 merchants
Wrote the plan for version 1 …
Supported 40 merchants through the migration
Supported 40 merchants and 310 merchants
Built a rate-limiting proxy
Built a proxy in Go
Built a prototype in Go
Built a prototype of a proxy in Go
Built a prototype of a rate-limiting proxy in Kubernetes
Wrote SQL reports for the operations team in Go
Maintained PostgreSQL
Maintained SQL reports for the operations team
Wrote PostgreSQL schemas for the operations team
Wrote SQL schemas
Was on call
Was the booking service
I booked the service.
Before that, I was a Senior Software Engineer at Harborline Payments.
Later, I was a Software Engineer at Bluefin Logistics.
After that, at Bluefin Logistics, I maintained PostgreSQL schemas.
Currently, I am a Software Engineer at Bluefin Logistics.
I joined Harborline Payments in 2020.
I joined Harborline Payments in June 2017.
I joined Bluefin Logistics in 2017 as a Senior Software Engineer.
I joined Harborline Payments as a Software Engineer in March 2021.
I left Harborline Payments in February 2021.
I left Bluefin Logistics in 2020.
I have been at Bluefin Logistics since June 2017.
I have been at Harborline Payments since 2017.
I worked at Bluefin Logistics from June 2017 to March 2021.
From 2017 to 2021 I was a Senior Software Engineer at Harborline Payments.
I studied Computer Engineering at Ridgeway State University.
I studied at Bluefin Logistics.
I studied Computer Science at Ridgeway State University from 2013 to 2016.
I graduated from Ridgeway State University in 2018.
I graduated from Ridgeway State University with honours.
I have an M.S. in Computer Science from Ridgeway State University.
MS Computer Science, Ridgeway State University
BA Computer Science, Ridgeway State University
Master of Science in Computer Science, Ridgeway State University
Bachelor of Arts in Computer Science, Ridgeway State University
Phone: +1 (206) 555-0118
+12065550191
2065550119 merchants
555-0119
Go and Rust
I work with Python, Go and Terraform.
I work with 310 merchants.
I am a backend engineer for trading systems.
I want to get closer to the customers.
""",
    "career_changer": """
I coordinate 22 laboratories.
Coordinate technicians
Coordinate the schedules of 22 technicians and three laboratories
Coordinate the schedules of 22 laboratories
Coordinate the schedules
Coordinate the technicians of three laboratories
Coordinate three laboratories and the schedules of 22 technicians
I coordinated 22 technicians at Cascade Regional Hospital in 2015.
Specified the requirements
Specified a sample-tracking system
Specified and tested the requirements with the vendor
Tested it with the vendor and sold it
Specified the requirements for a vendor
Tested the requirements for a sample-tracking system
Automated the report with Python
Automated the weekly report with Python and SQL
Automated Python and SQL
Automated the weekly turnaround report with the vendor
Automated the turnaround report with Python
Automated the weekly turnaround reports
Processed 120 samples
Processed 120 samples per day
Processed about 120 samples …
Processed approximately 120 samples per hour
Processed nearly 120 samples a day
Processed more than 120 samples a day
Processed up to 120 samples a day
Before that, I was Laboratory Operations Lead at Cascade Regional Hospital.
Later, I was a Laboratory Technician at Cascade Regional Hospital.
Before that, I coordinated 22 technicians.
I joined Cascade Regional Hospital in 2018.
I joined Cascade Regional Hospital in 2014 as Laboratory Operations Lead.
I joined Cascade Regional Hospital as Laboratory Operations Lead in 2018.
I left Cascade Regional Hospital in 2018.
I was a Laboratory Technician at Cascade Regional Hospital from 2014 to today.
Since 2014 I am Laboratory Operations Lead at Cascade Regional Hospital.
I have been a Laboratory Technician at Cascade Regional Hospital since 2014.
Built a web application
Built a small web application that shows bus departure times
Built a database and an API
Built an API that shows bus arrival times
Built a small web application with Python
Built a small database
Built small web applications
2022: System Design for Beginners
System Design for Beginners, 2022
System Design (2023)
I completed the course Introduction to Databases in 2023.
I completed the course Introduction to Programming in 2022.
I earned a degree in Databases in 2022.
I taught the course Introduction to Databases in 2022.
I studied Databases at Cascade Regional Hospital.
I taught others to program.
Operations lead in a hospital
Operations lead
A hospital laboratory lead who taught herself
Leila Moradi, Laboratory Technician
Leila Moradi, Portland, ME
+1 503 555 0167
SQL, Python, process engineering
""",
    "general_pm": """
Own the roadmap
Own the roadmap of the shop
Own the roadmap of a shop
Own the checkout of a shop
Own the roadmap with 2.1 million monthly visitors
Own the roadmap of the checkout with 2.1 million monthly visitors
Own the roadmap of a checkout of shops
Own a shop
Ran 26 interviews
Ran customer interviews for design
Ran 26 customer interviews for design and engineering
Ran 26 customers for design
Ran 26 customer interviews and design
Wrote the findings up for design and marketing
Wrote up design and engineering
Ran 26 customer interviews in a test with 180,000 sessions
Increased checkout conversion from 61 % to 66 %
Increased conversion in a test with 180,000 sessions
Increased checkout conversion to 66 % in a test with 180,000 sessions
Increased checkout conversion by 61 % in a test
Increased checkout conversion from 61 % in a test with 180,000 sessions
Increased checkout from 61 % to 66 % in a test
Increased checkout conversion
Increased checkout conversion from 61 % to 66 % in a shop with 2.1 million monthly visitors
Said no
Said no and wrote down why
Said a loyalty wallet and wrote down why
Said no to a wallet
Wrote user stories with engineers
Wrote user acceptance criteria
Wrote user criteria
Wrote stories and acceptance criteria
Wrote acceptance stories
Wrote user stories and acceptance criteria for seven teams
Wrote user stories for a team of seventeen engineers
Wrote acceptance criteria for engineers
Wrote acceptance criteria for 7 teams of engineers
A team of seven engineers
Defined the tracking events
Define tracking events
Helped define tracking events
Helped the analytics team define events
Helped the team define tracking events
Helped analytics define tracking events
Earlier, at Larkspur Retail, I ran 26 customer interviews.
Later, at Quillmark Media, I wrote user stories.
Before joining Quillmark Media, I was a Product Manager at Larkspur Retail.
Before joining Larkspur Retail, I was a Product Manager at Quillmark Media.
I started as a Product Manager at Larkspur Retail in 2017.
I joined Larkspur Retail as an Associate Product Manager in January 2020.
I joined Larkspur Retail in January 2021.
I joined Quillmark Media in 2020.
I have been a Product Manager since July 2017.
I have been a Product Manager at Larkspur Retail since July 2017.
Between July 2017 and December 2020 I was an Associate Product Manager at Quillmark Media.
I worked as a Product Manager for Quillmark Media.
I hold a B.S. in Economics from Lakeview College.
I studied Economics at Lakeview University.
I studied Product Management at Lakeview College.
BSc in Economics, Lakeview College
I have a master's degree in Economics from Lakeview College.
I have a bachelor's degree in Business from Lakeview College.
CSM, 2019
CSPO, 2018
2020 – Certified Scrum Product Owner (CSPO)
Certified Scrum Product Manager (2019)
Certified Product Owner (CSPO)
Scrum Product Owner
Product Owner
A-CSPO
PMP (2019)
I have been a Certified Scrum Product Owner since 2017.
I earned the Certified Scrum Master certification in 2019.
Figma, Jira and Tableau
""",
    "sales_engineer": """
Ran evaluations of an integration platform
Ran an integration platform
Ran technical evaluations of an integration platform with enterprise teams
Ran technical evaluations with 55 platforms
Ran 55 evaluations
Ran technical evaluations for 55 enterprise customers
Ran technical evaluations of platforms
Built integrations
Built integrations with webhooks in Python
Built demo integrations with OAuth
Built demo integrations with REST
Built demo integrations in OAuth 2.0 and webhooks
Built demo integrations with customers
Built OAuth 2.0 and webhooks in Python
Collected requests from customers
Collected customers
Collected integration requests from 55 enterprise customers
Collected integration requests from the product team
Collected integration requests and presented them to customers
Presented them to the board
Collected integration requests from customers and presented them to the product team every month
Trained new sales engineers
Trained four sales engineers
Trained four new engineers
Trained sales
Trained 40 new sales engineers
Debugged hosting customers
Debugged problems
Debugged DNS
Debugged DNS, TLS and storage problems
Debugged networking problems for enterprise customers
Wrote 30 articles
Wrote knowledge base articles
Wrote 30 knowledge bases
Before that, at Fjordlink Cloud, I trained four new sales engineers.
Previously, I was a Senior Sales Engineer at Fjordlink Cloud.
Before Nordbyte Hosting, I was a Senior Sales Engineer at Fjordlink Cloud.
I joined Fjordlink Cloud in 2015.
I joined Fjordlink Cloud in July 2019.
I joined Nordbyte Hosting in 2019.
I joined Nordbyte Hosting in 2015 and left in 2018.
I was with Nordbyte Hosting from 2014 to 2019.
Since August 2019, I have been a Support Engineer at Nordbyte Hosting.
Senior Sales Engineer — Fjordlink Cloud (08/2018 – now)
Today I am a Support Engineer at Nordbyte Hosting.
I studied Information Systems at Nordbyte Hosting.
I have a Master in Information Systems.
I have a Bachelor in Information Security.
Bachelor in Information Systems · Fjordheim University College · 2016
Languages: Norwegian, English, German
Languages: Norwegian, German
Norwegian and German
I speak Norwegian, English and German.
I speak German fluently.
I speak fluent German.
English: native
Native English
Native Norwegian, fluent German
Norwegian (native), English (native)
German: fluent
English (basic)
German
Norwegian (fluent), English (fluent)
Phone +4755501235
Oslo, Sweden
Ingrid Sørby, Sales Engineer, Fjordlink Cloud
Ingrid Sørby, Support Engineer, Nordbyte Hosting
Webhooks and OAuth 1.0
Python and OpenAPI expert
""",
    "senior_tpm": """
Own the REST APIs that 1,250 outside developers build on
Own the APIs
Own REST
Own the REST and GraphQL APIs that 1,250 developers build on
Own the REST and GraphQL APIs that 1,250 developers own
Own the REST and GraphQL developers
Own 1,250 APIs
Interviewed 18 developers and 400 support tickets
Interviewed 18 support tickets
Interviewed developers
Analysed 18 developers
Analysed support tickets about onboarding
Analysed 400 support tickets about onboarding
Analysed 400 tickets
Interviewed 418 developers
Wrote a new error format
Wrote a single-request authentication flow and a new error format
Wrote the requirements
Wrote the requirements for an error format
Wrote the requirements for authentication
Wrote the requirements for a new error and a single-request authentication flow
Wrote the format
Time to first call fell
Time to first call fell to eight days after the release
Time to first call fell from three days to eight days
Time to call fell from eight days to three days
After the release of a new error format, time to first call fell from eight days to three days.
Time to first call fell after I led the deprecation of two API versions
The release fell
Led the deprecation of API versions
Led the deprecation
Led two API versions
Led three engineering teams across two API versions
Led the deprecation of two APIs across three engineering teams
Led the deprecation of three API versions across two engineering teams
Led across three engineering teams
Mentored two managers
Mentored associate product managers
Mentored two product managers
Mentored product
Reviewed a common error format
Reviewed proposals for a common format
Reviewed common error formats
As an Advisor to Meshworks API Platform, I reviewed proposals for a common error format.
As Chair of the Open Error Formats Working Group, I reviewed proposals for a common error format.
From January 2022 to December 2024 I was an Advisor to the Open Error Formats Working Group.
Developed Java and Python
Developed services for 60 million messages
Developed messages in Java
Developed services for 60 million users
Developed 60 million messages a day
Took part in the message queue
Took part in design
Design reviews of the message queue
Took design reviews of the message queue
Part in design reviews
Before that, I was a Technical Product Manager at Meshworks API Platform.
Earlier, at Meshworks API Platform, I mentored two associate product managers.
Before Tallgrass Systems I was a Technical Product Manager at Meshworks API Platform.
Before Meshworks API Platform I was an Advisor at the Open Error Formats Working Group.
I joined Tallgrass Systems in 2021.
I joined Tallgrass Systems in May 2016 as a Backend Engineer.
I joined Tallgrass Systems as a Technical Product Manager in June 2016.
I left Meshworks API Platform in April 2021.
I left Tallgrass Systems in 2020.
I am a Technical Product Manager at Meshworks API Platform since June 2016.
I am an Advisor at the Open Error Formats Working Group.
I studied Computer Engineering at Redwood Institute of Technology.
I earned an M.S. in Computer Science from Redwood Institute of Technology in 2014.
MBA, Redwood Institute of Technology
BSc Computer Science, Redwood Institute of Technology
I have a PhD in Computer Science.
(415) 555-0123
Adaeze Okafor — Backend Engineer, Tallgrass Systems — Oakland, CA
API security, system design
""",
}  # fmt: skip
