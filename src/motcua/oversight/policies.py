"""Who sees warnings, and who may write of a sign."""

from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

WATCHERS = (Role.CENTRE_HEAD, Role.AUDITOR)


def sees_all(actor: Actor) -> bool:
    """Auditors; administrators keep accounts and do not judge anybody's work."""
    return actor.has(Role.AUDITOR)


def watches(actor: Actor) -> bool:
    """Whether there are warnings for the actor at all: for heads of one-stops, and auditors."""
    return any(actor.has(role) for role in WATCHERS)


def check_watches(actor: Actor) -> None:
    """Raises `NotFound` for everybody else: as if the pages were not there."""
    if not watches(actor):
        raise no_such_warning()


def no_such_warning() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_warning",
        vi="Không có trang cảnh báo này. Hãy mở trang Toàn cảnh để xem các con số công khai.",
        en="There is no such page of warnings. Open the page “At a glance” for the public figures.",
    )


def watching_post(actor: Actor) -> HeldPost | None:
    """The post by which the actor watches."""
    return next((post for post in actor.posts if post.roles & set(WATCHERS)), None)


def check_may_note(actor: Actor, accounts: list[int]) -> tuple[HeldPost, int]:
    """The post and the account. Raises `NotFound` for who does not watch, `Refused` where own acts are in the sign."""
    post = watching_post(actor)
    if post is None or actor.account_id is None:
        raise no_such_warning()
    if actor.account_id in accounts:
        raise Refused(
            "own_acts",
            vi="Dấu hiệu này có việc do chính quý vị làm nên quý vị không được ghi nhận xét. Hãy chuyển kiểm toán hoặc "
            "người đứng đầu cấp trên xem xét.",
            en="Acts of your own are in this sign, so you may not write of it. Leave it to an auditor or to the head "
            "of the level above.",
        )
    return post, actor.account_id
