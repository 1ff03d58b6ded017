"""Phrases that limit what stands before them, and what is false where they are left out.

`LIMITED` is a résumé of such phrases and `WITHOUT` what it doesn't say; in `LIMITS` each line is a
statement and, after `=>`, what it doesn't say, parted by ` | `.
"""

# ruff: noqa: E501 (signs that people write and lines of a table)

from __future__ import annotations

__all__ = ["LIMITED", "LIMITS", "WITHOUT"]

# A résumé of phrases that limit what stands before them, and what is false without them.
LIMITED = """
# Ana Example

ana@example.com | Lisbon, Portugal

## Experience

### Product Manager, Globex Works
Jan 2020 - Present

- Built a reporting tool for an internal prototype
- Built three dashboards as part of a team
- Launched two features in a pilot
- Designed a plugin under supervision
- Ran 12 workshops with the research team
- Built a data platform with four engineers
- Wrote a parser in collaboration with Initech
- Raised activation by 12 % in one country
- Raised activation from 40 % to 52 % for new users
- Reduced costs of the billing service
- Increased sales in Spain
- Doubled sign-ups in the Nordics
- Rolled out single sign-on to 5 % of users
- Launched dark mode to 40 employees
- Led the redesign of the settings page for mobile
- Managed the budget for office snacks
- Led product for the Lisbon office
- Owned pricing in Portugal
- Eliminated outages in the test cluster
- Resolved complaints from two customers
- Managed 12 people for two weeks
- Handled up to 900 tickets in a month
- Handled 900 tickets a month across two offices
- Managed a budget of $2M over four years
- Sold 3 of 40 licences to banks
- Saved $300,000 in a single year by renegotiating contracts
- Built an app for a school project
- Built a chatbot with help from a contractor
- Designed two APIs on paper
- Wrote a specification in draft
- Kept uptime at 99.9 % for two services
- Won a prize in a class of three
- Shipped five integrations without tests
- Led product and engineering offsites
- Ran sales and support trainings
- Led the design of the API and the launch of the portal
- Interviewed 14 engineers and designers
- Raised activation and retention by 12 %
- Compared Redis and Kafka for queues
- Built small tools and dashboards
- Wrote 12 guides and reviews for 40 partners
- Migrated one service to Kubernetes
- Built features used by 12 testers in a beta
- Built a portal designed by an agency
- Improved search for returning visitors
- Was hired by Initech for six months
- Trained staff in Porto, raising sales by 9 %
- Delivered 4 of the 9 modules for the payroll system
- Supported the launch of three products in Brazil
- Completed half of the migration of the warehouse to Postgres
- Translated two contracts with an interpreter
- Applied for two patents in Europe
- Taught two classes on behalf of a colleague
- Planned six releases for next year
- Prepared an audit with the finance department
- Prepared an audit with Priya Nair
- Ran a survey for partners with 55 customers
- Led design for a tool for 40,000 nurses

## Languages

- Portuguese (native), French (A2), Italian (conversational), Dutch (learning)

## Certifications

- Certified Widget Analyst (CWA), expected 2027
- Certified Data Modeller (CDM), expired 2021
- Diploma in Testing (in progress)

## Education

### M.Sc. Physics (expected 2027), University of Harrowgate
2024 - Present
"""
WITHOUT = """
Built a reporting tool
Built three dashboards
Launched two features
Designed a plugin
Ran 12 workshops
Built a data platform
Wrote a parser
Raised activation by 12 %
Raised activation
Raised activation from 40 % to 52 %
Raised activation from 40 %
Reduced costs
Increased sales
Doubled sign-ups
Rolled out single sign-on
Launched dark mode
Led the redesign
Led the redesign of the settings page
Managed the budget
Led product
Owned pricing
Eliminated outages
Resolved complaints
Managed 12 people
Handled 900 tickets in a month
Handled 900 tickets
Handled up to 900 tickets
Handled 900 tickets across two offices
Managed a budget of $2M
Managed a budget
Sold 3 of 40 licences
Sold 40 licences
Saved $300,000
Saved $300,000 by renegotiating contracts
Built an app
Built a chatbot
Designed two APIs
Wrote a specification
Kept uptime at 99.9 %
Kept uptime
Won a prize
Shipped five integrations
Led product offsites and engineering
Led product and engineering
Ran sales
Ran sales trainings and support
Led the design of the launch of the portal
Led the launch of the portal
Led the design of the portal
Interviewed 14 designers
Interviewed 14 engineers
Interviewed 14 designers and engineers at Globex Works and Initech
Raised retention by 12 %
Compared Redis
Compared Kafka for queues
Built dashboards
Wrote 12 reviews for 40 partners
Wrote 12 guides
Migrated services to Kubernetes
Built features used by 12 testers
Built features
Built a portal
Improved search
Was hired by Initech
Trained staff, raising sales by 9 %
Delivered 4 modules
Delivered the 9 modules
Delivered 9 modules for the payroll system
Launched three products in Brazil
Supported the launch
Completed half of the migration
Completed the migration of the warehouse to Postgres
Translated two contracts
Taught two classes
Planned six releases
Prepared an audit
Ran a survey with 55 customers
Led design for 40,000 nurses
Led design
French
Italian
Dutch
I speak Portuguese, French and Italian.
Languages: Portuguese, French
CWA
Certified Widget Analyst
Certified Widget Analyst (CWA), 2027
CDM
CDM (2021)
Certified Data Modeller
I am a Certified Data Modeller.
Diploma in Testing
M.Sc. Physics, University of Harrowgate
I graduated from University of Harrowgate.
I have a master's degree in Physics.
I hold an M.Sc. in Physics from University of Harrowgate.
"""

LIMITS = """
Led the iOS and the Android team => Led the iOS | Led the iOS team | Led the Android team and the iOS
Built a tool that was never used => Built a tool
Wrote a plan that the board rejected => Wrote a plan
Launched an app that only employees could use => Launched an app
Designed a logo for a fictional company => Designed a logo
Built a website for fun => Built a website
Delivered three projects through an agency => Delivered three projects
Shipped three features pairing with senior engineers => Shipped three features
Managed the budget of the pilot of a new app => Managed the budget | Managed the budget of a new app
Led a project at university => Led a project
Handled 40 tickets a day in two languages => Handled 40 tickets | Handled 40 tickets in two languages
Answered 40 tickets per day with two colleagues => Answered 40 tickets per day
Won 2 of 9 bids for hospitals => Won 2 bids | Won 9 bids | Won 2 of 9 bids
Managed 14 engineers in an interim role => Managed 14 engineers
Presented results to executives and auditors each quarter with the CFO => Presented results
Ran operations for a week => Ran operations
Ran three shops for a summer => Ran three shops for
Hired and fired nobody => Hired
Was promoted to lead for three months => Was promoted to lead
Wrote chapters of a book in progress => Wrote chapters of a book
Raised revenue by 12 % in 2021 => Raised revenue by 12 %
Raised revenue from $2M to $3M in two stores => Raised revenue from $2M to $3M | Raised revenue
Cut response times from 9 h to 4 h for premium customers => Cut response times | Cut response times from 9 h to 4 h
Grew the newsletter to 4,000 readers with a colleague => Grew the newsletter to 4,000 readers
Introduced code reviews on one team => Introduced code reviews
Rolled out two features to 12 testers => Rolled out two features
Opened an office in Porto with the founders => Opened an office | Opened an office in Porto
Negotiated contracts with suppliers under the CFO => Negotiated contracts with suppliers
Tested 40 % of the endpoints for security => Tested the endpoints | Tested endpoints
Owned half of the roadmap of the shop => Owned the roadmap of the shop | Owned half of the roadmap
Did not ship features for mobile => Did not ship features | Ship features
Proposed two features for the shop => Built two features
Almost closed deals in Spain => Closed deals
Mentored an intern and two graduates => Mentored two graduates and an engineer
Closed 12 deals and one renewal worth $2M => Closed 12 deals worth $2M
Trained 14 nurses and doctors on triage => Trained 14 nurses | Trained 14 doctors | Trained 14 nurses on triage
Reviewed designs and contracts by two vendors => Reviewed designs by two vendors
Wrote 12 guides and two courses for a total of 14 => Wrote 12 guides for a total of 14
Sold licences and support to banks => Sold support
Saved 12 hours a week for each of 40 nurses => Saved 12 hours | Saved 12 hours a week
Kept two systems running with 99.9 % uptime in the lab => Kept two systems running with 99.9 % uptime
Wrote code used in a demo => Wrote code
Built features reviewed by the lead => Built features
Built an engine used internally => Built an engine
Became the first designer in the Porto office => Became the first designer
Led the largest team in Porto => Led the largest team
Ranked first among 12 analysts => Ranked first
Won the sales award for interns => Won the sales award
Led three engineers on a two-week project => Led three engineers on a project
Led design of an app for Initech with Maria => Led design of an app for Initech
Authored two papers with Prof. Lee => Authored two papers
Founded a company with two friends => Founded a company
Acquired 40 customers through referrals by partners => Acquired 40 customers
Shipped features in an offshore team of 40 => Shipped features
Launched a marketplace in beta in Spain => Launched a marketplace | Launched a marketplace in Spain
Wrote tests for code by contractors => Wrote tests for code
Ran experiments on 2 % of traffic => Ran experiments
Managed releases during an absence of the lead => Managed releases
Acted as manager for a month => Acted as manager
Coached managers as a peer => Coached managers
Estimated savings of $40,000 a year from two tools => Estimated savings
Increased signups and cut churn in Spain => Cut churn | Increased signups and cut churn
Designed screens and tested flows for a client with an agency => Designed screens and tested flows for a client
"""
