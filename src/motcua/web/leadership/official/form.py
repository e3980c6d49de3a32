from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.reports.access import versions_of
from motcua.reports.filling.fill import BEHIND, fill
from motcua.reports.policies import heading_post, may_read_frozen, may_read_reasons
from motcua.reports.responsible import who_submits
from motcua.reports.rules.filled import Filled
from motcua.reports.rules.forms import form_named
from motcua.reports.rules.wanted import Wanted
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.leadership.counting import counted
from motcua.web.leadership.official.form_asked import AskedForm, address_of
from motcua.web.leadership.official.readings import read_form
from motcua.web.leadership.readings import read_units
from motcua.web.paging import address_with

ALL = "all"
"""What an address says that asks for the idle lines, too."""
KINDS = ("xlsx", "pdf", "csv", "json")


@login_not_required
@require_safe
def official_form(request: HttpRequest, code: str) -> HttpResponse:
    """A form for a period and a unit: the last quarter that is over and the province unless told otherwise."""
    now = clock.now()
    asked = AskedForm(request.GET.dict(), form=form_named(code), today=now.date(), units=read_units(now))
    context: dict[str, object] = {"form": asked, "official": form_named(code)}
    if asked.is_valid():
        wanted = asked.wanted
        with refusals_shown_on(asked):
            every_line = request.GET.get("lines") == ALL
            page = read_form(filled_for(request, wanted, now), now, every_line=every_line)
            other_way = address_with(request, lines="" if every_line else ALL)
            context |= {"every_line": every_line, "lines_address": other_way}
            context |= {"page": page, "files": files_of(wanted), **submission(actor_of(request), wanted, now)}
    return render(request, "leadership/official/form.html", context, status=answer_status(asked))


def filled_for(request: HttpRequest, wanted: Wanted, now: datetime) -> Filled:
    """The form for whoever asks; one that looks at dossiers is bounded for others than officers (`counting`)."""
    in_own_words = may_read_reasons(actor_of(request))

    def count() -> Filled:
        return fill(wanted, now=now, in_own_words=in_own_words)

    if wanted.form.code not in BEHIND:
        return count()
    name = (wanted.form.code, wanted.unit, wanted.below, wanted.period)
    return counted(request, name, wanted.period.so_far(now.date()), count, now=now).what


def files_of(wanted: Wanted) -> list[tuple[str, str]]:
    """The kinds of file, and where each is."""
    return [(kind.upper(), address_of("official-form-file", wanted, format=kind)) for kind in KINDS]


def submission(actor: Actor, wanted: Wanted, now: datetime) -> dict[str, object]:
    """What the page shows of submitting: the versions there are, and where the head of the centre submits."""
    if not may_read_frozen(actor):
        return {}
    versions = list(versions_of(wanted))
    responsible = who_submits(wanted, now.date())
    head = heading_post(actor, responsible.centre.pk) if responsible else None
    return {
        "versions": versions,
        "seen": versions[-1].version if versions else 0,
        "submit_address": address_of("official-form-submit", wanted) if head else "",
        "ground": responsible.ground if responsible else "",
    }
