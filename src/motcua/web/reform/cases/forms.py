"""Forms of cases; what is right, the rules say."""

from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from motcua.inspections.actions.open_case import NewCase
from motcua.inspections.rules import case_facts as facts
from motcua.inspections.rules.case import Case
from motcua.inspections.rules.case_facts import CaseKind, HeadOutcome, Office, Outcome, Party, Staff
from motcua.inspections.rules.independence import Named
from motcua.statistics.rules.periods import period
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.acts.form import Chosen, Day, Text
from motcua.web.desk.once import Choices
from motcua.web.forms import refusals_shown_on
from motcua.web.reform.cases.words import HEAD_OUTCOMES, KINDS, OFFICES, OUTCOMES, STAFF
from motcua.web.reform.inspections.forms import one_of
from motcua.web.reform.inspections.story_forms import SEVERAL, Account, EvidenceForm, StoryForm
from motcua.web.reform.inspections.words import Words

STAFF_CHOICES = [(each.value, name) for each, name in STAFF.items()]


class CaseForm(EvidenceForm):
    """A new case about somebody of a unit that is chosen already."""

    kind = forms.ChoiceField(label=_("Loại việc"), choices=[(each.value, name) for each, name in KINDS.items()])
    subject = Account(_("Người được yêu cầu giải trình"))
    staff = forms.ChoiceField(label=_("Người đó là"), choices=STAFF_CHOICES, initial=Staff.OFFICIAL.value)
    behaviour = Text(_("Việc xảy ra"), rows=4, help_text=_("Mô tả việc, chưa kết luận: chưa ai bị coi là có lỗi."))
    occurred_on = Day(_("Ngày xảy ra (lần cuối)"))
    investigator = Account(_("Người xác minh"))
    decider = Account(_("Người quyết định"))
    head = Account(_("Người đứng đầu phải xem xét trách nhiệm liên đới"), required=False)
    head_staff = forms.ChoiceField(
        label=_("Người đứng đầu là"), choices=STAFF_CHOICES, initial=Staff.OFFICIAL_LEADER.value
    )
    head_decider = Account(_("Người quyết định về người đứng đầu"), required=False)
    no_head = Text(
        _("Cơ quan xem xét"),
        help_text=_("Chỉ ghi khi người được yêu cầu giải trình là người đứng đầu cao nhất trên hệ thống."),
    )

    @property
    def groups(self) -> list[tuple[Words, list[BoundField]]]:
        """The fields in the order in which they are thought of."""
        named: list[tuple[Words, tuple[str, ...]]] = [
            (_("Việc xảy ra"), ("kind", "subject", "staff", "behaviour", "occurred_on")),
            (_("Chứng cứ"), (*SEVERAL, "file")),
            (_("Ai xác minh, ai quyết định"), ("investigator", "decider")),
            (_("Trách nhiệm liên đới của người đứng đầu"), ("head", "head_staff", "head_decider", "no_head")),
        ]
        return [(title, [self[name] for name in names]) for title, names in named]

    def read(self, unit: str) -> NewCase:
        of = self.rest()
        kind, staff, head_staff = CaseKind(of.pop("kind")), Staff(of.pop("staff")), Staff(of.pop("head_staff"))
        return NewCase(unit=unit, kind=kind, staff=staff, head_staff=head_staff, evidence=self.evidence(), **of)


class FactForm(StoryForm):
    """Reads into a fact of a case."""

    party = Party.SUBJECT

    def know(self, case: Case, sanctions: Choices) -> None:
        """Fill in what depends on the case."""

    def read(self) -> Any:
        raise NotImplementedError


class AddForm(EvidenceForm, FactForm):
    def read(self) -> facts.EvidenceAdded:
        return facts.EvidenceAdded(self.evidence())


class OfficeForm(FactForm):
    office = Chosen(_("Thay cho"))
    person = Account(_("Người mới"))
    reason = Text(_("Lý do (vắng mặt, chuyển công tác…)"), rows=2)

    def know(self, case: Case, sanctions: Choices) -> None:
        self.offer(office=[(each.value, f"{who.name} ({OFFICES[each]})") for each, who in case.offices.items()])

    def clean_office(self) -> Office:
        return one_of(Office, self.cleaned_data["office"])

    def read(self) -> facts.OfficeTaken:
        of = self.cleaned_data
        return facts.OfficeTaken(of["office"], Named(of["person"], ""), of["reason"])


class AskForm(FactForm):
    questions = Text(_("Yêu cầu giải trình những gì"), rows=4)
    until = Day(_("Trả lời trước hết ngày"))

    def read(self) -> facts.ExplanationAsked:
        return facts.ExplanationAsked(self.party, self.cleaned_data["until"], self.cleaned_data["questions"])


class AskHeadForm(AskForm):
    party = Party.HEAD


class ExplainForm(FactForm):
    words = Text(_("Giải trình"), rows=8)

    def read(self) -> facts.Explained:
        return facts.Explained(self.party, self.cleaned_data["words"])


class ExplainHeadForm(ExplainForm):
    party = Party.HEAD


class ReportForm(FactForm):
    words = Text(_("Kết quả xác minh"), rows=6)
    proposal = Text(_("Đề nghị"), rows=2)

    def read(self) -> facts.Reported:
        return facts.Reported(self.cleaned_data["words"], self.cleaned_data["proposal"])


class FindForm(FactForm):
    outcome = forms.ChoiceField(
        label=_("Kết luận"), choices=[(each.value, OUTCOMES[each]) for each in Outcome], widget=forms.RadioSelect
    )
    reasons = Text(_("Căn cứ, lý do"), rows=5)

    def read(self) -> facts.Found:
        return facts.Found(Outcome(self.cleaned_data["outcome"]), self.cleaned_data["reasons"])


class FindHeadForm(FactForm):
    outcome = forms.ChoiceField(
        label=_("Trách nhiệm liên đới"),
        choices=[(each.value, HEAD_OUTCOMES[each]) for each in HeadOutcome],
        widget=forms.RadioSelect,
    )
    reasons = Text(_("Căn cứ, lý do"), rows=5)

    def read(self) -> facts.HeadFound:
        return facts.HeadFound(HeadOutcome(self.cleaned_data["outcome"]), self.cleaned_data["reasons"])


class SanctionForm(FactForm):
    sanction = Chosen(_("Hình thức"))
    decision = Text(_("Số quyết định"))
    on = Day(_("Ngày quyết định"))

    def know(self, case: Case, sanctions: Choices) -> None:
        self.offer(sanction=sanctions)

    def read(self) -> facts.Sanctioned:
        of = self.cleaned_data
        return facts.Sanctioned(self.party, of["sanction"], of["decision"], of["on"])


class SanctionHeadForm(SanctionForm):
    party = Party.HEAD


class NoSanctionForm(FactForm):
    reason = Text(_("Vì sao không kỷ luật"), rows=3)

    def read(self) -> facts.NotSanctioned:
        return facts.NotSanctioned(self.party, self.cleaned_data["reason"])


class NoSanctionHeadForm(NoSanctionForm):
    party = Party.HEAD


class CloseForm(FactForm):
    words = Text(_("Ghi nhận khi kết thúc"), rows=2)

    def read(self) -> facts.CaseClosed:
        return facts.CaseClosed(self.cleaned_data["words"])


class FiguresForm(forms.Form):
    """The period of the figures for those in charge: this year up to today unless told otherwise."""

    first = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)

    def __init__(self, data: dict[str, str], today: date) -> None:
        super().__init__({"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat(), **data})
        self.today = today
        for name in ("first", "last"):
            self.fields[name].error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last:
            with refusals_shown_on(self):
                period(first, last, today=self.today)

    @property
    def days(self) -> tuple[date, date]:
        """Of a valid form."""
        return self.cleaned_data["first"], self.cleaned_data["last"]


class YearForm(forms.Form):
    """The year of the public figures."""

    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)

    def __init__(self, data: dict[str, str], today: date) -> None:
        super().__init__({"year": str(today.year), **data})
        years = range(today.year, today.year - 10, -1)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]

    @property
    def days(self) -> tuple[date, date]:
        """Of a valid form."""
        year = self.cleaned_data["year"]
        return date(year, 1, 1), date(year, 12, 31)
