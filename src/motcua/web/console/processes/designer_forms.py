"""The forms of the designer, and the document that they describe (`processes.rules.document`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.processes.rules.condition_text import Unreadable, read_condition_text, write_condition_text
from motcua.processes.rules.document import FORMAT, Scope
from motcua.processes.rules.template import ROLES, ProcessTemplate, Step
from motcua.web.console.fields import ROLES as ROLE_WORDS
from motcua.web.console.lookups import lookup_input
from motcua.web.console.processes.words import KINDS

EXTRA_ROWS = 2
UNREAD = {"unreadable": True}
"""Stands in the document for a condition that cannot be read, so that checking names it at its step."""


class ProcessForm(forms.Form):
    code = forms.CharField(label=_("Mã quy trình"), required=False, help_text=_("Ví dụ dat-dai-5-ngay"))
    name = forms.CharField(label=_("Tên"), required=False)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), required=False)
    procedure_code = forms.CharField(
        widget=lookup_input("thu-tuc"), label=_("Mã thủ tục"), required=False, help_text=_("Bỏ trống: mọi thủ tục.")
    )
    centre_code = forms.CharField(
        widget=lookup_input("noi-tiep-nhan"),
        label=_("Mã nơi tiếp nhận"),
        required=False,
        help_text=_("Bỏ trống: mọi nơi tiếp nhận."),
    )
    term_working_days = forms.CharField(
        label=_("Thời hạn (ngày làm việc)"), required=False, help_text=_("Bỏ trống nếu mọi bước tính theo tỷ lệ.")
    )
    lead_agency = forms.CharField(
        widget=lookup_input("co-quan"),
        label=_("Mã cơ quan chủ trì"),
        required=False,
        help_text=_("Chỉ với quy trình liên thông."),
    )


class StepForm(forms.Form):
    name = forms.CharField(label=_("Tên bước"), required=False)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), required=False)
    key = forms.CharField(label=_("Mã bước"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", "–"), *((each.value, label) for each, label in KINDS.items())]
    )
    role = forms.ChoiceField(
        label=_("Vai trò"),
        required=False,
        choices=[("", "–"), *((role, ROLE_WORDS[role]) for role in ROLES)],
    )
    post_code = forms.CharField(widget=lookup_input("vi-tri"), label=_("Hoặc mã vị trí"), required=False)
    agency_code = forms.CharField(widget=lookup_input("co-quan"), label=_("Mã cơ quan khác"), required=False)
    hours = forms.CharField(label=_("Giờ làm việc"), required=False)
    share = forms.CharField(label=_("Hoặc % thời hạn"), required=False)
    after = forms.CharField(label=_("Sau bước (mã)"), required=False)
    condition = forms.CharField(label=_("Chỉ khi"), required=False)


Steps = forms.formset_factory(StepForm, extra=EXTRA_ROWS, max_num=120)


def initial_of(template: ProcessTemplate, scope: Scope) -> dict[str, Any]:
    """What the main form shows of a process."""
    days = template.term_working_days
    return {
        "code": template.code,
        "name": template.name.vi,
        "name_en": template.name.en if template.name.en != template.name.vi else "",
        "procedure_code": scope.procedure_code,
        "centre_code": scope.centre_code,
        "term_working_days": "" if days is None else f"{days:g}",
        "lead_agency": template.lead_agency,
    }


def initial_steps(template: ProcessTemplate) -> list[dict[str, Any]]:
    return [_initial_step(step) for step in template.steps]


def document_of(main: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The document of what was typed, as it was typed: checking says what is wrong with it."""
    document = {
        "format": FORMAT,
        "code": main["code"],
        "procedure_code": main["procedure_code"],
        "centre_code": main["centre_code"],
        "name": _name(main),
        "term_working_days": _number(main["term_working_days"]),
        "lead_agency": main["lead_agency"],
        "steps": [_step(values) for values in steps if any(values.values())],
    }
    return {field: value for field, value in document.items() if value is not None}


def _initial_step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name.vi,
        "name_en": step.name.en if step.name.en != step.name.vi else "",
        "key": step.key,
        "kind": step.kind.value,
        "role": step.role,
        "post_code": step.post_code,
        "agency_code": step.agency_code,
        "hours": "" if step.hours is None else f"{step.hours:g}",
        "share": "" if step.share is None else str(step.share),
        "after": ", ".join(step.after),
        "condition": write_condition_text(step.condition),
    }


def _step(values: dict[str, Any]) -> dict[str, Any]:
    step = {field: values.get(field, "") for field in ("key", "kind", "role", "post_code", "agency_code")}
    step |= {"name": _name(values), "hours": _number(values["hours"]), "share": _number(values["share"])}
    step |= {"after": [key.strip() for key in values["after"].split(",") if key.strip()]}
    step |= {"condition": _condition(values["condition"])}
    return {field: value for field, value in step.items() if value is not None}


def _name(values: dict[str, Any]) -> dict[str, str]:
    return {"vi": values["name"], "en": values["name_en"]}


def _number(text: str) -> float | int | str | None:
    """A number written with comma or point; what is none stays text, for checking to name it."""
    if not text.strip():
        return None
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _condition(text: str) -> dict[str, Any] | None:
    try:
        return read_condition_text(text)
    except Unreadable:
        return UNREAD
