"""A code by which a visit is rated, for its receipt or for a slip: given by the counter at which somebody came."""

from datetime import date, datetime

from django.db import transaction

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.citizens_side import is_concerned
from motcua.dossiers.policies import counters_of
from motcua.organisation.actors import Actor
from motcua.surveys.models import Visit
from motcua.surveys.policies import check_may_give_slips
from motcua.surveys.rules.visits import first_day_still_open
from motcua.surveys.visit_codes import digest_of, new_code, visit_of
from motcua.worktime.rules.schedule import in_vietnam

STALE = 20
"""Old visits that each new one clears away, so that the table stays small by itself."""


def code_for_receipt(actor: Actor, loaded: LoadedDossier, *, at: datetime) -> str:
    """The code of the visit at which the dossier was received, the same for all received then; "" where it has none.

    None is given by whoever does not work at that counter, of one's own dossier, online or by post, nor when its days
    are over.
    """
    visit, today = visit_of(loaded), in_vietnam(at).date()
    if visit is None or visit.day < first_day_still_open(today):
        return ""
    centre = loaded.row.received_centre_id or loaded.row.centre_id
    if centre not in counters_of(actor) or is_concerned(actor, loaded.state):
        return ""
    _keep(visit.code, centre, visit.day, today)
    return visit.code


def code_for_slip(actor: Actor, centre_id: int, *, at: datetime) -> str:
    """A new code, for somebody who came without a dossier. Raises `Refused` (`not_at_the_counter`)."""
    check_may_give_slips(actor, centre_id)
    code, today = new_code(), in_vietnam(at).date()
    _keep(code, centre_id, today, today)
    return code


def _keep(code: str, centre_id: int, day: date, today: date) -> None:
    visit = Visit(digest=digest_of(code), centre_id=centre_id, day=day)
    Visit.objects.bulk_create([visit], ignore_conflicts=True)  # printed again, or twice at once: one visit
    with transaction.atomic():
        stale = Visit.objects.filter(day__lt=first_day_still_open(today)).select_for_update(skip_locked=True)
        Visit.objects.filter(pk__in=list(stale.values_list("pk", flat=True)[:STALE])).delete()
