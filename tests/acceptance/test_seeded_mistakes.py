"""Each mistake is answered where it was made, with what to type, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.acceptance.mistake import AS_OF, Mistake
from tests.acceptance.seeding import MISTAKES, Seeded, pair_up, reported, wanted
from tests.cli.command_line import sightline
from tests.workspaces import ask

SOUND = [mistake for mistake in MISTAKES if not mistake.flaw]


def _marked(mistake: Mistake) -> object:
    marks = pytest.mark.xfail(reason=mistake.flaw, strict=True) if mistake.flaw else ()
    return pytest.param(mistake, marks=marks, id=mistake.name)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    return Seeded(tmp_path_factory.mktemp("seeded"))


@pytest.fixture
def made(
    request: pytest.FixtureRequest, seeded: Seeded
) -> Iterator[tuple[Mistake, dict[str, str]]]:
    """One mistake, made; it is taken out afterwards."""
    mistake: Mistake = request.param
    files = seeded.put([mistake])
    yield mistake, files
    seeded.take_out([mistake])


@pytest.mark.parametrize("made", [_marked(mistake) for mistake in MISTAKES], indirect=True)
def test_a_mistake_is_answered_where_it_was_made(
    made: tuple[Mistake, dict[str, str]], seeded: Seeded
) -> None:
    mistake, files = made
    found = seeded.new_findings()
    missing, on_top = pair_up([reported(one) for one in found], wanted(mistake, files))
    # That a document is linked from nowhere now is true, and only information.
    on_top = [one for one in on_top if one[:2] != ("LNK009", "info") or one.path == mistake.path]
    assert (missing, on_top) == ([], [])
    helps = " ".join(str(one.help) for one in found if one.code == mistake.expected[0].code)
    assert [word for word in mistake.help if word not in helps] == [], helps
    assert all(one.help and one.message for one in found), "a finding says what to do"


def test_what_is_mended_as_the_help_says_is_clean(seeded: Seeded) -> None:
    waiting = [mistake for mistake in MISTAKES if mistake.mended is not None]
    assert len(waiting) >= 60
    while waiting:  # one mistake a file at a time
        together = list({mistake.path: mistake for mistake in waiting}.values())
        waiting = [mistake for mistake in waiting if mistake not in together]
        seeded.put(together, mended=True)
        left = [found for found in seeded.new_findings() if found.severity != "info"]
        seeded.take_out(together)
        assert left == [], [mistake.name for mistake in together]


def test_there_are_two_hundred_mistakes_and_no_two_are_the_same() -> None:
    assert len(SOUND) >= 200
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)
    assert len({(one.path, one.old, one.new) for one in MISTAKES}) == len(MISTAKES)
    assert len({one.code for mistake in SOUND for one in mistake.expected}) >= 60


def test_the_healthy_workspace_has_nothing_above_information(seeded: Seeded) -> None:
    result = ask(seeded.root, "check", as_of=AS_OF)
    assert {found.severity for found in result.diagnostics} == {"info"}
    assert {found.path for found in result.diagnostics} == {
        "decisions/DEC-004-sandbox-keys.md",
        "requests/ASK-002-xml.md",
    }
    assert result.exit_code == 0
    assert result.documents >= 40


@pytest.mark.parametrize("mistake", SOUND[::12], ids=lambda mistake: mistake.name)
def test_the_command_line_ends_with_1_where_there_is_an_error(
    mistake: Mistake, seeded: Seeded
) -> None:
    files = seeded.put([mistake])
    shown = sightline(seeded.root, "check", "--as-of", AS_OF)
    seeded.take_out([mistake])
    errors = [want for want in wanted(mistake, files) if want.severity == "error"]
    assert shown.code == (1 if errors else 0)
    assert "Traceback" not in shown.out + shown.err
    for want in errors:
        assert f"{want.path}:{want.line}:{want.column or ''}" in shown.out
        assert f": error[{want.code}] " in shown.out
