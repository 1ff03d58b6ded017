"""A small product with one thread complete from quote to verdict, and one broken in the middle."""

from __future__ import annotations

CRITERION = "p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d"

FILES: dict[str, str] = {
    "sightline.toml": (
        'name = "Relay"\nowner = "ana"\n\n'
        '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "words"\n\n'
        '[audiences.board]\nhide = ["interviews/*", "feedback/*"]\n\n'
        '[audiences.partner]\nhide = ["readings/*"]\n'
    ),
    "interviews/series.yaml": "title: Partner developers\nconsent: given\n",
    "interviews/INT-003-acme.md": (
        "---\ntitle: Type-ahead at Acme\ndate: 2026-01-12\nparticipant: Lee, Acme\n"
        "segment: partner developer\n---\n\n"
        "> I stop typing and wait, every single time. {#q4 search}\n\n"
        "> We cache what we can. {#q5 cache}\n"
    ),
    "interviews/INT-004-anonymous.md": (
        "---\ntitle: A call\nconsent: anonymous\nparticipant: Robin Roe\n"
        "segment: platform team\n---\n\n> Search is where we lose them. {#a search}\n"
    ),
    "interviews/INT-005-refused.md": (
        "---\ntitle: Another call\nconsent: none\nparticipant: Kim Kay\n---\n\n"
        "> Never print this sentence. {#a}\n"
    ),
    "feedback/tickets.csv": "id,words\n8812,Search is slow\n8813,Typing lags\n8814,Slow again\n"
    "8815,Still slow\n8816,Slow on Monday\n",
    "insights/INS-typing.md": (
        "---\ntitle: Waiting breaks typing\nclaims:\n  - text: People stop typing to wait\n"
        "    quotes:\n      - ref: INT-003#q4\n        quote: I stop typing and wait\n"
        "  - text: Everyone wants dark mode\n---\n"
    ),
    "opportunities/OPP-003-slow-search.md": (
        "---\ntitle: Developers give up on slow search\nstatus: committed\n"
        "evidence: [INS-typing, INT-004#a, INT-005#a, TIC-8812, TIC-8813, TIC-8814, TIC-8815,"
        " TIC-8816]\n---\n"
    ),
    "decisions/DEC-002-index.md": (
        "---\ntitle: How search becomes fast\nstatus: committed\n"
        "options:\n  - title: Build an index\n  - title: Buy a service\n"
        "choice: Build an index\nbecause: our data may not leave the house\n"
        "decider: ana\ndecided: 2026-01-20\nflips_if: a service runs on our machines\n"
        "opportunity: OPP-003\n---\n"
    ),
    "requirements/REQ-search.md": (
        "---\ntitle: Search answers while the developer is still typing\nstatus: shipped\n"
        "opportunity: OPP-003\ndecision: DEC-002\n"
        "story: As a developer, I want results at once, so that I can build type-ahead.\n"
        f"criteria:\n  - {CRITERION}\n  - p50 of api.latency_ms is < 90 ms over 28d\n---\n\n"
        "It goes before [[REQ-alone]].\n"
    ),
    "requirements/REQ-alone.md": (
        "---\ntitle: Dark mode\nstatus: shipped\n"
        "criteria:\n  - text: it should look good\n---\n"
    ),
    "metrics/api.latency_ms.yaml": "title: Latency of the API\nunit: ms\n",
    "roadmap/INI-001-search.md": (
        "---\ntitle: Search you can type into\nstatus: committed\noutcome: type-ahead works\n"
        "horizon: now\nrequirements: [REQ-search]\n---\n"
    ),
    "rollouts/ROL-001-search.md": (
        "---\ntitle: Search to everyone\nstatus: committed\nrequirements: [REQ-search]\n"
        "initiative: INI-001\n---\n"
    ),
    "readings/RDG-001-search.yaml": (
        f'title: Search on 1 Feb\nof: REQ-search\ncriterion: "{CRITERION}"\nverdict: PASS\n'
        "as_of: 2026-02-01\nreading:\n  value: 180\n  unit: ms\n  n: 30000\n  query: SELECT 180\n"
    ),
    "readings/RDG-002-search.yaml": (
        f'title: Search on 28 Feb\nof: REQ-search\ncriterion: "{CRITERION}"\nverdict: FAIL\n'
        "as_of: 2026-02-28\nreading:\n  value: 243\n  unit: ms\n  low: 236\n  high: 251\n"
        "  n: 41902\n  query: SELECT 243\n"
    ),
}  # fmt: skip
