"""The citizen's account was merged into another of the same person: the dossier goes along. Nothing else changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class FollowAccount:
    """From `from_account`, whose dossier it must be, to `to_account`."""

    from_account: int
    to_account: int


@dataclass(frozen=True, slots=True)
class AccountFollowed:
    KIND: ClassVar[str] = "account_followed"
    from_account: int
    to_account: int


@decides(FollowAccount)
def decide_follow_account(state: DossierState, command: FollowAccount, context: Context) -> list[AccountFollowed]:
    if state.citizen_account != command.from_account or command.from_account == command.to_account:
        raise Refused(
            "dossier_of_another_account",
            vi="Hồ sơ không thuộc tài khoản được gộp: hãy tải lại trang rồi gộp lại.",
            en="The dossier is not of the account that is merged: load the page again and merge again.",
        )
    return [AccountFollowed(command.from_account, command.to_account)]


@evolves(AccountFollowed, beside_the_work=True)
def evolve_account_followed(state: DossierState, fact: AccountFollowed, at: datetime) -> DossierState:
    return state.evolved(citizen_account=fact.to_account)
