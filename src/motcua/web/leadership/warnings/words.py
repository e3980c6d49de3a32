"""What stages, groups, standings and signs are called on screen."""

from datetime import date, datetime

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import NotFound
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.likely_late import Level, Stage
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.oversight.rules.standings import Standing
from motcua.statistics.rules.definitions import Words
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import count, day

STAGES = {
    Stage.RECEIVED: _("chưa chuyển đến cơ quan giải quyết"),
    Stage.WORKING: _("đang xử lý, chưa xong bước nào"),
    Stage.STEP_DONE: _("đã xong ít nhất một bước, chưa quyết định"),
    Stage.DECIDED: _("đã quyết định, chưa ban hành"),
}
LEVELS = {
    Level.PROCEDURE: _("cùng thủ tục, cùng nơi tiếp nhận"),
    Level.SECTOR: _("cùng lĩnh vực, cùng nơi tiếp nhận"),
    Level.CENTRE: _("cùng nơi tiếp nhận"),
    Level.PROVINCE: _("toàn tỉnh"),
}
STANDINGS = {
    Standing.NEW: Tag(_("chưa xem"), Tone.WARN),
    Standing.LOOKED_INTO: Tag(_("đang xem xét"), Tone.ACTIVE),
    Standing.EXPLAINED: Tag(_("đã giải thích"), Tone.GOOD),
    Standing.CONFIRMED: Tag(_("đã xác nhận"), Tone.BAD),
    Standing.TO_INSPECT: Tag(_("đề nghị kiểm tra"), Tone.BAD),
}


def read(words: Words) -> str:
    return words.read(get_language() or "vi")


def kind_named(code: str) -> SignKind:
    """Raises `NotFound`."""
    if code in set(SignKind):
        return SignKind(code)
    raise NotFound(
        "no_such_sign",
        vi="Không có loại dấu hiệu này. Hãy mở lại trang Cảnh báo và chọn trong danh sách.",
        en="There is no such kind of sign. Open the page of warnings again and choose from the list.",
    )


def name_of(kind: SignKind) -> str:
    return read(SIGN[kind].name)


def told(sign: FoundSign) -> str:
    """What was counted, in a sentence; "" where the sign says all."""
    numbers = sign.numbers
    match SignKind(sign.kind):
        case SignKind.LATE_REQUEST | SignKind.HANDED_IN_ANEW:
            left = int(numbers["days_left"])
            words = ngettext(
                "Hẹn trả %(due)s, còn %(left)s ngày làm việc.", "Hẹn trả %(due)s, còn %(left)s ngày làm việc.", left
            )
            return words % {"due": day(datetime.fromisoformat(numbers["due"])), "left": count(left)}
        case SignKind.DUE_MOVED:
            words = ngettext(
                "Dời %(moves)s lần; trước lần dời cuối hẹn %(due)s.",
                "Dời %(moves)s lần; trước lần dời cuối hẹn %(due)s.",
                int(numbers["moves"]),
            )
            due = day(datetime.fromisoformat(numbers["due"]))
            return words % {"moves": count(int(numbers["moves"])), "due": due}
        case SignKind.MANY_OWNERS:
            words = gettext("%(owners)s chủ hồ sơ, %(dossiers)s hồ sơ trong một ngày.")
        case SignKind.RETURNED_TOGETHER:
            words = gettext("%(owners)s chủ hồ sơ, %(dossiers)s hồ sơ trong cùng một giây.")
        case SignKind.MASS_CLOSING:
            return gettext("%(dossiers)s hồ sơ; thường ngày %(usual)s; kỳ báo cáo chốt %(day)s.") % {
                "dossiers": count(int(numbers["dossiers"])),
                "usual": numbers["usual"].replace(".", "." if get_language() == "en" else ","),
                "day": day(date.fromisoformat(numbers["cut_off"])),
            }
        case _:
            return ""
    return words % {"owners": count(int(numbers["owners"])), "dossiers": count(int(numbers["dossiers"]))}
