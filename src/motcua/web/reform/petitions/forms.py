"""What is typed about petitions; whether it is right, the rules say."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.petitions.receiving import Words
from motcua.petitions.recording import Request
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.facts import (
    About,
    Channel,
    Classified,
    Desk,
    Elsewhere,
    Kind,
    Outcome,
    Place,
    Published,
    Sorted,
    Transferred,
)
from motcua.petitions.rules.petition import Petition, Status
from motcua.statistics.rules.periods import period
from motcua.territory.rules.units import Level
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.acts.form import Moment, Text
from motcua.web.desk.once import OnceForm, SeenForm
from motcua.web.forms import LongSelect, refusals_shown_on
from motcua.web.reform.petitions.attaching import FilesField, WithFiles
from motcua.web.reform.petitions.words import CHANNELS, ELSEWHERE, KINDS, OUTCOMES, SORTED, STATUSES

LEVELS = {Level.PROVINCE: _("Cấp tỉnh"), Level.DISTRICT: _("Cấp huyện"), Level.COMMUNE: _("Cấp xã")}
type Places = Sequence[tuple[str, str, str]]
"""Code, name and level of one-stops."""


def choose_place(form: forms.Form, name: str, places: Places, empty: str | Promise) -> None:
    """Offer the one-stops by level; one that is not among them is for the rules to refuse."""
    choices: list[Any] = [("", empty)]
    for level, label in LEVELS.items():
        of_level = [(code, title) for code, title, at in places if at == level]
        if of_level:
            choices.append((label, of_level))
    form.fields[name].widget = LongSelect(choices=choices)


class WordsForm(WithFiles, OnceForm):
    """What a person has to say, and who that is."""

    kind = forms.ChoiceField(label=_("Phản ánh, kiến nghị về"), choices=[(each.value, KINDS[each]) for each in Kind])
    centre = forms.CharField(
        label=_("Nơi được phản ánh"),
        help_text=_(
            "Phải chọn khi phản ánh hành vi của cán bộ, cơ quan. "
            "Ai bị phản ánh thì không thấy, không xử lý phản ánh ấy."
        ),
        required=False,
        max_length=20,
    )
    person = Text(_("Họ tên cán bộ được phản ánh"), optional=True)
    procedure = Text(_("Mã thủ tục"), optional=True)
    dossier = Text(_("Mã hồ sơ"), optional=True)
    title = Text(_("Tiêu đề"))
    body = Text(_("Nội dung"), rows=8, help_text=_("Viết bằng tiếng Việt: việc gì, ở đâu, ngày nào, mong muốn gì."))
    attached = FilesField()
    name = Text(_("Họ và tên người gửi"))
    address = Text(_("Địa chỉ"))
    phone = Text(_("Số điện thoại"))
    mail = Text(
        _("Địa chỉ nhận thư hoặc thư điện tử"),
        help_text=_(
            "Cần ít nhất số điện thoại hoặc địa chỉ nhận thư. Có tin mới, chúng tôi báo qua thư điện tử hoặc tin nhắn."
        ),
    )

    def words(self) -> Words:
        """What was typed."""
        typed = self.cleaned_data
        sender = Sender(typed["name"], typed["address"], typed["phone"], typed["mail"])
        about = {key: typed[key] for key in ("title", "body", "centre", "person", "procedure", "dossier")}
        return Words(kind=Kind(typed["kind"]), sender=sender, files=self.documents, **about)


class NoteForm(WordsForm):
    """What an officer was told."""

    channel = forms.ChoiceField(
        label=_("Nhận được bằng"), choices=[(each.value, CHANNELS[each]) for each in Channel if each != Channel.ONLINE]
    )
    arrived = Moment(_("Lúc nhận được"), help_text=_("Thí dụ 17:00 30/10/2018. Để trống: bây giờ."))

    field_order = ("channel", "arrived")


class ActForm(SeenForm):
    """What an act on one petition asks for."""

    def about(self, petition: Petition, seq: int, places: Places, desks: Sequence[tuple[Place, str]]) -> None:
        """Learn what the fields begin with and offer."""
        self.initial["seen"] = seq

    def request(self, at: Any) -> Request:
        return Request(self.cleaned_data["seen"], self.cleaned_data["request_id"], at)

    def takes_in(self, account: int | None, check: Callable[[int], None] = lambda number: None) -> bool:
        """Whether it may be acted upon; a form with files takes them in first (`WithFiles`)."""
        return self.is_valid()


class AskForm(ActForm):
    what = Text(_("Cần bổ sung, làm rõ điều gì"), rows=5)


class SupplementForm(WithFiles, ActForm):
    text = Text(_("Nội dung bổ sung"), rows=6)
    attached = FilesField()
    name = Text(_("Họ và tên"), optional=True)
    address = Text(_("Địa chỉ"), optional=True)
    phone = Text(_("Số điện thoại"), optional=True)
    mail = Text(
        _("Địa chỉ nhận thư hoặc thư điện tử"),
        optional=True,
        help_text=_("Chỉ ghi những gì còn thiếu hoặc thay đổi; chỗ để trống giữ như cũ."),
    )

    def sender(self) -> Sender:
        return Sender(*(self.cleaned_data[name] for name in ("name", "address", "phone", "mail")))


class RefuseForm(ActForm):
    reason = Text(_("Lý do không tiếp nhận"), rows=3)
    guidance = Text(_("Hướng dẫn người gửi làm gì tiếp"), rows=5)


class ClassifyForm(ActForm):
    sorted = forms.ChoiceField(label=_("Phân loại"), choices=[(each.value, SORTED[each]) for each in Sorted])
    centre = forms.CharField(label=_("Nơi được phản ánh"), required=False, max_length=20)
    person = Text(
        _("Họ tên cán bộ được phản ánh"),
        optional=True,
        help_text=_(
            "Ghi đúng họ và tên: người ấy sẽ không thấy phản ánh này. Không rõ là ai thì cả nơi ấy không thấy."
        ),
    )
    procedure = Text(_("Mã thủ tục"), optional=True)
    note = Text(_("Ghi chú nội bộ"), rows=3, optional=True)

    def about(self, petition: Petition, seq: int, places: Places, desks: Sequence[tuple[Place, str]]) -> None:
        super().about(petition, seq, places, desks)
        choose_place(self, "centre", places, _("Không nói về nơi nào"))
        self.initial = dict(self.initial) | {
            "sorted": petition.sorted or (Sorted.CONDUCT if petition.kind is Kind.CONDUCT else Sorted.OWN_RULE),
            "centre": petition.about.centre,
            "person": petition.about.person,
            "procedure": petition.about.procedure,
        }
        self.dossier = petition.about.dossier

    def read(self) -> Classified:
        typed = self.cleaned_data
        kind = Kind.CONDUCT if typed["sorted"] == Sorted.CONDUCT else Kind.PROCEDURE
        about = About(typed["centre"].strip(), typed["person"], procedure=typed["procedure"][:40], dossier=self.dossier)
        return Classified(kind, Sorted(typed["sorted"]), about, typed["note"])


class RedirectForm(ActForm):
    elsewhere = forms.ChoiceField(label=_("Đây là"), choices=[(each.value, ELSEWHERE[each]) for each in Elsewhere])
    to = Text(_("Cơ quan có thẩm quyền giải quyết"))
    guidance = Text(_("Hướng dẫn người gửi"), rows=5)

    def kind(self) -> Elsewhere:
        return Elsewhere(self.cleaned_data["elsewhere"])


class TransferForm(ActForm):
    place = forms.CharField(label=_("Chuyển đến"), required=False, max_length=40)
    outside = Text(_("Hoặc cơ quan ngoài hệ thống"), optional=True)
    reason = Text(_("Lý do chuyển"), rows=3)

    def about(self, petition: Petition, seq: int, places: Places, desks: Sequence[tuple[Place, str]]) -> None:
        super().about(petition, seq, places, desks)
        offered = [(f"{each.centre}|{each.desk}", label) for each, label in desks if each != petition.place]
        self.fields["place"].widget = LongSelect(choices=[("", _("Chọn nơi nhận")), *offered])

    def read(self) -> Transferred:
        code, _bar, desk = self.cleaned_data["place"].partition("|")
        place = Place(code, Desk(desk)) if desk in set(Desk) else None
        return Transferred(self.cleaned_data["reason"], place, self.cleaned_data["outside"])


class SureForm(ActForm):
    """Nothing to type."""


class AnswerForm(ActForm):
    outcome = forms.ChoiceField(label=_("Kết luận"), choices=[(each.value, OUTCOMES[each]) for each in Outcome])
    text = Text(_("Nội dung trả lời người gửi"), rows=10)

    def reached(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])


class PublishForm(ActForm):
    title = Text(_("Tiêu đề công khai"))
    body = Text(_("Nội dung phản ánh, đã biên tập"), rows=8)
    answer = Text(_("Nội dung trả lời, đã biên tập"), rows=8)

    def about(self, petition: Petition, seq: int, places: Places, desks: Sequence[tuple[Place, str]]) -> None:
        super().about(petition, seq, places, desks)
        if petition.received and petition.answer:
            self.initial = dict(self.initial) | {
                "title": petition.received.title,
                "body": petition.received.body,
                "answer": petition.answer.text,
            }

    def read(self) -> Published:
        return Published(*(self.cleaned_data[name].strip() for name in ("title", "body", "answer")))


class ReasonForm(ActForm):
    reason = Text(_("Lý do"), rows=4)


class ReopenForm(WithFiles, ReasonForm):
    attached = FilesField()


class RateForm(ActForm):
    satisfied = forms.TypedChoiceField(
        label=_("Anh/chị thấy câu trả lời thế nào?"),
        choices=[("yes", _("Hài lòng")), ("no", _("Không hài lòng"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Hãy chọn một trong hai.")},
    )
    note = Text(_("Vì sao"), rows=4, optional=True)


class FilterForm(forms.Form):
    """What a list is narrowed to."""

    q = forms.CharField(label=_("Mã, hoặc chữ trong tiêu đề"), required=False, max_length=200)
    status = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Mọi trạng thái")),
            ("open", _("Chưa xong")),
            *((each.value, STATUSES[each].label) for each in Status),
        ],
    )
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *((each.value, KINDS[each]) for each in Kind)]
    )
    due = forms.ChoiceField(
        label=_("Thời hạn"),
        required=False,
        choices=[
            ("", _("Mọi thời hạn")),
            ("overdue", _("Đang quá hạn")),
            ("soon", _("Đến hạn trong 2 ngày")),
            ("late", _("Từng quá hạn")),
        ],
    )


class ReportForm(forms.Form):
    """The period of forms 05a and 05b: this year up to today unless told otherwise."""

    first = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)

    def __init__(self, data: dict[str, str], today: date) -> None:
        super().__init__({"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat(), **data})
        self.today = today
        for field in self.fields.values():
            field.error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last:
            with refusals_shown_on(self):
                self.period = period(first, last, today=self.today)
