"""What Marta's résumé says, and what it doesn't: every line is a promise of the checker."""

from __future__ import annotations

import pytest

from sightline.career.claims.checker import UNSUPPORTED, Checker
from tests.career.claims._marta import POSTING, marta
from tests.career.claims._marta_sentences import INVENTED, REFUSED_IN_DOUBT, TRUE

CHECKER = Checker([marta()], posting=POSTING)


def _verdicts(text: str) -> list[str]:
    return [sentence.verdict for sentence in CHECKER.check(text)]


@pytest.mark.parametrize("line", INVENTED)
def test_nothing_invented_is_supported(line: str) -> None:
    assert UNSUPPORTED in _verdicts(line)


@pytest.mark.parametrize("line", TRUE)
def test_what_the_record_says_is_supported(line: str) -> None:
    assert UNSUPPORTED not in _verdicts(line)


@pytest.mark.parametrize("line", REFUSED_IN_DOUBT)
def test_doubt_refuses(line: str) -> None:
    assert UNSUPPORTED in _verdicts(line)
