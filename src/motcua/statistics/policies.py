"""Who may see figures that are not public: those by officer, and the words of reasons, which may name people."""

from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role


def may_see_officers(actor: Actor, centre: int) -> bool:
    """The head of the centre (row number), and auditors; administrators keep accounts and do not judge their work."""
    return actor.has(Role.CENTRE_HEAD, centre_id=centre) or actor.has(Role.AUDITOR)
