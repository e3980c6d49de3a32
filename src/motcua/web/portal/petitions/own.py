from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.petitions.access import Key, own_petition, own_petitions, petition_by_code
from motcua.petitions.actions.rate_petition import rate_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.actions.supplement_petition import supplement_petition
from motcua.petitions.files import open_own_file
from motcua.petitions.lookup import secret_of
from motcua.petitions.messages import messages_to_sender
from motcua.petitions.recording import Request
from motcua.petitions.rules.moves import Act, is_allowed
from motcua.web import throttle
from motcua.web.actor import actor_of
from motcua.web.desk.files import APART, send_document
from motcua.web.forms import answer_status, refuse, sent
from motcua.web.paging import paging_of
from motcua.web.portal.notices.words import WAYS
from motcua.web.portal.petitions.attaching import takes_in
from motcua.web.portal.petitions.session import key_of, remember
from motcua.web.reform.petitions.forms import ActForm, RateForm, ReopenForm, SupplementForm
from motcua.web.reform.petitions.pages import ROWS, key_after, page_of
from motcua.web.reform.petitions.readings import read_files, read_lines, read_messages, read_petition

TYPED = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class SenderAct:
    """What a sender can do: `do` takes the key, the petition, the valid form and the request."""

    slug: str
    act: Act
    label: str | Promise
    form: type[ActForm]
    do: Callable[[Key, UUID, Any, Request], Any]


ACTS = (
    SenderAct(
        "bo-sung",
        Act.SUPPLEMENT,
        _("Bổ sung"),
        SupplementForm,
        lambda key, subject, form, request: supplement_petition(
            key, subject, form.cleaned_data["text"], form.sender(), request, form.documents
        ),
    ),
    SenderAct(
        "danh-gia",
        Act.RATE,
        _("Đánh giá câu trả lời"),
        RateForm,
        lambda key, subject, form, request: rate_petition(
            key, subject, form.cleaned_data["satisfied"], form.cleaned_data["note"], request
        ),
    ),
    SenderAct(
        "phan-anh-lai",
        Act.REOPEN,
        _("Phản ánh lại"),
        ReopenForm,
        lambda key, subject, form, request: reopen_petition(
            key, subject, form.cleaned_data["reason"], request, form.documents
        ),
    ),
)


class FollowForm(forms.Form):
    code = forms.CharField(
        label=_("Mã phản ánh"),
        help_text=_("Thí dụ PA-2018-00001."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    secret = forms.CharField(
        label=_("Mã bí mật"),
        help_text=_("Mười chữ được báo cùng với mã phản ánh."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


@login_not_required
@require_http_methods(TYPED)
def petition_follow(request: HttpRequest) -> HttpResponse:
    """Open one's petition by its code and the secret part; guessing is slowed down."""
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        subject = _find(request, form)
        if subject is not None:
            remember(request, subject)
            return redirect("own-petition", subject)
    return render(request, "portal/petitions/follow.html", {"form": form}, status=answer_status(form))


def _find(request: HttpRequest, form: FollowForm) -> UUID | None:
    """A wrong code and a wrong secret part get the same answer."""
    place, now = request.META["REMOTE_ADDR"], clock.real_now()
    if throttle.is_exhausted(throttle.PETITION_CODES, place, now=now):
        refuse(
            form,
            None,
            gettext("Đã thử nhiều mã không đúng. Xin chờ mười phút rồi thử lại."),
            HTTPStatus.TOO_MANY_REQUESTS,
        )
        return None
    subject = petition_by_code(form.cleaned_data["code"], form.cleaned_data["secret"])
    if subject is None:
        throttle.count_failure(throttle.PETITION_CODES, place, now=now)
        sentence = gettext("Mã phản ánh hoặc mã bí mật không đúng. Hãy kiểm tra lại từng chữ.")
        refuse(form, None, sentence, HTTPStatus.NOT_FOUND)
    return subject


@require_safe
def own_list(request: HttpRequest) -> HttpResponse:
    """What this account sent."""
    rows = page_of(own_petitions(actor_of(request)), request.GET.get("after", ""))
    context = {"lines": read_lines(rows[:ROWS], clock.now()), "paging": paging_of(request, key_after(rows))}
    return render(request, "portal/petitions/own_list.html", context)


@login_not_required
@require_safe
def own_page(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One's own petition: how far it is, what is asked, the answer, what one can do."""
    key, now, language = key_of(request), clock.now(), get_language() or "vi"
    loaded = own_petition(key, subject)
    told = messages_to_sender(key, loaded)
    context = {
        "files": read_files(loaded, "own-petition-file"),
        "page": read_petition(loaded, now, language, as_sender=True),
        "messages_told": read_messages(told.messages, language),
        "ways": [(WAYS[way], to) for way, to in told.ways.items()],
        "secret": secret_of(subject),
        "acts": [each for each in ACTS if is_allowed(loaded.state, each.act)],
    }
    return render(request, "portal/petitions/own.html", context)


@login_not_required
@require_safe
@csp_override(APART)
def own_file(request: HttpRequest, subject: UUID, number: int) -> FileResponse:
    """A file of one's own petition."""
    return send_document(open_own_file(key_of(request), subject, number), is_saved=False)


@login_not_required
@require_http_methods(TYPED)
def own_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """Supplement, rate or open again."""
    key, found = key_of(request), next((each for each in ACTS if each.slug == act), None)
    loaded = own_petition(key, subject)
    if found is None:
        raise Http404
    form = found.form(*sent(request))
    form.about(loaded.state, loaded.told.seq, (), ())
    if (
        form.is_bound
        and takes_in(request, form)
        and form.does_upon(
            lambda: own_petition(key, subject).told.seq,
            lambda: found.do(key, subject, form, form.request(clock.now())),
        )
    ):
        return redirect("own-petition", subject)
    context = {"form": form, "row": loaded.row, "title": found.label, "state": loaded.state}
    return render(request, "portal/petitions/act.html", context, status=answer_status(form))
