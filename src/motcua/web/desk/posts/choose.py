from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.kernel.errors import Refused
from motcua.web.actor import whole_actor_of
from motcua.web.chosen_post import choose_post
from motcua.web.language import own_address


@require_POST
def post_choice(request: HttpRequest) -> HttpResponse:
    """POST `post` (a code, "" for all) and `next`: act by it from now on, and go back to the page."""
    whole, code = whole_actor_of(request), request.POST.get("post", "")
    if not choose_post(request, whole, code):
        raise Refused(
            "post_not_held",
            vi="Hôm nay anh/chị không giữ vị trí này: hãy tải lại trang và chọn trong danh sách.",
            en="You do not hold this post today: reload the page and choose from the list.",
        )
    title = whole.acting_by(code).posts[0].title if code else _("mọi vị trí")
    messages.success(request, _("Từ giờ anh/chị làm việc với: %(post)s.") % {"post": title})
    return HttpResponseRedirect(own_address(request, request.POST.get("next", "")))
