from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def file_store(settings: Settings, tmp_path: Path) -> Path:
    """A store of this test's own; its folder."""
    folder = tmp_path / "files"
    options = {"location": folder}
    settings.STORAGES = {**settings.STORAGES, "files": {**settings.STORAGES["files"], "OPTIONS": options}}
    settings.CLAMAV = ""
    return folder
