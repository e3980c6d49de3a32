from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue import queries
from motcua.catalogue.models import Synonym
from motcua.kernel import clock
from motcua.web.console.fields import search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.portal.search_readings import read_suggestions

WHEN = (("", _("Đang hiệu lực")), ("all", _("Mọi thời kỳ")))
COLUMNS = (_("Người dân nói"), _("Tên thủ tục gọi là"), _("Thời gian"), _("Căn cứ"))
SAYS_NOTHING = Cell(_("không nói lên thủ tục nào"))


class SynonymSearch(forms.Form):
    q = search_words(_("Cụm từ hoặc nghĩa"))
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


@require_safe
@administrators_only
def synonyms(request: HttpRequest) -> HttpResponse:
    """The synonyms, phrase by phrase."""
    form, today = SynonymSearch(request.GET.dict()), clock.now().date()
    rows: list[Synonym] = []
    next_key = ""
    if form.is_valid():
        found = queries.synonyms(form.cleaned_data["q"], None if form.cleaned_data["when"] else today)
        rows, next_key = page_of(found, request.GET.get("after", ""), "spoken", "pk")
    table = Table(
        _("Từ đồng nghĩa"),
        COLUMNS,
        tuple(_row(each, today) for each in rows),
        _("Không có từ đồng nghĩa nào như vậy."),
        acts=(Link(reverse("console-synonym-new"), _("Thêm từ đồng nghĩa"), is_main=True),),
        has_acts=True,
    )
    paging = paging_of(request, next_key)
    lead = _("Lời thường ngày của người dân và cách gọi trong tên thủ tục; tìm kiếm hiểu cả hai.")
    status = answer_status(form)
    return show(
        request, "console/synonyms.html", table.title, status=status, lead=lead, form=form, table=table, paging=paging
    )


@require_safe
@administrators_only
def try_search(request: HttpRequest) -> HttpResponse:
    """What the public search finds for the words typed so far, as the list under the field."""
    rows = read_suggestions(request.GET.get("q", "")[:200], clock.now().date())
    return render(request, "portal/suggestions.html", {"rows": rows})


def _row(synonym: Synonym, today: date) -> Row:
    acts = () if synonym.validity.has_ended(today) else (_end(synonym),)
    meaning = named(synonym.meaning) if synonym.meaning else SAYS_NOTHING
    return Row(named(synonym.phrase), (meaning, days(synonym.validity, today), named(synonym.source or "–")), acts)


def _end(synonym: Synonym) -> Link:
    return Link(reverse("console-synonym-end", args=[synonym.pk]), _("Kết thúc"))
