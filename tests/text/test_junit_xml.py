"""Results of tests are read from whoever wrote them, and nothing hostile gets through."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.text import junit_xml
from sightline.text.junit_xml import JUnitError, TestResult, read_junit

Short = tuple[str, str, str, str]

PYTEST = b"""<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="2"
 tests="6" time="0.1" timestamp="2026-02-28T10:00:00.123456+00:00" hostname="ci">
<testcase classname="tests.search.test_rights" name="test_names_the_right" time="0.001" />
<testcase classname="tests.search.test_rights.TestKey" name="test_old[a.b-1]" time="0.1">
<failure message="AssertionError: assert 240 &lt; 200&#10; +  where 240 = f()">def test():
&gt;   assert f() &lt; 200
</failure></testcase>
<testcase classname="tests.search.test_rights" name="test_db" time="0.0"><error
 message="failed on setup with &quot;no database&quot;">trace</error></testcase>
<testcase classname="tests.search.test_rights" name="test_later" time="0.0"><skipped
 type="pytest.skip" message="needs a browser">/a/b.py:3: needs a browser</skipped></testcase>
<testcase classname="tests.search.test_rights" name="test_known" time="0.0"><skipped
 type="pytest.xfail" message="" /></testcase>
<testcase classname="tests.search.test_rights" name="test_both" time="0.0"><failure
 message="first" /><error message="then on teardown" /></testcase>
</testsuite></testsuites>"""

JEST = b"""<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="jest tests" tests="2" failures="1" errors="0" time="1.2">
  <testsuite name="Search answers" errors="0" failures="1" timestamp="2026-02-28T09:00:00" tests="2">
    <testcase classname="Search answers within 200 ms" name="Search answers within 200 ms" time="0.2"/>
    <testcase classname="Search answers in French" name="Search answers in French" time="0.2">
      <failure>Error: expect(received).toBe(expected)

Expected: "oui"
    at Object.&lt;anonymous&gt; (a.js:3:1)</failure>
    </testcase>
  </testsuite>
</testsuites>"""  # noqa: E501 -- as it is written

SUREFIRE = b"""<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="com.relay.SearchTest" time="0.1"
 xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire-test-report.xsd" tests="4">
  <properties><property name="java.version" value="21"/></properties>
  <testcase name="quick" classname="com.relay.SearchTest" time="0.01"/>
  <testcase name="flaky" classname="com.relay.SearchTest" time="0.01">
    <flakyFailure message="timed out" type="E"><stackTrace>x</stackTrace><system-out>failure
    </system-out></flakyFailure></testcase>
  <testcase name="slow" classname="com.relay.SearchTest" time="0.01">
    <failure message="too slow" type="E"><![CDATA[E: too slow
 at x]]></failure><rerunFailure message="again" type="E"/><rerunFailure message="again" type="E"/>
  </testcase>
  <testcase name="off" classname="com.relay.SearchTest"><skipped/></testcase>
</testsuite>"""  # noqa: E501 -- as it is written

GOTESTSUM = b"""<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="0" time="0.5">
\t<testsuite tests="3" failures="1" time="0.1" name="example.com/relay/search" timestamp="2026-02-28T10:00:00+01:00">
\t\t<properties><property name="go.version" value="go1.24"></property></properties>
\t\t<testcase classname="example.com/relay/search" name="TestRights" time="0.0"></testcase>
\t\t<testcase classname="example.com/relay/search" name="TestQuick/sub_case" time="0.0">
\t\t\t<failure message="Failed" type="">=== RUN   TestQuick</failure>
\t\t</testcase>
\t\t<testcase classname="example.com/relay/search" name="TestLater" time="0.0">
\t\t\t<skipped message="    search_test.go:9: later"></skipped>
\t\t</testcase>
\t</testsuite>
</testsuites>"""  # noqa: E501 -- as it is written

GOOGLETEST = b"""<testsuites tests="2" timestamp="2026-02-28T10:00:00.000">
<testsuite name="Search" tests="2">
<testcase name="Rights" status="run" result="completed" time="0" classname="Search" file="s.cc" line="4"/>
<testcase name="Off" status="notrun" result="suppressed" time="0" classname="Search" file="s.cc"/>
</testsuite></testsuites>"""  # noqa: E501 -- as it is written

NESTED = b"""<testsuites timestamp="2026-01-01"><testsuite name="a" timestamp="2026-01-02" file="a.js">
<testsuite name="b"><testcase name="inner"/><testsuite name="c" timestamp="2026-01-03" file="c.js">
<testcase name="innermost"/></testsuite></testsuite><testcase name="after"/></testsuite>
<testsuite name="d"><testcase name="last" timestamp="2026-01-04"/></testsuite></testsuites>"""  # noqa: E501 -- as it is written


def short(data: bytes) -> list[Short]:
    return [(r.full_name, r.outcome, r.message, r.timestamp) for r in read_junit(data)]


def test_pytest() -> None:
    at, time = "tests.search.test_rights", "2026-02-28T10:00:00.123456+00:00"
    assert short(PYTEST) == [
        (f"{at}.test_names_the_right", "passed", "", time),
        (f"{at}.TestKey.test_old[a.b-1]", "failed", "AssertionError: assert 240 < 200", time),
        (f"{at}.test_db", "errored", 'failed on setup with "no database"', time),
        (f"{at}.test_later", "skipped", "needs a browser", time),
        (f"{at}.test_known", "skipped", "pytest.xfail", time),
        (f"{at}.test_both", "failed", "first", time),
    ]


def test_jest() -> None:
    quick, french = "Search answers within 200 ms", "Search answers in French"
    time = "2026-02-28T09:00:00"
    assert short(JEST) == [
        (f"{quick}.{quick}", "passed", "", time),
        (f"{french}.{french}", "failed", "Error: expect(received).toBe(expected)", time),
    ]


def test_maven_surefire() -> None:
    found = read_junit(SUREFIRE)
    assert [(r.name, r.outcome, r.message, r.is_flaky, r.timestamp) for r in found] == [
        ("quick", "passed", "", False, ""),
        ("flaky", "passed", "", True, ""),
        ("slow", "failed", "too slow", False, ""),
        ("off", "skipped", "", False, ""),
    ]


def test_go() -> None:
    at, time = "example.com/relay/search", "2026-02-28T10:00:00+01:00"
    assert short(GOTESTSUM) == [
        (f"{at}.TestRights", "passed", "", time),
        (f"{at}.TestQuick/sub_case", "failed", "Failed", time),
        (f"{at}.TestLater", "skipped", "search_test.go:9: later", time),
    ]


def test_googletest() -> None:
    found = [(r.full_name, r.outcome, r.file, r.timestamp, r.line) for r in read_junit(GOOGLETEST)]
    time = "2026-02-28T10:00:00.000"
    assert found == [
        ("Search.Rights", "passed", "s.cc", time, 3),
        ("Search.Off", "skipped", "s.cc", time, 4),
    ]


CATCH2 = b"""<testsuites><testsuite name="all" errors="0" failures="0" tests="6" hostname="tbd"
 time="0.1" timestamp="2026-02-28T10:00:00Z"><properties><property name="random-seed" value="1"/>
</properties><testcase classname="all.global" name="adds" time="0.1" status="run"/></testsuite>
</testsuites>"""
DOCTEST = b"""<testsuites><testsuite name="./all" errors="0" failures="0" tests="6">
<testcase classname="a.cpp" name="adds" time="0.1" status="run"/></testsuite></testsuites>"""
SUBTESTS = b"""<testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="0"
 skipped="0" tests="4"><testcase classname="t" name="test_subs" time="0.1" /></testsuite>
</testsuites>"""
CTEST = b"""<testsuite name="Linux-c++" tests="3" failures="1" disabled="1" skipped="0">
<testcase name="a" classname="a" status="run"><system-out>ok</system-out></testcase>
<testcase name="b" classname="b" status="fail"><failure message=""/></testcase>
<testcase name="c" classname="c" status="disabled"/></testsuite>"""
TORN_DOWN = b"""<testsuites><testsuite name="mine" errors="1" failures="0" tests="3">
<testcase classname="t" name="a"><error message="failed on teardown"/></testcase>
<testcase classname="t" name="b"/></testsuite></testsuites>"""
PHPUNIT = b"""<testsuites><testsuite name="all" tests="3" assertions="9" errors="0" failures="0">
<testsuite name="A" tests="2"><testcase name="a"/><testsuite name="A::b" tests="1">
<testcase name="b with data set #0"/></testsuite></testsuite><testsuite name="B" tests="1">
<testcase name="c"/></testsuite></testsuite></testsuites>"""


@pytest.mark.parametrize(
    ("data", "outcomes"),
    [
        (PYTEST, "passed failed errored skipped skipped failed"),
        (JEST, "passed failed"),
        (SUREFIRE, "passed passed failed skipped"),
        (GOTESTSUM, "passed failed skipped"),
        (GOOGLETEST, "passed skipped"),
        (NESTED, "passed passed passed passed"),
        (CATCH2, "passed"),
        (DOCTEST, "passed"),
        (SUBTESTS, "passed"),
        (CTEST, "passed failed skipped"),
        (TORN_DOWN, "errored passed"),
        (PHPUNIT, "passed passed passed"),
    ],
)
def test_what_runners_write_is_believed(data: bytes, outcomes: str) -> None:
    found = read_junit(data)
    assert [(r.outcome, r.doubt) for r in found] == [(word, "") for word in outcomes.split()]


@pytest.mark.parametrize(
    ("attributes", "inside", "outcome", "message"),
    [
        ("status='fail'", "", "failed", ""),
        ("status='FAILED' result='completed'", "", "failed", ""),
        ("status='broken'", "", "errored", ""),
        ("status='timed_out'", "", "failed", ""),
        ("result='aborted'", "", "unknown", "result is aborted"),
        ("result='Inconclusive'", "", "unknown", "result is Inconclusive"),
        ("status='passed' result='whatever'", "", "unknown", "result is whatever"),
        ("result='aborted'", "<failure message='m'/>", "failed", "m"),
        ("result='Inconclusive'", "<skipped message='m'/>", "skipped", "m"),
        ("status='not run'", "", "skipped", ""),
        ("status='Passed'", "", "passed", ""),
        ("status='run' result='completed'", "", "passed", ""),
        ("executed='True' success='True'", "", "passed", ""),
        ("executed='True' success='False'", "", "failed", ""),
        ("executed='false' success='false'", "", "skipped", "it was not executed"),
        ("executed='false' result='failed'", "", "failed", ""),
        ("", "<Failure message='m'/>", "failed", "m"),
        ("", "<ERROR>m</ERROR>", "errored", "m"),
        ("", "<rerunFailure message='m'/>", "failed", "m"),
        ("", "<rerunError message='m'/><rerunFailure message='n'/>", "failed", "m"),
        ("status='passed'", "<rerunFailure message='m'/>", "passed", ""),
        ("", "<flakyFailure message='m'/>", "passed", ""),
        ("", "<system-err>error</system-err>", "passed", ""),
    ],
)
def test_only_what_is_said_to_pass_passes(
    attributes: str, inside: str, outcome: str, message: str
) -> None:
    text = f"<TestSuite><TestCase name='a' {attributes}>{inside}</TestCase></TestSuite>"
    (found,) = read_junit(text.encode())
    assert (found.outcome, found.message, found.doubt) == (outcome, message, "")


@pytest.mark.parametrize(
    ("attributes", "before", "doubt"),
    [
        ("", "<error message='collection failed'/>", "the suite s errored: collection failed"),
        ("", "<failure/>", "the suite s failed"),
        ("errors='1'", "<error>no database</error>", "the suite s errored: no database"),
        ("errors='1'", "", "the suite s tells of 1 failure or error, and shows 0"),
        ("errors='1' failures='2'", "<testcase name='b'><failure/></testcase>",
         "the suite s tells of 3 failures and errors, and shows 1"),
        ("tests='5'", "", "the suite s tells of 5 tests, and shows 1"),
        ("tests='1' errors='0' failures='0' skipped='7'", "", ""),
        ("tests='0'", "", ""),
        ("tests='many' failures='-1' errors='99999999999999999'", "", ""),
    ],
)  # fmt: skip
def test_a_suite_that_shows_less_than_it_tells_puts_its_tests_in_doubt(
    attributes: str, before: str, doubt: str
) -> None:
    text = (
        f"<testsuites><testsuite name='s' {attributes}>{before}<testcase name='a'/></testsuite>"
        "<testsuite name='other' tests='1'><testcase name='c'/></testsuite></testsuites>"
    )
    found = {r.name: (r.outcome, r.doubt) for r in read_junit(text.encode())}
    assert (found["a"], found["c"]) == (("passed", doubt), ("passed", ""))


def test_what_is_wrong_with_an_outer_suite_is_wrong_with_all_within() -> None:
    text = (
        "<testsuites tests='4'><testsuite name='a' failures='1'><testcase name='x'/></testsuite>"
        "<testsuite name='b'><testcase name='y'/></testsuite></testsuites>"
    )
    assert [r.doubt for r in read_junit(text.encode())] == [
        "the suite a tells of 1 failure or error, and shows 0",
        "their suite tells of 4 tests, and shows 2",
    ]


def test_a_test_has_the_time_and_file_of_the_nearest_suite_that_has_one() -> None:
    assert [(r.name, r.timestamp, r.file) for r in read_junit(NESTED)] == [
        ("inner", "2026-01-02", "a.js"),
        ("innermost", "2026-01-03", "c.js"),
        ("after", "2026-01-02", "a.js"),
        ("last", "2026-01-04", ""),
    ]


def test_other_encodings_that_say_so_are_read() -> None:
    text = '<?xml version="1.0" encoding="{}"?><testsuite><testcase name="für ü"/></testsuite>'
    for encoding in ("iso-8859-1", "utf-8", "windows-1252", "utf-16"):
        (found,) = read_junit(text.format(encoding).encode(encoding))
        assert found.name == "für ü"


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
<testsuite name="&lol3;"/>"""
FETCHES = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<testsuite><testcase name="&x;"/></testsuite>"""
SECOND = b"it has a DOCTYPE, which results of tests don't need and which is refused"
REFUSED = [
    (LAUGHS, SECOND.decode(), 2),
    (FETCHES, SECOND.decode(), 1),
    (b'<!DOCTYPE testsuite SYSTEM "http://a/b.dtd"><testsuite/>', SECOND.decode(), 1),
    (b"", "it is empty", 1),
    (b" \n\n", "it is empty", 1),
    (
        PYTEST[:700],
        "it is not whole: the file ends too early (unclosed token)",
        PYTEST[:700].count(b"\n") + 1,
    ),
    (
        PYTEST[:-13],
        "it is not whole: the file ends too early (no element found)",
        PYTEST.count(b"\n") + 1,
    ),
    (b"<html><body>502 Bad Gateway</body></html>", "it is no JUnit XML: it begins with <html>", 1),
    (b'{"tests": 4}', "it is no well-formed XML: not well-formed (invalid token)", 1),
    (b"<testsuite>\n<a></b>\n</testsuite>", "it is no well-formed XML: mismatched tag", 2),
    (b"<testsuite>\n&nbsp;</testsuite>", "it is no well-formed XML: undefined entity", 2),
    (
        b"<testsuite><testcase name='\xff'/></testsuite>",
        "it is no well-formed XML: not well-formed (invalid token)",
        1,
    ),
    (
        b"<?xml version='1.0' encoding='klingon'?><testsuite/>",
        "its encoding is not one that can be read: unknown encoding: klingon",
        1,
    ),
    (b"<testsuite/><testsuite/>", "it is no well-formed XML: junk after document element", 1),
    (b"<testsuite>" * 100, "its elements nest more than 64 deep", 1),
]


@pytest.mark.parametrize(("data", "message", "line"), REFUSED)
def test_what_is_no_result_of_tests_is_refused_in_words(
    data: bytes, message: str, line: int
) -> None:
    with pytest.raises(JUnitError) as caught:
        read_junit(data)
    assert (caught.value.message, caught.value.line) == (message, line)


def test_a_multi_byte_encoding_is_refused_in_words() -> None:
    data = '<?xml version="1.0" encoding="shift_jis"?><testsuite/>'.encode("shift_jis")
    with pytest.raises(JUnitError, match="its encoding is not one that can be read"):
        read_junit(data)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(junit_xml, "MAX_TESTS", 2)
    with pytest.raises(JUnitError, match="more than 2 tests"):
        read_junit(b"<testsuite>" + b"<testcase name='a'/>" * 3 + b"</testsuite>")
    monkeypatch.setattr(junit_xml, "MAX_BYTES", 1_000_000)
    with pytest.raises(JUnitError, match="more than 1 MB"):
        read_junit(b" " * 1_000_001)


def test_a_long_message_is_cut_and_costs_no_memory() -> None:
    data = (
        b"<testsuite><testcase name='a'><failure>"
        + b"x" * 3_000_000
        + b"</failure></testcase></testsuite>"
    )
    (found,) = read_junit(data)
    assert found.message == "x" * 300


def test_twenty_thousand_tests_are_read() -> None:
    case = b"<testcase classname='a.b.c' name='test'><failure message='no'/></testcase>"
    assert len(read_junit(b"<testsuite>" + case * 20_000 + b"</testsuite>")) == 20_000


NAME = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
OUTCOMES = {"passed": "", "failed": "<failure/>", "errored": "<error/>", "skipped": "<skipped/>"}


@given(st.lists(st.tuples(NAME, NAME, st.sampled_from(sorted(OUTCOMES)))))
def test_what_was_written_is_read_back(cases: list[tuple[str, str, str]]) -> None:
    inside = "".join(
        f"<testcase classname={quoteattr(c)} name={quoteattr(n)}>{OUTCOMES[o]}</testcase>"
        for c, n, o in cases
    )
    found = read_junit(f"<testsuites><testsuite>{inside}</testsuite></testsuites>".encode())
    expected = [(" ".join(c.split()), " ".join(n.split()), o) for c, n, o in cases]
    assert [(r.classname, r.name, r.outcome) for r in found] == expected


@given(st.integers(0, len(PYTEST) - 1), st.binary(max_size=6))
def test_no_damage_raises_anything_else(at: int, damage: bytes) -> None:
    for data in (PYTEST[:at], PYTEST[:at] + damage + PYTEST[at + len(damage) :], damage):
        try:
            found = read_junit(data)
        except JUnitError as error:
            assert error.message and error.line >= 1 and error.column >= 1
        else:
            assert all(isinstance(result, TestResult) for result in found)
