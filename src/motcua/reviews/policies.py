"""Who may do what with reviews and check-lists."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.organisation.policies import may_record_equipment as may_record_equipment
from motcua.organisation.policies import require as require
from motcua.organisation.rules.posts import Role


def may_look(actor: Actor) -> bool:
    """Inventories, simulations and check-lists: whoever holds a post."""
    return actor.is_officer or actor.is_system


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound` for whoever holds no post."""
    if not may_look(actor):
        raise no_such_page()


def may_write(actor: Actor, centre_id: int) -> bool:
    """Plans and proposals of a one-stop: who controls procedures there."""
    return actor.has(Role.CONTROLLER, centre_id)


def may_approve(actor: Actor, centre_id: int) -> bool:
    """The head of the one-stop."""
    return actor.has(Role.CENTRE_HEAD, centre_id)


def may_set_prices(actor: Actor) -> bool:
    """Administrators and the coordinator."""
    return actor.has(Role.ADMINISTRATOR) or actor.has(Role.COORDINATOR)


def no_such_page() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_review",
        vi="Không tìm thấy trang này. Hãy mở lại từ trang Cải cách và giám sát.",
        en="There is no such page. Open it again from the page of reform and oversight.",
    )
