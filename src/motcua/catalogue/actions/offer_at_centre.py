"""Say which centre offers a procedure, and whether all four steps are done there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import CentreProcedure, Procedure
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.four_steps import check_four_steps
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.validity import Validity
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import ServiceCentre


@dataclass(frozen=True, slots=True)
class CentreOffer:
    """A procedure at a centre, for some days, with what TT 01/2018/TT-VPCP Art 6 wants known."""

    centre: str
    procedure: str
    validity: Validity
    four_step_eligible: bool
    four_step_reason: str
    four_step_done: bool = False
    delegation_document: str = ""
    source: str = ""


@transaction.atomic
def offer_at_centre(actor: Actor, offer: CentreOffer, *, at: datetime | None = None) -> CentreProcedure:
    """One offer, written into the log where it has an instant. Raises as `offer_at_centres` does."""
    if offer_at_centres(actor, [offer]):
        record(
            actor,
            at,
            "procedure_offered",
            f"{offer.procedure}: {offer.centre}",
            decision=offer.source or offer.delegation_document,
            procedure=offer.procedure,
            centre=offer.centre,
            four_step_eligible=offer.four_step_eligible,
            four_step_reason=offer.four_step_reason,
            four_step_done=offer.four_step_done,
            delegation_document=offer.delegation_document,
            valid_from=offer.validity.first,
            valid_to=offer.validity.last,
        )
    return CentreProcedure.objects.get(
        centre__code=offer.centre, procedure__code=offer.procedure, valid_from=offer.validity.first
    )


def offer_at_centres(actor: Actor, offers: Sequence[CentreOffer]) -> int:
    """All of the offers or none; one that is there already, the same in every field, is left as it is.

    Returns how many were added. Raises `NotFound` for an unknown centre or procedure, what `check_four_steps` raises,
    and `Refused` ("centre_offer_overlaps") where the centre offers the procedure on some of those
    days already.
    """
    check_may_edit(actor)
    for offer in offers:
        check_four_steps(
            offer.four_step_eligible, offer.four_step_reason, offer.four_step_done, offer.delegation_document
        )
    with transaction.atomic():
        centres = _ids(
            ServiceCentre.objects.filter(code__in={offer.centre for offer in offers}).values_list("code", "pk")
        )
        procedures = _ids(
            Procedure.objects.filter(code__in={offer.procedure for offer in offers}).values_list("code", "pk")
        )
        known = _known_rows(centres.values())
        rows = []
        for offer in offers:
            row = _row(offer, centres, procedures)
            others = known.setdefault((row.centre_id, row.procedure_id), [])
            if any(_says_the_same(row, other) for other in others):
                continue
            _check_overlap(offer, others)
            others.append(row)
            rows.append(row)
        CentreProcedure.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def end_offer(
    actor: Actor, centre: str, procedure: str, *, last_day: date, at: datetime | None = None
) -> CentreProcedure:
    """Let a centre's open offer of a procedure end with `last_day`; harmless when it ends then already.

    Raises `NotFound` where there is no offer that day, `Refused` ("centre_offer_ended") where it ended earlier.
    """
    check_may_edit(actor)
    with transaction.atomic():
        rows = CentreProcedure.objects.filter(centre__code=centre, procedure__code=procedure, valid_from__lte=last_day)
        row = rows.select_for_update().order_by("-valid_from").first()
        if row is None:
            raise _unknown(centre, procedure)
        if row.validity.has_ended(last_day):
            raise Refused(
                "centre_offer_ended",
                vi=f"Trung tâm {centre} đã thôi nhận thủ tục {procedure} trước ngày đó. Hãy kiểm tra lại ngày.",
                en=f"Centre {centre} ceased to offer procedure {procedure} before that day. Check the day.",
                field="last_day",
            )
        if row.valid_to != last_day:
            row.valid_to = last_day
            row.save(update_fields=["valid_to"])
            subject = f"{procedure}: {centre}"
            record(actor, at, "offer_ended", subject, procedure=procedure, centre=centre, last_day=last_day)
    return row


def _ids(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(pairs)


def _known_rows(centres: Iterable[int]) -> dict[tuple[int, int], list[CentreProcedure]]:
    known: dict[tuple[int, int], list[CentreProcedure]] = {}
    for row in CentreProcedure.objects.filter(centre_id__in=list(centres)).select_for_update():
        known.setdefault((row.centre_id, row.procedure_id), []).append(row)
    return known


def _row(offer: CentreOffer, centres: dict[str, int], procedures: dict[str, int]) -> CentreProcedure:
    if offer.centre not in centres or offer.procedure not in procedures:
        raise _unknown(offer.centre, offer.procedure)
    return CentreProcedure(
        centre_id=centres[offer.centre],
        procedure_id=procedures[offer.procedure],
        valid_from=offer.validity.first,
        valid_to=offer.validity.last,
        four_step_eligible=offer.four_step_eligible,
        four_step_reason=offer.four_step_reason.strip(),
        four_step_done=offer.four_step_done,
        delegation_document=offer.delegation_document.strip(),
        source=offer.source,
    )


def _unknown(centre: str, procedure: str) -> NotFound:
    return NotFound(
        "centre_or_procedure_unknown",
        vi=f"Không có trung tâm «{centre}» hoặc thủ tục «{procedure}» tại đó. Hãy kiểm tra lại mã.",
        en=f'There is no centre "{centre}", or no procedure "{procedure}" there. Check the codes.',
    )


def _says_the_same(row: CentreProcedure, other: CentreProcedure) -> bool:
    fields = (
        "valid_from",
        "valid_to",
        "four_step_eligible",
        "four_step_reason",
        "four_step_done",
        "delegation_document",
    )
    return all(getattr(row, field) == getattr(other, field) for field in fields)


def _check_overlap(offer: CentreOffer, others: Iterable[CentreProcedure]) -> None:
    for other in others:
        if offer.validity.overlaps(other.validity):
            raise Refused(
                "centre_offer_overlaps",
                vi=(
                    f"Trung tâm {offer.centre} đã được giao thủ tục {offer.procedure} "
                    f"{other.validity.in_words('vi')}. Hãy kết thúc lần giao đó trước."
                ),
                en=(
                    f"Centre {offer.centre} already offers procedure {offer.procedure} "
                    f"{other.validity.in_words('en')}. End that first."
                ),
                field="valid_from",
            )
