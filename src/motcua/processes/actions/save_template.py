"""Save a process template as a draft. Whatever is wrong with it is refused here, all of it at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict, Invalid
from motcua.organisation.actors import Actor
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.policies import check_may_keep_templates
from motcua.processes.rules.document import Reading, read_document, write_document
from motcua.processes.rules.problems import Problem


def save_template(
    document: Mapping[str, Any], *, actor: Actor, now: datetime, legal_days: float | None = None
) -> StoredTemplate:
    """Save `document` (see `rules.document`) as the draft of its code, a new version after an approved one.

    `legal_days` is the shortest legal term of the procedure in working days, where it is known. Saving what is saved
    already changes nothing. Raises `Invalid("process_has_problems")` with every `Problem` in `details["problems"]`,
    `Refused("not_your_role")`, and `Conflict` when somebody saves the same code at the same moment.
    """
    check_may_keep_templates(actor)
    reading = read_document(document, legal_days=legal_days)
    if reading.problems:
        raise refuse_problems(reading.problems)
    try:
        with transaction.atomic():
            return _save(reading, actor, now)
    except IntegrityError as error:
        raise Conflict(
            "someone_just_saved",
            vi="Có người vừa lưu quy trình này; hãy mở lại bản mới rồi sửa tiếp.",
            en="Somebody has just saved this process; open it again and go on from there.",
        ) from error


def refuse_problems(problems: tuple[Problem, ...]) -> Invalid:
    """The refusal that tells all `problems`."""
    return Invalid(
        "process_has_problems",
        vi=f"Quy trình có {len(problems)} lỗi, chưa lưu được. " + " ".join(each.vi for each in problems),
        en=f"The process has {len(problems)} problems and was not saved. " + " ".join(each.en for each in problems),
        problems=problems,
    )


def _save(reading: Reading, actor: Actor, now: datetime) -> StoredTemplate:
    code = reading.template.code
    content = write_document(reading.template, reading.scope)
    latest = StoredTemplate.objects.select_for_update().filter(code=code).order_by("-version").first()
    if latest is not None and latest.content == content:
        return latest
    if latest is None or latest.status == Status.APPROVED:
        latest = StoredTemplate(code=code, version=latest.version + 1 if latest else 1)
    latest.content = content
    latest.procedure_code = reading.scope.procedure_code
    latest.centre_code = reading.scope.centre_code
    latest.saved_at, latest.saved_by_id = now, actor.account_id
    latest.save()
    return latest
