"""The people of the demo: An the citizen, Bình, Chi, Dũng at the provincial centre, Giang from Hạ Long, an auditor,
Oanh, Phong and Quyên who control, inspect and coordinate reform, and Khánh who administers."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.kernel.clock import now
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.people.actions.prove_identity import keep_proven
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.models import Account, Representation
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.claims import Proven
from motcua.people.rules.identity import IdentityKind, Sex
from motcua.people.rules.representation import RepresentationState
from motcua.people.rules.tax_code import tax_check_digit

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
    Member("oanh", "Bùi Thị Oanh", "kiểm soát thủ tục", "control of procedures", PROVINCE, ("controller",)),
    Member("phong", "Ngô Văn Phong", "thanh tra, kiểm tra", "inspector", PROVINCE, ("inspector",)),
    Member("quyen", "Đặng Thị Quyên", "điều phối cải cách", "reform coordinator", PROVINCE, ("coordinator",)),
    Member("khanh", "Vũ Thị Khánh", "quản trị", "administrator", PROVINCE, ("administrator",)),
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
        else:
            prove_who_it_is(account)
    return passwords


def prove_who_it_is(account: Account) -> None:
    """An is who she is, as if by a national identity, can be written to, and acts for a company that is not there."""
    at = now()
    an = Proven(
        kind=CitizenKind.PERSON,
        name=account.full_name,
        level=2,
        identity_kind=IdentityKind.CCCD,
        identity_number="022185000007",
        birth_date=date(1985, 3, 2),
        sex=Sex.FEMALE,
        email="an@example.vn",
        phone="0900000007",
        address="Tổ 1, phường Hồng Gai, thành phố Hạ Long",
    )
    keep_proven(account, an, at=at)
    nine = "570000000"
    company = register_legal_entity(
        tax_code=f"{nine}{tax_check_digit(nine)}", name="Công ty TNHH Tập Huấn Hạ Long", on=at.date()
    )
    Representation.objects.get_or_create(
        account=account,
        legal_entity=company,
        defaults={
            "state": RepresentationState.ACCEPTED,
            "ground": SOURCE,
            "asked_at": at,
            "decided_at": at,
            "decided_by": SOURCE,
            "valid_from": SINCE,
        },
    )


def give_post(account: Account, member: Member) -> None:
    """The member's post at the centre, held since the demo's first day."""
    post = register_post(
        SYSTEM,
        code=f"{member.centre}.TH.{member.username.upper()}",
        title=member.vi[0].upper() + member.vi[1:],
        centre=ServiceCentre.objects.get(code=member.centre),
        roles=member.roles,
        valid_from=SINCE,
        source=SOURCE,
    )
    assign_post(SYSTEM, account, post, valid_from=SINCE, source=SOURCE)
