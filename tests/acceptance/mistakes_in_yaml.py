"""Broken YAML and JSON, in every way in which people break it."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, at, on

# fmt: off
book = Book()

REQ1 = "requirements/REQ-001-suggestions.md"
P95 = "  - p95 of api.latency_ms where operation = 'search' and result_count < 1000"

book.open(REQ1)
book("a tab before a criterion", P95, "\t" + P95.strip(), at("DOC021", "\t"), "space",
     "  " + P95.strip())
book("a colon in a title", "title: Search answers while the developer is still typing",
     "title: Search: p95 while typing", on("DOC022", "Search: p95"), '"',
     'title: "Search: p95 while typing"')
book("a colon in a story", "so that I can build type-ahead.", "so that: type-ahead.",
     on("DOC022", "so that: type"), '"')
book("a key twice", "priority: must\n", "priority: must\npriority: should\n",
     at("DOC020", "priority: should"), "Keep one of the two", "priority: should\n")
book("front matter without end", "contract: API-payments\n---\n", "contract: API-payments\n",
     at("DOC003", 1), "---")
book("an opening quote without end", "title: Search answers", 'title: "Search answers',
     on("DOC023", 'title: "Search'), '"', "title: Search answers")
book("a bracket without end", "evidence: [INT-001#q1, TIC-8812]", "evidence: [INT-001#q1, TIC-8812",
     at("DOC023", "[INT-001#q1"), "]", "evidence: [INT-001#q1, TIC-8812]")
book("a space before the anchor", "[INT-001#q1, TIC-8812]", "[INT-001 #q1, TIC-8812]",
     at("DOC023", "[INT-001 #q1"), "#", "[INT-001#q1, TIC-8812]",)
book("a key that is indented by one", "priority: must", " priority: must",
     on("DOC024", " priority"), "", "priority: must")
book("a tag", "priority: must", "priority: !must", at("DOC026", "!must"), "!", "priority: must")
book("a handle with @", "contract: API-payments", "contract: API-payments\nowner: @tom",
     at("DOC033", "@tom"), '"@tom"', 'contract: API-payments\nowner: "@tom"')
book("a value in backticks", "priority: must", "priority: `must`", at("DOC033", "`must`"), '"')
book("a key without colon", "status: committed", "status committed",
     at("DOC034", "status committed"), ":", "status: committed")
book("a key without space after its colon", "status: committed", "status:committed",
     at("DOC034", "status:committed"), "status: committed", "status: committed")
book("text after quotes", "title: Search answers while", 'title: "Search" answers while',
     on("DOC035", '"Search"'), "quotes", "title: 'Search' answers while".replace("'", ""))
book("a title that begins with a bracket", "title: Search answers", "title: [Beta] Search answers",
     on("DOC035", "[Beta]"), "quotes")
book("an apostrophe in single quotes", "title: Search answers while the developer is still typing",
     "title: 'The developer's search'", on("DOC035", "'The"), "''",
     "title: 'The developer''s search'")
book("a backslash in double quotes", "title: Search answers while the developer is still typing",
     'title: "Search \\d answers"', at("DOC036", "\\d"), "\\\\",
     'title: "Search \\\\d answers"')
book("emphasis in a title", "title: Search answers", "title: *Search* answers",
     at("DOC033", "*Search*"), '"*Search* answers')
book("a per cent sign first", "priority: must", "priority: must\ntags: [%fast]",
     at("DOC033", "%fast"), '"')
book("a comment without space", "priority: must", 'priority: "must"#really',
     at("DOC039", "#really"), "space", 'priority: "must" #really')
book("a value without key", "priority: must", ": must", at("DOC032", ": must"), "", "priority: must")
book("a list as key", "priority: must", "[priority]: must", at("DOC027", "[priority]"))
book("a code that is no character", "title: Search answers while the developer is still typing",
     'title: "Search \\ud800"', on("DOC036", "\\ud800"), "\\\\")
book("an empty line before the front matter", "---\nid: REQ-001", "\n---\nid: REQ-001",
     at("DOC010", 1), "", "---\nid: REQ-001")
book("a bound without quotes in a flow list", "criteria:\n" + P95 + " is < 200 ms over 28d\n",
     "tags: [a, b\ncriteria:\n" + P95 + " is < 200 ms over 28d\n", at("DOC023", "[a, b"), "]",
     "tags: [a, b]\ncriteria:\n" + P95 + " is < 200 ms over 28d\n")
book("text behind a block sign", "title: Search answers", "title: > Search answers",
     on("DOC033", "title: >"), '"> Search')
book("no space after the dash", "  - share(status < 500) of api.calls where operation = 'search'",
     "  -share(status < 500) of api.calls where operation = 'search'",
     on("DOC034", "-share"), "- share")
book("a smart quote instead of a quote", "title: Search answers while the developer is still typing",
     'title: "Search answers”', on("DOC023", 'title: "Search'), '"', 'title: "Search answers"')

book.open("decisions/DEC-001-suggest-index.md")
book("a score twice", "      latency: 5\n", "      latency: 5\n      latency: 4\n",
     at("DOC020", "latency: 4"), "Keep one of the two", "      latency: 5\n")
book("a brace without end", "scores: {latency: 3, effort: 5}", "scores: {latency: 3, effort: 5",
     at("DOC023", "{latency: 3"), "}", "scores: {latency: 3, effort: 5}")
book("an option that does not line up", "  - title: Leave it as it is", " - title: Leave it as it is",
     on("DOC024", " - title: Leave"), "", "  - title: Leave it as it is")
book("a part that does not line up", "    why_not: two more", "   why_not: two more",
     on("DOC024", "   why_not"), "", "    why_not: two more")
book("no comma in braces", "{latency: 3, effort: 5}", "{latency: 3 effort: 5}",
     on("DOC023", "{latency: 3 effort"), "commas", "{latency: 3, effort: 5}")
book("a tab among options", "    why_not: two more", "\twhy_not: two more",
     at("DOC021", "\t"), "space", "    why_not: two more")

book.open("insights/INS-001-search-while-typing.md")
book("a colon in a quote within braces", "quote: ten hits now rather", "quote: ten hits: now rather",
     on("DOC023", "ten hits: now"), "colon")
book("a single quote without end", "quote: By the time the results are there I have typed the whole order number.",
     "quote: 'By the time the results are there I have typed the whole order number.",
     on("DOC023", "quote: 'By"), "'")

book.open("metrics/api.latency_ms.yaml")
book("two documents in one file", "unit: ms\n", "unit: ms\n---\n", at("DOC028", "---"), "---",
     "unit: ms\n")
book("an alias of nothing", "expression: latency_ms", "expression: *latency",
     at("DOC037", "*latency"), "quotes")
book("a bracket in a metric without end", "dimensions: [operation, status, result_count]",
     "dimensions: [operation, status, result_count", at("DOC023", "[operation"), "]",
     "dimensions: [operation, status, result_count]")
book("a tab in a metric", "  search queries:", "\tsearch queries:", at("DOC021", "\t"), "space",
     "  search queries:")
book("a metric's key twice", "better: lower\n", "better: lower\nunit: s\n", at("DOC020", "unit: s\n"),
     "Keep one of the two", "better: lower\n")
book("an unknown instruction", "title: Latency of the API", "%title Latency of the API",
     on("DOC038", "%title"))

book.open("interviews/series.yaml")
book("the consent twice", "consent: anonymous\n", "consent: anonymous\nconsent: given\n",
     at("DOC020", "consent: given"), "Keep one of the two", "consent: given\n")

book.open("metrics/webhook.delay_s.yaml")
book("aliases that explode", "",
     "title: Delay\nsource: deliveries\nexpression: delay_s\nunit: s\n"
     "a: &a [x, x, x, x, x, x, x, x, x]\n"
     + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
     on("DOC025", "e: &e"), "Write the values out")
book("an alias within itself", "better: lower", "better: lower\ndimensions: &d [event, *d]",
     on("DOC025", "*d]"))
book("lists deeper than anyone reads", "better: lower",
     "better: lower\ndimensions: " + "[" * 90 + "]" * 90, on("DOC029", "[[["))

book.open("contracts/payments/openapi.yaml")
book("a tab in an API", "      operationId: search", "\t  operationId: search", at("DOC021", "\t"),
     "space", "      operationId: search")
book("a bracket in an API", "schema: {type: string}", "schema: {type: string",
     at("DOC023", "{type: string"), "}", "schema: {type: string}")

SPEC = '{\n  "openapi": "3.1.0",\n  "info": {"title": "Ledger", "version": "1"},\n  "paths": {}\n}\n'
book.open("contracts/ledger/openapi.json")
for name, text, found, help_, in (
    ("JSON without a comma", SPEC.replace('"3.1.0",', '"3.1.0"'), on("DOC041", '"info"'), "comma"),
    ("JSON with a comma too many", SPEC.replace("{}\n", "{},\n"), on("DOC041", '{},'), "comma"),
    ("JSON without end", SPEC[:-2], on("DOC042", 1), "}"),
    ("a JSON string without end", SPEC.replace('"1"}', '"1}'), on("DOC042", '"1}'), '"'),
    ("an unknown escape in JSON", SPEC.replace("Ledger", "\\Ledger"), at("DOC043", "\\L"), "\\\\"),
    ("a number with a leading zero", SPEC.replace('"1"', "01"), at("DOC044", "01"), ""),
    ("True instead of true", SPEC.replace('"1"', "True"), at("DOC045", "True"), "true"),
    ("a JSON key twice", SPEC.replace('{}\n', '{},\n  "paths": {}\n'), on("DOC046", '"paths": {}\n', severity="warning"), ""),
    ("text after JSON", SPEC + "done\n", at("DOC048", "done"), ""),
    ("a line end in a JSON string", SPEC.replace("Ledger", "Led\nger"), on("DOC042", '"Led'), '"'),
    ("single quotes in JSON", SPEC.replace('"Ledger"', "'Ledger'"), at("DOC040", "'Ledger'"), '"'),
    ("JSON deeper than anyone reads", SPEC.replace("{}\n", "[" * 90 + "]" * 90 + "\n"), on("DOC047", "[[["), ""),
):
    nobody_links_to_it = at("LNK009", 1, severity="info")
    book(name, "", text, (found, nobody_links_to_it), help_, SPEC)

MISTAKES = book.mistakes
