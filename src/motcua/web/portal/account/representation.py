"""For which organisations one may act: asked for, chosen, given up."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kernel import clock
from motcua.people.actions.ask_to_represent import ask_to_represent, end_representation
from motcua.people.queries import representations_of, represented_by
from motcua.web import acting_for
from motcua.web.desk.account.page import account_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.language import own_address
from motcua.web.portal.account import site


class AuthorityForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên tổ chức"), max_length=300)
    tax_code = forms.CharField(label=gettext_lazy("Mã số thuế"), max_length=20)
    ground = forms.CharField(
        label=gettext_lazy("Giấy tờ chứng minh"),
        help_text=gettext_lazy("Tên, số, ngày của giấy ủy quyền hoặc giấy đăng ký; mang bản chính đến một cửa."),
        max_length=300,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def representation(request: HttpRequest) -> HttpResponse:
    """What one has asked for and may do, and a form to ask."""
    account, form = account_of(request), AuthorityForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form, full_name="name"):
            ask_to_represent(account, **form.cleaned_data, at=clock.real_now())
            messages.success(request, _("Đã gửi đề nghị. Hãy mang giấy tờ bản chính đến bộ phận một cửa để đối chiếu."))
            return redirect("account-representation")
    context = {
        "form": form,
        "rows": representations_of(account.pk),
        "may": represented_by(account.pk, site.today()),
        "chosen": acting_for.acting_for(request),
    }
    return render(request, "portal/account/representation.html", context, status=answer_status(form))


@require_POST
def representation_choose(request: HttpRequest) -> HttpResponse:
    """For whom one acts in this session."""
    chosen = request.POST.get("organisation", "")
    acting_for.choose(request, int(chosen) if chosen.isascii() and chosen.isdecimal() else None)
    there = own_address(request, request.POST.get("next", "") or reverse("account-representation"))
    return HttpResponseRedirect(there)


@require_POST
def representation_end(request: HttpRequest, number: int) -> HttpResponse:
    """Act for it no more."""
    end_representation(account_of(request), number, on=site.today(), at=clock.real_now())
    messages.success(request, _("Đã thôi đại diện cho tổ chức."))
    return redirect("account-representation")
