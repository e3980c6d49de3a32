"""Giving an absent officer's post to a colleague for some days (substitutes: NĐ 118/2025 Art. 11.8).

House decisions: only what one holds oneself is given, to one colleague a day, who is an officer of the same centre or
agency all the while; never backwards in time; the posts of auditors and administrators are filled by decision only.
"""

from collections.abc import Hashable, Sequence
from datetime import date

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity
from motcua.organisation.rules.posts import Holding, Role

LONGEST_REASON = 500
BY_DECISION_ONLY = frozenset({Role.AUDITOR, Role.ADMINISTRATOR, Role.INSPECTOR})


def check_reason(reason: str) -> None:
    """Raises `Invalid`: `delegation_without_reason`, `delegation_reason_long`."""
    if not reason:
        raise Invalid(
            "delegation_without_reason",
            vi="Chưa có lý do: hãy ghi ngắn gọn, như “nghỉ phép” hoặc số văn bản cử đi công tác.",
            en="The reason is missing: write a few words, such as “on leave”, or the number of the letter.",
            field="reason",
        )
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            "delegation_reason_long",
            vi=f"Lý do dài quá {LONGEST_REASON} ký tự: hãy viết ngắn lại.",
            en=f"The reason has more than {LONGEST_REASON} characters: shorten it.",
            field="reason",
        )


def days_of(first_day: date, last_day: date) -> Validity:
    """The days of a delegation, which always end. Raises `Invalid` (`delegation_inverted`)."""
    if last_day < first_day:
        raise Invalid(
            "delegation_inverted",
            vi="Ngày cuối đứng trước ngày đầu: hãy đổi lại hai ngày.",
            en="The last day is before the first: exchange the two.",
            field="last_day",
        )
    return Validity(first_day, last_day)


def check_may_be_delegated(roles: Sequence[str]) -> None:
    """Raises `Refused` (`post_by_decision_only`)."""
    if BY_DECISION_ONLY & set(roles):
        raise Refused(
            "post_by_decision_only",
            vi="Vị trí kiểm toán hoặc quản trị không ủy quyền được: hãy đề nghị ra quyết định giao vị trí.",
            en="The post of an auditor or administrator is not delegated: ask for a decision of assignment.",
            field="holding",
        )


def check_delegation[K: Hashable](
    days: Validity,
    own: Holding[K],
    substitute: K,
    same_place: Sequence[Validity],
    others: Sequence[Holding[K]],
    today: date,
) -> None:
    """`own` may be given to `substitute` on `days`.

    `same_place`: when the substitute holds posts at the same centre or for the same agency; `others`: to whom `own` is
    given already. Raises `Invalid`: `delegation_in_the_past`; `Refused`: `delegation_of_a_substitute`,
    `delegation_to_oneself`, `delegation_beyond_the_post`, `delegation_to_no_colleague`, `delegation_twice`.
    """
    if days.first < today:
        raise Invalid(
            "delegation_in_the_past",
            vi=f"Ngày bắt đầu đã qua: hãy chọn từ hôm nay ({today:%d/%m/%Y}) trở đi.",
            en=f"The first day is over: choose today ({today}) or later.",
            field="first_day",
        )
    if own.is_substitute:
        raise Refused(
            "delegation_of_a_substitute",
            vi="Người thay thế không ủy quyền tiếp được: hãy nhờ người giữ vị trí hoặc người đứng đầu.",
            en="A substitute cannot delegate on: ask the holder of the post or the head.",
            field="holding",
        )
    if substitute == own.who:
        raise Refused(
            "delegation_to_oneself",
            vi=f"{own.name} đang giữ vị trí này: hãy chọn một đồng nghiệp khác.",
            en=f"{own.name} holds this post: choose a colleague.",
            field="substitute",
        )
    if not own.validity.covers(days):
        raise Refused(
            "delegation_beyond_the_post",
            vi=f"{own.name} giữ vị trí này {own.validity.in_words('vi')}: hãy chọn các ngày nằm trong đó.",
            en=f"{own.name} holds this post {own.validity.in_words('en')}: choose days within these.",
            field="last_day",
        )
    if not any(held.covers(days) for held in same_place):
        raise Refused(
            "delegation_to_no_colleague",
            vi="Người này không giữ vị trí nào ở cùng nơi trong suốt các ngày đó: hãy chọn cán bộ cùng nơi.",
            en="This person holds no post at the same place on all these days: choose an officer of the same place.",
            field="substitute",
        )
    for other in others:
        if other.validity.overlaps(days):
            raise Refused(
                "delegation_twice",
                vi=f"{other.name} đã được ủy quyền {other.validity.in_words('vi')}: hãy kết thúc trước hoặc đổi ngày.",
                en=f"It is delegated to {other.name} {other.validity.in_words('en')}: end that, or choose other days.",
                field="first_day",
            )
