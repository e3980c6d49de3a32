"""A program that uses a site's server: `python -m motcua.kernel.database.tests.program DATA_DIRECTORY`.

Prints what it sees as one line of JSON once the server runs (or could not be started), and ends with its input.
"""

import json
import sys

import psycopg

from motcua.kernel import configuration
from motcua.kernel.database import server
from motcua.kernel.database.tuning import THROWAWAY


def main(data_directory: str) -> None:
    site = configuration.load({"MOTCUA_DEBUG": "1", "MOTCUA_DATA_DIRECTORY": data_directory})
    try:
        address = server.ensure_running(site, settings=THROWAWAY)
    except configuration.ConfigurationError as error:
        say(error=str(error))
        return
    with psycopg.connect(address.conninfo()) as connection:
        (role,) = connection.execute("SELECT current_user").fetchone()
        say(role=role, postmaster=server.status(site).postmaster)
        for order in sys.stdin:
            say(result=[list(row) for row in connection.execute(order).fetchall()])


def say(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
