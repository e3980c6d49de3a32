"""Ask for the second factor, and what may be done with it once it was right."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.people import second_factor, sign_in_log
from motcua.people.actions.end_sessions import end_sessions
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind
from motcua.people.second_factor import Way


def check_second_factor(account: Account, code: str, *, at: datetime, address: str = "") -> Way:
    """Spend a code of the app, or a recovery code. Raises `Refused` (`second_factor_wrong`); both are logged."""
    way = second_factor.spend(account, code, at)
    if way is None:
        sign_in_log.record(SignInKind.WRONG_CODE, account, at=at, address=address)
        raise Refused(
            "second_factor_wrong",
            vi="Mã chưa đúng hoặc đã dùng rồi: hãy chờ ứng dụng hiện mã mới rồi nhập lại, hoặc dùng một mã dự phòng.",
            en="The code is wrong or was used before: wait for the app's next code, or use a recovery code.",
            field="code",
        )
    if way is Way.RECOVERY_CODE:
        sign_in_log.record(SignInKind.RECOVERY_CODE_USED, account, at=at, address=address)
    return way


def renew_recovery_codes(account: Account, code: str, *, at: datetime, address: str = "") -> tuple[str, ...]:
    """New recovery codes for whoever shows a code; the old ones are void. Raises `Refused` (`second_factor_wrong`)."""
    check_second_factor(account, code, at=at, address=address)
    with transaction.atomic():
        sign_in_log.record(SignInKind.RECOVERY_CODES_RENEWED, account, at=at, address=address)
        return second_factor.renew_recovery_codes(account)


def remove_second_factor(account: Account, code: str, *, at: datetime, address: str = "") -> None:
    """Take the app away for whoever shows a code, to set up another phone. Raises `Refused` (`second_factor_wrong`)."""
    check_second_factor(account, code, at=at, address=address)
    with transaction.atomic():
        second_factor.remove(account)
        sign_in_log.record(SignInKind.SECOND_FACTOR_REMOVED, account, at=at, address=address)


@transaction.atomic
def reset_second_factor(account: Account, *, by: str, at: datetime) -> bool:
    """An administrator takes the app away from somebody who lost phone and codes, and ends the account's sessions.

    Whether there was one.
    """
    was_there = second_factor.remove(account)
    end_sessions(account)
    sign_in_log.record(SignInKind.SECOND_FACTOR_RESET, account, at=at, by=by)
    return was_there
