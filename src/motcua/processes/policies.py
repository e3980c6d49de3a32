"""Who may do what with process templates. Anyone may read an approved one: they are public."""

from motcua.organisation.actors import Actor
from motcua.organisation.policies import may_keep_reference_data


def may_keep_templates(actor: Actor) -> bool:
    """Write templates and record the decisions that approve them: administrators."""
    return may_keep_reference_data(actor)


def may_see_drafts(actor: Actor) -> bool:
    """Read what has not been approved: administrators and auditors."""
    return actor.sees_all
