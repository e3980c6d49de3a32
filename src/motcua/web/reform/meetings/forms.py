"""Forms of points and sessions: one for each fact that may be added; what is right, the rules say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import Invalid
from motcua.meetings.actions.admit_points import admit_points
from motcua.meetings.actions.cancel_session import cancel_session
from motcua.meetings.actions.change_time import change_time
from motcua.meetings.actions.close_session import close_session
from motcua.meetings.actions.drop_point import drop_point
from motcua.meetings.actions.end_incident import end_incident
from motcua.meetings.actions.hold_session import hold_session
from motcua.meetings.actions.invite import invite
from motcua.meetings.actions.let_point_leave import let_point_leave
from motcua.meetings.actions.note_incident import note_incident
from motcua.meetings.actions.plan_session import NewSession
from motcua.meetings.actions.put_back import put_back
from motcua.meetings.actions.record_test import record_test
from motcua.meetings.actions.set_agenda import set_agenda
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.models import Point as PointRow
from motcua.meetings.queries import count_in_use, persons_of, subject_of, subjects_of
from motcua.meetings.rules import facts
from motcua.meetings.rules.facts import PointLevel
from motcua.meetings.rules.session import Session
from motcua.web.console.lookups import Code, Codes
from motcua.web.desk.acts.form import Chosen, Day, Moment, Number, Text
from motcua.web.desk.once import OnceForm, SeenForm
from motcua.web.reform.meetings.agenda import AGENDA_EXAMPLE, agenda_of, lines_of, names_of
from motcua.web.reform.meetings.lookups import AGENCIES, CENTRES, OFFICERS, POINTS, SUGGESTIONS
from motcua.web.reform.meetings.words import LEVELS, STATES

LONG = 10
AGENDA_HELP = _("Mỗi dòng một mục: nội dung; số phút; người trình bày (có thể bỏ).")


NOTHING = Session()


@dataclass(frozen=True, slots=True)
class Scene:
    """What an act's form is about: the session with the rows of its points, and the instant. For a point: neither."""

    now: datetime
    session: Session = NOTHING
    points: Mapping[UUID, PointRow] | None = None

    def choices(self, wanted: Callable[[UUID], bool] = lambda _subject: True) -> list[tuple[str, str]]:
        """The points that take part, in their order."""
        rows = self.points or {}
        return [(str(each), rows[each].name) for each in self.session.points if wanted(each)]


class Agenda(Text):
    """The agenda, a line for each item."""

    def __init__(self) -> None:
        super().__init__(_("Chương trình họp"), rows=6, help_text=AGENDA_HELP)
        self.widget.attrs["placeholder"] = AGENDA_EXAMPLE


class FactForm(SeenForm):
    """Reads into a fact of `fact`, whose fields bear the same names, and carries it out by `action`."""

    fact: ClassVar[type]
    action: ClassVar[Callable[..., object]]
    title: ClassVar[str | Promise]
    may_be_empty: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, data: Any, *, scene: Scene, seen: int) -> None:
        self.scene = scene
        super().__init__(data, first={"seen": seen})
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the session."""

    def clean_point(self) -> UUID:
        try:
            return UUID(self.cleaned_data["point"])
        except ValueError:
            raise forms.ValidationError(_("Hãy chọn điểm cầu trong danh sách.")) from None

    def clean(self) -> None:
        for name, field in self.fields.items():
            is_needed = isinstance(field, (Moment, Number)) and name not in self.may_be_empty
            if is_needed and name in self.cleaned_data and self.cleaned_data[name] is None:
                self.add_error(name, _("Chưa ghi nội dung này. Hãy điền vào."))

    def read(self) -> Any:
        values = {key: value for key, value in self.cleaned_data.items() if key not in ("request_id", "seen")}
        return self.fact(**values)


class LineTestForm(FactForm):
    fact, action, title = facts.PointTested, record_test, _("Ghi lần kiểm tra")
    on = Day(_("Ngày kiểm tra"))
    picture = forms.BooleanField(label=_("Hình đạt"), required=False)
    sound = forms.BooleanField(label=_("Tiếng đạt"), required=False)
    line = forms.BooleanField(label=_("Đường truyền đạt"), required=False)
    note = Text(_("Hỏng ở đâu, đã làm gì"), rows=3, optional=True)

    def prepare(self) -> None:
        self.initial["on"] = self.scene.now.date()


class TakeOutForm(FactForm):
    fact, action, title = facts.PointTakenOut, take_out_of_use, _("Cho ngừng sử dụng")
    first = Day(_("Từ ngày"))
    until = Day(_("Đến hết ngày"), optional=True)
    reason = Text(_("Lý do"), rows=3)

    def prepare(self) -> None:
        self.initial["first"] = self.scene.now.date()


class PutBackForm(FactForm):
    fact, action, title = facts.PointPutBack, put_back, _("Đưa trở lại sử dụng")
    on = Day(_("Sử dụng lại từ ngày"))
    note = Text(_("Đã sửa gì"), rows=3, optional=True)

    def prepare(self) -> None:
        self.initial["on"] = self.scene.now.date()


POINT_ACTS: dict[str, type[FactForm]] = {"kiem-tra": LineTestForm, "ngung": TakeOutForm, "dua-lai": PutBackForm}
"""The acts on a point by the word in their address, in the order in which they are offered."""


class InviteForm(FactForm):
    fact, action, title = facts.Invited, invite, _("Mời điểm cầu, người dự")
    levels = forms.MultipleChoiceField(
        label=_("Tất cả điểm cầu đang sử dụng của"), required=False, widget=forms.CheckboxSelectMultiple
    )
    points = Codes(
        POINTS,
        route=SUGGESTIONS,
        label=_("Điểm cầu khác"),
        required=False,
        help_text=_("Mã hoặc tên, cách nhau bằng dấu phẩy."),
    )
    persons = Codes(
        OFFICERS,
        route=SUGGESTIONS,
        label=_("Người dự"),
        required=False,
        help_text=_("Tên đăng nhập hoặc họ tên cán bộ, cách nhau bằng dấu phẩy."),
    )

    def prepare(self) -> None:
        counted = count_in_use(self.days[0])
        offered = [(level, f"{label} ({counted[level]})") for level, label in LEVELS.items() if level in counted]
        cast(forms.MultipleChoiceField, self.fields["levels"]).choices = offered

    @property
    def days(self) -> tuple[date, ...]:
        span = self.scene.session.span
        return span.days if span else (self.scene.now.date(),)

    def read(self) -> facts.Invited:
        given = self.cleaned_data
        points = subjects_of(given["points"], given["levels"], self.days)
        return facts.Invited(points, persons_of(given["persons"], self.days[0]))


class AgendaForm(FactForm):
    fact, action, title = facts.AgendaSet, set_agenda, _("Ghi lại chương trình")
    agenda = Agenda()

    def prepare(self) -> None:
        self.initial["agenda"] = lines_of(self.scene.session.agenda)

    def read(self) -> facts.AgendaSet:
        return facts.AgendaSet(agenda_of(self.cleaned_data["agenda"]))


class TimeForm(FactForm):
    fact, action, title = facts.TimeChanged, change_time, _("Đổi giờ")
    begins = Moment(_("Bắt đầu lúc"))
    ends = Moment(_("Kết thúc lúc"))
    reason = Text(_("Lý do"), rows=3)

    def prepare(self) -> None:
        if self.scene.session.span:
            self.initial.update(begins=self.scene.session.span.begins, ends=self.scene.session.span.ends)


class DropForm(FactForm):
    fact, action, title = facts.PointDropped, drop_point, _("Bớt điểm cầu")
    point = Chosen(label=_("Điểm cầu dự họp"))
    reason = Text(_("Lý do"), rows=3)

    def prepare(self) -> None:
        self.offer(point=self.scene.choices()[1:])


class CancelForm(FactForm):
    fact, action, title = facts.Cancelled, cancel_session, _("Hủy phiên")
    reason = Text(_("Lý do"), rows=3)


class HoldForm(FactForm):
    fact, action, title = facts.Held, hold_session, _("Khai mạc phiên")
    began = Moment(_("Khai mạc lúc"))

    def prepare(self) -> None:
        self.initial["began"] = self.scene.now


class JoinForm(FactForm):
    """A line for each point that is not connected; those without a name are left out."""

    fact, action, title = facts.PointJoined, admit_points, _("Điểm danh điểm cầu")
    at = Moment(_("Kết nối lúc"))
    points = Text(
        _("Điểm cầu và người dự"),
        rows=LONG,
        help_text=_("Ghi người dự vào sau dấu chấm phẩy. Dòng không ghi người dự được bỏ qua."),
    )

    def prepare(self) -> None:
        rows, session = self.scene.points or {}, self.scene.session
        absent = [rows[each].code for each in session.points if session.connected(each) is None]
        self.initial.update(at=self.scene.now, points="\n".join(f"{code}; " for code in absent))

    def read(self) -> list[facts.PointJoined]:
        subjects = {row.code: row.subject for row in (self.scene.points or {}).values()}
        found = []
        for code, who in names_of(self.cleaned_data["points"]):
            if code not in subjects:
                raise Invalid(
                    "no_such_thing",
                    vi=f"Phiên không có điểm cầu “{code[:60]}”. Hãy sửa mã ở dòng này.",
                    en=f"The session has no point “{code[:60]}”. Correct the code in this line.",
                    field="points",
                )
            found.append(facts.PointJoined(subjects[code], self.cleaned_data["at"], who))
        return found


class LeaveForm(FactForm):
    fact, action, title = facts.PointLeft, let_point_leave, _("Ghi điểm cầu rời phòng")
    point = Chosen(label=_("Điểm cầu dự họp"))
    at = Moment(_("Rời lúc"))

    def prepare(self) -> None:
        self.offer(point=self.scene.choices(lambda each: self.scene.session.connected(each) is not None))
        self.initial["at"] = self.scene.now


class IncidentForm(FactForm):
    fact, action, title = facts.IncidentNoted, note_incident, _("Ghi sự cố")
    may_be_empty = frozenset({"ended"})
    point = Chosen(label=_("Điểm cầu dự họp"))
    begun = Moment(_("Bị từ lúc"))
    cause = Text(_("Sự cố gì, vì sao"), rows=3)
    ended = Moment(_("Khắc phục xong lúc (nếu đã xong)"))
    remedy = Text(_("Đã khắc phục thế nào"), rows=3, optional=True)

    def prepare(self) -> None:
        self.offer(point=self.scene.choices())
        self.initial["begun"] = self.scene.now


class EndIncidentForm(FactForm):
    fact, action, title = facts.IncidentEnded, end_incident, _("Ghi khắc phục sự cố")
    number = Number(_("Sự cố"))
    ended = Moment(_("Khắc phục xong lúc"))
    remedy = Text(_("Đã khắc phục thế nào"), rows=3)

    def prepare(self) -> None:
        rows = self.scene.points or {}
        offered = [
            (str(each.number), f"{each.number}: {rows[each.point].name}, {each.cause[:60]}")
            for each in self.scene.session.open_incidents
        ]
        self.offer(number=offered)
        self.initial["ended"] = self.scene.now


class CloseForm(FactForm):
    fact, action, title = facts.Closed, close_session, _("Kết thúc, ghi biên bản")
    ended = Moment(_("Kết thúc lúc"))
    minutes = Text(_("Biên bản: diễn biến, ý kiến"), rows=LONG)
    conclusions = Text(_("Kết luận của chủ trì"), rows=5, optional=True)

    def prepare(self) -> None:
        self.initial["ended"] = self.scene.now


SESSION_ACTS: dict[str, type[FactForm]] = {
    "moi-du": InviteForm,
    "chuong-trinh": AgendaForm,
    "doi-gio": TimeForm,
    "bot-diem-cau": DropForm,
    "khai-mac": HoldForm,
    "diem-danh": JoinForm,
    "roi-phong": LeaveForm,
    "su-co": IncidentForm,
    "het-su-co": EndIncidentForm,
    "ket-thuc": CloseForm,
    "huy": CancelForm,
}
"""The acts on a session, in the order in which they are offered."""


class NewSessionForm(OnceForm):
    """A session to come."""

    title = Text(_("Tên phiên họp"))
    begins = Moment(_("Bắt đầu lúc"), help_text=_("Thí dụ 08:00 05/11/2018."))
    ends = Moment(_("Kết thúc lúc"))
    host = Code(POINTS, route=SUGGESTIONS, label=_("Điểm cầu chủ trì"), help_text=_("Mã hoặc tên điểm cầu."))
    chair = Code(
        OFFICERS, route=SUGGESTIONS, label=_("Người chủ trì"), help_text=_("Tên đăng nhập hoặc họ tên cán bộ.")
    )
    agenda = Agenda()

    def clean(self) -> None:
        for name in ("begins", "ends"):
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.add_error(name, _("Chưa ghi giờ và ngày."))

    def read(self) -> NewSession:
        """Raises `Invalid`."""
        given = self.cleaned_data
        (chair,) = persons_of([given["chair"]], given["begins"].date(), "chair")
        host, agenda = subject_of(given["host"]), agenda_of(given["agenda"])
        return NewSession(given["title"], host, chair, given["begins"], given["ends"], agenda)


class NewPointForm(OnceForm):
    """A point to be entered into the register."""

    code = forms.RegexField(
        label=_("Mã điểm cầu"),
        regex=r"^[\w.\-]{1,40}$",
        error_messages={"invalid": _("Mã gồm chữ, số, dấu chấm và gạch nối, dài nhất 40 ký tự.")},
    )
    name = Text(_("Tên điểm cầu"))
    level = forms.TypedChoiceField(label=_("Cấp"), choices=list(LEVELS.items()), coerce=PointLevel)
    one_stop = Code(CENTRES, route=SUGGESTIONS, label=_("Bộ phận một cửa của đơn vị (tỉnh, huyện, xã)"), required=False)
    agency = Code(AGENCIES, route=SUGGESTIONS, label=_("Cơ quan (sở, ngành)"), required=False)
    place = Text(_("Địa điểm, phòng"))
    equipment = Text(_("Thiết bị"), rows=2)
    line = Text(_("Đường truyền, băng thông"))
    contact = Text(_("Người liên hệ"), optional=True)
    source = Text(_("Căn cứ (quyết định, biên bản)"))

    def read(self) -> facts.PointRegistered:
        return facts.PointRegistered(**{key: each for key, each in self.cleaned_data.items() if key != "request_id"})


class PointsForm(forms.Form):
    """By what the register is filtered."""

    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("tất cả")), *LEVELS.items()])
    state = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[("", _("tất cả")), *STATES.items()])
    q = forms.CharField(label=_("Mã hoặc tên"), required=False, max_length=100)

    @property
    def asked(self) -> tuple[str, str, str]:
        """Level, state and text; what cannot be asked for asks for all."""
        self.full_clean()
        given = self.cleaned_data
        return given.get("level", ""), given.get("state", ""), given.get("q", "")
