"""Slips in keys, values, dates, ids, file names and folders."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, Expected, at, on

# fmt: off
book = Book()


def misspelt(wrong: str, right: str, rest: str, *also: Expected, flaw: str = "") -> None:
    """A key of the open file is misspelt; the help names the right one. What only repeats that the
    right key is missing comes on top."""
    book(f"the key {wrong}", f"\n{right}:{rest}", f"\n{wrong}:{rest}",
         [at("KND002", f"{wrong}:"), *also], right, f"\n{right}:{rest}", flaw)


def value(
    name: str, old: str, new: str, code: str, where: str, help: str, mended: str, flaw: str = ""
) -> None:
    """A value that its key doesn't allow."""
    book(name, old, new, at(code, where), help, mended, flaw)


book.open("requirements/REQ-001-suggestions.md")
misspelt("tilte", "title", " Search answers", on("KND001", 1))
misspelt("statsu", "status", " committed")
misspelt("Status", "status", " committed")
misspelt("oportunity", "opportunity", " OPP-002")
misspelt("opportunities", "opportunity", " OPP-002")
misspelt("desicion", "decision", " DEC-001")
misspelt("evidense", "evidence", " [INT")
misspelt("storey", "story", " As a", on("SPC004", "title:", severity="info"))
misspelt("critera", "criteria", "\n  - p95", on("SPC002", "title:"))
misspelt("prioirty", "priority", " must")
misspelt("contracts", "contract", " API")
value("a priority of another scheme", "priority: must", "priority: high", "KND004", "high", "must",
      "priority: must")
value("a status of another tool", "status: committed", "status: done", "KND004", "done", "shipped",
      "status: committed")
value("a misspelt status", "status: committed", "status: commited", "KND004", "commited",
      "committed", "status: committed")
value("a status with a capital", "status: committed", "status: Committed", "KND004", "Committed",
      "committed", "status: committed")
value("a status in two words", "status: committed", "status: in progress", "KND004", "in progress",
      "committed", "status: committed")
value("an id that is not the file's", "id: REQ-001", "id: REQ-010", "KND006", "REQ-010", "REQ-001",
      "id: REQ-001")
value("an id key in small letters", "id: REQ-001", "id: req-001", "KND006", "req-001", "REQ-001",
      "id: REQ-001")
value("a title that is a list", "title: Search answers while the developer is still typing",
      "title: [Search, answers]", "KND003", "[Search, answers]", "",
      "title: Search answers")
value("criteria that are a map", "criteria:\n  - p95 of", "criteria:\n  fast: p95 of", "DOC024",
      "- share", "", "criteria:\n  - p95 of")
value("an owner that is a list", "priority: must", "owner: [ines, tom]", "KND003", "[ines, tom]",
      "", "owner: ines")
value("a key of another kind", "priority: must", "horizon: now", "KND002", "horizon:", "",
      "priority: must")
book("no title", "title: Search answers while the developer is still typing\n", "",
     on("KND001", 1), "title")
book("an empty title", "title: Search answers while the developer is still typing", "title:",
     on("KND001", "title:"), "title")
book("the key depends-on", "priority: must", "depends-on: [REQ-002]", at("KND002", "depends-on"),
     "depends_on", "depends_on: [REQ-002]")
book("the key dependsOn", "priority: must", "dependsOn: [REQ-002]", at("KND002", "dependsOn"),
     "depends_on", "depends_on: [REQ-002]")
book("the key supercedes", "priority: must", "supercedes: []", at("KND002", "supercedes"),
     "supersedes", "supersedes: []")

book.open("requirements/REQ-004-errors.md")
misspelt("reveiw", "review", " 2026-02-15")
value("a thirteenth month", "review: 2026-02-15", "review: 2026-13-01", "KND005", "2026-13-01", "12 months",
      "review: 2026-12-01")
value("a date without leading zero", "review: 2026-02-15", "review: 2026-2-15", "KND005",
      "2026-2-15", "2026-02-15", "review: 2026-02-15")

book.open("interviews/INT-001-northwind.md")
misspelt("dat", "date", " 2026-01-14", on("DSC006", "title:", severity="info"))
misspelt("particpant", "participant", " Backend")
misspelt("interviewr", "interviewer", " ines")
value("the 30th of February", "date: 2026-01-14", "date: 2026-02-30", "KND005", "2026-02-30",
      "28", "date: 2026-02-28")
value("a date the German way", "date: 2026-01-14", "date: 14.01.2026", "KND005", "14.01.2026",
      "2026-01-14", "date: 2026-01-14")
value("a date the American way", "date: 2026-01-14", "date: 01/14/2026", "KND005", "01/14/2026",
      "2026-01-14", "date: 2026-01-14")
value("a date in words", "date: 2026-01-14", "date: 14 January 2026", "KND005", "14 January",
      "2026-01-14", "date: 2026-01-14")
value("a date that a computer can't know", "date: 2026-01-14", "date: last Tuesday", "KND005",
      "last Tuesday", "2026-", "date: 2026-01-14")
book("a misspelt consent", "role: backend developer", "consent: annonymous",
     at("KND004", "annonymous"), "anonymous", "consent: anonymous")
book("consent: yes", "role: backend developer", "consent: yes", at("KND004", "yes"), "given",
     "consent: given")
book("the role given as roles", "role: backend developer", "roles: backend developer",
     at("KND002", "roles:"), "role", "role: backend developer")

book.open("interviews/series.yaml")
misspelt("question", "questions", "\n")
misspelt("concent", "consent", " anonymous")

book.open("opportunities/OPP-002-search-too-late.md")
misspelt("parrent", "parent", " OPP-001")
value("a branch that the tree doesn't have", "stage: opportunity", "stage: test", "KND004", "test",
      "assumption-test", "stage: assumption-test")
value("evidence that is a number", "[INT-001#q1, \"INT-001#q2\", TIC-8812]", "42", "LNK002", "42",
      "", "INT-001#q1")

book.open("insights/INS-001-search-while-typing.md")
misspelt("claim", "claims", "\n", on("DSC005", "title:"))
book("the part cite", "      - ref: INT-001#q1\n        quote: By", "      - ref: INT-001#q1\n        qoute: By",
     at("KND002", "qoute"), "quote", "      - ref: INT-001#q1\n        quote: By")
book("a quote without ref", "{ref: INT-001#q2, quote: ten hits now",
     "{quote: ten hits now", on("KND009", "{quote: ten"), "ref")
book("the part statement", "  - text: They would", "  - statement: They would",
     at("KND002", "statement:"), "text", "  - text: They would")

book.open("decisions/DEC-001-suggest-index.md")
misspelt("chioce", "choice", " Prefix", on("DCD004", "title:"))
misspelt("becuase", "because", " It", on("DCD009", "title:"))
misspelt("descider", "decider", " ines", on("DCD002", "title:"))
misspelt("flip_if", "flips_if", " The", on("DCD007", "title:", severity="info"))
misspelt("weight", "weights", " {lat")
misspelt("not-building", "not_building", "\n")
value("the 29th of February in no leap year", "decided: 2026-02-02", "decided: 2025-02-29",
      "KND005", "2025-02-29", "28", "decided: 2025-02-28")
value("a weight in words", "weights: {latency: 3, effort: 2}", "weights: {latency: lots, effort: 2}",
      "KND003", "lots", "number", "weights: {latency: 3, effort: 2}",
      "a weight that can't be read is reported as missing, too")
value("weights in one word", "weights: {latency: 3, effort: 2}", "weights: latency", "KND003",
      "latency\nchoice", "", "weights: {latency: 3, effort: 2}")
value("scores in a list", "scores: {latency: 3, effort: 5}", "scores: [3, 5]", "KND003", "[3, 5]",
      "", "scores: {latency: 3, effort: 5}")
book("an option without title", "  - title: A search service of our own\n    scores:\n      latency: 5",
     "  - scores:\n      latency: 5", on("KND009", "- scores"), "title")
book("the part why-not", "    why_not: two", "    why-not: two", at("KND002", "why-not"), "why_not",
     "    why_not: two")

book.open("requests/ASK-002-xml.md")
misspelt("askerr", "asker", " the")
value("a date called yesterday", "asked: 2026-02-20", "asked: yesterday", "KND005", "yesterday",
      "2026-", "asked: 2026-02-28")

book.open("objectives/OBJ-2026.md")
misspelt("key_result", "key_results", "\n", on("PLN004", "title:"))
misspelt("peroid", "period", " 2026")

book.open("roadmap/INI-001-fast-search.md")
misspelt("horizion", "horizon", " now", on("PLN003", "title:"))
misspelt("outcomes", "outcome", " Support", on("PLN001", "title:"))
misspelt("requirement", "requirements", " [REQ")
value("a quarter as horizon", "horizon: now", "horizon: Q3", "KND004", "Q3", "now, next",
      "horizon: next")
value("the horizon soon", "horizon: now", "horizon: soon", "KND004", "soon", "now",
      "horizon: now")
value("risks in a map", "risks: [the index grows faster than traffic]",
      "risks: {index: grows}", "KND003", "{index: grows}", "", "risks: [the index grows]")

book.open("rollouts/ROL-001-suggestions.md")
misspelt("guardrail", "guardrails", "\n", on("REL001", "title:"))
misspelt("roll_back", "rollback", " Switch", on("REL002", "title:"))
misspelt("stage", "stages", "\n", on("REL004", "title:"))
misspelt("intiative", "initiative", " INI")
book("a stage without audience", "  - {audience: our own support, start: 2026-02-16, hold: 7d}",
     "  - {start: 2026-02-16, hold: 7d}", on("KND009", "- {start"), "audience")
book("the part begin", "    start: 2026-02-23", "    begin: 2026-02-23", at("KND002", "begin:"),
     "start", "    start: 2026-02-23")
value("a stage that starts on the 31st of February", "start: 2026-02-23", "start: 2026-02-31",
      "KND005", "2026-02-31", "28", "start: 2026-02-28")

book.open("experiments/EXP-001-ten-hits.md")
misspelt("varaints", "variants", " [fifty")
misspelt("primry", "primary", " share")
value("an end that never comes", "end: 2026-03-02", "end: 2026-02-29", "KND005", "2026-02-29", "28",
      "end: 2026-02-28")

book.open("memos/MEM-001-february.md")
misspelt("audiance", "audience", " leadership")

book.open("metrics/api.latency_ms.yaml")
misspelt("units", "unit", " ms")
misspelt("expresion", "expression", " latency_ms")
misspelt("dimension", "dimensions", " [oper")
misspelt("filter", "filters", " [status")
misspelt("popuations", "populations", "\n")
value("a direction that isn't one", "better: lower", "better: less", "KND004", "less", "lower",
      "better: lower")

book.open("readings/RDG-errors-2026-02.yaml")
misspelt("verdit", "verdict", " PASS")
value("a verdict of another tool", "verdict: PASS", "verdict: PASSED", "KND004", "PASSED", "PASS",
      "verdict: PASS")
value("a verdict in small letters", "verdict: PASS", "verdict: pass", "KND004", "pass", "PASS",
      "verdict: PASS")
value("rows in words", "by: ines", "needed_n: many", "KND003", "many", "number",
      "needed_n: 400")

DRAFT = "---\ntitle: Export to CSV\nopportunity: OPP-002\n---\n\nAs a shop, I want files, so that I can sleep.\n\n## Criteria\n\n- p95 of api.latency_ms is < 2 s over 28d\n"
for path, code, help_ in (
    ("requirements/export.md", "KND007", "REQ-"),
    ("requirements/req-009-export.md", "KND007", "REQ-"),
    ("requirements/REQ_009_export.md", "KND007", "REQ-"),
    ("requirements/REQ009-export.md", "KND007", "REQ-"),
    ("requirements/009-export.md", "KND007", "REQ-"),
    ("decisions/REQ-009-export.md", "KND008", "requirements/"),
    ("opportunities/REQ-009-export.md", "KND008", "requirements/"),
    ("requirments/REQ-009-export.md", "KND010", "requirements/"),
    ("requirement/REQ-009-export.md", "KND010", "requirements/"),
    ("REQ-009-export.md", "KND010", "requirements/"),
    ("requirements/REQ-009-export.txt", "KND010", ".md"),
    ("requirements/REQ-009-export.markdown", "KND010", ".md"),
    ("requirements/RQE-009-export.md", "KND007", "REQ"),
):
    book.open(path)
    severity = "warning" if code == "KND008" else "error"
    book(f"the file {path}", "", DRAFT, on(code, 1, severity=severity), help_)
book.open("readings/errors.yaml")
book("a reading without id", "", "title: x\nof: REQ-004\nverdict: PASS\n", at("KND007", 1), "RDG-")
book.open("metrics/api.errors.md")
book("a metric in Markdown", "", "---\ntitle: Errors\nsource: calls\n---\n", at("KND010", 1), ".yaml")
book.open("requirements/REQ-009-export.md")
book("front matter that begins with a dash too few", "", DRAFT[1:], on("DOC003", 1), "---")
book("front matter that begins with a long dash", "", "\u2014" + DRAFT[3:], on("DOC003", 1), "---")
book("front matter that begins with a dash too many", "", "-" + DRAFT, on("DOC003", 1), "---")
book("front matter that ends with a long dash", "", DRAFT.replace("\n---\n", "\n\u2014\n"),
     on("DOC003", 1), "---")
NOTHING = [on(code, 1, severity="info") for code in ("LNK009", "SPC001", "SPC002", "SPC004")]
book("nothing but a text", "", "Export everything.\n",
     [at("KND001", 1), *NOTHING[:3]], "title")
book("an empty file", "", "", [at("KND001", 1), *NOTHING], "title")

MISTAKES = book.mistakes
