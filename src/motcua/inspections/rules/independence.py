"""Who may not act: nobody inspects, decides or concludes on oneself, one's own unit's head, or what one has handled."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, by account and by the name of that day."""

    account: int
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a day. `units`: the one-stops (codes) of the posts held; `heads`: those headed; `inspects`: those
    where an inspector's post is held; `title`: that of the first post, for whoever chooses."""

    account: int
    name: str
    units: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    inspects: frozenset[str] = frozenset()
    title: str = ""

    @property
    def named(self) -> Named:
        return Named(self.account, self.name)


def check_independent(person: Person, subject: Person, handled: Collection[int], field: str) -> None:
    """`person` may investigate, or decide on, `subject`. `handled`: accounts that acted in the dossiers of the case.

    Who heads a unit too (its leader at the level above, say) is not below its other head.

    Raises `Refused`: `own_case`, `own_head`, `handled_it`.
    """
    check_not_own(person, subject, field)
    if subject.heads & (person.units - person.heads):
        raise Refused(
            "own_head",
            vi=f"{subject.name} đứng đầu đơn vị của {person.name}. Hãy chọn người của đơn vị khác hoặc cấp trên.",
            en=f"{subject.name} heads the unit of {person.name}. Choose somebody of another unit or from above.",
            field=field,
        )
    if person.account in handled:
        raise Refused(
            "handled_it",
            vi=f"{person.name} đã xử lý hồ sơ là chứng cứ của vụ việc này. Hãy chọn người khác.",
            en=f"{person.name} has acted in a dossier that is evidence in this case. Choose somebody else.",
            field=field,
        )


def check_not_own(person: Person, subject: Person, field: str) -> None:
    """Raises `Refused` (`own_case`)."""
    if person.account == subject.account:
        raise Refused(
            "own_case",
            vi=f"{person.name} là người bị xem xét nên không được xác minh hay quyết định. Hãy chọn người khác.",
            en=f"{person.name} is whom this is about and may neither investigate nor decide. Choose somebody else.",
            field=field,
        )


def check_not_both(account: int, name: str, investigators: Collection[int], field: str) -> None:
    """Who decides has not investigated, now or before. Raises `Refused` (`investigated_it`)."""
    if account in investigators:
        raise Refused(
            "investigated_it",
            vi=f"{name} đã xác minh, kiểm tra việc này nên không được quyết định, kết luận. Hãy chọn người khác.",
            en=f"{name} has investigated this and so may not decide or conclude. Choose somebody else.",
            field=field,
        )


def check_from_outside(person: Person, unit: str, field: str) -> None:
    """`person` does not belong to the inspected unit. Raises `Refused` (`own_unit`)."""
    if unit in person.units:
        raise Refused(
            "own_unit",
            vi=f"{person.name} thuộc đơn vị được kiểm tra. Hãy chọn người của đơn vị khác.",
            en=f"{person.name} belongs to the inspected unit. Choose somebody of another unit.",
            field=field,
        )


def check_covers(codes: frozenset[str], reach: frozenset[str], person: str, field: str) -> None:
    """A post with the right to act on the unit: at one of `reach`, the unit and those above. Raises `Refused`."""
    if not codes & reach:
        raise Refused(
            "not_competent",
            vi=f"{person} không có thẩm quyền đối với đơn vị này. Hãy chọn người của đơn vị đó hoặc cấp trên.",
            en=f"{person} is not competent for this unit. Choose somebody of the unit or of a level above.",
            field=field,
        )
