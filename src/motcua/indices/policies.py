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


SELF_SCORERS = (Role.CENTRE_HEAD, Role.COORDINATOR, Role.CLERK)
"""The house's choice: who may write a unit's own scores, by a post at that very unit."""

APPRAISERS = (Role.COORDINATOR, Role.CONTROLLER)


def may_open_assessments(actor: Actor) -> bool:
    """Coordinators of reform open them, and enter what others have published."""
    return actor.has(Role.COORDINATOR)


def may_score(actor: Actor, centre_id: int | None, agency_id: int | None) -> bool:
    """Whether the actor scores this subject itself."""
    if actor.is_system:
        return True
    mine = (
        post
        for post in actor.posts
        if (centre_id is not None and post.centre_id == centre_id)
        or (agency_id is not None and post.agency_id == agency_id)
    )
    return any(role in post.roles for post in mine for role in SELF_SCORERS)


def may_appraise(actor: Actor) -> bool:
    """Coordinators and controllers; that they have not scored it themselves, the rules check."""
    return any(actor.has(role) for role in APPRAISERS)


def may_publish(actor: Actor, province_centres: frozenset[int]) -> bool:
    """The head of the provincial centre."""
    return actor.is_system or any(actor.has(Role.CENTRE_HEAD, centre) for centre in province_centres)


def no_such_assessment() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_assessment",
        vi="Không có bảng điểm này, hoặc chưa công bố. Hãy mở danh sách đánh giá.",
        en="There is no such assessment, or it is not published yet. Open the list of assessments.",
    )
