"""The ten national statuses of a dossier as a person reads them: a word and a tone, never the tone alone."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.state import Status
from motcua.dossiers.rules.timeliness import Timeliness, is_asked_when_over, timeliness_of


class Tone(StrEnum):
    """How a tag is coloured and which mark it carries."""

    CALM = "calm"
    ACTIVE = "active"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word with a tone, shown by components/tag.html."""

    label: str | Promise
    tone: Tone = Tone.CALM


# The names are those of the national synchronisation list; the numbers are its codes.
NATIONAL_STATUSES = {
    1: Tag(_("Mới đăng ký"), Tone.CALM),
    2: Tag(_("Được tiếp nhận"), Tone.ACTIVE),
    3: Tag(_("Không được tiếp nhận"), Tone.BAD),
    4: Tag(_("Đang xử lý"), Tone.ACTIVE),
    5: Tag(_("Yêu cầu bổ sung giấy tờ"), Tone.WARN),
    6: Tag(_("Yêu cầu thực hiện nghĩa vụ tài chính"), Tone.WARN),
    7: Tag(_("Công dân yêu cầu rút hồ sơ"), Tone.CALM),
    8: Tag(_("Dừng xử lý"), Tone.BAD),
    9: Tag(_("Đã xử lý xong"), Tone.GOOD),
    10: Tag(_("Đã trả kết quả"), Tone.GOOD),
}
EARLY = Tag(_("Trước hạn"), Tone.GOOD)
ON_TIME = Tag(_("Đúng hạn"), Tone.GOOD)
LATE = Tag(_("Quá hạn"), Tone.BAD)
IN_TERM = Tag(_("Còn trong hạn"), Tone.ACTIVE)
OVERDUE = Tag(_("Đang quá hạn"), Tone.BAD)
TIMELINESS = {
    Timeliness.EARLY: EARLY,
    Timeliness.ON_TIME: ON_TIME,
    Timeliness.LATE: LATE,
    Timeliness.IN_TERM: IN_TERM,
    Timeliness.OVERDUE: OVERDUE,
}
CHANNELS = {"counter": _("tại quầy"), "online": _("trực tuyến"), "post": _("bưu chính công ích")}
WITHOUT_RESULT = frozenset({Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED})


def timeliness_tag(
    status: Status,
    due_at: datetime | None,
    finished_at: datetime | None,
    waiting_since: datetime | None,
    today: date,
) -> Tag | None:
    """How a dossier stands to its due date; None where none runs: ended without a result, or waiting for the applicant.

    One that waits for what was asked for after the due day is overdue all the same.
    """
    if status in WITHOUT_RESULT or (waiting_since and not is_asked_when_over(due_at, waiting_since)):
        return None
    timeliness = timeliness_of(due_at, finished_at, today)
    return TIMELINESS[timeliness] if timeliness else None
