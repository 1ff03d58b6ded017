"""`sightline.toml`, ignores, and files that are no text."""

# ruff: noqa: E501 (a line of a table, and text that has to stay one line)
from __future__ import annotations

from tests.acceptance.mistake import Book, at, on

# fmt: off
book = Book()
SILENT = "a slip inside a table of sightline.toml is silent"
OWNER = [on("PLN002", "title:", "roadmap/INI-001-fast-search.md"),
         on("PLN002", "title:", "roadmap/INI-003-first-day.md", severity="info")]

book.open("sightline.toml")
book("a misspelt owner", 'owner = "ines"', 'onwer = "ines"', [at("DOC051", "onwer"), *OWNER], "owner",
     'owner = "ines"')
book("a value without quotes", 'name = "Relaypay API"', "name = Relaypay API", on("DOC050", "name ="),
     '"', 'name = "Relaypay API"')
book("a setting twice", 'owner = "ines"\n', 'owner = "ines"\nowner = "tom"\n', on("DOC050", 'owner = "tom"'),
     "owner", 'owner = "ines"\n')
book("a table without end", "[defaults]", "[defaults", on("DOC050", "[defaults"), "]", "[defaults]")
book("a setting as in YAML", 'window = "28d"', 'window: "28d"', on("DOC050", "window:"), "=",
     'window = "28d"')
book("a misspelt default", 'window = "28d"', 'windw = "28d"', at("DOC051", "windw"), "window",
     'window = "28d"')
book("a default window without unit", 'window = "28d"', 'window = "28"', at("MEA008", 'window = "28"'),
     "28d", 'window = "28d"')
book("a window of metres in the settings", 'window = "28d"', 'window = "1m"', at("MEA008", "window ="),
     "mo", 'window = "1mo"')
book("a misspelt table", "[defaults]", "[default]", on("DOC051", "[default]"), "defaults", "[defaults]")
book("a table in the singular", "[sources.signups]", "[source.signups]",
     [on("DOC051", "[source.signups]"),
      on("MEA006", "source: signups", "metrics/signup.partners.yaml"),
      on("MEA006", "source: signups", "metrics/signup.minutes_to_first_payment.yaml")],
     "sources", "[sources.signups]")
book("a source without files", 'files = "data/signups.csv"\n', "", on("MEA008", "[sources.signups]"),
     "files", 'files = "data/signups.csv"\n')
book("a misspelt part of a source", 'files = "data/signups.csv"', 'file = "data/signups.csv"',
     [at("MEA008", "file ="), on("MEA008", "[sources.signups]")], "files",
     'files = "data/signups.csv"')
book("a freshness without unit", 'fresh_within = "3d"', 'fresh_within = "3"', at("MEA008", "fresh_within = \"3\""),
     "2d", 'fresh_within = "3d"')
book("a unit of a column that nobody knows", 'units = { delay_s = "s" }', 'units = { delay_s = "secs" }',
     on("DOC051", '"secs"'), "s", 'units = { delay_s = "s" }', SILENT)
book("feedback without key", 'key = "ticket"\n', "", on("DOC051", "[feedback.TIC]"), "key",
     'key = "ticket"\n', "each link to a row is reported, too")
book("feedback with a misspelt key", 'key = "ticket"', 'kye = "ticket"', at("DOC051", "kye"), "key",
     'key = "ticket"', "each link to a row is reported, too")
book("an owner that is a number", 'owner = "ines"', "owner = 7", [at("DOC051", "owner = 7"), *OWNER], '"', 'owner = "ines"')
book("a frozen day that is none", 'owner = "ines"\n', 'owner = "ines"\nas_of = "tomorrow"\n',
     at("DOC051", "as_of"), "2026", 'owner = "ines"\n')
book("a check that doesn't exist", "[defaults]\n", '[checks]\nLNK099 = "off"\n\n[defaults]\n',
     at("DOC051", "LNK099"), "LNK00", "[defaults]\n")
book("a severity that doesn't exist", "[defaults]\n", '[checks]\nLNK009 = "warn"\n\n[defaults]\n',
     at("DOC051", "LNK009"), "warning", '[checks]\nLNK009 = "off"\n\n[defaults]\n')

REASON = "-- asked on 2026-02-01, answer due in March"
book.open("requirements/REQ-001-suggestions.md")
BROKEN = "opportunity: OPP-099"
book("an ignore without reason", "opportunity: OPP-002", f"# sightline: ignore LNK001\n{BROKEN}",
     [on("IGN001", "# sightline"), at("LNK001", "OPP-099")], "--",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("an ignore past its end", "opportunity: OPP-002",
     f"# sightline: ignore LNK001 until 2026-02-28 {REASON}\n{BROKEN}",
     [on("IGN002", "# sightline", severity="warning"), at("LNK001", "OPP-099")], "a new date",
     f"# sightline: ignore LNK001 until 2026-03-28 {REASON}\n{BROKEN}")
book("an ignore of nothing", "opportunity: OPP-002", f"# sightline: ignore LNK001 {REASON}\nopportunity: OPP-002",
     on("IGN003", "# sightline", severity="warning"), "remove the ignore", "opportunity: OPP-002")
book("an ignore in words", "opportunity: OPP-002", f"# sightline: ignore dangling {REASON}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "LNK",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("an ignore until no day", "opportunity: OPP-002",
     f"# sightline: ignore LNK001 until 2026-02-30 {REASON}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "until 2026-12-31",
     f"# sightline: ignore LNK001 until 2026-03-30 {REASON}\n{BROKEN}")
book("an ignore of the wrong code", "opportunity: OPP-002", f"# sightline: ignore LNK002 {REASON}\n{BROKEN}",
     [on("IGN003", "# sightline", severity="warning"), at("LNK001", "OPP-099")], "",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("an ignore of a code that doesn't exist", "opportunity: OPP-002", f"# sightline: ignore LNK901 {REASON}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "LNK",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("an ignore with one hyphen", "opportunity: OPP-002", f"# sightline: ignore LNK001 {REASON[1:]}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "--",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("an ignore with a long dash", "opportunity: OPP-002", f"# sightline: ignore LNK001 \u2014{REASON[2:]}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "--",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")
book("a misspelt ignore", "opportunity: OPP-002", f"# sightline: ingore LNK001 {REASON}\n{BROKEN}",
     [on("IGN004", "# sightline"), at("LNK001", "OPP-099")], "ignore",
     f"# sightline: ignore LNK001 {REASON}\n{BROKEN}")

BODY = "---\ntitle: Gr\u00fc\u00dfe\nopportunity: OPP-002\n---\n\nAs a shop, I want caf\u00e9s, so that I rest.\n\n## Criteria\n\n- p95 of api.latency_ms is < 2 s over 28d\n"
book.open("requirements/REQ-009-greetings.md")
book("a file in Latin-1", "", BODY.encode("latin-1"), on("DOC001", 2), "UTF-8", BODY)
book("a file in Windows-1252", "", BODY.replace("caf", "\u201ecaf").encode("cp1252"), on("DOC001", 2),
     "UTF-8", BODY)
book("a file in UTF-16", "", BODY.encode("utf-16"), at("DOC009", 1), "UTF-8", BODY)
book("a file in UTF-16 without mark", "", BODY.encode("utf-16-le"), at("DOC009", 1), "UTF-8", BODY,
     "it is taken for a binary file")
book("a file in UTF-32", "", BODY.encode("utf-32"), at("DOC009", 1), "UTF-8", BODY)
book("a character that nobody sees", "", BODY.replace("title: Gr", "title: \x00Gr").encode(),
     on("DOC004", 2), "", BODY)
book("a bell", "", BODY.replace("I rest", "I \x07rest").encode(), on("DOC004", 6), "", BODY)
book("a file cut within a letter", "", BODY.encode()[: BODY.encode().index(b"\xa9") ], on("DOC001", 6), "", BODY)
book("a picture", "", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\xff\xfe", on("DOC001", 1), "")

MISTAKES = book.mistakes
