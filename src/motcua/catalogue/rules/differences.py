"""What changed between two revisions, part by part, readable by a person.

Lines are matched by channel and case name, papers and results by name: keys are numbers of one document and mean
nothing in the next.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.catalogue.rules.content import Component, Content, Fee, FeeState, Line
from motcua.catalogue.rules.gaps import place_of
from motcua.kernel.money import format_dong
from motcua.worktime.rules.terms import Term


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `part` is a word of `PARTS`; `subject` says which line or paper, "" where there is only one.
    `before` and `after` are readable values in (Vietnamese, English)."""

    part: str
    change: Change
    subject: str = ""
    before: tuple[str, str] = ("", "")
    after: tuple[str, str] = ("", "")

    def sentence(self, language: str) -> str:
        """ "Thời hạn (online): 5 ngày làm việc → 3 ngày làm việc"."""
        english = language == "en"
        part = PARTS[self.part][english]
        where = f" ({self.subject})" if self.subject else ""
        before, after = self.before[english], self.after[english]
        if self.change is Change.CHANGED:
            return f"{part}{where}: {before} → {after}"
        word = {Change.ADDED: ("thêm", "added"), Change.REMOVED: ("bỏ", "removed")}[self.change][english]
        return f"{part}{where}: {word} {after or before}"


PARTS = {
    "name": ("Tên thủ tục", "Name"),
    "steps": ("Trình tự thực hiện", "Order of steps"),
    "conditions": ("Yêu cầu, điều kiện", "Conditions"),
    "executing_agency": ("Cơ quan thực hiện", "Carried out by"),
    "audience": ("Đối tượng thực hiện", "For whom"),
    "levels": ("Cấp thực hiện", "Level"),
    "channel": ("Cách thức thực hiện", "Channel"),
    "term": ("Thời hạn giải quyết", "Term"),
    "fees": ("Phí, lệ phí", "Fees"),
    "component": ("Thành phần hồ sơ", "Paper"),
    "result": ("Kết quả thực hiện", "Result"),
    "legal_basis": ("Căn cứ pháp lý", "Legal basis"),
}


def find_differences(old_name: str, old: Content, new_name: str, new: Content) -> tuple[Difference, ...]:
    """All differences, in the order of `PARTS`; nothing for two documents that say the same."""
    found: list[Difference] = []
    _compare_text(found, "name", old_name, new_name)
    for part in ("steps", "conditions", "executing_agency"):
        _compare_text(found, part, getattr(old, part), getattr(new, part))
    for part in ("audience", "levels"):
        _compare_text(found, part, "; ".join(getattr(old, part)), "; ".join(getattr(new, part)))
    found += _compare_lines(old, new)
    found += _compare_sets("component", old.components, new.components, lambda each: each.name, _describe_component)
    found += _compare_sets("result", old.results, new.results, lambda each: each.name, lambda each: _both(each.name))
    found += _compare_sets("legal_basis", old.legal_bases, new.legal_bases, lambda each: each, _both)
    order = list(PARTS)
    return tuple(sorted(found, key=lambda each: order.index(each.part)))


def describe_term(term: Term | None, text: str = "") -> tuple[str, str]:
    """ "5 ngày làm việc", "5 working days"; unknown terms say so, with the source's words."""
    if term is None:
        said = f" ({text})" if text else ""
        return f"chưa rõ{said}", f"unknown{said}"
    return term.describe("vi"), term.describe("en")


def describe_fee(fee: Fee) -> tuple[str, str]:
    """ "300.000 đ (mỗi lần)", "miễn phí", "chưa chắc chắn: …", "chưa có thông tin"."""
    when = f" ({fee.when})" if fee.when else ""
    if fee.state is FeeState.AMOUNT:
        return _both(f"{format_dong(fee.amount or 0)}{when}")
    vi, en = {
        FeeState.FREE: ("miễn phí", "free"),
        FeeState.UNCERTAIN: (f"chưa chắc chắn: {fee.text}", f"uncertain: {fee.text}"),
        FeeState.UNKNOWN: ("chưa có thông tin", "not stated"),
    }[fee.state]
    return f"{vi}{when}", f"{en}{when}"


def _compare_text(found: list[Difference], part: str, old: str, new: str) -> None:
    if " ".join(old.split()) == " ".join(new.split()):
        return
    change = Change.ADDED if not old.strip() else Change.REMOVED if not new.strip() else Change.CHANGED
    found.append(Difference(part, change, before=_both(old), after=_both(new)))


def _compare_lines(old: Content, new: Content) -> list[Difference]:
    def place(content: Content) -> dict[str, Line]:
        return {place_of(content, line): line for line in content.lines}

    before, after = place(old), place(new)
    found = [Difference("channel", Change.REMOVED, before=_both(each)) for each in before if each not in after]
    found += [Difference("channel", Change.ADDED, after=_both(each)) for each in after if each not in before]
    for subject in [each for each in before if each in after]:
        then, now = before[subject], after[subject]
        for part, old_value, new_value in (
            ("term", describe_term(then.term, then.term_text), describe_term(now.term, now.term_text)),
            ("fees", _describe_fees(then.fees), _describe_fees(now.fees)),
        ):
            if old_value != new_value:
                found.append(Difference(part, Change.CHANGED, subject, old_value, new_value))
    return found


def _compare_sets[T](
    part: str,
    old: Iterable[T],
    new: Iterable[T],
    key: Callable[[T], Hashable],
    describe: Callable[[T], tuple[str, str]],
) -> list[Difference]:
    before = {key(each): describe(each) for each in old}
    after = {key(each): describe(each) for each in new}
    found = [Difference(part, Change.REMOVED, before=value) for each, value in before.items() if each not in after]
    found += [Difference(part, Change.ADDED, after=value) for each, value in after.items() if each not in before]
    found += [
        Difference(part, Change.CHANGED, before=value, after=after[each])
        for each, value in before.items()
        if each in after and after[each] != value
    ]
    return found


def _describe_component(component: Component) -> tuple[str, str]:
    def number(quantity: int | None, unknown: str) -> str:
        return unknown if quantity is None else str(quantity)

    group = f"{component.group}: " if component.group else ""
    vi = f"{number(component.originals, '?')} bản chính, {number(component.copies, '?')} bản sao"
    en = f"{number(component.originals, '?')} originals, {number(component.copies, '?')} copies"
    need = {"always": ("", ""), "if_any": ("nếu có", "if any")}.get(component.need, ("", ""))
    return (
        f"{group}{component.name} ({', '.join(filter(None, (vi, need[0])))})",
        f"{group}{component.name} ({', '.join(filter(None, (en, need[1])))})",
    )


def _describe_fees(fees: tuple[Fee, ...]) -> tuple[str, str]:
    described = [describe_fee(fee) for fee in fees] or [("chưa có thông tin", "not stated")]
    return "; ".join(vi for vi, _ in described), "; ".join(en for _, en in described)


def _both(text: str) -> tuple[str, str]:
    return text, text
