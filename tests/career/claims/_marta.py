"""An invented résumé and letter, as they would be handed in."""

# ruff: noqa: E501 (lines of a table)

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume

RESUME = """# Marta Vidal

marta.vidal@example.com | (555) 010-4477 | Porto, Portugal

## Summary

Technical product manager for developer platforms, with six years in product after three in engineering.

## Experience

### Senior Technical Product Manager, Corvane Systems
March 2021 - Present

- Own the partner API, a set of 14 REST endpoints used by 320 partners
- Led a team of six engineers and two designers to rebuild the webhook service
- Cut median integration time from nine days to four by rewriting the onboarding guide
- Reduced p95 latency of the search endpoint from 900 ms to 350 ms
- Contributed to the pricing model for the enterprise plan
- Built a prototype of a usage dashboard, which sales showed to three customers
- Ran weekly office hours, partner interviews, and roadmap reviews
- Helped hire two product managers
- Planned the migration to gRPC for 2025

### Product Manager, Tidewell Health
June 2018 - February 2021

- Launched appointment reminders in Spain and Portugal, lowering no-shows by 18%
- Managed a backlog shared by three teams and wrote specifications for the booking flow
- Interviewed about 40 patients; 12 of them became beta testers
- Did not ship the billing module, which was cancelled in 2020

### Backend Engineer, Harrow & Pike
2015 - 2018

- Wrote services in Java, Python and Go for the claims platform
- Maintained the PostgreSQL cluster with another engineer
- Supported the migration of 2.5 million records to AWS

## Education

### B.Sc. Computer Engineering, University of Braga
2011 - 2015

## Certifications

- Certified Scrum Product Owner, 2019

## Awards

- Team award for accessibility, Tidewell Health, 2020

## Languages

- Portuguese (native)
- English (C1)
- Spanish (B1)

## Skills

Python, SQL, Java, PostgreSQL, API design, Figma, OpenAPI
"""

POSTING = """# Staff Product Manager, Platform

Requirements: Kubernetes, Terraform, machine learning, Salesforce, SQL, leadership of 20 people.
"""


def marta() -> tuple[SourceDocument, Resume | None]:
    """Her résumé, read."""
    document = read_document("marta.md", RESUME.encode())
    return document, resume_of(document)
