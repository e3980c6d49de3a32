"""Reads events into the receipt and the slips of the counter."""

from datetime import datetime

from django.utils.translation import get_language

from motcua.catalogue.models import Procedure
from motcua.catalogue.queries import name_in_revision
from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.queries import received_at
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import NotFound
from motcua.kernel.facts import Event
from motcua.organisation.models import Agency, ServiceCentre
from motcua.web.desk.counter.beginnings import persons_of
from motcua.web.desk.counter.given_papers import Receipt, Slip
from motcua.web.desk.counter.other_pages import address_of
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.received import day_of, received_rows
from motcua.web.desk.counter.rows import ReceivedRow
from motcua.web.desk.payments.fee_readings import read_fees
from motcua.web.desk.readings import read_due
from motcua.web.statuses import CHANNELS

MOST_OTHERS = 20
SLIPS = {"supplement_requested": "supplement", "refused_at_gate": "refusal"}
"""The events that give a slip, and what its printed form is called."""


def read_receipt(counter: Counter, code: str, now: datetime) -> Receipt:
    """The receipt of an accepted dossier, if the actor may see it. Raises `NotFound` otherwise."""
    loaded = dossier_for(counter.actor, code)
    state, accepted = loaded.state, event_of(loaded, "accepted")
    centres = ServiceCentre.objects.filter(code__in={state.centre, accepted.fact.centre})
    names = dict(centres.values_list("code", "name"))
    agencies = Agency.objects.filter(code_2020=state.agency).order_by("-valid_from")
    return Receipt(
        code=state.code,
        procedure_code=state.procedure,
        procedure_name=name_in_revision(state.procedure, state.revision),
        summary=state.summary,
        centre_name=names.get(accepted.fact.centre, accepted.fact.centre),
        agency_name=agencies.values_list("name", flat=True).first() or state.agency,
        for_another=names.get(state.centre, "") if state.centre != accepted.fact.centre else "",
        persons=persons_of(loaded),
        channel=CHANNELS[state.channel],
        components=state.components,
        sets=state.sets,
        accepted_at=state.accepted_at,
        term=state.term.describe(get_language() or "vi") if state.term else "",
        due=read_due(loaded),
        received_by=accepted.by.name,
        print_address=address_of("print", state.code, "receipt"),
        print_many_address=address_of("print-many"),
        fees=read_fees(counter.actor, loaded, now, None),
        others=read_others(counter, loaded),
    )


def event_of(loaded: LoadedDossier, *kinds: str) -> Event:
    """The last event of one of these kinds. Raises `NotFound` where there is none."""
    for event in reversed(loaded.events):
        if event.kind in kinds:
            return event
    raise NotFound(
        "dossier_not_found",
        vi="Không tìm thấy hồ sơ. Hãy kiểm tra lại mã, hoặc hỏi nơi đã tiếp nhận.",
        en="No such dossier. Check the code, or ask where it was handed in.",
    )


def read_others(counter: Counter, loaded: LoadedDossier) -> tuple[ReceivedRow, ...]:
    """What else was received here on that day of the same applicant."""
    row = loaded.row
    if row.accepted_at is None:
        return ()
    first, before = day_of(row.accepted_at)
    received = received_at(counter.actor, counter.centre_id, first, before).exclude(pk=row.pk)
    same = {"applicant_name": row.applicant_name, "applicant_identity": row.applicant_identity}
    if not row.applicant_name:
        same |= {"owner_name": row.owner_name, "owner_identity": row.owner_identity}
    return tuple(received_rows(received.filter(**same)[:MOST_OTHERS]))


def read_slip(counter: Counter, number: int) -> Slip:
    """The last slip given for a dossier without a code, if the actor may see it. Raises `NotFound` otherwise."""
    loaded = draft_for(counter.actor, number)
    state, given = loaded.state, event_of(loaded, *SLIPS)
    centre = ServiceCentre.objects.filter(code=state.centre).values_list("name", flat=True).first()
    return Slip(
        number=number,
        is_refusal=given.kind == "refused_at_gate",
        at=given.at,
        by=given.by.name,
        procedure_code=state.procedure,
        procedure_name=Procedure.objects.get(code=state.procedure).name,
        summary=state.summary,
        centre_name=centre or state.centre,
        persons=persons_of(loaded),
        components=state.components,
        items=getattr(given.fact, "items", ()),
        reason=given.fact.reason,
        ground=given.fact.ground,
        can_go_on=state.status is Status.AWAITING_SUPPLEMENT and not state.is_accepted,
        print_address=address_of("print-without-code", number, SLIPS[given.kind]),
    )
