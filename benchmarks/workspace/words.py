"""Sentences of the kind that product people write, picked by a seeded generator."""

from __future__ import annotations

from random import Random

TOPICS = (
    "search", "sign-in", "billing", "webhooks", "bulk export", "the client library",
    "the console", "ingestion", "the changelog", "rate limits", "audit logs", "sandbox keys",
    "pagination", "retries", "usage reports", "role changes", "schema uploads", "saved queries",
)  # fmt: skip
PEOPLE = (
    "partner developers", "platform teams", "data engineers", "support agents", "new customers",
    "integration partners", "team admins", "on-call engineers", "finance leads", "analysts",
)  # fmt: skip
PAINS = (
    "wait too long for the first answer", "lose their place after a timeout",
    "copy tokens between three windows", "cannot tell a retry from a duplicate",
    "find out about a change from their own alerts", "build a cache of their own",
    "ask support what a status code means", "export everything only to filter it by hand",
    "give up before the second step", "keep a spreadsheet of what broke",
)  # fmt: skip
GAINS = (
    "type-ahead feels instant", "a failed call explains itself",
    "a new key works at the first attempt", "one page answers the question",
    "the nightly job ends before the morning", "nobody has to read the source to be sure",
    "a rollback takes a minute and not a meeting", "the number on the slide can be opened",
    "the invoice agrees with the dashboard", "the old version keeps working until spring",
)  # fmt: skip
TEMPLATES = (
    "In six of nine conversations {people} told us that they {pain} when they use {topic}.",
    "We looked at {topic} first because {people} {pain} there every week.",
    "It is good enough when {gain}, even for accounts with more than 40,000 records.",
    "This does not cover {topic}; that is a separate promise with its own measure.",
    "The part that hurts is {topic}: {people} {pain}, and then they stop asking.",
    "What we will watch is whether {gain} without more work for {people}.",
    "A smaller version would leave {topic} as it is and only make sure that {gain}.",
    "If {people} still {pain} after the second week, we go back to the earlier design.",
    'One of them said: "we {pain}" \u2013 nothing about `{word}_{count}` was clear to them.',
    "Today's median is {count} ms for {topic}, measured over four weeks of production traffic.",
    "The contract allows {count} calls a minute for {topic}, and {people} reach that limit.",
    "*Not in scope:* {topic} for {people}, because {count} accounts ask for it in a year.",
)
LINK_TEMPLATES = (
    "This follows from {link}, which settled how {topic} behaves.",
    "See {link} for the reasons why {people} come first.",
    "It must not contradict {link}, where {gain}.",
    "Together with {link} it means that {gain}.",
)
WORDS = ("cursor", "token", "window", "batch", "tenant", "scope", "quota", "digest", "replica")


def sentence(random: Random, template: str = "", link: str = "") -> str:
    """One sentence; with a ``link`` it is one that points somewhere."""
    chosen = template or random.choice(LINK_TEMPLATES if link else TEMPLATES)
    return chosen.format(
        people=random.choice(PEOPLE),
        pain=random.choice(PAINS),
        topic=random.choice(TOPICS),
        gain=random.choice(GAINS),
        word=random.choice(WORDS),
        count=random.randrange(3, 900),
        link=link,
    )


def paragraphs(random: Random, words: int, links: tuple[str, ...] = ()) -> tuple[str, ...]:
    """About ``words`` words, four sentences to a paragraph, with every link in one of them."""
    sentences: list[str] = []
    written = 0
    while written < words:
        sentences.append(sentence(random))
        written += sentences[-1].count(" ") + 1
    for link in links:
        place = random.randrange(len(sentences) + 1)
        sentences.insert(place, sentence(random, link=f"[[{link}]]"))
    return tuple(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def title(random: Random) -> str:
    """A title as a person would write it, different enough to be told apart."""
    start = random.choice(("Faster", "Clear", "Safe", "Predictable", "One-step", "Quiet", "Honest"))
    return f"{start} {random.choice(TOPICS)} for {random.choice(PEOPLE)}"


def quote(random: Random) -> str:
    """Words of a customer, as an interviewer writes them down."""
    return sentence(
        random, "Honestly, we {pain}, and {topic} is where it starts every {count} days."
    )
