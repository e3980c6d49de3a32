"""Taking the next dossier code of an agency and day (TT 01/2018/TT-VPCP Art 19).

The counter's row is locked from here to the end of the transaction: take the number late and commit soon. A transaction
that fails gives its number back, so the committed sequence has no gap.
"""

from datetime import date

from django.db import connection

from motcua.kernel.database import prepared

TAKE = """
    INSERT INTO dossiers_codecounter (agency_code, day, last) VALUES (%s, %s, %s)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = dossiers_codecounter.last + EXCLUDED.last
    RETURNING last
"""
RAISE = """
    INSERT INTO dossiers_codecounter (agency_code, day, last) VALUES (%s, %s, %s)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = GREATEST(dossiers_codecounter.last, EXCLUDED.last)
"""


def take_numbers(agency_code: str, day: date, count: int = 1) -> range:
    """`count` consecutive numbers of `agency_code` (as it stands in the code) for `day`; needs a transaction."""
    ((last,),) = prepared.select(TAKE, [agency_code, day, count])
    return range(last - count + 1, last + 1)


def raise_to(numbers: dict[tuple[str, date], int]) -> None:
    """Let the counters go on after numbers that an older system has given out: (agency, day) → last number used."""
    with connection.cursor() as cursor:
        cursor.executemany(RAISE, [(agency, day, last) for (agency, day), last in sorted(numbers.items())])
