"""A training site of its own for a run: units, calendar and catalogue in a fresh embedded database, gone at the end."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fresh_site() -> Iterator[Path]:
    """Open a prepared site in a temporary data directory and remove it afterwards; gives the directory."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        for name in [name for name in os.environ if name.startswith("MOTCUA_") or name == "DATABASE_URL"]:
            del os.environ[name]
        os.environ["MOTCUA_DATA_DIRECTORY"] = folder
        from motcua.demo.site_file import write_training_site

        write_training_site()
        from motcua.cli.site import bring_up_to_date, close_connections, open_site
        from motcua.kernel import clock
        from motcua.kernel.database import server

        site = open_site()
        bring_up_to_date()
        from motcua.demo.steps import STEPS

        for step in STEPS:
            step.run(clock.now())
        try:
            yield Path(folder)
        finally:
            close_connections()
            server.leave()
            del site
