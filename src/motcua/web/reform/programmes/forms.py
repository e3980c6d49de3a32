"""Forms of a project: one for each fact that may be added; what is right, the rules say."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel.money import parse_dong
from motcua.programmes.actions.register_project import NewProject
from motcua.programmes.rules import facts
from motcua.programmes.rules.project import Project
from motcua.statistics.rules.periods import period
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.acts.form import Chosen, Day, Number, Text
from motcua.web.desk.once import Choices, OnceForm
from motcua.web.desk.payments.acts import DongField
from motcua.web.forms import refusals_shown_on

GROUPS = [(each.value, each.value) for each in facts.Group]
LEVELS = [(str(each), str(each)) for each in range(1, 6)]


class FactForm(OnceForm):
    """Reads into a fact of `fact`, whose fields bear the same names."""

    fact: ClassVar[type]
    title: ClassVar[str | Promise]

    def clean(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, DongField) and name in self.cleaned_data:
                text = self.cleaned_data.pop(name)
                with refusals_shown_on(self):
                    self.cleaned_data[name] = parse_dong(text, name)
            if isinstance(field, Number) and name in self.cleaned_data and self.cleaned_data[name] is None:
                self.add_error(name, _("Chưa ghi số này."))

    def read(self) -> Any:
        return self.fact(**{key: value for key, value in self.cleaned_data.items() if key != "request_id"})

    def offer_from(self, project: Project, steps: Choices) -> None:
        """Fill in the choices that depend on the project."""


class StepForm(FactForm):
    fact, title = facts.StepFinished, _("Hoàn thành một bước")
    step = Chosen(label=_("Bước"))
    on = Day(_("Ngày hoàn thành"))
    paper = Text(_("Quyết định, biên bản"))

    def offer_from(self, project: Project, steps: Choices) -> None:
        self.offer(step=steps)
        self.initial["step"] = project.next_step


class CapitalForm(FactForm):
    fact, title = facts.CapitalPlanned, _("Giao hoặc điều chỉnh vốn năm")
    year = Number(_("Năm"))
    source = Text(_("Nguồn vốn"))
    amount = DongField(label=_("Số vốn (đồng)"))
    decision = Text(_("Số quyết định"))
    decided_on = Day(_("Ngày quyết định"))


class ContractForm(FactForm):
    fact, title = facts.ContractSigned, _("Ký hợp đồng")
    number = Text(_("Số hợp đồng"))
    contractor = Text(_("Nhà thầu"))
    amount = DongField(label=_("Giá hợp đồng (đồng)"))
    on = Day(_("Ngày ký"))


class DisburseForm(FactForm):
    fact, title = facts.Disbursed, _("Giải ngân")
    contract = Chosen(label=_("Hợp đồng"))
    year = Number(_("Vốn của năm"))
    source = Chosen(label=_("Nguồn vốn"))
    amount = DongField(label=_("Số tiền (đồng)"))
    on = Day(_("Ngày giải ngân"))
    voucher = Text(_("Số chứng từ"))

    def offer_from(self, project: Project, steps: Choices) -> None:
        sources = dict.fromkeys(source for _year, source in project.capital)
        self.offer(contract=[(each, each) for each in project.contracts], source=[(each, each) for each in sources])


class MilestoneForm(FactForm):
    fact, title = facts.MilestoneSet, _("Đặt hoặc lùi mốc")
    name = Text(_("Tên mốc"))
    due = Day(_("Phải đạt trước hết ngày"))
    reason = Text(_("Lý do lùi (khi mốc đã có)"), optional=True)


class ReachForm(FactForm):
    fact, title = facts.MilestoneReached, _("Đạt mốc")
    name = Chosen(label=_("Mốc"))
    on = Day(_("Ngày đạt"))

    def offer_from(self, project: Project, steps: Choices) -> None:
        self.offer(name=[(each.name, each.name) for each in project.milestones.values() if each.reached_on is None])


class RiskForm(FactForm):
    fact, title = facts.RiskNoted, _("Ghi hoặc đánh giá lại rủi ro")
    name = Text(_("Rủi ro"))
    likelihood = Number(_("Khả năng xảy ra (1–5)"))
    effect = Number(_("Mức ảnh hưởng (1–5)"))
    owner = Text(_("Người chịu trách nhiệm"))
    mitigation = Text(_("Biện pháp"), rows=3)


class CloseRiskForm(FactForm):
    fact, title = facts.RiskClosed, _("Kết thúc rủi ro")
    name = Chosen(label=_("Rủi ro"))
    reason = Text(_("Vì sao không còn"), rows=3)

    def offer_from(self, project: Project, steps: Choices) -> None:
        self.offer(name=[(each.name, each.name) for each in project.risks.values() if each.is_open])


class IndicatorForm(FactForm):
    fact, title = facts.IndicatorSet, _("Đặt chỉ tiêu")
    name = Text(_("Chỉ tiêu"))
    unit = Text(_("Đơn vị tính"))
    target = Number(_("Mục tiêu"))


class MeasureForm(FactForm):
    fact, title = facts.IndicatorMeasured, _("Đo chỉ tiêu")
    name = Chosen(label=_("Chỉ tiêu"))
    value = Number(_("Giá trị"))
    on = Day(_("Ngày đo"))
    evidence = Text(_("Căn cứ"))

    def offer_from(self, project: Project, steps: Choices) -> None:
        self.offer(name=[(each.name, each.name) for each in project.indicators.values()])


class TotalForm(FactForm):
    fact, title = facts.TotalAdjusted, _("Điều chỉnh tổng mức đầu tư")
    total = DongField(label=_("Tổng mức mới (đồng)"))
    decision = Text(_("Số quyết định"))
    decided_on = Day(_("Ngày quyết định"))


class SecurityForm(FactForm):
    fact, title = facts.SecurityLevelSet, _("Xác định cấp độ an toàn thông tin")
    level = forms.TypedChoiceField(label=_("Cấp độ (NĐ 85/2016/NĐ-CP)"), choices=LEVELS, coerce=int)
    decision = Text(_("Số quyết định"))
    decided_on = Day(_("Ngày quyết định"))


ACTS: dict[str, type[FactForm]] = {
    "buoc": StepForm,
    "von": CapitalForm,
    "hop-dong": ContractForm,
    "giai-ngan": DisburseForm,
    "moc": MilestoneForm,
    "dat-moc": ReachForm,
    "rui-ro": RiskForm,
    "het-rui-ro": CloseRiskForm,
    "chi-tieu": IndicatorForm,
    "do-chi-tieu": MeasureForm,
    "tong-muc": TotalForm,
    "an-toan": SecurityForm,
}
"""The acts by the word in their address, in the order in which they are offered."""


class NewProjectForm(FactForm):
    """A project that a decision has approved."""

    fact, title = NewProject, _("Thêm dự án")
    code = forms.RegexField(
        label=_("Mã dự án"),
        regex=r"^[\w.\-]{1,40}$",
        error_messages={"invalid": _("Mã gồm chữ, số, dấu chấm và gạch nối, dài nhất 40 ký tự.")},
    )
    name = Text(_("Tên dự án"))
    programme = Chosen(label=_("Chương trình"))
    group = forms.ChoiceField(label=_("Nhóm"), choices=GROUPS)
    investor = Text(_("Chủ đầu tư"))
    decision = Text(_("Số quyết định phê duyệt"))
    decided_on = Day(_("Ngày quyết định"))
    total = DongField(label=_("Tổng mức đầu tư (đồng)"))
    owner = Text(_("Người chịu trách nhiệm"))
    security_level = forms.TypedChoiceField(
        label=_("Cấp độ an toàn thông tin (NĐ 85/2016/NĐ-CP)"),
        choices=[("0", _("Chưa xác định")), *LEVELS],
        coerce=int,
    )


class ReportForm(forms.Form):
    """The period of a report: this year up to today unless told otherwise."""

    first = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)

    def __init__(self, data: dict[str, str], today: date) -> None:
        super().__init__({"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat(), **data})
        self.today = today

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last:
            with refusals_shown_on(self):
                period(first, last, today=self.today)
