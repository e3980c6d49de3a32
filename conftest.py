"""What every test stands on. Rooms add their own fixtures in their own conftest.py.

Tests that touch the database get an embedded server of their own below `var/test`, started by the first of them and
stopped after the last (with pytest-xdist: shared by the workers). `DATABASE_URL` puts another server in its place,
`MOTCUA_POSTGRES_BIN` other programs.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from motcua.kernel import configuration
from motcua.kernel.database import server
from motcua.kernel.database.binaries import find_binaries
from motcua.kernel.database.tuning import THROWAWAY

# The developer's own site, its data and its training clock must never meet a test. This is decided here, before
# Django reads its settings, and not in pyproject.toml: pytest-django would read them before this file.
for key in ("config", *configuration.KEYS):
    os.environ.pop(f"MOTCUA_{key.upper()}", None)
server_kind = "external" if os.environ.get("DATABASE_URL") else f"embedded-{find_binaries().major}"
os.environ["MOTCUA_DEBUG"] = "1"
os.environ["MOTCUA_DATA_DIRECTORY"] = str(Path(__file__).parent / "var" / "test" / server_kind)
os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.settings"
django.setup()


# How fast examples are drawn says how busy the machine is, not whether the program is right: no test is timed.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Have the database server running before Django makes its test database, and leave it after that is gone."""
    site = configuration.load()
    if site.database_url:
        yield  # Django makes its test database there; the site's own need not exist
        return
    try:
        server.ensure_running(site, settings=THROWAWAY)
    except configuration.ConfigurationError:
        # Without fsync a power cut may have ruined the data. Where that was not the reason, this says so again.
        shutil.rmtree(site.data_directory / "postgres" / "data", ignore_errors=True)
        server.ensure_running(site, settings=THROWAWAY)
    yield
    server.leave()


TRANSACTIONAL = frozenset({"transactional_db", "live_server"})


@pytest.fixture(autouse=True)
def _queue_left_empty(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Where transactions really end, Django empties its own tables and not the queue: no job waits for another test."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if TRANSACTIONAL.isdisjoint(request.fixturenames) and not (marker and marker.kwargs.get("transaction")):
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """The real hasher is slow on purpose; nothing here is about its strength."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def file_store(settings: Settings, tmp_path: Path) -> Path:
    """A file store of this test's own, and no virus scanner; its folder, which is not there yet."""
    folder = tmp_path / "files"
    options = {"location": folder}
    settings.STORAGES = {**settings.STORAGES, "files": {**settings.STORAGES["files"], "OPTIONS": options}}
    settings.CLAMAV = ""
    return folder


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What one test had counted is no answer for the next."""
    cache.clear()
