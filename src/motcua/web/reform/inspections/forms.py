"""Forms of plans and inspections; what is right, the rules say."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.inspections.actions.decide_inspection import NewInspection
from motcua.inspections.rules import inspection_facts as facts
from motcua.inspections.rules.independence import Named, Person
from motcua.inspections.rules.inspection import Inspection
from motcua.inspections.rules.plan import Content, ItemAdded, ItemDropped, PlanApproved
from motcua.organisation.models import ServiceCentre
from motcua.web.desk.acts.form import Chosen, Day, Number, Text
from motcua.web.reform.inspections.story_forms import Account, EvidenceForm, StoryForm, label_of
from motcua.web.reform.inspections.words import CONTENTS, SEATS

ALL_CONTENTS = [(each.value, name) for each, name in CONTENTS.items()]


class Scope(forms.TypedMultipleChoiceField):
    """What is inspected; none chosen is for the rule to refuse."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Nội dung kiểm tra"),
            choices=ALL_CONTENTS,
            coerce=Content,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self, value: Any) -> tuple[Content, ...]:
        return tuple(super().clean(value))


class PlanForm(StoryForm):
    year = Number(_("Năm"))

    def clean_year(self) -> int:
        return _given(self.cleaned_data["year"])


class PlanActForm(StoryForm):
    """Reads into a fact of a plan."""

    def read(self) -> Any:
        raise NotImplementedError


class ItemForm(PlanActForm):
    unit = Chosen(_("Đơn vị được kiểm tra"))
    scope = Scope()
    first_month = Number(_("Từ tháng"))
    last_month = Number(_("Đến tháng"))
    decision = Text(_("Quyết định điều chỉnh"), help_text=_("Chỉ ghi khi kế hoạch đã phê duyệt."))

    def read(self) -> ItemAdded:
        of = self.cleaned_data
        name = self.names.get(of["unit"], of["unit"])
        first, last = of["first_month"] or 0, of["last_month"] or 0
        return ItemAdded(of["unit"], name, of["scope"], first, last, of["decision"])

    def offer_units(self, units: Iterable[ServiceCentre]) -> None:
        self.names = {each.code: each.name for each in units}
        self.offer(unit=list(self.names.items()))


class DropForm(PlanActForm):
    number = Chosen(_("Mục"))
    reason = Text(_("Lý do bỏ"))
    decision = Text(_("Quyết định điều chỉnh"), help_text=_("Chỉ ghi khi kế hoạch đã phê duyệt."))

    def read(self) -> ItemDropped:
        of = self.cleaned_data
        return ItemDropped(_number(of["number"]), of["reason"], of["decision"])


class ApproveForm(PlanActForm):
    decision = Text(_("Số quyết định phê duyệt"))
    on = Day(_("Ngày quyết định"))

    def read(self) -> PlanApproved:
        return PlanApproved(self.cleaned_data["decision"], self.cleaned_data["on"])


class UnitForm(forms.Form):
    """The unit to be inspected or looked into: what follows depends on it."""

    unit = forms.ChoiceField(label=_("Đơn vị"))

    def __init__(self, units: Iterable[ServiceCentre]) -> None:
        super().__init__()
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [(each.code, each.name) for each in units]


class DecisionForm(StoryForm):
    """A decision to inspect a unit that is chosen already."""

    decision = Text(_("Số quyết định"))
    decided_on = Day(_("Ngày quyết định"))
    decider = Account(_("Người ra quyết định, kết luận"))
    leader = Account(_("Trưởng đoàn"))
    members = forms.TypedMultipleChoiceField(
        label=_("Thành viên"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    first = Day(_("Kiểm tra từ ngày"))
    last = Day(_("Kiểm tra đến ngày"))
    period_first = Day(_("Công việc được kiểm tra: từ ngày"))
    period_last = Day(_("Công việc được kiểm tra: đến ngày"))
    scope = Scope()
    item = Chosen(_("Theo mục của kế hoạch"))
    ground = Text(_("Căn cứ kiểm tra đột xuất"), rows=2, help_text=_("Chỉ ghi khi không theo kế hoạch."))

    def offer_members(self, persons: Iterable[Person]) -> None:
        field = self.fields["members"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - for mypy
        field.choices = [(str(each.account), label_of(each)) for each in persons]

    def read(self, unit: str) -> NewInspection:
        of = self.cleaned_data
        plan, _slash, item = of["item"].partition("/")
        names = ("decision", "decided_on", "decider", "leader", "first", "last", "period_first", "period_last", "scope")
        return NewInspection(
            unit=unit,
            members=tuple(of["members"]),
            plan=_uuid(plan),
            item=int(item) if item.isdecimal() and len(item) < 5 else 0,
            ground=of["ground"],
            **{name: of[name] for name in names},
        )


class FactForm(StoryForm):
    """Reads into a fact of an inspection."""

    def know(self, inspection: Inspection) -> None:
        """Fill in what depends on the inspection."""
        self.inspection = inspection

    def read(self) -> Any:
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """The fields of a fact that bear the same names."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("request_id", "seen")}


class FindingForm(EvidenceForm, FactForm):
    content = Chosen(_("Nội dung"))
    words = Text(_("Kết quả kiểm tra"), rows=4)
    is_fault = forms.BooleanField(label=_("Là sai sót phải khắc phục"), required=False)
    field_order = ("content", "words", "is_fault")

    def know(self, inspection: Inspection) -> None:
        super().know(inspection)
        scope = inspection.decided.scope if inspection.decided else ()
        self.offer(content=[(each.value, CONTENTS[each]) for each in scope])

    def clean_content(self) -> Content:
        return one_of(Content, self.cleaned_data["content"])

    def read(self) -> facts.FindingListed:
        return facts.FindingListed(evidence=self.evidence(), **self.rest())


class StrikeForm(FactForm):
    number = Chosen(_("Kết quả"))
    reason = Text(_("Lý do bỏ"))

    def know(self, inspection: Inspection) -> None:
        super().know(inspection)
        self.offer(
            number=[(str(each.number), f"{each.number}. {each.words[:80]}") for each in inspection.findings.values()]
        )

    def read(self) -> facts.FindingStruck:
        return facts.FindingStruck(_number(self.cleaned_data["number"]), self.cleaned_data["reason"])


class MinutesForm(FactForm):
    on = Day(_("Ngày ký biên bản"))
    representative = Text(_("Đại diện đơn vị được kiểm tra"))
    objections = Text(_("Ý kiến của đơn vị được kiểm tra"), rows=3, optional=True)

    def read(self) -> facts.MinutesSigned:
        return facts.MinutesSigned(**self.values())


class RecommendForm(FactForm):
    words = Text(_("Việc phải làm"), rows=3)
    owner = Text(_("Ai thực hiện"))
    due = Day(_("Hạn thực hiện"))

    def read(self) -> facts.Recommended:
        return facts.Recommended(**self.values())


class ConcludeForm(FactForm):
    document = Text(_("Số kết luận"))
    on = Day(_("Ngày kết luận"))
    words = Text(_("Nội dung kết luận"), rows=6)
    late_reason = Text(_("Lý do chậm"), rows=2, help_text=_("Chỉ ghi khi đã quá thời hạn kết luận."))

    def read(self) -> facts.Concluded:
        return facts.Concluded(**self.values())


class NumberedForm(FactForm):
    """About one recommendation that is not done."""

    number = Chosen(_("Kiến nghị"))

    def know(self, inspection: Inspection) -> None:
        super().know(inspection)
        left = [each for each in inspection.recommendations.values() if not each.is_done]
        self.offer(number=[(str(each.number), f"{each.number}. {each.words[:80]}") for each in left])

    def clean_number(self) -> int:
        return _number(self.cleaned_data["number"])


class FollowForm(NumberedForm):
    on = Day(_("Tính đến ngày"))
    is_done = forms.BooleanField(label=_("Đã thực hiện xong"), required=False)
    words = Text(_("Đã làm gì"), rows=3)
    paper = Text(_("Báo cáo, giấy tờ"))

    def read(self) -> facts.FollowedUp:
        return facts.FollowedUp(**self.values())


class DueForm(NumberedForm):
    due = Day(_("Hạn mới"))
    reason = Text(_("Lý do lùi hạn"), rows=2)

    def read(self) -> facts.DueMoved:
        return facts.DueMoved(**self.values())


class SeatForm(FactForm):
    """Somebody else instead of one who is there now ("leader/12")."""

    absent = Chosen(_("Thay cho"))
    person = Account(_("Người mới"))
    reason = Text(_("Lý do (vắng mặt, chuyển công tác…)"), rows=2)

    def know(self, inspection: Inspection) -> None:
        super().know(inspection)
        self.now = {f"{seat.value}/{each.account}": (seat, each) for seat, each in _seats(inspection)}
        self.offer(absent=[(key, f"{each.name} ({SEATS[seat]})") for key, (seat, each) in self.now.items()])

    def clean_absent(self) -> tuple[facts.Seat, Named]:
        chosen = self.cleaned_data["absent"]
        seat, _slash, account = chosen.partition("/")
        return self.now.get(chosen) or (one_of(facts.Seat, seat), Named(_number(account), account))

    def read(self) -> facts.SeatTaken:
        seat, absent = self.cleaned_data["absent"]
        return facts.SeatTaken(seat, absent, Named(self.cleaned_data["person"], ""), self.cleaned_data["reason"])


def _seats(inspection: Inspection) -> list[tuple[facts.Seat, Named]]:
    found = [(facts.Seat.LEADER, inspection.leader), (facts.Seat.DECIDER, inspection.decider)]
    found += [(facts.Seat.MEMBER, each) for each in inspection.members]
    return [(seat, each) for seat, each in found if each is not None]


class CloseForm(FactForm):
    words = Text(_("Ghi nhận khi kết thúc"), rows=2)

    def read(self) -> facts.InspectionClosed:
        return facts.InspectionClosed(self.cleaned_data["words"])


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _given(value: int | None) -> int:
    if value is None:
        raise forms.ValidationError(_("Chưa ghi số này."))
    return value


def one_of[T](kind: type[T], text: str) -> T:
    try:
        return kind(text)  # type: ignore[call-arg]
    except ValueError as error:
        raise forms.ValidationError(_("Hãy chọn trong danh sách.")) from error


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
