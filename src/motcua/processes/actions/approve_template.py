"""Put a draft into force by a decision (TT 01/2018/TT-VPCP Art 8: the Chairman approves internal processes)."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.organisation.policies import require
from motcua.processes.access import access_template
from motcua.processes.actions.save_template import read_soundly
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.policies import may_keep_templates
from motcua.processes.rules.document import Scope

LONGEST_NUMBER = 100


@transaction.atomic
def approve_template(
    actor: Actor, code: str, *, decision_number: str, valid_from: date, at: datetime, source: str = ""
) -> StoredTemplate:
    """Approve the draft of `code`: it serves dossiers accepted from `valid_from` on.

    The version that has served the same procedure and centre so far ends on the day before. The draft is checked once
    more, against the law of `valid_from`. `source` is the decision's full title, by default its number. Approving the
    same again changes nothing.

    Raises `NotFound` (`template_not_found`), `Refused` (`not_your_post`, `nothing_to_approve`,
    `later_template_in_force`), `Invalid` (`decision_missing`, `process_has_problems`).
    """
    require(may_keep_templates(actor))
    decision_number, source = nfc(decision_number).strip(), nfc(source).strip()
    if not (0 < len(decision_number) <= LONGEST_NUMBER and (decision_number + source).isprintable()):
        raise Invalid(
            "decision_missing",
            vi="Chưa có số quyết định phê duyệt quy trình (một dòng, tối đa 100 ký tự); hãy nhập số quyết định.",
            en="The number of the approving decision is missing (one line, 100 characters at most); enter it.",
            field="decision_number",
        )
    row = access_template(actor, code)
    _take_turn(row.scope)
    row = StoredTemplate.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.status == Status.APPROVED:
        return _already_approved(row, decision_number, valid_from)
    read_soundly(row.content, valid_from)
    _end_earlier(row, valid_from)
    row.status, row.decision_number, row.source = Status.APPROVED, decision_number, source or decision_number
    row.valid_from = valid_from
    row.approved_at, row.approved_by_id = at, actor.account_id
    row.save()
    return row


def _take_turn(scope: Scope) -> None:
    """Two approvals for one procedure and centre wait for each other: the second sees what the first did."""
    with connection.cursor() as cursor:
        key = f"processes:{scope.procedure_code}:{scope.centre_code}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _already_approved(row: StoredTemplate, decision_number: str, valid_from: date) -> StoredTemplate:
    if (row.decision_number, row.valid_from) == (decision_number, valid_from):
        return row
    raise Refused(
        "nothing_to_approve",
        vi=f"Quy trình {row} đã được phê duyệt theo {row.decision_number}; hãy lưu dự thảo mới rồi phê duyệt.",
        en=f"Process {row} has been approved by {row.decision_number}; save a new draft and approve that.",
    )


def _end_earlier(row: StoredTemplate, valid_from: date) -> None:
    """End what serves the same scope on the day before. What begins on that day or later is not pushed aside."""
    serving = StoredTemplate.objects.filter(
        procedure_code=row.procedure_code, centre_code=row.centre_code, status=Status.APPROVED
    ).exclude(valid_to__lt=valid_from)
    for other in serving.select_for_update(of=("self",)).order_by("valid_from"):
        if other.valid_from is not None and other.valid_from >= valid_from:
            raise Refused(
                "later_template_in_force",
                vi=f"Quy trình {other} đã có hiệu lực từ {other.valid_from:%d/%m/%Y}; hãy chọn ngày hiệu lực sau đó.",
                en=f"Process {other} is in force from {other.valid_from}; choose a later first day.",
                field="valid_from",
            )
        other.valid_to = valid_from - timedelta(days=1)
        other.save(update_fields=["valid_to"])
