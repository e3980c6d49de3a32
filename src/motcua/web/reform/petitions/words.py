"""What kinds, channels, states, acts and events of petitions are called on screens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.notices.models import Outgoing
from motcua.petitions.models import Petition as Row
from motcua.petitions.queries import DUE_SOON
from motcua.petitions.rules import facts
from motcua.petitions.rules.facts import Channel, Desk, Elsewhere, Kind, Lack, Outcome, Place, Sorted, Task
from motcua.petitions.rules.petition import Status
from motcua.petitions.rules.reporting import Figure
from motcua.petitions.rules.what_to_tell import News
from motcua.web.statuses import Tag, Tone

type Words = str | Promise

KINDS: dict[str, Words] = {
    Kind.PROCEDURE: _("Về quy định, thủ tục"),
    Kind.CONDUCT: _("Về hành vi của cán bộ, cơ quan"),
}
CHANNELS: dict[str, Words] = {
    Channel.ONLINE: _("trực tuyến"),
    Channel.COUNTER: _("tại quầy"),
    Channel.PAPER: _("văn bản"),
    Channel.PHONE: _("điện thoại"),
    Channel.SURVEY: _("phiếu lấy ý kiến"),
}
STATUSES: dict[str, Tag] = {
    Status.NEW: Tag(_("Mới"), Tone.ACTIVE),
    Status.ASKED: Tag(_("Chờ bổ sung"), Tone.WARN),
    Status.REFUSED: Tag(_("Không tiếp nhận"), Tone.BAD),
    Status.REDIRECTED: Tag(_("Hướng dẫn khiếu nại, tố cáo"), Tone.CALM),
    Status.CLASSIFIED: Tag(_("Đã phân loại"), Tone.ACTIVE),
    Status.TRANSFERRED: Tag(_("Đã chuyển xử lý"), Tone.ACTIVE),
    Status.PASSED_ON: Tag(_("Đã chuyển cơ quan khác"), Tone.CALM),
    Status.IN_PROGRESS: Tag(_("Đang xử lý"), Tone.ACTIVE),
    Status.ANSWERED: Tag(_("Đã trả lời"), Tone.GOOD),
    Status.PUBLISHED: Tag(_("Đã đăng công khai"), Tone.GOOD),
    Status.WITHHELD: Tag(_("Đã trả lời, không công khai"), Tone.GOOD),
}
SORTED: dict[str, Words] = {
    Sorted.CONDUCT: _("Về hành vi của cán bộ, cơ quan"),
    Sorted.OWN_RULE: _("Về quy định thuộc thẩm quyền của địa phương"),
    Sorted.OTHER_RULE: _("Về quy định của cơ quan khác"),
}
ELSEWHERE: dict[str, Words] = {
    Elsewhere.COMPLAINT: _("Khiếu nại (Luật Khiếu nại)"),
    Elsewhere.DENUNCIATION: _("Tố cáo (Luật Tố cáo): giữ kín người gửi"),
}
OUTCOMES: dict[str, Words] = {
    Outcome.FOUNDED: _("Phản ánh đúng"),
    Outcome.PARTLY: _("Phản ánh đúng một phần"),
    Outcome.UNFOUNDED: _("Phản ánh chưa có căn cứ"),
    Outcome.EXPLAINED: _("Giải thích, hướng dẫn"),
}
LACKS: dict[Lack, Words] = {
    Lack.TITLE: _("Hãy ghi tiêu đề."),
    Lack.BODY: _("Hãy ghi nội dung."),
    Lack.VIETNAMESE: _("Hãy viết bằng tiếng Việt."),
    Lack.UNIT: _("Hãy chọn nơi bị phản ánh."),
    Lack.NAME: _("Hãy ghi đủ họ và tên."),
    Lack.ADDRESS: _("Hãy ghi địa chỉ."),
    Lack.CONTACT: _("Hãy ghi số điện thoại, hoặc địa chỉ nhận thư ở dưới."),
}
"""What is lacking for acceptance, beside its field."""

TASKS: dict[str, Words] = {
    Task.REFUSE: _("Từ chối, nếu không tiếp nhận"),
    Task.SUPPLEMENT: _("Yêu cầu bổ sung, nếu còn thiếu"),
    Task.TRANSFER: _("Chuyển hoặc nhận xử lý"),
    Task.ANSWER: _("Trả lời"),
    Task.PUBLISH: _("Công khai"),
}
FIGURES: dict[Figure, Words] = {
    Figure.TOTAL: _("Tổng số"),
    Figure.CARRIED_OVER: _("Kỳ trước chuyển qua"),
    Figure.NEW: _("Mới trong kỳ"),
    Figure.HANDLED: _("Đã xử lý"),
    Figure.HANDLED_LATE: _("trong đó quá hạn"),
    Figure.OPEN: _("Đang xử lý"),
    Figure.OPEN_LATE: _("trong đó quá hạn"),
    Figure.PUBLISHED: _("Công khai trong kỳ"),
}
NEWS: dict[str, Words] = {
    News.RECEIVED: _("Đã nhận phản ánh"),
    News.SUPPLEMENT_ASKED: _("Cần người gửi bổ sung"),
    News.GUIDED: _("Có hướng dẫn"),
    News.TRANSFERRED: _("Đã chuyển xử lý"),
    News.PASSED_ON: _("Đã chuyển cơ quan khác"),
    News.ANSWERED: _("Đã có trả lời"),
    News.REOPENED: _("Đã nhận phản ánh lại"),
}
"""What the sender was told by message."""
SENDING: dict[str, Tag] = {
    Outgoing.Status.WAITING: Tag(_("Đang chờ gửi"), Tone.ACTIVE),
    Outgoing.Status.SENT: Tag(_("Đã báo"), Tone.GOOD),
    Outgoing.Status.DEAD: Tag(_("Không báo được"), Tone.BAD),
}
OVERDUE = Tag(_("Đang quá hạn"), Tone.BAD)
SOON = Tag(_("Sắp đến hạn"), Tone.WARN)
LATE = Tag(_("Có việc làm quá hạn"), Tone.WARN)
HAPPY = Tag(_("Hài lòng"), Tone.GOOD)
UNHAPPY = Tag(_("Không hài lòng"), Tone.BAD)


def tags_of(row: Row, now: datetime) -> list[Tag]:
    """The state of a petition and how it stands to its terms."""
    tags = [STATUSES[row.status]]
    if row.next_due_at is not None and row.next_due_at < now:
        tags.append(OVERDUE)
    elif row.next_due_at is not None and row.next_due_at < now + DUE_SOON:
        tags.append(SOON)
    if row.late_at is not None and OVERDUE not in tags:
        tags.append(LATE)
    if row.satisfied is not None:
        tags.append(HAPPY if row.satisfied else UNHAPPY)
    return tags


def name_place(place: Place, names: dict[str, str]) -> str:
    """A desk: the one-stop, and who there."""
    who = gettext("kiểm soát thủ tục") if place.desk is Desk.CONTROL else gettext("người đứng đầu")
    return f"{names.get(place.centre, place.centre)} ({who})"


def told(fact: Any, place: Callable[[Place], str]) -> tuple[str, tuple[str, ...]]:
    """What happened, and its texts for officers. What the sender said at first stands on the page itself."""
    match fact:
        case facts.Received():
            return gettext("Nhận phản ánh"), (place(fact.place),)
        case facts.NotAccepted():
            return gettext("Đã từ chối tiếp nhận"), (fact.reason, fact.guidance)
        case facts.SupplementAsked():
            return gettext("Đã yêu cầu bổ sung"), (fact.what,)
        case facts.Supplemented():
            return gettext("Người gửi bổ sung"), (fact.text,)
        case facts.Classified():
            return gettext("Đã phân loại"), tuple(filter(None, (str(SORTED[fact.sorted]), fact.note)))
        case facts.Transferred():
            return gettext("Đã chuyển"), (place(fact.place) if fact.place else fact.outside, fact.reason)
        case facts.Redirected():
            return gettext("Đã hướng dẫn khiếu nại, tố cáo"), (str(ELSEWHERE[fact.elsewhere]), fact.to, fact.guidance)
        case facts.TakenUp():
            return gettext("Đã nhận xử lý"), (place(fact.place),)
        case facts.Answered():
            return gettext("Đã trả lời"), (str(OUTCOMES[fact.outcome]), fact.text)
        case facts.Published():
            return gettext("Đã đăng công khai"), (fact.title,)
        case facts.Withheld():
            return gettext("Trả lời riêng, không công khai"), (fact.reason,)
        case facts.Rated():
            return str((HAPPY if fact.satisfied else UNHAPPY).label), (fact.note,) if fact.note else ()
        case facts.Reopened():
            return gettext("Người gửi phản ánh lại"), (fact.reason, place(fact.place))
    raise ValueError(f"no words for {fact!r}")


def told_to_sender(fact: Any, names: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The same for who sent it: which office, never which officer, and no notes of the office."""
    match fact:
        case facts.Received() | facts.TakenUp():
            return told(fact, lambda place: names.get(place.centre, place.centre))
        case facts.Classified() | facts.Withheld():
            return told(fact, str)[0], ()
        case facts.Transferred():
            where = fact.outside if fact.place is None else names.get(fact.place.centre, fact.place.centre)
            return gettext("Đã chuyển"), (where,)
        case facts.Reopened():
            return gettext("Người gửi phản ánh lại"), (fact.reason,)
    return told(fact, str)
