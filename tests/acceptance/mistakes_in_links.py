"""Links to nothing, to the wrong thing, in circles, to words that were never said."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, at, on

# fmt: off
book = Book()


def link(name: str, old: str, new: str, code: str, where: str, help: str, flaw: str = "") -> None:
    """A reference that leads nowhere or to the wrong thing."""
    book(name, old, new, at(code, where), help, old, flaw)


book.open("requirements/REQ-001-suggestions.md")
link("an id with a digit too few", "opportunity: OPP-002", "opportunity: OPP-02", "LNK001",
     "OPP-02", "OPP-002")
link("an id without zeros", "opportunity: OPP-002", "opportunity: OPP-2", "LNK001", "OPP-2",
     "OPP-002")
link("an id with turned letters", "opportunity: OPP-002", "opportunity: OOP-002", "LNK001",
     "OOP-002", "OPP-002")
link("an id in small letters", "opportunity: OPP-002", "opportunity: opp-002", "LNK002", "opp-002",
     "OPP-002")
link("an id with an underscore", "opportunity: OPP-002", "opportunity: OPP_002", "LNK002",
     "OPP_002", "OPP-002")
link("a title instead of an id", "opportunity: OPP-002", "opportunity: the late results", "LNK002",
     "the late results", "an id such as")
link("a file name instead of an id", "opportunity: OPP-002",
     "opportunity: opportunities/OPP-002-search-too-late.md", "LNK002", "opportunities/OPP",
     "OPP-002")
link("a link as in prose", "opportunity: OPP-002", 'opportunity: "[[OPP-002]]"', "LNK002",
     '"[[OPP', "OPP-002")
link("a whole file name as id", "opportunity: OPP-002", "opportunity: OPP-002-search-too-late",
     "LNK001", "OPP-002-search", "OPP-002")
link("an insight where an opportunity belongs", "opportunity: OPP-002", "opportunity: INS-001",
     "LNK004", "INS-001", "OPP")
link("a requirement where a decision belongs", "decision: DEC-001", "decision: REQ-002", "LNK004",
     "REQ-002", "DEC")
link("an API that nobody describes", "contract: API-payments", "contract: API-payment", "LNK001",
     "API-payment", "API-payments")
link("a requirement where an API belongs", "contract: API-payments", "contract: REQ-002", "LNK004",
     "REQ-002", "API")
link("a ticket that isn't there", "[INT-001#q1, TIC-8812]", "[INT-001#q1, TIC-8821x]", "LNK001",
     "TIC-8821x", "TIC-8821")
link("a ticket with turned digits", "[INT-001#q1, TIC-8812]", "[INT-001#q1, TIC-8182]", "LNK001",
     "TIC-8182", "TIC-88")
link("a ticket without its prefix", "[INT-001#q1, TIC-8812]", "[INT-001#q1, 8812]", "LNK002",
     "8812]", "TIC-8812", "the help doesn't know that rows of feedback have a prefix")
link("a prefix that nobody declared", "[INT-001#q1, TIC-8812]", "[INT-001#q1, TCK-8812]", "LNK001",
     "TCK-8812", "")
link("an anchor that isn't there", "[INT-001#q1, TIC-8812]", "[INT-001#q9, TIC-8812]", "LNK005",
     "INT-001#q9", "q1")
link("an anchor with a capital", "[INT-001#q1, TIC-8812]", "[INT-001#Q1, TIC-8812]", "LNK005",
     "INT-001#Q1", "q1")
link("an anchor after a slash", "[INT-001#q1, TIC-8812]", "[INT-001/q1, TIC-8812]", "LNK002",
     "INT-001/q1", "INT-001#q1")
link("an interview that isn't there", "[INT-001#q1, TIC-8812]", "[INT-01#q1, TIC-8812]", "LNK001",
     "INT-01#q1", "INT-001")
link("an anchor of a decision", "decision: DEC-001", "decision: DEC-001#choice", "LNK005",
     "DEC-001#choice", "")
link("a web address as evidence", "[INT-001#q1, TIC-8812]", "[https://example.com/call]", "LNK002",
     "https://", "")
book("a requirement that waits for itself", "priority: must", "depends_on: REQ-001",
     at("LNK010", "REQ-001\ncontract", severity="warning"), "", "priority: must")

book.open("requirements/REQ-002-webhook-ids.md")
book("a circle of two requirements", "decision: [DEC-003]", "decision: [DEC-003]\ndepends_on: REQ-003",
     at("LNK006", "REQ-003\n"), "remove the link", "decision: [DEC-003]")
book("two decisions at once, one of them unknown", "decision: [DEC-003]", "decision: [DEC-003, DEC-33]",
     at("LNK001", "DEC-33"), "DEC-003", "decision: [DEC-003]")
book("a dropped decision under a promise", "decision: [DEC-003]", "decision: [DEC-002]",
     at("LNK012", "DEC-002", severity="warning"), "name what it stands on now", "decision: [DEC-003]")

book.open("requirements/REQ-004-errors.md")
link("a link in prose to nothing", "[[API-payments]]", "[[API-paymnts]]", "LNK001", "[[API-paymnts",
     "API-payments")
link("a link in prose to an anchor that isn't there", "[[API-payments]]", "[[INT-001#q7]]",
     "LNK005", "[[INT-001#q7", "q1")

book.open("memos/MEM-001-february.md")
link("a labelled link to nothing", "[[DEC-002|at most once]]", "[[DEC-0002|at most once]]", "LNK001",
     "[[DEC-0002", "DEC-002")
link("a link in a table to nothing", "| [[REQ-004]] | January |", "| [[REQ-044]] | January |",
     "LNK001", "[[REQ-044", "REQ-004")
link("a link in prose in small letters", "chose [[DEC-003]]", "chose [[dec-003]]", "LNK002",
     "[[dec-003", "DEC-003")

book.open("opportunities/OPP-001-one-console.md")
book("a circle in the tree", "segment: marketplaces", "parent: OPP-004",
     at("LNK006", "OPP-004"), "remove the link", "segment: marketplaces")
link("an outcome that isn't there", "objective: OBJ-2026", "objective: OBJ-2027", "LNK001",
     "OBJ-2027", "OBJ-2026")
link("two outcomes where one belongs", "objective: OBJ-2026",
     "objective: [OBJ-2026, OBJ-first-payment]", "KND003", "[OBJ-2026", "")
link("an opportunity where an objective belongs", "objective: OBJ-2026", "objective: OPP-005",
     "LNK004", "OPP-005", "OBJ")

book.open("opportunities/OPP-002-search-too-late.md")
book("a need that is its own parent", "parent: OPP-001", "parent: OPP-002",
     at("LNK010", "OPP-002\n", severity="warning"), "", "parent: OPP-001")
link("an objective as parent of a need", "parent: OPP-001", "parent: OBJ-2026", "LNK004",
     "OBJ-2026", "OPP")

book.open("objectives/OBJ-2026.md")
book("a circle of objectives", "period: 2026", "period: 2026\nparent: OBJ-first-payment",
     at("LNK006", "OBJ-first-payment"), "remove the link", "period: 2026")

book.open("roadmap/INI-001-fast-search.md")
book("a circle of initiatives", "team: search", "team: search\ndepends_on: INI-002",
     at("LNK006", "INI-002"), "remove the link", "team: search")
link("a requirement that isn't there", "requirements: [REQ-001]", "requirements: [REQ-001, REQ-011]",
     "LNK001", "REQ-011", "REQ-001")
link("an opportunity among requirements", "requirements: [REQ-001]",
     "requirements: [REQ-001, OPP-002]", "LNK004", "OPP-002]", "REQ")

book.open("decisions/DEC-003-webhooks-at-least-once.md")
book("a replacement that the old decision names alone", "supersedes: [DEC-002]\n", "",
     on("LNK008", "title:"), "supersedes: DEC-002", "supersedes: DEC-002\n")
book("a replacement of the wrong decision", "supersedes: [DEC-002]", "supersedes: [DEC-001]",
     [on("LNK008", "DEC-001"), on("LNK008", "DEC-001")],
     "superseded_by: DEC-003", "supersedes: [DEC-002]")

book.open("decisions/DEC-002-webhooks-at-most-once.md")
book("a replacement that the new decision names alone", "superseded_by: DEC-003\n", "",
     at("LNK008", "DEC-002]", "decisions/DEC-003-webhooks-at-least-once.md"),
     "superseded_by: |DEC-003", "superseded_by: DEC-003\n")
book("two decisions that replace each other", "superseded_by: DEC-003\n",
     "superseded_by: DEC-003\nsupersedes: DEC-003\n",
     at("LNK006", "DEC-003\n---"), "remove the link", "superseded_by: DEC-003\n")

book.open("interviews/INT-001-northwind.md")
book("an anchor twice", "{#q2 search latency}", "{#q1 search latency}",
     [at("LNK007", "{#q1 search latency}"),
      on("LNK005", "INT-001#q2, quote", "insights/INS-001-search-while-typing.md"),
      on("LNK005", "INT-001#q2", "opportunities/OPP-002-search-too-late.md"),
      on("LNK005", "INT-001#q2", "opportunities/OPP-003-suggest.md"),
      on("LNK005", "INT-001#q2", "opportunities/OPP-004-suggest-test.md"),
      on("LNK005", "INT-001#q2", "decisions/DEC-001-suggest-index.md")], "",
     "{#q2 search latency}")
book("an anchor without its brace", "{#q3 webhooks}", "{#q3 webhooks",
     [at("LNK013", "{#q3 webhooks"),
      on("LNK005", "INT-001#q3", "insights/INS-002-webhooks-repeat.md")], "{#q3 webhooks}")
book("an anchor outside a quote", "> We store every", "We store every",
     [on("LNK013", "We store every"),
      on("LNK005", "INT-001#q3", "insights/INS-002-webhooks-repeat.md")], ">", "> We store every")
book("words that were corrected in the interview", "I have typed the whole order number",
     "I've typed the whole order number",
     on("DSC003", "quote: By the time", "insights/INS-001-search-while-typing.md"),
     "I've typed the whole order number")

book.open("interviews/INT-003-lumen.vtt")
book("words that were corrected in the transcript", "costs us half a day every time",
     "costs us a day every time",
     on("DSC003", "costs us half a day", "insights/INS-003-errors-without-field.md"),
     "costs us a day")
book("a cue that was renamed", "\nerrors\n", "\nerror\n",
     on("LNK005", "INT-003#errors", "insights/INS-003-errors-without-field.md"), "error")
book("a cue id twice", "\ncodes\n", "\nerrors\n",
     [on("LNK007", "errors\n00:07"),
      on("LNK005", "INT-003#codes", "insights/INS-003-errors-without-field.md")])
book("a transcript that is gone", "", None,
     [on("LNK005", "INT-003#errors", "insights/INS-003-errors-without-field.md"),
      on("LNK005", "INT-003#codes", "insights/INS-003-errors-without-field.md"),
      at("LNK001", "INT-003-lumen.vtt", "interviews/INT-003-lumen.md")],
     flaw="a transcript that isn't there is silent in the interview that names it")

book.open("insights/INS-001-search-while-typing.md")
book("words that were changed on the way", "quote: ten hits now rather", "quote: ten results now rather",
     at("DSC003", "ten results"), "Give me ten hits now", "quote: ten hits now rather")
book("words of another quote", "- ref: INT-001#q1\n", "- ref: INT-001#q2\n",
     on("DSC003", "quote: By the time"), "Give me ten hits", "- ref: INT-001#q1\n")

book.open("requirements/REQ-002-search-again.md")
book("an id brought twice", "", "---\ntitle: Search again\nopportunity: OPP-002\n---\n\nAs a shop, I want all, so that I see.\n\n## Criteria\n\n- p95 of api.latency_ms is < 2 s\n",
     [on("LNK003", "title:"), on("LNK003", "title:", "requirements/REQ-002-webhook-ids.md")],
     "sightline rename")
book.open("metrics/api.calls.yml")
book("a metric brought twice", "", "title: Calls\nsource: calls\n",
     [at("LNK003", 1), at("LNK003", 1, "metrics/api.calls.yaml")], "")

book.open("feedback/support-2026-02.csv")
book("a row without ticket", "8820,", ",", [on("LNK011", ",2026-02-03"),
     on("LNK001", "TIC-8820", "opportunities/OPP-007-first-day.md")], "id")
book("a ticket twice", "8821,", "8820,", [on("LNK011", "8820,2026-02-09"),
     on("LNK001", "TIC-8821", "requests/ASK-001-signed-webhooks.md")], "must differ")
book("a ticket of another file", "8820,", "8801,", [on("LNK003", "8801,"),
     on("LNK003", "8801,", "feedback/support-2026-01.csv"),
     on("LNK001", "TIC-8820", "opportunities/OPP-007-first-day.md")], "row",
     flaw="`sightline rename` is recommended, which renames no rows")
book("a row with a comma too many", "Kestrel,Are webhooks signed? Our",
     "Kestrel,Are webhooks signed, or not, our", on("LNK011", "8821,"), '"',
     flaw="a row with more values than columns is silent; its words are cut")
book("a row that is too short", "8820,2026-02-03,Pelican,The sandbox key took two days to arrive",
     "8820,2026-02-03", on("LNK011", "8820,"), "words",
     flaw="a row without words is silent")
book("a header without the key", "ticket,date", "id,date",
     [at("LNK011", 1),
      on("LNK001", "TIC-8820", "opportunities/OPP-007-first-day.md"),
      on("LNK001", "TIC-8821", "requests/ASK-001-signed-webhooks.md")], "columns: id")
book("a quote in a row without end", "Pelican,The", 'Pelican,"The',
     [on("LNK011", "8820,"), on("LNK001", "TIC-8820", "opportunities/OPP-007-first-day.md"),
      on("LNK001", "TIC-8821", "requests/ASK-001-signed-webhooks.md")],
     "quotation mark", flaw="it is found at the end of the file, not where the quote begins")
book("a row in Latin-1", "", "ticket,date,partner,words\n8820,2026-02-03,P,Schl\u00fcssel\n8821,2026-02-09,K,b\n".encode("latin-1"),
     [on("DOC001", 2), on("LNK001", "TIC-8820", "opportunities/OPP-007-first-day.md"),
      on("LNK001", "TIC-8821", "requests/ASK-001-signed-webhooks.md")], "UTF-8")

MISTAKES = book.mistakes
