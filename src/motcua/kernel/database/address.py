"""Where the database is, computed from the configuration alone: nothing is started or contacted here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from motcua.kernel.configuration import Configuration
from motcua.kernel.database.layout import PORT, Layout
from motcua.kernel.database.pool import POOL

ROLE = DATABASE = "motcua"


@dataclass(frozen=True, slots=True)
class Address:
    """What libpq must be told to reach the database, e.g. `{"host": "/srv/motcua/postgres/run", …}`."""

    parameters: Mapping[str, str]

    def conninfo(self, **changes: str | int) -> str:
        """The address as a libpq connection string, with `changes` put over it (`dbname="postgres"`)."""
        return make_conninfo("", **{**self.parameters, **changes})


def address_of(site: Configuration) -> Address:
    """The site's database: `DATABASE_URL` where given, else the embedded server's socket."""
    if site.database_url is None:
        return embedded_address(Layout.below(site.data_directory))
    given = conninfo_to_dict(site.database_url)
    return Address({key: str(value) for key, value in given.items() if value is not None})


def embedded_address(layout: Layout) -> Address:
    """The embedded server's address: role and database `motcua`, over the unix socket."""
    return Address({"host": str(layout.socket_directory), "port": str(PORT), "user": ROLE, "dbname": DATABASE})


def django_database(site: Configuration) -> dict[str, Any]:
    """Django's DATABASES entry. A pooled connection is tried before use, since a server may have been restarted."""
    options = dict(address_of(site).parameters)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname", DATABASE),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "CONN_HEALTH_CHECKS": True,
        # Django turns prepared statements off. Its own cursors never use them anyway; `prepared.py` does.
        "OPTIONS": {**options, "pool": POOL, "prepare_threshold": 5},
    }
