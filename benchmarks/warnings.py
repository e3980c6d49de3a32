"""Warnings on the dossiers of 2018: fitting the model, looking for signs, and the first page of each list.

The pages are read and rendered by the real views, without the server around them, and stand beside a scan by SQL that
counts the dossiers which the list is made of. So that all lists have rows, one dossier in twenty is made late, and one
in ten of the open ones likely to be.
"""

import os
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.reports import best

SCAN = """
    SELECT count(*) FROM (SELECT * FROM dossiers_dossier OFFSET 0) AS every_row
    WHERE finished_at IS NULL AND accepted_at IS NOT NULL AND due_at < now()
"""
SCAN_OF_EVENTS = """
    SELECT count(*) FROM (SELECT * FROM dossiers_dossierevent OFFSET 0) AS every_row
    WHERE kind = 'supplement_requested' AND at > now() - interval '100 years'
"""
LATE = """
    UPDATE dossiers_dossier SET finished_at = due_at + interval '3 days'
    WHERE mod(id, 20) = 0 AND finished_at IS NOT NULL AND due_at < %s
"""
LIKELY = "UPDATE oversight_lateestimate SET late = 40, cases = 60, share = 667 WHERE mod(dossier_id, 10) = 0"
LISTS = {
    "due soon": ("ho-so/?list=due-soon", SCAN),
    "overdue": ("ho-so/?list=overdue", SCAN),
    "likely late": ("ho-so/?list=likely-late", SCAN),
    "signs of one kind": ("dau-hieu/late-request/", SCAN_OF_EVENTS),
    "the overview": ("", SCAN),
}


def measure(folder: Path, scale: float, rounds: int = 5) -> dict[str, float]:
    """Seconds of a fitting (`fit`) and of looking for signs over the whole year (`find`), how many `cases` were counted
    in the first, and milliseconds of each list and of its scan (`<name>`, `scan <name>`).
    """
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from motcua.cli.report import close_past_days
    from motcua.cli.warnings import watch_past
    from motcua.demo.cast import prepare_cast
    from motcua.demo.year_2018.write import CARRIED, YEAR, write_2018
    from motcua.dossiers.actions.import_dossiers import import_dossiers
    from motcua.kernel import clock
    from motcua.oversight.actions.fit_model import fit_model
    from motcua.people.models import Account

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    file = folder / "warnings.parquet"
    write_2018(file, scale=scale)
    import_dossiers(file, at=clock.now(), workers=os.cpu_count() or 1)
    close_past_days()
    prepare_cast()
    with connection.cursor() as cursor:
        cursor.execute(LATE, [clock.now() - timedelta(days=1)])
        cursor.execute("ANALYZE")
        begun = perf_counter()
        model = fit_model(at=clock.now())
        found = {"fit": perf_counter() - begun, "cases": model.cases + model.measured["cases"]}
        begun = perf_counter()
        watch_past(CARRIED[0], YEAR[1])
        found["find"] = perf_counter() - begun - found["fit"]
        cursor.execute(LIKELY)
        client = Client()
        client.force_login(Account.objects.get(username="kiem"))
        for name, (address, scan) in LISTS.items():
            look = partial(client.get, f"/lanh-dao/canh-bao/{address}")
            assert look().status_code == 200  # noqa: S101 - an error would be quick, too
            found[name] = best(look, rounds)
            found[f"scan {name}"] = best(partial(cursor.execute, scan), rounds)
    return found
