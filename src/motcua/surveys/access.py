"""The doors for whoever rates: to a dossier by one's own account, or the link of its notice; to a visit by its code."""

from datetime import date

from motcua.dossiers.access import LoadedDossier, dossier_for, dossier_not_found, load
from motcua.dossiers.models import Dossier
from motcua.notices.rating_links import read_rating_token
from motcua.organisation.actors import Actor
from motcua.surveys.models import Rated, Visit
from motcua.surveys.rules.answers import check_may_rate, rated_already
from motcua.surveys.rules.visits import check_is_no_officer, first_day_still_open, no_such_slip, read_visit_code
from motcua.surveys.visit_codes import digest_of


def own_dossier(actor: Actor, code: str) -> LoadedDossier:
    """The dossier that this account submitted. Raises `NotFound` for every other, an officer's work among them."""
    loaded = dossier_for(actor, code)
    if actor.account_id is None or loaded.row.citizen_account_id != actor.account_id:
        raise dossier_not_found()
    return loaded


def linked_dossier(token: str) -> LoadedDossier:
    """The dossier of a link. Raises `NotFound` for a link that is none of ours."""
    number = read_rating_token(token)
    return load(Dossier.objects.filter(pk=number).select_related("centre__unit").first() if number else None)


def visit_with(actor: Actor, code: str, today: date) -> Visit:
    """The visit of a code, while it can be rated. Raises `Refused` for staff, `NotFound` for any other code."""
    check_is_no_officer(is_officer=actor.is_officer)
    spelled = read_visit_code(code)
    open_ones = Visit.objects.filter(day__gte=first_day_still_open(today)).select_related("centre")
    visit = open_ones.filter(digest=digest_of(spelled)).first() if spelled else None
    if visit is None:
        raise no_such_slip()
    return visit


def check_can_rate(actor: Actor, loaded: LoadedDossier) -> None:
    """Raises `Refused`: staff, before the end, twice."""
    acted = {event.by.account for event in loaded.events if event.by.post} - {None}
    check_may_rate(loaded.state.status, is_officer=actor.is_officer, has_acted=actor.account_id in acted)
    if Rated.objects.filter(dossier=loaded.row).exists():
        raise rated_already()
