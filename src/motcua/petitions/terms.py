"""The terms in force on a day, as data, and the clock that counts them by a unit's opening hours."""

from datetime import datetime

from motcua.kernel.clock import VIETNAM
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.petitions.models import PetitionTerm
from motcua.petitions.rules.clocks import Reckoner, TermOf
from motcua.petitions.rules.facts import Task
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.terms import parse_term


def reckoner_for(centre: ServiceCentre, at: datetime) -> Reckoner:
    """What reckons for a petition that came to the one-stop at `at`. Of two terms for one task, the later law's."""
    on = at.astimezone(VIETNAM).date()
    rows = PetitionTerm.objects.filter(valid_on(on)).order_by("valid_from", "pk")
    terms = {Task(row.task): TermOf(parse_term(row.term), row.source) for row in rows}
    return Reckoner(terms, schedule_for(centre.unit.code))


def terms_in_force(at: datetime) -> list[PetitionTerm]:
    """For pages that tell the terms."""
    rows = PetitionTerm.objects.filter(valid_on(at.astimezone(VIETNAM).date())).order_by("valid_from", "pk")
    return list({row.task: row for row in rows}.values())
