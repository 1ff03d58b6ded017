"""The written demo, once for all tests of this folder. Tests only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.demo.relay_sql import figures, opened
from tests.demo.written_demo import write


@pytest.fixture(scope="session")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("relay"))


@pytest.fixture(scope="session")
def database(relay: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = opened(relay)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def by_sql(database: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return figures(database)
