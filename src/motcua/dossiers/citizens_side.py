"""Who stands on a dossier's citizen's side: as its citizen today, or at least so near that no office is held on it."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.in_whose_name import is_on_citizens_side, organisation_of
from motcua.dossiers.rules.state import DossierState
from motcua.organisation.actors import Actor


def is_citizen(actor: Actor, state: DossierState) -> bool:
    """Whether the dossier in `state` is the actor's as a citizen: `queries.citizens_own`, asked of a state."""
    return is_on_citizens_side(
        actor.account_id, actor.organisations, handed_in_by=state.citizen_account, organisation=organisation_of(state)
    )


def has_handed_in(actor: Actor, state: DossierState) -> bool:
    """Whether it was the actor's account that handed it in."""
    return actor.account_id is not None and actor.account_id == state.citizen_account


def is_concerned(actor: Actor, state: DossierState) -> bool:
    """Its citizen, or who has handed it in for an organisation that they represent no more: no officer of this dossier,
    whatever post they hold.
    """
    return is_citizen(actor, state) or has_handed_in(actor, state)


def is_concerned_by_row(actor: Actor, row: Dossier) -> bool:
    """`is_concerned`, asked of the dossier's row."""
    account = actor.account_id
    return account is not None and (account == row.citizen_account_id or row.organisation in actor.organisations)
