"""Close an account at its owner's wish: credentials and contact go, what the law keeps stays without them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Conflict
from motcua.people import closing, sign_in_log
from motcua.people.actions.enter_by_identity import check_may_enter
from motcua.people.actions.make_export import forget_exports
from motcua.people.actions.take_away import take_away_credentials
from motcua.people.closing import Stays
from motcua.people.models import Account, AccountIdentity, Consent, Representation
from motcua.people.owner_notices import tell_owner
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.representation import RepresentationState
from motcua.people.rules.sign_in import SignInKind

OWN_PART = (
    Stays(
        "Xóa: mật khẩu, ứng dụng xác thực, liên kết với cổng định danh, thư điện tử, số điện thoại, địa chỉ, số định "
        "danh và họ tên trong tài khoản.",
        "Deleted: password, authenticator, the link with the identity provider, e-mail, telephone, address, identity "
        "number and name in the account.",
    ),
    Stays(
        "Giữ theo pháp luật: nhật ký đăng nhập, không còn kèm họ tên.",
        "Kept, as the law asks: the log of signing in, no longer with a name.",
    ),
)


def what_becomes(account_id: int) -> Sequence[Stays]:
    """What is told before: this room's part, then those registered."""
    return (*OWN_PART, *(stays for part in closing.parts() for stays in part.tell(account_id)))


@transaction.atomic
def close_account(
    account: Account, *, is_officer: Callable[[Account], bool], at: datetime, real_at: datetime, address: str = ""
) -> None:
    """Close it for good. Whoever calls has made sure that it is the owner. `at`: the site's instant.

    Raises `Refused` (`officer_account`, `account_locked`), `Conflict` (`already_closed`).
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    identity = AccountIdentity.objects.select_for_update().filter(account=account).first()
    if identity and (identity.closed_at or identity.merged_into_id):
        raise Conflict("already_closed", vi="Tài khoản đã đóng rồi.", en="The account is closed already.")
    check_may_enter(account, is_officer)
    tell_owner("closed", account, identity)
    for part in closing.parts():
        part.close(account.pk, at)
    forget_exports(account)
    Consent.objects.filter(account=account, withdrawn_at=None).update(withdrawn_at=real_at)
    Representation.objects.filter(
        account=account, state__in=[RepresentationState.ASKED, RepresentationState.ACCEPTED]
    ).update(state=RepresentationState.ENDED, decided_at=real_at)
    take_away_credentials(account, f"dong-{account.pk}")
    AccountIdentity.objects.update_or_create(
        account=account,
        defaults={"closed_at": real_at},
        create_defaults={"closed_at": real_at, "kind": CitizenKind.PERSON},
    )
    sign_in_log.record(SignInKind.CLOSED, account, at=real_at, address=address)
