"""Which results of tests a promise means by the name it gives.

A test is named as its runner prints it: `tests.search.test_rights.test_names_the_right`,
`tests/search/test_rights.py::TestKey::test_old`, `Search answers within 200 ms`. A test that runs
with several parameters is meant with all of them, unless one is named: `test_old[a]`. `*` stands
for anything, and so several tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sightline.text.junit_xml import TestResult
from sightline.text.near import nearest

_FEW = 20_000
"""Up to so many names a near one is looked for letter by letter."""


class NamedTests:
    """Results of tests, found by their names."""

    def __init__(self, results: Iterable[TestResult]) -> None:
        self._by_name: dict[str, list[TestResult]] = {}
        self._by_short: dict[str, list[TestResult]] = {}
        for result in results:
            full = result.full_name
            self._by_name.setdefault(full, []).append(result)
            bare = _without_parameters(full)
            if bare != full:
                self._by_name.setdefault(bare, []).append(result)
            for short in dict.fromkeys((result.name, _without_parameters(result.name))):
                self._by_short.setdefault(short, []).append(result)

    def find(self, name: str) -> list[TestResult]:
        """Every result that is meant, in the order of the files.

        A full name comes first; the test's own name alone is looked for where there is none.
        """
        if "*" in name:
            return self._like(name)
        for spelling in _spellings(name):
            found = self._by_name.get(spelling)
            if found:
                return self._in_its_file(found, name) or found
        return self._by_file(name) or self._by_short.get(name, [])

    def near(self, name: str) -> list[str]:
        """At most three names that may have been meant, nearest first."""
        wanted = _spellings(name.rstrip("*").rstrip("."))[0]
        found = nearest(wanted, self._by_name, limit=3) if len(self._by_name) <= _FEW else []
        if not found:
            last = re.split(r"::|\.", name.rstrip("*.:"))[-1]
            shorts = self._by_short if len(self._by_short) <= _FEW else ()
            for short in [last] if last in self._by_short else nearest(last, shorts, limit=3):
                found += [result.full_name for result in self._by_short[short]]
        return list(dict.fromkeys(found))[:3]

    def _like(self, name: str) -> list[TestResult]:
        patterns = [_pattern(spelling) for spelling in _spellings(name)]
        found: dict[int, TestResult] = {}
        for full, results in self._by_name.items():
            if any(pattern.fullmatch(full) for pattern in patterns):
                found.update((id(result), result) for result in results)
        if not found:
            folder = _pattern(name)
            for results in self._by_name.values():
                for result in results:
                    if result.file and folder.fullmatch(f"{result.file}::{result.name}"):
                        found[id(result)] = result
        return list(found.values())

    def _by_file(self, name: str) -> list[TestResult]:
        """`file.py::Class::test`, of a runner that writes the file beside the class."""
        if "::" not in name:
            return []
        last = name.rpartition("::")[2]
        return self._in_its_file(self._by_short.get(last, []), name)

    def _in_its_file(self, found: Sequence[TestResult], name: str) -> list[TestResult]:
        file, *inner = name.split("::")
        between = inner[:-1]
        return [
            result
            for result in found
            if inner
            and (result.file == file or result.file.endswith("/" + file))
            and result.classname.split(".")[len(result.classname.split(".")) - len(between) :]
            == between
        ]


def _without_parameters(name: str) -> str:
    """`test_old` of `test_old[a-1]`, as pytest writes the parameters."""
    return name[: name.index("[")] if name.endswith("]") and "[" in name[1:] else name


def _spellings(name: str) -> list[str]:
    """A name as it stands, and as a dotted one where it names a file.

    >>> _spellings("tests/search.py::TestKey::test_old")
    ['tests.search.TestKey.test_old', 'tests/search.py::TestKey::test_old']
    """
    file, separator, rest = name.partition("::")
    if not separator:
        return [name]
    dotted = re.sub(r"\.[A-Za-z]+\Z", "", file).replace("/", ".").replace("\\", ".").strip(".")
    return [".".join((dotted, *rest.split("::"))), name]


def _pattern(name: str) -> re.Pattern[str]:
    pieces = re.split(r"\*+", name)
    return re.compile(".*".join(map(re.escape, pieces)), re.DOTALL)
