"""What senders of petitions were not told because of the site: how many, and sending it again. Not which petitions."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.petitions.actions.retry_messages import retry_messages
from motcua.petitions.messages import counts_of_dead
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.notices.words import notices_home, way_words
from motcua.web.console.screen import act
from motcua.web.console.view_models import Cell, Link, Row, Table
from motcua.web.templatetags.display import count


def table_for(actor: Actor) -> Table:
    rows = tuple(
        Row(
            way_words(way),
            (Cell(count(number)),),
            (Link(reverse("console-petition-messages-retry", args=[way]), _("Gửi lại")),),
        )
        for way, number in counts_of_dead(actor).items()
    )
    return Table(
        _("Tin báo người gửi phản ánh không gửi được"),
        (_("Cách gửi"), _("Số tin")),
        rows,
        _("Không có tin nào hỏng vì máy chủ gửi tin."),
        has_acts=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def retry(request: HttpRequest, way: str) -> HttpResponse:
    """Send again all that one way kept from senders."""
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: retry_messages(actor_of(request), way, at=clock.now()),
        done=_("Đã cho gửi lại."),
        to=reverse("console-notices"),
        title=_("Gửi lại tin báo người gửi phản ánh"),
        submit=_("Gửi lại"),
        trail=[notices_home()],
        lead=_(
            "Hãy sửa cấu hình hoặc máy chủ gửi tin trước. Tất cả tin hỏng theo cách này được gửi lại; tin nhắn điện "
            "thoại chờ hết giờ yên tĩnh."
        ),
    )
