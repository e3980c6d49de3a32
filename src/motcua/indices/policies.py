"""Who may see what of the ratings. Units' are public (TT 01/2018/TT-VPCP Art 15); officers' are not."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role


def may_see_officers(actor: Actor, centre_id: int) -> bool:
    """The ratings of the officers of a centre (its row number): its head, and auditors."""
    return actor.has(Role.AUDITOR) or actor.has(Role.CENTRE_HEAD, centre_id)


def check_may_see_officers(actor: Actor, centre_id: int) -> None:
    """Raises `NotFound` for everybody else: as if the page were not there."""
    if not may_see_officers(actor, centre_id):
        raise no_such_rating()


def no_such_rating() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_rating",
        vi="Không có trang đánh giá này. Hãy mở trang Xếp loại để xem kết quả của các đơn vị.",
        en="There is no such rating. Open the page “Ratings” for those of the units.",
    )
