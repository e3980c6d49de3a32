"""Submit a report: its figures are frozen as they are counted at this moment, and never change again."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.chain import GENESIS
from motcua.kernel.errors import Conflict, Invalid, Refused
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.reports.access import series_of, versions_of
from motcua.reports.filling.fill import fill
from motcua.reports.models import SubmittedReport
from motcua.reports.policies import check_may_submit
from motcua.reports.responsible import who_submits
from motcua.reports.rules.documents import write_document
from motcua.reports.rules.filled import Broken, Filled, broken_in
from motcua.reports.rules.periods import check_no_overlap, check_over
from motcua.reports.rules.wanted import Wanted
from motcua.reports.sealing import seal


def submit_report(actor: Actor, wanted: Wanted, *, at: datetime, seen: int = 0, reason: str = "") -> SubmittedReport:
    """Freeze the form as counted now. `seen` is the latest version that the actor had before the eyes, 0 for none.

    Later versions are corrections and need a `reason`; for a centre that has ended, the ground on which its successor's
    head submits stands before it. Of two who submit at once one wins. Raises `Refused`: not the
    head, the period is not over, shares days with another one, or does not add up; `Conflict` where `seen` is not the
    latest any more; `Invalid` for a correction without reason.
    """
    check_over(wanted.period, at.date())
    responsible = who_submits(wanted, at.date())
    if responsible is None:
        raise no_provincial_centre()
    centre = responsible.centre
    post = check_may_submit(actor, centre.pk)
    with transaction.atomic():
        ServiceCentre.objects.select_for_update(no_key=True).get(pk=centre.pk)  # one at a time for each centre
        check_no_overlap(wanted.period, [row.period for row in series_of(wanted)])
        latest = versions_of(wanted).last()
        check_seen(latest, seen)
        reason = nfc(reason).strip()
        if latest is not None and not reason:
            raise correction_without_reason()
        filled = fill(wanted, now=at, in_own_words=True)
        check_adds_up(filled)
        row = SubmittedReport(
            form=wanted.form.code,
            unit=wanted.unit,
            below=wanted.below,
            centre=centre,
            period_kind=wanted.period.kind,
            period_number=wanted.period.number,
            first=wanted.period.first,
            last=wanted.period.last,
            version=latest.version + 1 if latest else 1,
            as_of=filled.as_of,
            payload=write_document(filled),
            submitted_at=at,
            by_account=actor.account_id,
            by_name=actor.name,
            by_post=post.code,
            reason=" ".join(filter(None, (responsible.ground, reason if latest else ""))),
        )
        row.hash = seal(row, bytes(latest.hash) if latest else GENESIS)
        row.save(force_insert=True)
    return row


def no_provincial_centre() -> Refused:
    return Refused(
        "no_provincial_centre",
        vi="Chưa có trung tâm cấp tỉnh nên chưa có người nộp báo cáo toàn tỉnh. Hãy khai báo trung tâm trước.",
        en="There is no provincial centre to submit the province's report. Register the centre first.",
    )


def check_seen(latest: SubmittedReport | None, seen: int) -> None:
    """Nobody replaces a version they have not seen. Raises `Conflict`."""
    version = latest.version if latest else 0
    if latest is not None and version != seen:
        raise Conflict(
            "report_already_submitted",
            vi=f"{latest.by_name} vừa nộp báo cáo này (bản {version}). Hãy mở bản đó; nếu cần sửa, nộp bản sửa "
            f"kèm lý do.",
            en=f"{latest.by_name} has just submitted this report (version {version}). Open it; to correct it, submit a "
            "correction with its reason.",
            version=version,
        )


def correction_without_reason() -> Invalid:
    return Invalid(
        "correction_without_reason",
        vi="Báo cáo của kỳ này đã nộp. Hãy ghi lý do sửa để nộp bản mới.",
        en="The report of this period has been submitted. Give the reason to submit a corrected version.",
        field="reason",
    )


def check_adds_up(filled: Filled) -> None:
    """Raises `Refused`, naming the first line that does not add up."""
    for broken in broken_in(filled):
        told_vi, told_en = (in_words(filled, broken, language) for language in ("vi", "en"))
        raise Refused(
            "report_does_not_add_up",
            vi=f"Chưa nộp được vì số liệu không khớp: {told_vi}. Hãy báo quản trị viên chạy motcua verify.",
            en=f"The figures do not add up: {told_en}. Ask the administrator to run motcua verify before submitting.",
        )


def in_words(filled: Filled, broken: Broken, language: str) -> str:
    """What does not add up: "Đất đai: 3 = 7 + 11"."""
    if broken.identity:
        return f"{broken.line.name}: {filled.form.sentence(broken.identity, language)}"
    column = filled.form.by_code[broken.column]
    return (
        f"{broken.line.name}: {'cột' if language == 'vi' else 'column'} {column.number or column.title.read(language)}"
    )
