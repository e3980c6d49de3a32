"""The words for each kind of event: a title, a tone, and which of its values an officer reads below it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.attach import FileAttached
from motcua.dossiers.rules.lifecycle.fill_form import FormFilled
from motcua.dossiers.rules.lifecycle.incident import IncidentKind
from motcua.dossiers.rules.state import Component, Outcome, Party
from motcua.kernel.facts import Event
from motcua.web.desk.view_models import Detail
from motcua.web.statuses import Tone
from motcua.web.templatetags.display import day, dong, moment


@dataclass(frozen=True, slots=True)
class EventWords:
    """How one kind of event is told. `details`: label and the fact's field, in the order of reading.

    `title_where_due_stays` is for an answer of the applicant after which the due date stays as it was.
    """

    title: str | Promise
    tone: Tone = Tone.ACTIVE
    details: tuple[tuple[str | Promise, str], ...] = ()
    title_where_due_stays: str | Promise | None = None


REASON, GROUND = (_("Lý do"), "reason"), (_("Căn cứ"), "ground")
LETTER = (_("Số văn bản"), "letter")
DUE_BEFORE, DUE_AT = (_("Hẹn cũ"), "due_before"), (_("Hẹn trả"), "due_at")
NUMBER = (_("Số quyết định, văn bản"), "number")
FILE = (_("Tệp"), "document")
EVENTS: dict[str, EventWords] = {
    "drafted": EventWords(
        _("Lưu bản nháp"),
        Tone.CALM,
        (
            (_("Người đại diện"), "representative"),
            (_("Căn cứ đại diện"), "authority"),
            (_("Nhận kết quả"), "receive"),
            (_("Địa chỉ nhận"), "receive_address"),
        ),
    ),
    "submitted": EventWords(_("Nộp hồ sơ trực tuyến"), Tone.CALM),
    "form_filled": EventWords(_("Điền tờ khai điện tử"), Tone.CALM, (FILE, (_("Phiên bản tờ khai"), "version"))),
    "resubmitted": EventWords(_("Nộp lại trực tuyến những gì được yêu cầu"), Tone.CALM, ((_("Đã bổ sung"), "items"),)),
    "accepted": EventWords(_("Tiếp nhận hồ sơ"), Tone.GOOD, (DUE_AT, (_("Căn cứ của thời hạn"), "term_ground"))),
    "clock_started": EventWords(_("Cơ quan có thẩm quyền đã nhận; bắt đầu tính thời hạn"), Tone.ACTIVE, (DUE_AT,)),
    "refused_at_gate": EventWords(_("Từ chối tiếp nhận"), Tone.BAD, (REASON, GROUND)),
    "forwarded": EventWords(_("Chuyển đến nơi có thẩm quyền"), Tone.ACTIVE, ((_("Nơi nhận"), "to_centre"), REASON)),
    "moved_to_successor": EventWords(
        _("Chuyển giao cho nơi kế thừa; ngày hẹn trả giữ nguyên"),
        Tone.ACTIVE,
        ((_("Nơi nhận"), "to_centre"), GROUND),
    ),
    "account_followed": EventWords(_("Hai tài khoản của người nộp đã gộp; hồ sơ theo tài khoản còn lại"), Tone.CALM),
    "handed_over": EventWords(
        _("Chuyển hồ sơ đến cơ quan giải quyết"),
        Tone.ACTIVE,
        ((_("Phải chuyển trước"), "deadline"), (_("Chuyển chậm"), "late"), (_("Số phiếu kiểm soát"), "slip")),
    ),
    "step_started": EventWords(_("Bắt đầu một bước"), Tone.ACTIVE, ((_("Bước"), "step"),)),
    "step_finished": EventWords(_("Hoàn thành một bước"), Tone.ACTIVE, ((_("Bước"), "step"), (_("Ghi chú"), "note"))),
    "reassigned": EventWords(
        _("Phân công cán bộ xử lý"), Tone.CALM, ((_("Bước"), "step"), (_("Giao cho"), "name"), REASON)
    ),
    "step_taken": EventWords(_("Nhận việc"), Tone.CALM, ((_("Bước"), "step"),)),
    "step_given_back": EventWords(_("Trả lại việc đã nhận"), Tone.CALM, ((_("Bước"), "step"),)),
    "supplement_requested": EventWords(
        _("Yêu cầu bổ sung giấy tờ"),
        Tone.WARN,
        (
            (_("Cần bổ sung"), "items"),
            REASON,
            GROUND,
            (_("Người phê duyệt yêu cầu thêm"), "approved_by"),
            (_("Người đề nghị yêu cầu thêm"), "asked_by"),
            (_("Gửi quá 3 ngày làm việc"), "breaches_limit"),
            (_("Tính là trễ hạn theo QĐ 766/QĐ-TTg"), "counts_late"),
        ),
    ),
    "supplement_received": EventWords(
        _("Nhận đủ giấy tờ bổ sung; tính lại thời hạn từ đầu"),
        Tone.ACTIVE,
        ((_("Đã bổ sung"), "items"), DUE_BEFORE, DUE_AT),
        _("Nhận đủ giấy tờ bổ sung; không tính lại thời hạn vì đã quá hạn khi yêu cầu"),
    ),
    "payment_requested": EventWords(
        _("Yêu cầu thực hiện nghĩa vụ tài chính"), Tone.WARN, ((_("Số tiền"), "amount"), (_("Khoản"), "purpose"))
    ),
    "payment_confirmed": EventWords(
        _("Đã thực hiện nghĩa vụ tài chính; tính tiếp thời hạn"),
        Tone.ACTIVE,
        ((_("Số chứng từ"), "receipt"), DUE_BEFORE, DUE_AT),
        _("Đã thực hiện nghĩa vụ tài chính; ngày hẹn trả giữ nguyên"),
    ),
    "consulted": EventWords(
        _("Lấy ý kiến cơ quan khác"),
        Tone.ACTIVE,
        ((_("Cơ quan"), "agency"), (_("Nội dung"), "question"), (_("Trả lời trước"), "due_at")),
    ),
    "consultation_replied": EventWords(
        _("Nhận ý kiến trả lời"),
        Tone.ACTIVE,
        ((_("Cơ quan"), "agency"), (_("Nội dung"), "content"), (_("Trả lời chậm"), "late")),
    ),
    "extended": EventWords(_("Xin lỗi và hẹn lại ngày trả"), Tone.WARN, (REASON, LETTER, DUE_BEFORE, DUE_AT)),
    "apologised": EventWords(_("Gửi thư xin lỗi"), Tone.WARN, (REASON, LETTER)),
    "sent_back": EventWords(_("Đã trả lại thẩm định"), Tone.WARN, (REASON, (_("Bước mở lại"), "steps"))),
    "decided": EventWords(
        _("Quyết định"),
        Tone.GOOD,
        ((_("Kết quả"), "outcome"), NUMBER, (_("Ngày ký"), "signed_on"), REASON, GROUND, FILE),
    ),
    "result_issued": EventWords(_("Ban hành kết quả"), Tone.GOOD, ((_("Kết quả"), "outcome"), NUMBER, FILE)),
    "returned": EventWords(
        _("Trả kết quả"),
        Tone.GOOD,
        (
            (_("Người nhận"), "receiver"),
            (_("Hình thức"), "via"),
            (_("Đã đối chiếu giấy tờ tùy thân"), "identity_checked"),
            (_("Giấy ủy quyền"), "authority"),
        ),
    ),
    "withdrawn": EventWords(_("Người nộp rút hồ sơ"), Tone.CALM, ((_("Người đề nghị"), "requested_by"), REASON)),
    "stopped": EventWords(_("Dừng xử lý"), Tone.BAD, (REASON, GROUND)),
    "corrected": EventWords(
        _("Đính chính"),
        Tone.WARN,
        (
            REASON,
            (_("Nội dung mới"), "summary"),
            (_("Trường hợp"), "case"),
            (_("Chủ hồ sơ"), "owner"),
            (_("Người nộp"), "applicant"),
            (_("Người đại diện"), "representative"),
            (_("Bỏ người đại diện"), "without_representative"),
            (_("Giấy tờ"), "components"),
            (_("Số bộ"), "sets"),
            DUE_AT,
        ),
    ),
    "file_attached": EventWords(_("Đính kèm tệp"), Tone.CALM, (FILE, (_("Giấy tờ"), "component"), (_("Bản"), "copy"))),
    "file_removed": EventWords(_("Gỡ tệp"), Tone.WARN, ((_("Tệp"), "name"), REASON)),
    "incident_reported": EventWords(
        _("Ghi nhận sự cố"),
        Tone.BAD,
        (
            (_("Sự cố"), "incident"),
            (_("Nội dung"), "description"),
            (_("Người báo"), "reported_by"),
            (_("Cơ quan chịu chi phí"), "borne_by"),
        ),
    ),
    "incident_remedied": EventWords(
        _("Khắc phục sự cố"),
        Tone.GOOD,
        (
            (_("Cách khắc phục"), "remedy"),
            (_("Văn bản xin lỗi"), "apology"),
            (_("Chi phí cơ quan chịu"), "cost"),
            FILE,
        ),
    ),
    "note_added": EventWords(_("Ghi chú nội bộ"), Tone.CALM, ((_("Ghi chú"), "text"),)),
    "undone": EventWords(_("Hoàn tác bước trước"), Tone.WARN, ((_("Bước bị hủy"), "undoes"), REASON)),
}
HANDED_IN = frozenset({FileAttached.KIND, FormFilled.KIND})
"""The kinds of event whose file is the applicant's."""
WORDS: dict[Any, str | Promise] = {
    Outcome.GRANTED: _("Đồng ý"),
    Outcome.REFUSED: _("Từ chối bằng văn bản"),
    "counter": _("tại quầy"),
    "post": _("bưu chính công ích"),
    "electronic": _("bản điện tử"),
    CopyKind.ORIGINAL: _("bản chính"),
    CopyKind.CERTIFIED: _("bản sao có chứng thực"),
    CopyKind.COPY: _("bản chụp, bản sao"),
    IncidentKind.WRONG_RESULT: _("kết quả sai"),
    IncidentKind.LOST_RESULT: _("mất kết quả"),
    IncidentKind.DAMAGED_RESULT: _("kết quả bị hỏng"),
    IncidentKind.LOST_PAPERS: _("mất giấy tờ đã nộp"),
    IncidentKind.DAMAGED_PAPERS: _("giấy tờ đã nộp bị hỏng"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What codes in a story are called. `absent` is for whom the actor of an event stood in, "" for nobody."""

    step: Callable[[str], str]
    centre: Callable[[str], str]
    agency: Callable[[str], str]
    post: Callable[[str], str]
    event: Callable[[int], str]
    absent: Callable[[Event], str]


def title_of(fact: Any) -> str | Promise:
    """What happened, in a few words that are true of this very fact."""
    words = EVENTS[fact.KIND]
    return words.title_where_due_stays if words.title_where_due_stays and due_stays(fact) else words.title


def due_stays(fact: Any) -> bool:
    """Whether the due date is as it was before `fact`, and nothing was computed again."""
    moves = getattr(fact, "explanation", None) or not hasattr(fact, "due_before") or fact.due_at != fact.due_before
    return not moves


def details_of(fact: Any, names: Names) -> tuple[Detail, ...]:
    """The values of `fact` that have something to say, in the order of `EVENTS`."""
    named: dict[str, Callable[[Any], str]] = {
        "step": names.step,
        "steps": lambda keys: "; ".join(names.step(key) for key in keys),
        "to_centre": names.centre,
        "agency": names.agency,
        "undoes": names.event,
        "document": lambda document: document.name if fact.KIND in HANDED_IN else told_result(document),
    }
    details = []
    for label, field in EVENTS[fact.KIND].details:
        value = getattr(fact, field)
        if value in ("", None, False, (), 0) or (field == "due_before" and due_stays(fact)):
            continue
        details.append(Detail(label, named[field](value) if field in named else tell_value(field, value)))
    return tuple(details)


def told_result(document: Document) -> str:
    """A result's file, and whose digital signatures it bears."""
    told = {"file": document.name, "names": document.signed_by}
    return (
        gettext("%(file)s (chữ ký số: %(names)s)") % told
        if document.signed_by
        else gettext("%(file)s (chưa ký số)") % told
    )


def tell_value(field: str, value: Any) -> str:
    """One value as a person reads it."""
    if value is True:
        return gettext("có")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Party):
        return value.name
    if isinstance(value, tuple):
        return "; ".join(each.name if isinstance(each, Component) else each for each in value)
    if field in ("amount", "cost"):
        return dong(value)
    return str(WORDS.get(value, value))
