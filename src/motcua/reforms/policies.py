"""Who may do what to a draft. Every question is about one row, or none for beginning a draft."""

from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import WATCH_ONLY, Role
from motcua.reforms.models import DraftRow

WRITERS = frozenset(Role) - (WATCH_ONLY - {Role.COORDINATOR})
"""Who drafts: officers of the unit, not those who control, inspect or audit."""


def drafting_post(actor: Actor) -> HeldPost | None:
    """The post at a one-stop by which the actor may begin a draft."""
    return next((post for post in actor.posts if post.centre_id is not None and post.roles & WRITERS), None)


def may_write(actor: Actor, row: DraftRow) -> bool:
    """The drafting unit's officers."""
    return _has(actor, row, WRITERS)


def may_control(actor: Actor, _row: DraftRow | None = None) -> bool:
    """The unit that controls procedures: opinion, publication, the national database."""
    return actor.has(Role.CONTROLLER)


def may_appraise(actor: Actor, row: DraftRow) -> bool:
    """Who takes drafts in for appraisal, and records the document that was signed."""
    return _has(actor, row, frozenset({Role.APPROVER, Role.CENTRE_HEAD}))


def may_return(actor: Actor, row: DraftRow) -> bool:
    """Either of those who judge it."""
    return may_control(actor) or may_appraise(actor, row)


def may_publish(actor: Actor, row: DraftRow) -> bool:
    """The control unit, or the head of the unit."""
    return may_control(actor) or _has(actor, row, frozenset({Role.CENTRE_HEAD}))


def may_count(actor: Actor) -> bool:
    """Shares and forms name drafts that are not public: officers only."""
    return actor.is_officer or actor.is_system


def _has(actor: Actor, row: DraftRow, roles: frozenset[Role]) -> bool:
    return any(actor.has(role, row.centre_id) for role in roles)
