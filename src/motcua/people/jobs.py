"""What leaves the house for the owner of an account: codes and notices, asked for in the transaction of their cause."""

from uuid import UUID

from motcua.kernel.clock import now, real_now
from motcua.kernel.jobs import enqueue, job
from motcua.kernel.messages import Way
from motcua.kernel.messages.sending import send
from motcua.people.actions import make_export as exports
from motcua.people.message_codes import code_of
from motcua.people.messages import code_letter, notice_letter, taken_letter
from motcua.people.models import ContactCode, OwnerNotice
from motcua.people.rules.codes_by_message import CodePurpose


@job("people.send_code", attempts=3)
def send_code(code_id: str) -> None:
    """Send the code, or to an address that has an account the word that it has; to nobody's address nothing."""
    code = ContactCode.objects.filter(pk=UUID(code_id), spent_at=None).select_related("account").first()
    if code is None:
        return
    language, purpose = str(code.declared.get("language", "vi")), CodePurpose(code.purpose)
    if not code.leads_nowhere:
        subject, text = code_letter(purpose, code_of(code.pk), language)
    elif purpose is CodePurpose.REGISTER:
        subject, text = taken_letter(language)
    else:
        return
    send(Way(code.way), code.address, subject, text, key=f"code-{code.pk.hex}")


@job("people.send_notice", attempts=5)
def send_notice(number: int) -> None:
    """Tell the owner by an address that may be the account's no more; then forget it."""
    notice = OwnerNotice.objects.filter(pk=number).first()
    if notice is None:
        return
    subject, text = notice_letter(notice.name, notice.language)
    send(Way(notice.way), notice.address, subject, text, key=f"account-{number}")
    notice.delete()


@job("people.make_export")
def make_export(export_id: str) -> None:
    """The copy of somebody's data."""
    exports.make_export(UUID(export_id), at=real_now())
    enqueue("people.forget_exports", run_at=now() + exports.LASTS)


@job("people.forget_exports")
def forget_exports() -> None:
    """Copies that are over are deleted."""
    exports.forget_old_exports(at=real_now())
