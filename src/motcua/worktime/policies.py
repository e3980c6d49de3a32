"""Who may change the calendar and the opening hours."""

from typing import Protocol

from motcua.kernel.errors import Refused


class Actor(Protocol):
    """What this room needs of `organisation.actors.Actor`."""

    @property
    def account_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def roles(self) -> frozenset[str]: ...


def check_may_change_calendar(actor: Actor) -> None:
    """The calendar moves every deadline of the province: administrators only. Raises `Refused`."""
    if not actor.has("administrator"):
        raise Refused(
            "calendar_not_allowed",
            vi="Chỉ quản trị viên được sửa lịch làm việc và giờ làm việc: hãy chuyển yêu cầu đến quản trị viên.",
            en="Only an administrator may change the working calendar and hours: pass the request to one.",
        )
