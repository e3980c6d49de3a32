"""Look for signs in a period, and keep each once. Nothing of a dossier is touched, and nobody is told."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.db.models import Count

from motcua.oversight.finding import FINDERS
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

AT_ONCE = 2_000


def find_signs(period: Period, *, at: datetime) -> dict[SignKind, int]:
    """Look with every finder; how many signs of each kind are kept then.

    Harmless again: what was found before stays as it was, with its notes.
    """
    for finder in FINDERS.values():
        with transaction.atomic():
            keep(finder(period), at)
    counted = FoundSign.objects.values_list("kind").annotate(number=Count("pk")).order_by("kind")
    return {SignKind(kind): number for kind, number in counted}


def keep(signs: Iterable[Found], at: datetime) -> None:
    for some in batched(signs, AT_ONCE):
        rows = [
            FoundSign(
                kind=sign.kind,
                scope=sign.scope,
                centre_id=sign.centre,
                at=sign.at,
                dossier_id=sign.dossier,
                accounts=sorted(sign.accounts),
                events=sign.events,
                numbers=sign.numbers,
                found_at=at,
            )
            for sign in some
        ]
        FoundSign.objects.bulk_create(rows, ignore_conflicts=True)
