"""dev.py's set-up: skipped when nothing changed, clear when something is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import uv
from devtools.errors import ChoreError
from devtools.indexes import parse_pip_settings, uv_variables
from devtools.paths import ROOT
from devtools.stamp import fingerprint, is_fresh, read_stamp, write_stamp

PROJECT = '[project]\nname = "x"\ndependencies = []\n[tool.ruff]\nline-length = 100\n'


@pytest.fixture
def inputs(tmp_path: Path) -> tuple[Path, Path]:
    """A lock and a pyproject to take fingerprints of."""
    lock, pyproject = tmp_path / "dev.lock", tmp_path / "pyproject.toml"
    lock.write_text("a==1 --hash=sha256:00\n")
    pyproject.write_text(PROJECT)
    return lock, pyproject


def test_an_environment_is_fresh_only_for_its_own_inputs(inputs: tuple[Path, Path]) -> None:
    lock, pyproject = inputs
    environment = lock.parent / "venv"
    (environment / "bin").mkdir(parents=True)
    value = fingerprint([lock], pyproject)
    write_stamp(environment, "dev", value)
    assert not is_fresh(environment, "dev", value), "its Python is gone"
    (environment / "bin" / "python").touch()
    assert is_fresh(environment, "dev", value)
    assert not is_fresh(environment, "runtime", value)
    lock.write_text("a==2 --hash=sha256:00\n")
    assert not is_fresh(environment, "dev", fingerprint([lock], pyproject))


def test_the_fingerprint_moves_with_dependencies_and_not_with_tool_settings(
    inputs: tuple[Path, Path],
) -> None:
    lock, pyproject = inputs
    before = fingerprint([lock], pyproject)
    pyproject.write_text(PROJECT.replace("100", "99"))
    assert fingerprint([lock], pyproject) == before
    pyproject.write_text(PROJECT.replace("[]", '["a"]'))
    assert fingerprint([lock], pyproject) != before


def test_an_environment_without_a_readable_stamp_is_unknown(tmp_path: Path) -> None:
    assert read_stamp(tmp_path) == ("", "")
    (tmp_path / "stamp").write_bytes(b"\xff\xfe")
    assert read_stamp(tmp_path) == ("", "")


def test_a_python_without_pip_and_venv_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = importlib.util.find_spec
    missing = {"pip", "ensurepip"}
    monkeypatch.setattr(uv, "TOOLS", tmp_path)
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name in missing else found(name)
    )
    with pytest.raises(ChoreError, match=r"(?s)ensurepip.*apt-get install python3-venv"):
        uv.python_with_pip()


def test_a_python_that_is_too_old_says_so_or_hands_over(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import dev\n"
        "sys.version_info = (3, 9, 1); dev.shutil.which = lambda name: None\n"
        "sys.exit(dev.main(['run']))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert answer.returncode == 3
    assert answer.stderr.startswith(
        "dev.py: Sightline needs Python 3.11 or newer; this is Python 3.9"
    )


def test_settings_for_pip_hold_for_uv_too() -> None:
    listing = "\n".join(
        (
            "global.index-url='https://files.test/simple'",
            ":env:.extra-index-url='https://a.test/simple\\nhttps://b.test/simple'",
            "global.cert='/etc/ca.pem'",
            "install.no-index='true'",
            "list.format='columns'",
        )
    )
    assert uv_variables(parse_pip_settings(listing), {}) == {
        "UV_DEFAULT_INDEX": "https://files.test/simple",
        "UV_INDEX": "https://a.test/simple https://b.test/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_NO_INDEX": "1",
        "SSL_CERT_FILE": "/etc/ca.pem",
    }


def test_settings_for_uv_win_over_settings_for_pip() -> None:
    settings = {"index-url": "https://pip.test", "extra-index-url": "https://more.test"}
    told = {"UV_DEFAULT_INDEX": "https://uv.test", "UV_INDEX": ""}
    assert uv_variables(settings, told) == {}


def test_a_folder_of_wheels_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    settings = {"find-links": f"{tmp_path} {tmp_path}/gone https://wheels.test"}
    assert uv_variables(settings, {}) == {"UV_FIND_LINKS": f"{tmp_path},https://wheels.test"}


def test_what_is_in_a_pip_variable_wins_over_a_file() -> None:
    listing = ":env:.index-url='b'\nglobal.index-url='a'\ninstall.index-url='c'"
    assert parse_pip_settings(listing) == {"index-url": "b"}


def test_without_a_home_the_cache_stays_in_the_checkout(tmp_path: Path) -> None:
    chosen = [
        uv.uv_environment(environ).get("UV_CACHE_DIR")
        for environ in ({"HOME": str(tmp_path)}, {"HOME": "/nonexistent"}, {})
    ]
    own = str(ROOT / ".tools" / "uv-cache")
    assert chosen == [None, own, own]
