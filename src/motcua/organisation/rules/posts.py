"""Posts and who may hold them.

An officer acts through posts: a post gives roles at a centre, for an agency, or both. One account may hold several.
House decision (no law says it): a post may have a number of seats. Two people never hold a one-seat post (the head of
a centre) on the same day, except that a substitute, named for certain days, stands beside the holder (NĐ 118/2025 Art.
11.8 asks for substitutes). Posts without a number of seats (reception, appraisal) are held by as many as are assigned.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity


class Role(StrEnum):
    RECEPTIONIST = "receptionist"
    APPRAISER = "appraiser"
    APPROVER = "approver"
    ISSUER = "issuer"
    RETURNER = "returner"
    CENTRE_HEAD = "centre_head"
    CLERK = "clerk"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    CONTROLLER = "controller"
    INSPECTOR = "inspector"
    COORDINATOR = "coordinator"


REFORM_ROLES = frozenset({Role.CONTROLLER, Role.INSPECTOR, Role.COORDINATOR})
"""Roles that work on no dossier: control of procedures and petitions (cán bộ kiểm soát TTHC, NĐ 63/2010 Art 5),
inspection, and who coordinates programmes, meetings and news. A post of these alone opens no dossier."""

WATCH_ONLY = frozenset({Role.AUDITOR, Role.ADMINISTRATOR}) | REFORM_ROLES
"""Roles that do no step of any dossier."""


@dataclass(frozen=True, slots=True)
class Holding[K: Hashable]:
    """Someone holds a post on the days of `validity`. `who` identifies the account, `name` is shown to people."""

    who: K
    name: str
    validity: Validity
    is_substitute: bool = False


def check_roles(roles: Sequence[str]) -> tuple[Role, ...]:
    """The roles, each once. Raises `Invalid`: `post_without_role`, `role_unknown`."""
    if not roles:
        raise Invalid(
            "post_without_role",
            vi="Vị trí công tác chưa có vai trò nào: hãy chọn ít nhất một vai trò.",
            en="The post has no role: choose at least one.",
            field="roles",
        )
    unknown = [role for role in roles if role not in set(Role)]
    if unknown:
        raise Invalid(
            "role_unknown",
            vi=f"Không có vai trò: {', '.join(unknown)}. Hãy chọn trong: {', '.join(Role)}.",
            en=f"There is no role {', '.join(unknown)}. Choose from: {', '.join(Role)}.",
            field="roles",
        )
    return tuple(dict.fromkeys(Role(role) for role in roles))


def check_holding[K: Hashable](
    new: Holding[K], existing: Sequence[Holding[K]], post_validity: Validity, seats: int | None
) -> None:
    """`new` can stand beside the `existing` holdings of the same post.

    Raises `Refused`: `post_not_there` (outside the days of the post); `post_held_already` (the same person, shared
    days), `post_taken` (no seat left on some day), both naming the holding in the way; `substitute_without_end`.
    """
    if not post_validity.covers(new.validity):
        raise Refused(
            "post_not_there",
            vi=f"Vị trí này có {post_validity.in_words('vi')}: hãy sửa thời gian giữ vị trí cho nằm trong đó.",
            en=f"This post is there {post_validity.in_words('en')}: keep the days of holding it within these.",
            field="valid_from",
        )
    if new.is_substitute and new.validity.last is None:
        raise Refused(
            "substitute_without_end",
            vi="Người thay thế phải có ngày kết thúc: hãy nhập ngày cuối cùng của thời gian thay thế.",
            en="A substitute needs a last day: give the last day of the substitution.",
            field="valid_to",
        )
    for other in existing:
        if other.who == new.who and other.validity.overlaps(new.validity):
            raise _in_the_way("post_held_already", other)
    if seats is not None and not new.is_substitute:
        rivals = [one for one in existing if not one.is_substitute and one.validity.overlaps(new.validity)]
        for day in [new.validity.first, *(one.validity.first for one in rivals)]:
            sitting = [one for one in rivals if day in one.validity and day in new.validity]
            if len(sitting) >= seats:
                raise _in_the_way("post_taken", sitting[0])


def _in_the_way(code: str, holding: Holding[Hashable]) -> Refused:
    return Refused(
        code,
        vi=f"{holding.name} đang giữ vị trí này {holding.validity.in_words('vi')}: hãy kết thúc trước hoặc đổi ngày.",
        en=f"{holding.name} holds this post {holding.validity.in_words('en')}: end that first, or choose other days.",
        field="valid_from",
    )
