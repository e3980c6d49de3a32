from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel.qr import qr_svg
from motcua.surveys.campaign_queries import invitations_of
from motcua.surveys.invitation_links import invitation_token
from motcua.surveys.models import Invitation
from motcua.surveys.rules.questionnaire import SCALED, Question
from motcua.web.actor import actor_of
from motcua.web.paging import paging_of
from motcua.web.reading import note_reading
from motcua.web.reform.surveys.words import scale_of, words_of


@require_safe
def invitations(request: HttpRequest, number: UUID) -> HttpResponse:
    """Whom to invite; never who has answered."""
    loaded, rows, next_key = invitations_of(actor_of(request), number, request.GET.get("after", ""))
    note_reading(request, What.LIST, [row.dossier.code or "" for row in rows])
    people = [(_name(row), row.centre.name) for row in rows]
    context = {"row": loaded.row, "people": people, "paging": paging_of(request, next_key),
               "after": request.GET.get("after", "")}  # fmt: skip
    return render(request, "reform/surveys/invitations.html", context)


@require_safe
def letters(request: HttpRequest, number: UUID) -> HttpResponse:
    """The letters of a page of the list, each with its link and the questionnaire on paper, to be printed."""
    loaded, rows, _next_key = invitations_of(actor_of(request), number, request.GET.get("after", ""))
    note_reading(request, What.PRINT, [row.dossier.code or "" for row in rows])
    printed = [(_name(row), row.centre.name, row.paper, *_link(row)) for row in rows]
    asked = [_on_paper(question) for question in loaded.state.questions]
    return render(request, "reform/surveys/letters.html", {"row": loaded.row, "letters": printed, "questions": asked})


def _name(row: Invitation) -> str:
    return row.dossier.applicant_name or row.dossier.owner_name


def _link(row: Invitation) -> tuple[str, str]:
    address = settings.SITE_ADDRESS + reverse("survey-answer", args=[invitation_token(row.pk)])
    return address, qr_svg(address)


def _on_paper(question: Question) -> tuple[str, list[str]]:
    if question.kind not in SCALED:
        return words_of(question), [words_of(option) for option in question.options]
    return words_of(question), [f"{int(level)} {words}" for level, words in scale_of(question) if level]
