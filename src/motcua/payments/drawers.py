"""The drawer that an officer's money goes into, and the day it belongs to."""

from dataclasses import replace
from datetime import date, datetime

from motcua.dossiers import directory
from motcua.dossiers.schedules import schedule_of_centre
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.payments import tills
from motcua.payments.models import Till
from motcua.payments.rules.facts import Drawer


def drawer_at(actor: Actor, post: HeldPost, at: datetime) -> Drawer:
    """The actor's own at the post's centre, held until the end of the transaction.

    Of the day of `at` in Vietnam; once that day was counted, of the next working day: money that comes late is taken
    all the same, and what was counted stays as counted. Raises `Refused` where nobody answers for the money.
    """
    if actor.account_id is None or post.centre_id is None:
        raise Refused(
            "no_drawer",
            vi="Thu, chi tiền phải có người chịu trách nhiệm tại một trung tâm. Hãy đăng nhập bằng tài khoản của quầy.",
            en="Money needs a person who answers for it at a centre. Sign in with an account of the counter.",
        )
    today = at.astimezone(VIETNAM).date()
    drawer = Drawer(directory.centres.code(post.centre_id), actor.account_id, today)
    if tills.lock(drawer).is_closed:
        return replace(drawer, day=day_after(drawer))
    return drawer


def day_for(actor: Actor, post: HeldPost, at: datetime) -> date:
    """The day that `drawer_at` would name, to be told beforehand; nothing is held."""
    today = at.astimezone(VIETNAM).date()
    place = {"centre_id": post.centre_id, "cashier_id": actor.account_id, "day": today}
    is_closed = Till.objects.filter(**place, is_closed=True).exists()
    return (
        day_after(Drawer(directory.centres.code(post.centre_id or 0), actor.account_id or 0, today))
        if is_closed
        else today
    )


def day_after(drawer: Drawer) -> date:
    """The centre's next working day."""
    return schedule_of_centre(drawer.centre, drawer.day).add_working_days(drawer.day, 1)


def check_has_come(drawer: Drawer, at: datetime) -> None:
    """The drawer's day is not one to come. Raises `Invalid`."""
    if drawer.day > at.astimezone(VIETNAM).date():
        raise Invalid(
            "day_to_come",
            vi="Ngày này chưa đến: chỉ mở, khóa quỹ của hôm nay hoặc ngày trước.",
            en="This day has not come: open or close today or an earlier day.",
            field="day",
        )
