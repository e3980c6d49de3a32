"""What goes along with a reception: its scans and its fees. Seen through before the answer, carried out after it."""

from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus

from django.utils.translation import gettext

from motcua.dossiers.actions.carry_out import Done
from motcua.kernel.errors import DomainError
from motcua.payments.actions.take_at_reception import foresee_at_reception, take_at_reception
from motcua.payments.rules.at_reception import AtReception
from motcua.web.desk.counter.fee_options import published_for
from motcua.web.desk.counter.handed_in import components_of, payer_of
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.reception import Reception
from motcua.web.desk.counter.refusals import show_fees
from motcua.web.desk.counter.scans import attach_scans


def check_scans(reception: Reception) -> bool:
    """Whether every file that was sent is kept, and each belongs to a paper that is said to be there."""
    brought = {component.name for component in components_of(reception)}
    scanned = {paper.component for paper in reception.scans.papers}
    for line, form in zip(reception.offer.papers, reception.papers, strict=True):
        if line.name in scanned - brought and not form.has_error("originals"):
            form.add_error("originals", gettext("Có tệp quét của giấy tờ này: hãy ghi số bản, hoặc bỏ chọn tệp."))
    is_right = scanned <= brought | {""} and not reception.scans.refused
    if not is_right:
        reception.status = HTTPStatus.UNPROCESSABLE_ENTITY
    return is_right


def check_fees(reception: Reception, counter: Counter, at: datetime) -> bool:
    """Whether all that is to be charged, reduced and taken would be; the ledger as it would be is kept to be shown."""
    fees, wanted = reception.fees, wanted_of(reception)
    if wanted is None:
        return True
    published = published_for(reception.offer.fees, reception.offer.revision, reception.case, reception.channel)
    foreseen = foresee_at_reception(
        counter.actor, counter.centre_id, published, wanted, at=at, registered=reception.start.registered
    )
    show_fees(reception, foreseen)
    fees.ledger = foreseen.ledger
    return not foreseen.refusals


def wanted_of(reception: Reception) -> AtReception | None:
    """What is to be done about fees; None where nothing can be charged here."""
    fees, case, channel = reception.fees, reception.case, reception.channel
    return fees.wanted(case, channel, payer_of(reception)) if fees.asked_forms(case, channel) else None


def follow_up(
    reception: Reception, counter: Counter, answer: str, done: Done, at: datetime
) -> Iterator[tuple[str, DomainError]]:
    """Attach the scans, book and take the fees. What fails is told with what it was; the dossier is received anyway."""
    request_id = reception.matter.cleaned_data["request_id"]
    if answer in ("accept", "supplement"):
        try:
            attach_scans(
                counter.actor, done.state.code or done.dossier_id, reception.scans, at=at, request_id=request_id
            )
        except DomainError as refusal:
            yield gettext("Tệp quét chưa được đính kèm."), refusal
    wanted = wanted_of(reception) if answer == "accept" else None
    if wanted and not wanted.is_nothing:
        try:
            take_at_reception(counter.actor, done.state.code, wanted, at=at, request_id=request_id)
        except DomainError as refusal:
            yield gettext("Phí, lệ phí chưa ghi đủ."), refusal
