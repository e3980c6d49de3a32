from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.models import Petition as Row
from motcua.petitions.queries import places_in_force
from motcua.petitions.rules.acceptance import FIELDS
from motcua.petitions.rules.facts import Lack
from motcua.petitions.terms import terms_in_force
from motcua.web import throttle
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refuse, sent
from motcua.web.portal.petitions.attaching import takes_in
from motcua.web.portal.petitions.session import remember
from motcua.web.reform.petitions.forms import WordsForm, choose_place
from motcua.web.reform.petitions.words import LACKS, TASKS
from motcua.worktime.rules.terms import parse_term

ASKED_FOR = ("kind", "centre", "procedure", "dossier")
"""What a link to the form may fill in."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def petition_send(request: HttpRequest) -> HttpResponse:
    """Send a petition; no account is needed. What is lacking is told at once, and what was typed stays."""
    actor, now, made = actor_of(request), clock.now(), []
    first = {name: request.GET[name][:40] for name in ASKED_FOR if name in request.GET}
    form = WordsForm(*sent(request), first=first)
    choose_place(form, "centre", places_in_force(now.date()), _("Không nói về nơi nào"))
    if form.is_bound and _may_send(request, form) and takes_in(request, form):

        def send() -> None:
            with _lacks_marked_on(form):
                made.append(send_petition(actor, form.words(), request_id=form.cleaned_data["request_id"], at=now))

        if form.does(send):
            row: Row = made[0]
            throttle.count_failure(throttle.PETITIONS, request.META["REMOTE_ADDR"], now=clock.real_now())
            remember(request, row.pk)
            return redirect("own-petition", row.pk)
    terms = terms_in_force(now)
    context = {
        "form": form,
        "terms": [(TASKS[row.task], parse_term(row.term).describe(get_language() or "vi")) for row in terms],
        "sources": dict.fromkeys(row.source for row in terms),
    }
    return render(request, "portal/petitions/send.html", context, status=answer_status(form))


@contextmanager
def _lacks_marked_on(form: WordsForm) -> Iterator[None]:
    """Where several things are lacking, the guidance above the form names them all; each stands by its field, too."""
    try:
        yield
    except Refused as error:
        lacks = [Lack(each) for each in error.details.get("lacks", ())]
        for lack in lacks if len(lacks) > 1 else ():
            form.add_error(FIELDS[lack], str(LACKS[lack]))
        raise


def _may_send(request: HttpRequest, form: WordsForm) -> bool:
    """One address sends so many in an hour; what was typed stays."""
    if not throttle.is_exhausted(throttle.PETITIONS, request.META["REMOTE_ADDR"], now=clock.real_now()):
        return True
    sentence = gettext("Từ nơi này đã gửi nhiều phản ánh trong một giờ. Xin chờ rồi gửi lại; nội dung vẫn còn ở dưới.")
    refuse(form, None, sentence, HTTPStatus.TOO_MANY_REQUESTS)
    return False
