"""A notice in words: the event it tells of, its facts, and the site's wording filled in."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import Q

from motcua.catalogue.models import Procedure
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.projectors import Transition
from motcua.dossiers.rules.lifecycle import NOTHING, evolve
from motcua.dossiers.rules.state import DossierState
from motcua.notices.rating_links import rating_token
from motcua.notices.rules.what_to_tell import Names, facts_of
from motcua.organisation.models import Agency, ServiceCentre


def transitions_of(loaded: LoadedDossier) -> dict[int, Transition]:
    """Every event of the dossier with the states around it, by its number."""
    found = {}
    before = NOTHING
    for event in loaded.events:
        after = evolve(before, event)
        found[after.seq] = Transition(before, event, after)
        before = after
    return found


def names_for(transitions: Mapping[int, Transition]) -> Names:
    """What the codes in these events are called. Three queries."""
    states = [each.after for each in transitions.values()]
    centres = {code for state in states for code in (state.centre, state.received_centre)}
    agencies = {state.agency for state in states} - {""}
    procedure = states[-1].procedure
    found: dict[str, str] = {}
    for row in Agency.objects.filter(Q(code_2018__in=agencies) | Q(code_2020__in=agencies)):
        found[row.code_2020] = row.name
        if row.code_2018:
            found[row.code_2018] = row.name
    return Names(
        dict(ServiceCentre.objects.filter(code__in=centres).values_list("code", "name")),
        found,
        Procedure.objects.filter(code=procedure).values_list("name", flat=True).first() or procedure,
    )


def followed_at(dossier_id: int, state: DossierState) -> str:
    """Where a dossier is followed: by its code, open to whoever has it; before it has one, on its account's page."""
    if state.code:
        return f"/tra-cuu/?code={state.code}"
    return f"/ho-so-cua-toi/{dossier_id}/" if state.citizen_account is not None else "/"


def facts_in_words(dossier_id: int, transition: Transition, names: Names, language: str) -> dict[str, str]:
    """The values of all placeholders, with the addresses where the dossier is followed and rated."""
    link = f"{settings.SITE_ADDRESS}{followed_at(dossier_id, transition.after)}"
    rating = f"{settings.SITE_ADDRESS}/danh-gia/{rating_token(dossier_id)}/"
    return facts_of(transition, names, link=link, language=language) | {"rating": rating}
