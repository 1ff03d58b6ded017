"""Sheets of invented people, and any sheet at all."""

from __future__ import annotations

from hypothesis import strategies as st

from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine

_WORDS = st.sampled_from(
    ["Led", "four", "teams", "API", "C#", "C++", "R&D", "A/B", "p95", "<b>", "</script>", "*bold*",
     "_under_", "snake_case", "`code`", "[link](x)", "![img]", "#hash", "$x$", "@ref", "~tilde~",
     "&amp;", "\\n", "\\", '"quoted"', "it's", "--", "---", "...", "1.", "2)", "+", "=", "|", "%",
     "40 %", "€5", "Łódź", "Ωμέγα", "Привет", "naïve", "\u2013", "\u2014", "e-mail", "http://x.y/z",
     "#set", "#import", "//", "/*", "*/", "{}", "{{x}}", "<!--", "==", "- -", "> q", "«ok»", "№5"]
)  # fmt: skip

#: A line of a résumé, as hostile to every kind of markup as one can be.
texts = (
    st.lists(_WORDS, min_size=1, max_size=8)
    .map(" ".join)
    .filter(lambda text: any(letter.isalpha() for letter in text))
)
lines = texts.map(SheetLine)
entries = st.builds(
    Entry,
    st.none() | lines,
    st.none() | lines,
    st.none() | st.sampled_from(["2019", "Jan 2020 - Present", "2016 \u2013 2019"]).map(SheetLine),
    st.none() | st.sampled_from(["Porto, Portugal", "Oakland, CA"]).map(SheetLine),
    st.lists(lines, max_size=3).map(tuple),
)
parts = st.builds(
    Part,
    st.sampled_from(
        ["summary", "work", "education", "skills", "projects", "certificates", "other"]
    ),
    st.sampled_from(["Experience", "Education", "Skills", "Further"]).map(
        lambda text: SheetLine(text, (), "label")
    ),
    st.lists(entries, max_size=2).map(tuple),
    st.lists(lines, max_size=3).map(tuple),
)
sheets = st.builds(
    Sheet,
    st.sampled_from(["Ana Lima", "Łukasz Żółć", "Ελένη Παππά"]).map(SheetLine),
    st.lists(st.sampled_from(["ana@example.com", "+351 912 345 678"]), max_size=2, unique=True).map(
        lambda found: tuple(map(SheetLine, found))
    ),
    st.lists(parts, max_size=3).map(tuple),
    st.none() | lines,
)
