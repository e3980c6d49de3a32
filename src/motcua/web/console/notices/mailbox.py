from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel.messages.stand_in import kept
from motcua.web.console.gate import administrators_only
from motcua.web.console.notices.words import notices_home, way_words
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Row, Table, named
from motcua.web.templatetags.display import moment


@require_safe
@administrators_only
def mailbox(request: HttpRequest) -> HttpResponse:
    """What a training site would have sent (hộp thư tập huấn)."""
    rows = tuple(
        Row(
            Cell(moment(each.at)),
            (way_words(each.way), named(each.address), named(f"{each.subject}\n{each.text}".strip())),
        )
        for each in kept()
    )
    columns = (_("Lúc"), _("Cách gửi"), _("Người nhận"), _("Nội dung"))
    table = Table(_("Hộp thư tập huấn"), columns, rows, _("Chưa có thư nào."))
    lead = (
        _("Trang này không gửi ra ngoài: thư và tin nhắn nằm ở đây, mới nhất ở trên.")
        if settings.MESSAGES_STAND_IN
        else _("Trang này gửi thật ra ngoài; hộp thư tập huấn không dùng đến.")
    )
    return show(request, "console/list.html", table.title, [notices_home()], table=table, lead=lead)
