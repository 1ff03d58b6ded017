"""A real browser on the demo, served as a person serves it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Chromium: no playwright")
SHOTS = Path(__file__).parents[3] / "build" / "screenshots"


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium: not on PATH")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("served") / "relay"
    subprocess.run([sys.executable, "-m", "sightline", "demo", str(folder)], check=True)
    return folder


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """The address that is printed, with its key."""
    command = [sys.executable, "-m", "sightline", "serve", str(demo), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        yield line.rpartition(" ")[2].strip()
        server.terminate()


@pytest.fixture
def page(browser: playwright.Browser, address: str) -> Iterator[playwright.Page]:
    """A page of a browser that has been let in."""
    context = browser.new_context(base_url=address.partition("/?")[0])
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    playwright.expect.set_options(timeout=30_000)
    opened.goto(address)
    yield opened
    context.close()
