"""The people of the demo: An the citizen, Bình, Chi, Dũng at the provincial centre, Giang from Hạ Long, an auditor."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.people.models import Account

PROVINCE, HA_LONG = "QNI", "QNI.193"
SINCE = date(2017, 1, 1)
SOURCE = "Dữ liệu tập huấn, không có thật"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: who, and in which role at which centre (no centre: a citizen)."""

    username: str
    name: str
    vi: str
    en: str
    centre: str = ""
    roles: tuple[str, ...] = ()


CAST = (
    Member("an", "Phạm Thị An", "công dân", "citizen"),
    Member("binh", "Nguyễn Văn Bình", "tiếp nhận, trả kết quả", "counter", PROVINCE, ("receptionist", "returner")),
    Member("chi", "Trần Thị Chi", "thẩm định", "appraiser", PROVINCE, ("appraiser",)),
    Member("dung", "Lê Văn Dũng", "phê duyệt, giám đốc", "approver, head", PROVINCE, ("approver", "centre_head")),
    Member("giang", "Hoàng Văn Giang", "cán bộ Hạ Long", "officer in Hạ Long", HA_LONG, ("receptionist", "appraiser")),
    Member("kiem", "Đỗ Thị Kiểm", "kiểm toán", "auditor", PROVINCE, ("auditor",)),
)


@transaction.atomic
def prepare_cast() -> dict[str, str]:
    """Make the accounts and their posts; gives each a new password and returns these by user name."""
    passwords = {}
    for member in CAST:
        account, _ = Account.objects.get_or_create(username=member.username, defaults={"full_name": member.name})
        passwords[member.username] = secrets.token_urlsafe(9)
        account.set_password(passwords[member.username])
        account.save()
        if member.centre:
            give_post(account, member)
    return passwords


def give_post(account: Account, member: Member) -> None:
    """The member's post at the centre, held since the demo's first day."""
    post = register_post(
        SYSTEM,
        code=f"{member.centre}.TH.{member.username.upper()}",
        title=member.vi.capitalize(),
        centre=ServiceCentre.objects.get(code=member.centre),
        roles=member.roles,
        valid_from=SINCE,
        source=SOURCE,
    )
    assign_post(SYSTEM, account, post, valid_from=SINCE, source=SOURCE)
