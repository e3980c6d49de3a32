"""Save a process template as a draft. Whatever is wrong with it is refused here, all of it at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict, Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.policies import require
from motcua.processes.known_names import look_through
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.policies import may_keep_templates
from motcua.processes.rules.document import Reading, write_document


def save_template(actor: Actor, document: Mapping[str, Any], *, at: datetime) -> StoredTemplate:
    """Save `document` (see `rules.document`) as the draft of its code: a new version after an approved one.

    Saving what is saved already changes nothing. Raises `Invalid("process_has_problems")` with every `Problem` in
    `details["problems"]`, `Refused("not_your_post")`, and `Conflict("someone_just_saved")`.
    """
    require(may_keep_templates(actor))
    reading = read_soundly(document, at.date())
    try:
        with transaction.atomic():
            return _save(actor, reading, at)
    except IntegrityError as error:
        raise Conflict(
            "someone_just_saved",
            vi="Có người vừa lưu quy trình này; hãy mở lại bản mới rồi sửa tiếp.",
            en="Somebody has just saved this process; open it again and go on from there.",
        ) from error


def read_soundly(document: Mapping[str, Any], on: date) -> Reading:
    """The document, if nothing is wrong with it on that day; else `Invalid("process_has_problems")` telling all."""
    reading = look_through(document, on)
    problems = reading.problems
    if not problems:
        return reading
    raise Invalid(
        "process_has_problems",
        vi=f"Quy trình có {len(problems)} lỗi, chưa lưu được. " + " ".join(each.vi for each in problems),
        en=f"The process has {len(problems)} problems and was not saved. " + " ".join(each.en for each in problems),
        problems=problems,
    )


def _save(actor: Actor, reading: Reading, at: datetime) -> StoredTemplate:
    code = reading.template.code
    content = write_document(reading.template, reading.scope)
    row = StoredTemplate.objects.select_for_update().filter(code=code).order_by("-version").first()
    if row is not None and row.content == content:
        return row
    if row is None or row.status == Status.APPROVED:
        row = StoredTemplate(code=code, version=row.version + 1 if row else 1)
    row.content = content
    row.procedure_code, row.centre_code = reading.scope.procedure_code, reading.scope.centre_code
    row.saved_at, row.saved_by_id = at, actor.account_id
    row.save()
    return row
