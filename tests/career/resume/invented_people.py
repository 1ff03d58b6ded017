# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Invented people with known records, for layouts that no sample shows."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

NAMES = (
    "Amara Lindqvist", "João Pereira da Silva", "Zoë van der Meer", "Łukasz Wójcik", "Mei-Ling Cho",
    "Siobhán O’Rourke", "Karl-Heinz Müller", "Priyanka Raghunathan", "Élodie Marchand", "Ravi Menon",
    "Tomasz Kowalczyk", "Ngozi Adeyemi", "Hannah Brandt", "Diego Fuentes Ortega", "Ayşe Demir",
    "Olivia Grant", "Samuel T. Whitlock", "Nadia El Amrani", "Björn Ekström", "Grace Kimani",
)  # fmt: skip
PLACES = (
    "Denver, CO", "Berlin, Germany", "London, UK", "Portland, Oregon", "Lyon, France", "Toronto, ON",
    "Kraków, Poland", "Amsterdam, Netherlands", "Nashville, TN", "Remote", "Singapore", "Lisbon, Portugal",
    "Eugene, OR", "Sydney, Australia", "Zürich, Switzerland",
)  # fmt: skip
PHONES = (
    "(303) 555-0142", "+49 30 5550 1420", "+44 20 7946 0958", "303-555-0177", "+33 6 55 50 12 34",
    "+1 (416) 555-0199", "303.555.0123", "+48 555 012 345", "+31 6 5550 1234", "020 7946 0123",
)  # fmt: skip
TITLES = (
    "Product Manager", "Senior Product Manager", "Technical Product Manager", "Software Engineer",
    "Staff Data Engineer", "Head of Product", "Engineering Manager", "UX Researcher", "Nurse Practitioner",
    "Marketing Coordinator", "Accountant", "Warehouse Supervisor", "VP of Engineering", "Backend Developer",
    "Solutions Architect", "Business Analyst", "Project Manager", "QA Lead", "Site Reliability Engineer",
    "Chief of Staff", "Sales Associate", "Research Assistant", "Graphic Designer", "Line Cook",
    "Customer Success Manager", "Product Owner", "Data Scientist", "Operations Director", "Scrum Master",
    "Teaching Assistant", "Registered Nurse", "Account Executive", "DevOps Engineer", "Policy Advisor",
)  # fmt: skip
COMPANIES = (
    "Bramblewood Software", "Quillon Inc.", "Nordhafen GmbH", "Tessellate", "Harrow & Finch LLP",
    "Copperline Energy", "Saltmarsh Health", "Verdigris Labs", "Orbital Bakery Co.", "Pinecrest Hospital",
    "Lumenfield", "Kestrel Bank", "Atelier Moreau SARL", "Blue Heron Logistics", "Fennimore Group",
    "Juniper Street Press", "Skylark Airlines", "Tidewater Analytics", "Umbral", "Whitethorn Ltd",
    "Zephyr Robotics", "Marigold Foods", "Ostrava Systems s.r.o.", "Larkmont", "Cinderpath Games",
)  # fmt: skip
DEGREES = (
    "B.S. in Computer Science", "Bachelor of Arts in History", "M.Sc. Data Science", "MBA",
    "Master of Science in Mechanical Engineering", "Ph.D. in Physics", "BSc Economics",
    "Diploma in Graphic Design", "Associate of Applied Science in Nursing", "B.A. English Literature",
    "Master of Public Health", "BEng Electrical Engineering",
)  # fmt: skip
SCHOOLS = (
    "Ridgeway State University", "University of Eastmoor", "Technische Hochschule Nordstadt",
    "Lakeview College", "Institut Supérieur de Valmont", "Harcourt Business School",
    "Greyfield Institute of Technology", "Universidad del Sur", "Uniwersytet Zachodni",
    "Thornbury Polytechnic", "Saint Orla College",
)  # fmt: skip
SKILLS = (
    "Python", "SQL", "Roadmapping", "User research", "Kubernetes", "Excel", "Figma", "C++", "Jira",
    "A/B testing", "Patient care", "Budgeting", "React", "Public speaking", "Terraform", "Tableau",
    "Go", "Stakeholder management", "REST APIs", "Negotiation", "Photoshop", "Data modeling", "R",
    "CI/CD", "Scheduling", "OpenAPI", "Node.js", "Financial reporting", "Kanban", "GraphQL",
)  # fmt: skip
STATEMENTS = (
    "Halved the time until a first request after interviews with fourteen developers.",
    "Led a team of six through the move to a new billing system without an outage",
    "Wrote the deprecation plan for the first version of the public interface.",
    "Trained eight new colleagues and kept the handbook of the department up to date",
    "Reduced monthly spending by 18% by renegotiating three contracts with suppliers",
    "Built dashboards that four regional offices read every Monday morning.",
    "Coordinated releases across five time zones, with two incidents in three years",
    "Answered 40 requests a day and closed most of them within the hour.",
)  # fmt: skip


@dataclass
class Job:
    """One role: its words as they are to be read."""

    title: str
    company: str
    place: str
    begin: tuple[int, int]
    end: tuple[int, int] | None
    statements: list[str]


@dataclass
class Study:
    """One course of study."""

    degree: str
    school: str
    place: str
    begin: int
    end: int


@dataclass
class Person:
    """One invented person."""

    name: str
    email: str
    phone: str
    place: str
    jobs: list[Job] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    summary: str = ""


def person(chance: random.Random) -> Person:
    """A person drawn by a generator of random numbers."""
    name = chance.choice(NAMES)
    ascii_name = "".join(ch for ch in name.lower() if "a" <= ch <= "z" or ch == " ").split()
    email = f"{ascii_name[0]}.{ascii_name[-1]}@example.com"
    found = Person(
        name, email, chance.choice(PHONES), chance.choice([p for p in PLACES if "," in p])
    )
    year = 2024
    companies = chance.sample(COMPANIES, 4)
    for number in range(chance.choice((2, 3, 3, 4))):
        length = chance.choice((1, 2, 3, 4))
        begin = (year - length, chance.randint(1, 12))
        end = None if number == 0 and chance.random() < 0.6 else (year, chance.randint(1, 12))
        found.jobs.append(
            Job(
                chance.choice(TITLES),
                companies[number],
                chance.choice(PLACES),
                begin,
                end,
                chance.sample(STATEMENTS, chance.choice((1, 2, 3))),
            )
        )
        year -= length + chance.choice((0, 0, 1))
    for degree, school in zip(chance.sample(DEGREES, 2), chance.sample(SCHOOLS, 2), strict=True):
        found.studies.append(Study(degree, school, chance.choice(PLACES[:9]), year - 4, year))
        year -= 4
    found.studies = found.studies[: chance.choice((1, 1, 2))]
    found.skills = chance.sample(SKILLS, chance.choice((5, 6, 8, 10)))
    found.summary = (
        "A careful colleague who likes plain words, short meetings and numbers that hold up."
    )
    return found
