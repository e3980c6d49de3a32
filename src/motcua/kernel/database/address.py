"""Where the database is, as Django wants to hear it."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from motcua.kernel.configuration import Configuration

POOL = {"min_size": 1, "max_size": 16, "timeout": 10}


def django_database(site: Configuration) -> dict[str, Any]:
    """Django's DATABASES entry: from `DATABASE_URL` where given, else the embedded server's socket."""
    address = dict(conninfo_to_dict(site.database_url)) if site.database_url else _embedded(site)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.pop("dbname", "motcua"),
        "USER": address.pop("user", ""),
        "PASSWORD": address.pop("password", ""),
        "HOST": address.pop("host", ""),
        "PORT": str(address.pop("port", "")),
        "OPTIONS": {**address, "pool": POOL},
    }


def _embedded(site: Configuration) -> dict[str, Any]:
    return {"dbname": "motcua", "user": "motcua", "host": str(site.data_directory / "postgres" / "run")}
