"""Who may do what with money: those at the counter of the dossier's centre take it, the head answers for it."""

from motcua.dossiers.citizens_side import is_concerned_by_row
from motcua.dossiers.models import Dossier
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

CASHIERS = frozenset({Role.RECEPTIONIST, Role.RETURNER})


def post_at_counter(actor: Actor, row: Dossier) -> HeldPost | None:
    """The post by which the actor takes money for the dossier: at its centre, or at the one that received it."""
    places = {row.centre_id, row.received_centre_id}
    return next((post for post in actor.posts if post.centre_id in places and post.roles & CASHIERS), None)


def check_may_collect(actor: Actor, row: Dossier) -> HeldPost:
    """The post. Raises `Refused`: not at this counter, or one's own dossier."""
    check_not_own(actor, row)
    post = post_at_counter(actor, row)
    if post is None:
        raise Refused(
            "not_at_the_counter",
            vi="Chỉ người tiếp nhận hoặc trả kết quả của trung tâm mới ghi thu, thu tiền. Hãy chuyển cho quầy.",
            en="Only receptionists and returners of the centre book and take money. Pass it to the counter.",
        )
    return post


def head_post(actor: Actor, *centre_ids: int | None) -> HeldPost | None:
    """The post by which the actor heads one of the centres."""
    return next((post for post in actor.posts if post.centre_id in centre_ids and Role.CENTRE_HEAD in post.roles), None)


def check_is_head(actor: Actor, *centre_ids: int | None) -> HeldPost:
    """The post. Raises `Refused`."""
    post = head_post(actor, *centre_ids)
    if post is None:
        raise Refused(
            "needs_head",
            vi="Việc này do người đứng đầu trung tâm quyết định. Hãy trình người đứng đầu.",
            en="This is for the head of the centre to decide. Submit it to the head.",
        )
    return post


def check_not_own(actor: Actor, row: Dossier) -> None:
    if is_concerned_by_row(actor, row):
        raise Refused(
            "own_dossier",
            vi="Đây là hồ sơ của chính anh/chị. Hãy để đồng nghiệp khác thu tiền.",
            en="This is your own dossier. Let a colleague take the money.",
        )


def cash_centres(actor: Actor) -> list[int]:
    """The centres at which the actor has a till of their own."""
    return sorted({post.centre_id for post in actor.posts if post.centre_id and post.roles & CASHIERS})


def headed_centres(actor: Actor) -> list[int]:
    """The centres whose tills the actor answers for."""
    return sorted({post.centre_id for post in actor.posts if post.centre_id and Role.CENTRE_HEAD in post.roles})
