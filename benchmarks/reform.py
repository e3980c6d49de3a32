"""Long reads of reform, on the dossiers of 2018: the simulation of a review, a survey's frame, the list of drafts.

The first two stand beside a scan by SQL that counts the rows which they read, the list beside itself at a tenth of its
length. The simulation is asked of the provincial centre, whose dossiers are the most: of a month, or of the whole year
where there are few; the frame is that of all centres in one month. The drafts are invented rows (no stories: the list
reads none); their page is rendered by the real view, without the server around it.
"""

import os
import re
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.reports import best

MONTH = (date(2018, 9, 1), date(2018, 9, 30))
YEAR = (date(2018, 1, 1), date(2018, 10, 30))
ENDED = """
    SELECT count(*) FROM (SELECT * FROM dossiers_dossier OFFSET 0) AS every_row
    WHERE finished_at >= %s AND finished_at < %s AND centre_id = ANY(%s)
"""
DRAFTS = """
    INSERT INTO reforms_draftrow (id, title, document_type, unit, centre_id, stage, begun_at, procedures, seq)
    SELECT gen_random_uuid(), 'Dự thảo số ' || n, 'decision', 'Sở ' || n %% 20, %s,
        (ARRAY['drafting', 'submitted', 'accepted', 'published'])[1 + n %% 4],
        timestamptz '2018-10-30' - n * interval '10 minutes', 1, 1
    FROM generate_series(1, %s) AS n
"""
LIST = "/cai-cach/du-thao/"
FEW, MANY = 1_000, 10_000
"""Drafts in the list; many is what a province would write in centuries."""


def measure(folder: Path, scale: float, rounds: int = 5) -> dict[str, float]:
    """Milliseconds by name (`term`, `stage`, `frame`) and of their scans (`scan_…`), and of the pages of the list
    (`first_<drafts>`, `second_<drafts>`); how many `dossiers` there are and were `replayed`, and how many `people` make
    up the frame.
    """
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from motcua.demo.cast import prepare_cast
    from motcua.demo.year_2018.write import write_2018
    from motcua.dossiers.actions.import_dossiers import import_dossiers
    from motcua.dossiers.models import Dossier
    from motcua.kernel import clock
    from motcua.organisation.models import ServiceCentre
    from motcua.people.models import Account
    from motcua.reviews.simulating import Asked, Question, simulate
    from motcua.statistics.rules.periods import Period
    from motcua.statistics.rules.stays import Stage
    from motcua.surveys.frames import read_frame

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    file = folder / "reform.parquet"
    write_2018(file, scale=scale)
    import_dossiers(file, at=clock.now(), workers=os.cpu_count() or 1)
    prepare_cast()
    province = ServiceCentre.objects.get(code="QNI").pk
    codes = dict(ServiceCentre.objects.filter(level__in=("province", "district")).values_list("pk", "code"))
    days = YEAR if scale < 0.1 else MONTH
    period = Period(*days)
    found: dict[str, float] = {"dossiers": Dossier.objects.count()}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        for name, asked in (
            ("term", Asked(Question.TERM, period, centre="QNI", days=1)),
            ("stage", Asked(Question.STAGE, period, centre="QNI", stage=Stage.APPRAISE, hours=4)),
        ):
            found["replayed"] = len(simulate(asked).dossiers)
            found[name] = best(partial(simulate, asked), rounds)
        found["scan_ended"] = best(partial(cursor.execute, ENDED, [*days, [province]]), rounds)
        found["people"] = sum(map(len, read_frame(list(codes.values()), *MONTH).people.values()))
        found["frame"] = best(partial(read_frame, list(codes.values()), *MONTH), rounds)
        found["scan_frame"] = best(partial(cursor.execute, ENDED, [*MONTH, list(codes)]), rounds)
        client = Client()
        client.force_login(Account.objects.get(username="oanh"))
        for size, more in ((FEW, FEW), (MANY, MANY - FEW)):
            cursor.execute(DRAFTS, [province, more])
            cursor.execute("ANALYZE reforms_draftrow")
            first = client.get(LIST)
            assert first.status_code == 200  # noqa: S101 - an error would be quick, too
            [address] = re.findall(r'rel="next" href="([^"]+)"', first.content.decode())
            found[f"first_{size}"] = best(partial(client.get, LIST), rounds)
            found[f"second_{size}"] = best(partial(client.get, address), rounds)
    return found
