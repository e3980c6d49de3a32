"""Filling a form in as an applicant would, and what the office would get; nothing is kept."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.forms.access import access_form
from motcua.forms.rules.prefilling import prefilled
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.forms.words import form_link, forms_link
from motcua.web.console.gate import administrators_only
from motcua.web.console.screen import show
from motcua.web.eforms.posting import is_update, posted_of, uploads_of, with_file
from motcua.web.eforms.presenting import begin, present
from motcua.web.eforms.summary import summarise


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def try_form(request: HttpRequest, form_id: int, version: int) -> HttpResponse:
    """A version to be filled in; sent, the document that came of it, or what is wrong."""
    row = access_form(actor_of(request), form_id, version)
    definition, today = row.as_rule(), clock.now().date()
    is_sent = request.method == "POST"
    posted = posted_of(request.POST, definition) if is_sent else begin(definition, prefilled(definition, {}))
    for key, _type, _file in uploads_of(request, definition):
        posted = with_file(posted, key, f"thu:{len(posted.get(key, [])) + 1}")
    told = is_sent and not is_update(request.POST)
    eform = present(definition, posted, on=today, told=told, default_button="check")
    is_good = told and not eform.problems
    document = orjson.dumps(eform.document, option=orjson.OPT_INDENT_2).decode() if is_sent else ""
    return show(
        request,
        "console/form_try.html",
        _("Điền thử"),
        [forms_link(), form_link(row)],
        status=400 if told and eform.problems else 200,
        eform=eform,
        document=document,
        is_good=is_good,
        answered=summarise(definition, eform.document["values"], on=today) if is_good else (),
        problems=row.reading().problems,
    )
