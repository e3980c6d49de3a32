"""Set up an authenticator app as an account's second factor."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.people import second_factor, sign_in_log
from motcua.people.models import Account
from motcua.people.rules.one_time_codes import bare, find_counter
from motcua.people.rules.sign_in import SignInKind


@transaction.atomic
def set_up_second_factor(account: Account, secret: str, code: str, *, at: datetime, address: str = "") -> None:
    """Keep the app that has `secret` and shows `code` now, with recovery codes; what was there before goes.

    The code is spent by this. Raises `Refused` (`code_not_of_app`).
    """
    counter = find_counter(secret, bare(code), at, spent=0)
    if counter is None:
        raise Refused(
            "code_not_of_app",
            vi="Mã chưa khớp với ứng dụng: hãy quét lại mã QR, kiểm tra giờ của điện thoại rồi nhập mã mới hiện ra.",
            en="The code does not fit the app: scan the QR code again, check the phone's clock and type the next code.",
            field="code",
        )
    second_factor.add(account, secret, counter)
    sign_in_log.record(SignInKind.SECOND_FACTOR_SET_UP, account, at=at, address=address)
