"""Who sees petitions, who acts on them, who reads who sent one.

Control of procedures (CONTROLLER) holds what came to its one-stop or was handed to it, the head of a one-stop what was
handed to the unit; the province's control and auditors watch over all without learning who sent them. Who a petition is
about sees nothing of it.
"""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role
from motcua.petitions.models import Petition as Row
from motcua.petitions.places import ROLE_AT
from motcua.petitions.rules.facts import Desk
from motcua.petitions.rules.moves import Act, is_allowed
from motcua.petitions.rules.petition import Petition

WORKERS = frozenset(ROLE_AT.values())
NOTERS = WORKERS | {Role.RECEPTIONIST}
OF_PUBLICATION = frozenset({Act.PUBLISH, Act.WITHHOLD})
OF_CONTROL = OF_PUBLICATION | {Act.TRANSFER}
OF_OFFICERS = (
    Act.CLASSIFY,
    Act.ASK,
    Act.SUPPLEMENT,
    Act.REFUSE,
    Act.REDIRECT,
    Act.TAKE_UP,
    Act.ANSWER,
    Act.TRANSFER,
    Act.PUBLISH,
    Act.WITHHOLD,
)
"""In the order in which they are offered."""


def may_look(actor: Actor) -> bool:
    """Whether there are petitions for the actor as an officer."""
    return not actor.is_system and bool(actor.roles & (WORKERS | {Role.AUDITOR}))


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound`."""
    if not may_look(actor):
        raise no_such_petition()


def noting_post(actor: Actor) -> HeldPost | None:
    """The post by which the actor notes down what people say at the counter or by telephone."""
    return next((post for post in actor.posts if post.roles & NOTERS and post.centre_id), None)


def check_may_note(actor: Actor) -> HeldPost:
    """Raises `NotFound`."""
    post = noting_post(actor)
    if post is None:
        raise no_such_petition()
    return post


def post_at(actor: Actor, centre: int, desk: str) -> HeldPost | None:
    """The post by which the actor works at a desk."""
    role = ROLE_AT[Desk(desk)]
    return next((post for post in actor.posts if post.centre_id == centre and role in post.roles), None)


def post_in_charge(actor: Actor, row: Row) -> HeldPost | None:
    """The post by which the actor is in charge: of who took it up or redirected it, and before that of who is at its
    desk. Nobody else may read who sent it."""
    if actor.account_id is None or actor.account_id in row.about_accounts:
        return None
    if row.in_charge is not None:
        return _any_post(actor) if row.in_charge == actor.account_id else None
    return post_at(actor, row.place_centre_id, row.place_desk)


def may_tell_secret(row: Row) -> bool:
    """Whether who is in charge may tell a sender the secret part again: at the control desk, before anybody handled it.
    Later an officer could rate the answer, or open it again, in the sender's name."""
    return row.place_desk == Desk.CONTROL and row.in_charge is None and not row.closed


def post_for(actor: Actor, row: Row, act: Act) -> HeldPost | None:
    """The post by which the actor may do this act, whatever the state allows. Who sorted it may hand it on, too:
    whoever took it up may have left."""
    in_charge = post_in_charge(actor, row) if act not in OF_PUBLICATION else None
    if in_charge or act not in OF_CONTROL:
        return in_charge
    if actor.account_id is None or actor.account_id in row.about_accounts:
        return None
    return post_at(actor, row.control_centre_id, row.control_desk)


def may_see_whether_told(actor: Actor, row: Row) -> bool:
    """Whether the actor may see that the sender was told, and how: who is in charge, or sorted it."""
    return post_for(actor, row, Act.TRANSFER) is not None


def acts_for(actor: Actor, row: Row, petition: Petition) -> tuple[Act, ...]:
    """What the actor may do now."""
    return tuple(act for act in OF_OFFICERS if is_allowed(petition, act) and post_for(actor, row, act))


def _any_post(actor: Actor) -> HeldPost | None:
    return next((post for post in actor.posts if post.roles & WORKERS), None)


def no_such_petition() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_petition",
        vi="Không có phản ánh, kiến nghị này. Hãy mở lại danh sách.",
        en="There is no such petition. Open the list again.",
    )
