"""Taking the next dossier code of an agency and day (TT 01/2018/TT-VPCP Art 19).

The counter's row is locked from here to the end of the transaction: take the number late and commit soon. A transaction
that fails gives its number back, so the committed sequence has no gap.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import connection

from motcua.kernel.database import prepared

TAKE = """
    INSERT INTO dossiers_codecounter (agency_code, day, last)
    SELECT * FROM unnest(%s::text[], %s::date[], %s::int[]) ORDER BY 1, 2
    ON CONFLICT (agency_code, day) DO UPDATE SET last = dossiers_codecounter.last + EXCLUDED.last
    RETURNING agency_code, day, last, ARRAY(SELECT nextval('dossiers_dossier_id_seq') FROM generate_series(1, %s))
"""
RAISE = """
    INSERT INTO dossiers_codecounter (agency_code, day, last) VALUES (%s, %s, %s)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = GREATEST(dossiers_codecounter.last, EXCLUDED.last)
"""


type Series = tuple[str, date]
"""An agency, as it stands in the code, and a day: whatever counts dossiers counts within one."""


def take_numbers(wanted: Sequence[Series], fresh: int) -> tuple[list[int], list[int]]:
    """The next number of each wanted series, in order; needs a transaction.

    With them, in the same round trip, the row numbers of `fresh` new dossiers. The counters are locked in the order of
    their keys, so that two transactions never wait for each other crosswise.
    """
    counts = Counter(wanted)
    columns = [[agency for agency, _ in counts], [day for _, day in counts], list(counts.values())]
    rows = prepared.select(TAKE, [*columns, fresh])
    following = {(agency, day): last - counts[agency, day] + 1 for agency, day, last, _ in rows}
    numbers = []
    for series in wanted:
        numbers.append(following[series])
        following[series] += 1
    return numbers, rows[0][3]


def raise_to(numbers: dict[tuple[str, date], int]) -> None:
    """Let the counters go on after numbers that an older system has given out: (agency, day) → last number used."""
    with connection.cursor() as cursor:
        cursor.executemany(RAISE, [(agency, day, last) for (agency, day), last in sorted(numbers.items())])
