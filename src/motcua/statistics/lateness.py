"""Why dossiers are overdue now: in whose hands each lies, by centre. Read from the duties of open dossiers."""

from datetime import date

from django.db.models import Count

from motcua.dossiers.models import Duty
from motcua.dossiers.rules.duties import UNIT, Work
from motcua.statistics.evenings import midnight

AT = "at:"


def where_overdue_lie(today: date) -> dict[str, dict[Work, int]]:
    """For the code of each centre: how many overdue dossiers wait there for each kind of work. One query.

    A dossier in two steps side by side is in both. Those that wait for their applicants are in none.
    """
    overdue = Duty.objects.filter(whose=UNIT, place__startswith=AT, due_at__lt=midnight(today))
    rows = overdue.exclude(work=Work.RETURN).values("place", "work").annotate(number=Count("dossier_id", distinct=True))
    found: dict[str, dict[Work, int]] = {}
    for place, work, number in rows.values_list("place", "work", "number"):
        found.setdefault(place.removeprefix(AT), {})[Work(work)] = number
    return found
