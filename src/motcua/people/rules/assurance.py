"""Who may submit a dossier online: what proof of identity the law asks of an account, by day.

Each requirement is a row with its validity and source. Where the source is marked "(chưa xác minh)" nobody has yet
read the text. A training site has no national provider to ask: there the earlier requirement stays.
"""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.people.rules.citizen import Assurance, Citizen, CitizenKind

_RANKS = tuple(Assurance)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What proof is asked on the days of `validity`: at least this assurance and, of persons, this level."""

    validity: Validity
    least: Assurance
    least_level_of_persons: int
    in_training: bool
    source: str


REQUIREMENTS = (
    Requirement(
        validity=Validity(date(2000, 1, 1), date(2026, 7, 19)),
        least=Assurance.CONTACT,
        least_level_of_persons=0,
        in_training=True,
        source="NĐ 61/2018/NĐ-CP, NĐ 45/2020/NĐ-CP (chưa xác minh): tài khoản đã xác thực",
    ),
    Requirement(
        validity=Validity(date(2026, 7, 20)),
        least=Assurance.NATIONAL,
        least_level_of_persons=2,
        in_training=False,
        source="QĐ 29/2026/QĐ-TTg, hiệu lực 20/07/2026: chỉ đăng nhập bằng tài khoản định danh điện tử",
    ),
)


def requirement_on(day: date, *, is_training: bool = False) -> Requirement:
    """The requirement of that day; on a training site the last one that binds training sites, too."""
    binding = [each for each in REQUIREMENTS if each.validity.first <= day and (each.in_training or not is_training)]
    return max(binding, key=lambda each: each.validity.first)


def may_register(on: date, *, is_training: bool = False) -> bool:
    """Whether a local account may be opened: while one suffices to submit."""
    return requirement_on(on, is_training=is_training).least is not Assurance.NATIONAL


def check_may_register(on: date, *, is_training: bool = False) -> None:
    """Raises `Refused` (`registration_closed`)."""
    if not may_register(on, is_training=is_training):
        raise Refused(
            "registration_closed",
            vi="Từ ngày 20/07/2026 không mở tài khoản riêng của trang này nữa: hãy đăng nhập bằng tài khoản định danh "
            "điện tử (VNeID).",
            en="Since 20/07/2026 this site opens no accounts of its own: sign in with the national electronic identity "
            "(VNeID).",
        )


def may_submit(citizen: Citizen | None, on: date, *, is_training: bool = False) -> bool:
    """Whether the account may submit a dossier on that day."""
    return _lacks(citizen, requirement_on(on, is_training=is_training)) is None


def check_may_submit(citizen: Citizen | None, on: date, *, is_training: bool = False) -> None:
    """Nothing, where `may_submit`. Raises `Refused`: `account_unverified`, `national_identity_needed`,
    `identity_level_too_low`; each says what to do.
    """
    if lacking := _lacks(citizen, requirement_on(on, is_training=is_training)):
        raise lacking


def _lacks(citizen: Citizen | None, asked: Requirement) -> Refused | None:
    if citizen is None or _RANKS.index(citizen.assurance) < _RANKS.index(asked.least):
        return _unverified() if asked.least is Assurance.CONTACT else _not_national()
    if (
        asked.least is Assurance.NATIONAL
        and citizen.kind is CitizenKind.PERSON
        and citizen.level < asked.least_level_of_persons
    ):
        return _level_too_low(asked.least_level_of_persons)
    return None


def _unverified() -> Refused:
    return Refused(
        "account_unverified",
        vi="Tài khoản chưa được xác thực nên chưa nộp được hồ sơ: hãy xác nhận thư điện tử hoặc số điện thoại ở trang "
        "tài khoản, hoặc đăng nhập bằng tài khoản định danh điện tử. Bản nháp vẫn được giữ.",
        en="The account is not verified, so it cannot submit yet: confirm your e-mail or phone on the account page, or "
        "sign in with the national electronic identity. The draft is kept.",
    )


def _not_national() -> Refused:
    return Refused(
        "national_identity_needed",
        vi="Từ ngày 20/07/2026 chỉ nộp được hồ sơ bằng tài khoản định danh điện tử (VNeID): hãy xác nhận danh tính ở "
        "trang tài khoản, hoặc nộp trực tiếp tại bộ phận một cửa. Bản nháp vẫn được giữ.",
        en="Since 20/07/2026 dossiers are submitted with the national electronic identity (VNeID) only: confirm your "
        "identity on the account page, or hand the dossier in at a one-stop. The draft is kept.",
    )


def _level_too_low(least: int) -> Refused:
    return Refused(
        "identity_level_too_low",
        vi=f"Tài khoản định danh điện tử cần ở mức độ {least} để nộp hồ sơ: hãy nâng mức tại cơ quan công an, rồi đăng "
        "nhập lại. Bản nháp vẫn được giữ.",
        en=f"The electronic identity must be of level {least} to submit: have it raised at a police office, then sign "
        "in again. The draft is kept.",
    )
