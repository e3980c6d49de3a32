"""Who may do what with notices."""

from motcua.organisation.actors import Actor
from motcua.organisation.policies import may_keep_reference_data


def may_keep_notices(actor: Actor) -> bool:
    """Change the templates, look after dead letters, see the training mailbox: administrators."""
    return may_keep_reference_data(actor)
