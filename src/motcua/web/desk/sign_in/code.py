from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people import second_factor
from motcua.people.actions.check_second_factor import check_second_factor
from motcua.people.models import Account
from motcua.people.rules.sign_in import Step
from motcua.web.desk.second_factor import CodeForm, guessing_limited
from motcua.web.desk.sign_in.pending import Pending, keep
from motcua.web.desk.sign_in.steps import go_on, step_page
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.visitor import address_of


@require_http_methods(["GET", "HEAD", "POST"])
@step_page(Step.GIVE_CODE)
def give_code(request: HttpRequest, pending: Pending, account: Account) -> HttpResponse:
    """The second factor is asked for."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form), guessing_limited(account, address_of(request)):
            code, now = form.cleaned_data["code"], clock.real_now()
            way = check_second_factor(account, code, at=now, address=address_of(request))
            if way is second_factor.Way.RECOVERY_CODE:
                tell_what_is_left(request, account)
            keep(request, pending, code_was_right=True)
            return go_on(request)
    return render(request, "desk/sign_in/code.html", {"form": form}, status=answer_status(form))


def tell_what_is_left(request: HttpRequest, account: Account) -> None:
    """How many recovery codes there still are."""
    left = len(second_factor.recovery_codes(account))
    sentence = ngettext(
        "Anh/chị đã dùng một mã dự phòng và còn %(left)s mã. Có thể tạo mã mới ở trang tài khoản.",
        "Anh/chị đã dùng một mã dự phòng và còn %(left)s mã. Có thể tạo mã mới ở trang tài khoản.",
        left,
    )
    messages.warning(request, sentence % {"left": left})
