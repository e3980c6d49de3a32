"""Who may do what with electronic forms. Anyone may read a published one: it is public."""

from motcua.catalogue.policies import may_edit
from motcua.organisation.actors import Actor


def may_keep_forms(actor: Actor) -> bool:
    """Draft, publish and withdraw forms: whoever may publish procedures."""
    return may_edit(actor)


def may_see_drafts(actor: Actor) -> bool:
    """Read what has not been published: administrators and auditors."""
    return actor.sees_all
