"""Who writes, who approves, who looks: the coordinator, the head and the auditors."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

WRITERS = frozenset({Role.COORDINATOR})
APPROVERS = frozenset({Role.CENTRE_HEAD})


def may_look(actor: Actor) -> bool:
    """Whether the editors' pages are there for the actor."""
    return bool(actor.roles & (WRITERS | APPROVERS | {Role.AUDITOR}))


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound`."""
    if not may_look(actor):
        raise no_such_text()


def post_with(actor: Actor, roles: frozenset[Role], centre_id: int | None = None) -> HeldPost | None:
    """The post that gives one of the roles (at that one-stop)."""
    for post in actor.posts:
        if post.roles & roles and post.centre_id and centre_id in (None, post.centre_id):
            return post
    return None


def check_post(actor: Actor, roles: frozenset[Role], centre_id: int | None = None) -> HeldPost:
    """Raises `NotFound`: to whoever may not, there is no such page."""
    post = post_with(actor, roles, centre_id)
    if post is None:
        raise no_such_text()
    return post


def no_such_text() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_text",
        vi="Không có bài này. Hãy mở lại danh sách tin bài.",
        en="There is no such text. Open the list again.",
    )
