"""Opening the site for a command: configuration read, database running, Django ready."""

import atexit
import os
from pathlib import Path

import django

from motcua.kernel import configuration
from motcua.kernel.database import server


def has_site() -> bool:
    """Whether a site is set up here, configured or begun: by `DATABASE_URL`, its file, or its own database."""
    directory = Path(os.environ.get("MOTCUA_DATA_DIRECTORY") or configuration.PROJECT / "var")
    file = Path(os.environ.get("MOTCUA_CONFIG") or directory / "site.toml")
    return bool(os.environ.get("DATABASE_URL")) or file.exists() or (directory / "postgres" / "data").exists()


def open_site() -> configuration.Configuration:
    """Have the configured site ready for queries. Raises `ConfigurationError` saying what to mend."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    site = configuration.load()
    server.ensure_running(site)
    django.setup()
    atexit.register(close_connections)  # runs before the server is left: the last to register is the first to run
    return site


def close_connections() -> None:
    """Give the connections back and end their pools; forks and the end of the program must not meet them."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]


def bring_up_to_date() -> None:
    """Create or migrate the tables of the open site."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def data_file(site: configuration.Configuration, *parts: str) -> Path:
    """A file below the data directory, its folder made."""
    path = site.data_directory.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
