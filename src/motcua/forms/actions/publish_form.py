"""Put the draft of a form into use from a day on, and take a form out of use."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.catalogue.policies import check_may_edit
from motcua.forms.access import access_version
from motcua.forms.models import Form, FormVersion, Status
from motcua.forms.rules.field_types import File
from motcua.forms.rules.problems import Problem, name_problem
from motcua.kernel.errors import Refused
from motcua.kernel.law_rows import valid_on
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor


def publish_form(actor: Actor, procedure_code: str, case: str = "", *, valid_from: date, at: datetime) -> FormVersion:
    """Publish the draft: it is what is filled in from `valid_from` on; the version before ends on the day before.

    Publishing again for the same day changes nothing. Raises `Refused` (`catalogue_not_allowed`, `form_has_problems`
    with `details["problems"]`, `nothing_to_publish`, `later_form_in_force`) and `NotFound`.
    """
    check_may_edit(actor)
    found = access_version(actor, procedure_code, case)
    with transaction.atomic():
        Form.objects.select_for_update().get(pk=found.form_id)
        versions = FormVersion.objects.select_for_update(of=("self",)).select_related("form__procedure")
        row = versions.get(pk=found.pk)
        if row.status == Status.PUBLISHED:
            return _already_published(row, valid_from)
        _check_sound(row)
        _end_earlier(row, valid_from)
        row.status, row.valid_from = Status.PUBLISHED, valid_from
        row.published_at, row.published_by_id = at, actor.account_id
        row.save()
    return row


def withdraw_form(actor: Actor, procedure_code: str, case: str = "", *, last_day: date, reason: str) -> FormVersion:
    """End the version that is in force on `last_day`: from the next day on the procedure has no electronic form.

    Forms that were begun in it keep it. Raises `Refused` (`catalogue_not_allowed`, `reason_missing`,
    `no_form_in_force`).
    """
    check_may_edit(actor)
    reason = " ".join(nfc(reason).split())[:1000]
    if not reason:
        raise Refused(
            "reason_missing",
            vi="Hãy ghi lý do ngừng dùng biểu mẫu.",
            en="Say why the form is taken out of use.",
            field="reason",
        )
    with transaction.atomic():
        forms = Form.objects.select_for_update().filter(procedure__code=procedure_code, case=case)
        versions = FormVersion.objects.filter(valid_on(last_day), form__in=list(forms), status=Status.PUBLISHED)
        row = versions.select_related("form__procedure").first()
        if row is None:
            raise Refused(
                "no_form_in_force",
                vi="Không có biểu mẫu nào đang dùng vào ngày đó. Hãy chọn ngày khác.",
                en="No form is in use on that day. Choose another.",
                field="last_day",
            )
        row.valid_to, row.end_reason = last_day, reason
        row.save(update_fields=["valid_to", "end_reason"])
    return row


def _check_sound(row: FormVersion) -> None:
    problems = (*row.reading().problems, *_unknown_components(row))
    if problems:
        raise Refused(
            "form_has_problems",
            vi=f"Biểu mẫu có {len(problems)} lỗi, chưa công bố được. " + " ".join(each.vi for each in problems),
            en=f"The form has {len(problems)} problems and was not published. "
            + " ".join(each.en for each in problems),
            problems=problems,
        )


def _unknown_components(row: FormVersion) -> Iterator[Problem]:
    """Files for papers that the procedure's revision does not list."""
    revision = row.form.procedure.revisions.filter(number=row.revision).first()
    known = {each.key for each in revision.parsed_content().components} if revision else set()
    for field in row.as_rule().fields():
        if isinstance(field.type, File) and field.type.component and field.type.component not in known:
            yield name_problem("unknown_component", field.key, component=field.type.component)


def _already_published(row: FormVersion, valid_from: date) -> FormVersion:
    if row.valid_from == valid_from:
        return row
    raise Refused(
        "nothing_to_publish",
        vi=f"Biểu mẫu {row} đã được công bố; hãy lập dự thảo mới rồi công bố.",
        en=f"Form {row} has been published; make a new draft and publish that.",
    )


def _end_earlier(row: FormVersion, valid_from: date) -> None:
    """End what is in use on the day before. What begins on that day or later is not pushed aside."""
    serving = row.form.versions.filter(status=Status.PUBLISHED).exclude(valid_to__lt=valid_from)
    for other in serving.order_by("valid_from"):
        if other.valid_from is not None and other.valid_from >= valid_from:
            raise Refused(
                "later_form_in_force",
                vi=f"Biểu mẫu {other} đã dùng từ {other.valid_from:%d/%m/%Y}; hãy chọn ngày sau đó.",
                en=f"Form {other} is in use from {other.valid_from}; choose a later first day.",
                field="valid_from",
            )
        other.valid_to = valid_from - timedelta(days=1)
        other.save(update_fields=["valid_to"])
