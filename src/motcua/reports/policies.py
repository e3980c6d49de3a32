"""Who may submit a report, and who may read a frozen one. The figures themselves are public."""

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role


def may_read_frozen(actor: Actor) -> bool:
    """Whoever holds a post, of any unit: reports go up and down the house."""
    return actor.is_officer or actor.is_system


def may_read_reasons(actor: Actor) -> bool:
    """Letters of apology are written to one applicant: their words are for officers."""
    return may_read_frozen(actor)


def heading_post(actor: Actor, centre_id: int) -> HeldPost | None:
    """The post by which the actor heads the centre."""
    return next((post for post in actor.posts if post.centre_id == centre_id and Role.CENTRE_HEAD in post.roles), None)


def check_may_submit(actor: Actor, centre_id: int) -> HeldPost:
    """The post. Raises `Refused`: a report is submitted by the head of the centre it is of."""
    post = heading_post(actor, centre_id)
    if post is None:
        raise Refused(
            "submitted_by_head",
            vi="Báo cáo do người đứng đầu trung tâm nộp. Hãy trình người đứng đầu của đơn vị này.",
            en="A report is submitted by the head of its centre. Submit it to the head of this unit.",
        )
    return post
