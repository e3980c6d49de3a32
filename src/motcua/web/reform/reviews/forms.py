from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel.text import nfc
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine, Wage
from motcua.reviews.rules.replay import CUTTABLE
from motcua.reviews.rules.review import LONGEST, Finding, Measure, Outcome, Proposal
from motcua.reviews.simulating import Question
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.once import OnceForm
from motcua.web.reform.money import DongField
from motcua.web.reform.reviews.words import ACTIVITIES, CRITERIA, OUTCOMES, STAGES

MOST_MINUTES = 60 * 24 * 366
type Label = Any
"""Translated words, as Django's own types name them only for a type checker."""


def day_field(label: Label) -> forms.DateField:
    """A day as people type it."""
    told = {"invalid": _("Hãy viết ngày theo dạng 30/10/2018.")}
    return forms.DateField(label=label, input_formats=DAY_FORMATS, widget=DayInput, error_messages=told)


def words_field(label: Label, **named: Any) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **named)


class PlanForm(OnceForm):
    """A new review."""

    year = forms.IntegerField(label=_("Năm"), min_value=2010, max_value=2100)
    title = forms.CharField(label=_("Tên kế hoạch"), max_length=300)
    target_percent = forms.IntegerField(
        label=_("Mục tiêu cắt giảm chi phí tuân thủ (%)"), min_value=0, max_value=100, initial=0
    )


class AddForm(OnceForm):
    """A procedure to be reviewed."""

    procedure = forms.CharField(label=_("Mã thủ tục"), max_length=20, help_text=_("Ví dụ 1.004194."))


class SendForm(OnceForm):
    """The plan goes out."""

    on = day_field(_("Ngày gửi"))
    document = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=200)


class HeadForm(OnceForm):
    """`seen`: how often something had been proposed when the page was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ApproveForm(HeadForm):
    document = forms.CharField(label=_("Số, ký hiệu quyết định"), max_length=200)


class ReturnForm(HeadForm):
    reason = words_field(_("Lý do trả lại"))


class ProposalForm(OnceForm):
    """A proposal with its two cost tables."""

    outcome = forms.ChoiceField(label=_("Phương án"), choices=[(each.value, word) for each, word in OUTCOMES.items()])
    into = forms.CharField(label=_("Gộp vào thủ tục (mã)"), max_length=20, required=False)
    links = forms.CharField(label=_("Thủ tục liên quan (mã, cách nhau bằng dấu phẩy)"), max_length=300, required=False)
    reason = words_field(_("Nội dung và lý do của phương án"))
    before_term = forms.CharField(
        label=_("Thời hạn hiện nay"),
        max_length=40,
        required=False,
        help_text=_("Ví dụ: 5 ngày làm việc. Bỏ trống nếu không quy định."),
    )
    after_term = forms.CharField(label=_("Thời hạn sau"), max_length=40, required=False)
    before_papers = forms.IntegerField(label=_("Số thành phần hồ sơ hiện nay"), min_value=0, max_value=200)
    after_papers = forms.IntegerField(label=_("Số thành phần hồ sơ sau"), min_value=0, max_value=200, required=False)
    wage_amount = DongField(label=_("Thu nhập bình quân (đồng)"))
    wage_hours = forms.IntegerField(
        label=_("chia cho số giờ"),
        min_value=1,
        max_value=100_000,
        initial=2112,
        help_text=_("Một năm: 12 × 22 × 8 = 2.112 giờ."),
    )
    wage_source = forms.CharField(label=_("Nguồn của mức thu nhập"), max_length=300)
    times = forms.IntegerField(label=_("Số lần một năm"), min_value=0, max_value=10**6, initial=1)
    subjects = forms.IntegerField(label=_("Số đối tượng tuân thủ"), min_value=0, max_value=10**9)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for key, label in CRITERIA:
            self.fields[f"{key}_met"] = forms.BooleanField(label=_("đạt"), required=False)
            self.fields[key] = words_field(label)
        for when in ("before", "after"):
            for activity, label in ACTIVITIES.items():
                self.fields[f"{when}_{activity}_minutes"] = forms.IntegerField(
                    label=label, min_value=0, max_value=MOST_MINUTES, required=False
                )
                self.fields[f"{when}_{activity}_money"] = DongField(label=label, required=False)

    def grid(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """The cost tables: for each activity minutes and đồng, before and after."""
        columns = [(when, what) for when in ("before", "after") for what in ("minutes", "money")]
        return [
            (label, [self[f"{when}_{activity}_{what}"] for when, what in columns])
            for activity, label in ACTIVITIES.items()
        ]

    def criteria(self) -> list[tuple[BoundField, BoundField]]:
        """Each criterion: whether it is met, and why."""
        return [(self[f"{key}_met"], self[key]) for key, _label in CRITERIA]

    def plain(self) -> Iterable[BoundField]:
        """The fields that stand above the criteria and the cost tables."""
        return [self[name] for name in ("outcome", "into", "links", "reason")]

    def measures(self) -> Iterable[BoundField]:
        """Term and papers, and what the costs are counted with."""
        names = ("before_term", "after_term", "before_papers", "after_papers")
        return [self[name] for name in (*names, "wage_amount", "wage_hours", "wage_source", "times", "subjects")]

    def proposal(self) -> Proposal:
        """What a valid form says. Raises `Invalid` as the cost model does."""
        told = self.cleaned_data
        necessity, rationality, legality = (Finding(told[f"{key}_met"], told[key]) for key, _label in CRITERIA)
        gone = told["outcome"] in (Outcome.ABOLISH, Outcome.MERGE, Outcome.KEEP)
        return Proposal(
            Outcome(told["outcome"]),
            necessity,
            rationality,
            legality,
            before=self._measure("before"),
            after=None if gone or told["after_papers"] is None else self._measure("after"),
            links=tuple(filter(None, (code.strip() for code in told["links"].split(",")))),
            into=told["into"],
            reason=told["reason"],
        )

    def _measure(self, when: str) -> Measure:
        told = self.cleaned_data
        wage = Wage(told["wage_amount"], told["wage_hours"], nfc(told["wage_source"]).strip())
        lines = []
        for activity in Activity:
            minutes, money = told[f"{when}_{activity}_minutes"] or 0, told[f"{when}_{activity}_money"] or 0
            spent = {"fee": money} if activity is Activity.PAY else {"other": money}
            if minutes or money:
                lines.append(CostLine(activity, "", minutes, wage, **spent))
        cost = ComplianceCost(tuple(lines), told["times"], told["subjects"])
        return Measure(told[f"{when}_term"].strip(), told[f"{when}_papers"], cost)


class SimulationForm(forms.Form):
    """What would have been."""

    procedure = forms.CharField(label=_("Mã thủ tục"), max_length=20, required=False)
    centre = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)
    first = day_field(_("Kết thúc từ ngày"))
    last = day_field(_("Đến hết ngày"))
    question = forms.ChoiceField(
        label=_("Câu hỏi"),
        choices=[
            (Question.TERM.value, _("nếu thời hạn ngắn hơn")),
            (Question.STAGE.value, _("nếu một bước mất ít giờ hơn")),
        ],
    )
    days = forms.IntegerField(label=_("Cắt số ngày của thời hạn"), min_value=1, max_value=366, required=False)
    term = forms.CharField(
        label=_("hoặc thời hạn mới"), max_length=40, required=False, help_text=_("Ví dụ: 3 ngày làm việc.")
    )
    stage = forms.TypedChoiceField(
        label=_("Bước"),
        coerce=int,
        required=False,
        empty_value=None,
        choices=[(int(each), STAGES[each]) for each in CUTTABLE],
    )
    hours = forms.IntegerField(label=_("Nhiều nhất (giờ làm việc)"), min_value=0, max_value=10_000, required=False)

    def __init__(self, data: dict[str, Any] | None, *, centres: list[tuple[str, str]], today: date) -> None:
        begin = {"first": date(today.year, 1, 1).strftime("%d/%m/%Y"), "last": today.strftime("%d/%m/%Y")}
        super().__init__(data, initial=begin | {"question": "term", "days": 1})
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [("", _("Mọi nơi tiếp nhận")), *centres]


class DayForm(forms.Form):
    """As of which day."""

    on = day_field(_("Tính đến ngày"))

    def __init__(self, asked: str, today: date) -> None:
        super().__init__({"on": asked or today.strftime("%d/%m/%Y")})
        self.today = today

    @property
    def day(self) -> date:
        """The day asked for; today where it cannot be read."""
        return self.cleaned_data["on"] if self.is_valid() else self.today
