"""Who sees projects, and who keeps them."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

KEEPERS = frozenset({Role.COORDINATOR})
READERS = KEEPERS | {Role.CENTRE_HEAD, Role.INSPECTOR}


def may_look(actor: Actor) -> bool:
    """Whether there are projects for the actor at all: coordinators, heads, inspectors; auditors see those of all."""
    return bool(actor.roles & (READERS | {Role.AUDITOR}))


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound`."""
    if not may_look(actor):
        raise no_such_project()


def keeping_post(actor: Actor, centre_id: int | None = None) -> HeldPost | None:
    """The post by which the actor keeps projects (of that centre)."""
    for post in actor.posts:
        if post.roles & KEEPERS and post.centre_id and centre_id in (None, post.centre_id):
            return post
    return None


def may_keep(actor: Actor, centre_id: int | None = None) -> bool:
    return keeping_post(actor, centre_id) is not None


def check_may_keep(actor: Actor, centre_id: int | None = None) -> HeldPost:
    """The post. Raises `NotFound`: to whoever may not, there is no such page."""
    post = keeping_post(actor, centre_id)
    if post is None:
        raise no_such_project()
    return post


def no_such_project() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_project",
        vi="Không có dự án này. Hãy mở lại danh mục chương trình.",
        en="There is no such project. Open the list of programmes again.",
    )
