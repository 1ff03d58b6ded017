"""What is committed and does not stand on what it should."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, at, on

# fmt: off
book = Book()


def gone(name: str, text: str, code: str, help: str, severity: str = "error") -> None:
    """A line that something committed can't do without is missing; found at the title."""
    book(name, text, "", on(code, "title:", severity=severity), help, text)


book.open("opportunities/OPP-006-errors-by-field.md")
gone("a need without evidence", "evidence:\n  - INS-003\n", "DSC001", "evidence")
book("a need that only somebody inside asked for", "  - INS-003", "  - ASK-001",
     on("DSC007", "ASK-001"), "a quote", "  - INT-003#errors")

book.open("insights/INS-002-webhooks-repeat.md")
book("a claim without quote", "    quotes: [INT-002#q1, INT-001#q3, TIC-8802]\n", "",
     on("DSC002", "- text: Repeated"), "quotes")
book("an insight that claims nothing",
     "claims:\n  - text: Repeated webhooks lead to orders that are booked twice.\n    quotes: [INT-002#q1, INT-001#q3, TIC-8802]\n",
     "", on("DSC005", "title:"), "claims")

book.open("interviews/INT-004-pelican.md")
gone("an interview without day", "date: 2026-02-05\n", "DSC006", "date: 2", "info")
book("a person who said no", "segment: agencies", "consent: none",
     at("DSC004", "none", severity="warning"),
     "consent", "consent: given")
book.open("interviews/INT-002-kestrel.md")
book("words for inside in a memo", "consent: given", "consent: internal",
     at("DSC004", "internal", severity="warning"), "ask")

book.open("decisions/DEC-001-suggest-index.md")
gone("a decision without decider", "decider: ines\n", "DCD002", "decider:")
gone("a decision without choice", "choice: Prefix index in PostgreSQL\n", "DCD004", "choice:")
gone("a decision without reason", "because: It reaches 200 ms with what we run already.\n", "DCD009",
     "because:")
gone("a decision that nothing would change",
     "flips_if: The index grows beyond 40 GB, or p95 stays above 200 ms for two weeks.\n", "DCD007",
     "flips_if:", "info")
book("a choice that isn't among the options", "choice: Prefix index in PostgreSQL",
     "choice: Prefix index in Postgres", at("DCD005", "Prefix index in Postgres\n"),
     "Prefix index in PostgreSQL", "choice: Prefix index in PostgreSQL")
book("open questions in a settled decision", "not_building:\n", "open_questions: [who pays?]\nnot_building:\n",
     on("DCD003", "open_questions"), "draft", "not_building:\n")
book("a weight on nothing", "weights: {latency: 3, effort: 2}", "weights: {latency: 3, effort: 2, risk: 1}",
     on("DCD008", "risk: 1"), "risk", "weights: {latency: 3, effort: 2}")
book("a misspelt weight", "weights: {latency: 3, effort: 2}", "weights: {latncy: 3, effort: 2}",
     [on("DCD008", "latncy"), on("DCD010", "- title: Prefix", severity="warning")],
     "latency", "weights: {latency: 3, effort: 2}")
book("a score without weight", "scores: {latency: 3, effort: 5}", "scores: {latency: 3, effort: 5, risk: 2}",
     on("DCD010", "- title: Prefix", severity="warning"), "risk", "scores: {latency: 3, effort: 5}")

book.open("decisions/DEC-003-webhooks-at-least-once.md")
book("a decision with one option",
     "  - title: at most once\n    why_not: a lost payment event is worse than a double one\n", "",
     on("DCD001", "- title: at least"), "at least two")

book.open("requests/ASK-002-xml.md")
book("a request that waits for six weeks", "asked: 2026-02-20", "asked: 2026-01-15",
     on("DCD006", "asked: 2026-01-15", severity="warning"), "answer:")

book.open("requirements/REQ-003-webhook-signatures.md")
book("a requirement without why", "opportunity: OPP-005\ndecision: DEC-003\n", "",
     on("SPC001", "title:"), "opportunity", "opportunity: OPP-005\n")
book("a requirement without criterion",
     "## Criteria\n\n- share(status < 500) of api.calls where operation = 'rotate_secret' is > 99 % over 28d\n",
     "", on("SPC002", "title:"), "criteria:")
book("a heading that nobody reads", "## Criteria", "## Criterias",
     on("SPC002", "title:"), "## Criteria", "## Criteria")
book("criteria that are no bullets", "- share(status < 500) of api.calls where operation = 'rotate_secret'",
     "share(status < 500) of api.calls where operation = 'rotate_secret'",
     on("SPC002", "title:"), "- ")
book("a requirement that only sales asked for", "opportunity: OPP-005\ndecision: DEC-003\n",
     "evidence: ASK-001\n", on("SPC003", "ASK-001"), "opportunity", "opportunity: OPP-005\n")
book("a requirement without story",
     "As an auditor, I want each event signed, so that I can tell it from a forged one.\n", "",
     on("SPC004", "title:", severity="info"), "As a")
book("a story without benefit", "As an auditor, I want each event signed, so that I can tell it from a forged one.",
     "Each event is signed.", on("SPC004", "Each event", severity="info"), "so that",
     flaw="any first paragraph counts as a story")

book.open("requirements/REQ-004-errors.md")
book.open("readings/RDG-errors-2026-02.yaml")
book("the verdict was deleted", "", None,
     on("MEA003", "review:", "requirements/REQ-004-errors.md"), "verify REQ-004 --record")

book.open("objectives/OBJ-2026.md")
book("an objective without metric",
     "key_results:\n  - share(delivered = true) of webhook.deliveries is >= 99.5 % over 28d\n", "",
     on("PLN004", "title:"), "key_results")
book("a key result that is a wish", "share(delivered = true) of webhook.deliveries is >= 99.5 % over 28d",
     "Partners love us", at("MEA004", "Partners love us"), "signup.partners")

book.open("roadmap/INI-001-fast-search.md")
gone("an initiative without outcome",
     "outcome: Support people at marketplaces find a payment before they have typed its number.\n",
     "PLN001", "outcome:")
gone("an initiative without horizon", "horizon: now\n", "PLN003", "horizon:")
book("an initiative now, of drafts", "requirements: [REQ-001]", "requirements: [REQ-001, REQ-005]",
     on("PLN005", "REQ-005", severity="warning"), "REQ-005", "requirements: [REQ-001]")

book.open("rollouts/ROL-001-suggestions.md")
gone("a rollout without guardrail", "guardrails:\n  - p95 of api.latency_ms is < 400 ms over 24h\n",
     "REL001", "guardrails")
gone("a rollout without way back", "rollback: Switch off `suggest`; on-call may do so without asking.\n",
     "REL002", "rollback:")
book("a stage before the one it follows", "start: 2026-03-09", "start: 2026-02-20",
     on("REL003", "2026-02-20"), "2026-02-23", "start: 2026-03-09")
book("a rollout to everyone at once",
     "stages:\n  - {audience: our own support, start: 2026-02-16, hold: 7d}\n  - audience: 5 % of partners\n    start: 2026-02-23\n    hold: 14d\n  - audience: everyone\n    start: 2026-03-09\n",
     "", on("REL004", "title:"), "5 %", "stages: [everyone]\n")
book("a rollout of a draft", "requirements: REQ-001", "requirements: REQ-005",
     on("REL005", "REQ-005", severity="warning"), "REQ-005", "requirements: REQ-001")

book.open("memos/MEM-001-february.md")
book("a memo that points to nothing", "",
     "---\ntitle: What February taught us\nstatus: committed\n---\n\nIt went well.\n",
     [on("NAR001", "title:", severity="info"), on("LNK009", "title:", severity="info")], "[[")

MISTAKES = book.mistakes
