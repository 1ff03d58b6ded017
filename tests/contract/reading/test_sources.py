"""What a person names is found, or the name is told that isn't there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.contract.reading.sources import file_source, named_source
from sightline.kernel.errors import UsageError


def test_a_file_in_a_missing_folder_is_told_by_its_name(tmp_path: Path) -> None:
    path = f"{tmp_path}/no-such/openapi.yaml"
    for named in (lambda: file_source(path), lambda: named_source(path, None, anywhere=True)):
        with pytest.raises(UsageError) as refused:
            named()
        assert str(refused.value) == f"there is no file {path}"
