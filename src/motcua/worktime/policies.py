"""Who may change the calendar and the opening hours."""

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.policies import may_keep_reference_data


def check_may_change_calendar(actor: Actor) -> None:
    """The calendar moves every deadline of the province: administrators only. Raises `Refused`."""
    if not may_keep_reference_data(actor):
        raise Refused(
            "calendar_not_allowed",
            vi="Chỉ quản trị viên được sửa lịch làm việc và giờ làm việc: hãy chuyển yêu cầu đến quản trị viên.",
            en="Only an administrator may change the working calendar and hours: pass the request to one.",
        )
