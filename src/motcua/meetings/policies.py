"""Who runs meetings, and who sees which session."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

KEEPERS = frozenset({Role.COORDINATOR})
STANDS_FOR_POINT = frozenset({Role.CENTRE_HEAD, Role.COORDINATOR})
"""Whoever holds such a post at the one-stop (or agency) of a point that takes part sees the session and may join."""


def may_run(actor: Actor, centre_id: int | None = None) -> bool:
    return running_post(actor, centre_id) is not None


def running_post(actor: Actor, centre_id: int | None = None) -> HeldPost | None:
    """The post by which the actor runs meetings (of that one-stop), or keeps its points."""
    for post in actor.posts:
        if post.roles & KEEPERS and post.centre_id and centre_id in (None, post.centre_id):
            return post
    return None


def check_may_run(actor: Actor, centre_id: int | None = None) -> HeldPost:
    """The post. Raises `NotFound`: to whoever may not, there is no such page."""
    post = running_post(actor, centre_id)
    if post is None:
        raise no_such_page()
    return post


def may_look(actor: Actor) -> bool:
    """Whether there can be sessions for the actor: officers are invited, nobody else is."""
    return actor.is_officer


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound`."""
    if not may_look(actor):
        raise no_such_page()


def no_such_page() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_meeting",
        vi="Không có điểm cầu hay phiên họp này. Hãy mở lại danh sách phiên họp trực tuyến.",
        en="There is no such point or session. Open the list of online meetings again.",
    )
