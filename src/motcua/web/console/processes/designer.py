from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kernel import clock
from motcua.processes.access import access_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.known_names import look_through
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Reading, Scope
from motcua.processes.rules.template import ProcessTemplate
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.processes.designer_forms import (
    ProcessForm,
    Steps,
    document_of,
    initial_of,
    initial_steps,
)
from motcua.web.console.processes.steps import drawing_of
from motcua.web.console.processes.words import process_link, processes
from motcua.web.console.screen import attempt, show
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_process(request: HttpRequest) -> HttpResponse:
    """A new process, begun from the house's four steps."""
    initial = initial_of(DEFAULT_TEMPLATE, Scope()) | {"code": "", "name": "", "name_en": ""}
    return _design(request, DEFAULT_TEMPLATE, initial, "")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def edit(request: HttpRequest, process_code: str) -> HttpResponse:
    """Change the draft, or begin a new version from the latest."""
    row = access_template(actor_of(request), process_code)
    return _design(request, row.as_rule(), initial_of(row.as_rule(), row.scope), process_code)


@require_POST
@administrators_only
def check(request: HttpRequest) -> HttpResponse:
    """What is wrong with what has been typed so far, and its drawing; nothing is saved."""
    document, _main, _steps = _typed(request.POST)
    return render(request, "console/checked.html", _checked(document))


def _design(request: HttpRequest, template: ProcessTemplate, initial: dict[str, Any], code: str) -> HttpResponse:
    main, steps = ProcessForm(initial=initial), Steps(prefix="steps", initial=initial_steps(template))
    checked: dict[str, Any] = {"drawing": drawing_of(template)}
    if request.method == "POST":
        document, main, steps = _typed(request.POST)
        checked = _checked(document)
        if "check" not in request.POST and not checked["problems"] and _saved(request, main, document):
            return HttpResponseRedirect(reverse("console-process", args=[document["code"]]))
    back = process_link(code) if code else processes()
    status = 400 if checked.get("problems") and "check" not in request.POST else answer_status(main)
    title = _("Sửa quy trình") if code else _("Lập quy trình")
    trail = [processes(), back] if code else [processes()]
    context = checked | {"form": main, "steps": steps, "back": back.address}
    return show(request, "console/designer.html", title, trail, status=status, **context)


def _typed(data: QueryDict) -> tuple[dict[str, Any], ProcessForm, Any]:
    """The document of what was typed, and its forms; no form here refuses, the checks of processes do."""
    main, steps = ProcessForm(data), Steps(data, prefix="steps")
    main.is_valid()
    if not steps.is_valid() and not steps.management_form.is_valid():
        steps = Steps(prefix="steps")
        return document_of(_texts(main), []), main, steps
    return document_of(_texts(main), [_texts(form) for form in steps.forms]), main, steps


def _texts(form: Any) -> dict[str, str]:
    """Every field as it was typed, also where it is none of the choices."""
    return {name: str(form[name].value() or "") for name in form.fields}


def _checked(document: dict[str, Any]) -> dict[str, Any]:
    reading: Reading = look_through(document, clock.now().date())
    language = get_language() or "vi"
    sentences = [problem.sentence(language) for problem in reading.problems]
    return {"problems": sentences, "is_checked": True, "drawing": drawing_of(reading.template)}


def _saved(request: HttpRequest, main: ProcessForm, document: dict[str, Any]) -> bool:
    actor, now = actor_of(request), clock.now()
    if done := attempt(main, lambda: save_template(actor, document, at=now)):
        messages.success(request, gettext("Đã lưu dự thảo quy trình."))
    return done
