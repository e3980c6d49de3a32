"""The names of lines that are not names of units or sectors, in the reader's language. Forms have them in "
"Vietnamese."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.reports.rules.causes import WORDS as CAUSES

WORDS: dict[str, str | Promise] = {
    "Tổng cộng": _("Tổng cộng"),
    "Toàn tỉnh": _("Toàn tỉnh"),
    "Nghị quyết của Hội đồng nhân dân": _("Nghị quyết của Hội đồng nhân dân"),
    "Quyết định của Ủy ban nhân dân": _("Quyết định của Ủy ban nhân dân"),
    "Văn bản khác": _("Văn bản khác"),
    "Thủ tục hành chính cấp tỉnh": _("Thủ tục hành chính cấp tỉnh"),
    "Thủ tục hành chính cấp huyện": _("Thủ tục hành chính cấp huyện"),
    "Thủ tục hành chính cấp xã": _("Thủ tục hành chính cấp xã"),
}
CAUSE_WORDS = {words.vi: words for words in CAUSES.values()}


def word_for(name: str) -> str:
    """The name in the reader's language; that of a unit or a sector, and a reason somebody wrote, as it is."""
    if name in CAUSE_WORDS:
        return CAUSE_WORDS[name].read(get_language() or "vi")
    return str(WORDS.get(name, name))
