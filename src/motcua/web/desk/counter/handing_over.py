"""Handing over many dossiers, each by itself: one that is refused keeps no other back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.access import LoadedDossier, load_all
from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.queries import to_hand_over
from motcua.dossiers.receivers import receivers_at
from motcua.dossiers.rules.lifecycle.hand_over import hand_over_time, last_received, own_agencies
from motcua.dossiers.schedules import schedule_of_centre
from motcua.kernel.errors import DomainError
from motcua.organisation.models import Agency
from motcua.web.desk.counter.hand_over_form import MOST, Choices
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.rows import HandOverResult, HandOverRow
from motcua.web.statuses import Tag, Tone

HANDED_OVER = Tag(_("đã chuyển"), Tone.GOOD)
HANDED_OVER_LATE = Tag(_("đã chuyển, quá giờ"), Tone.WARN)
NOT_HANDED_OVER = Tag(_("chưa chuyển"), Tone.BAD)


@dataclass(frozen=True, slots=True)
class ToHandOver:
    """One page of the list: its rows, the code that continues it ("" at its end), and the agencies (code, name).

    They are offered instead of each dossier's own; whether one may have a dossier, the rules say.
    """

    rows: tuple[HandOverRow, ...] = ()
    next_key: str = ""
    receivers: Choices = ()


def read_to_hand_over(counter: Counter, now: datetime, after: str = "") -> ToHandOver:
    """One page of what waits for its hand-over, the soonest deadline first."""
    found = list(to_hand_over(counter.actor, counter.centre_id, after).select_related("procedure")[: MOST + 1])
    if not found:
        return ToHandOver()
    schedule = schedule_of_centre(counter.code, now.date())
    loaded = load_all(found[:MOST])
    codes = {code for each in loaded for code in (each.state.agency, *own_agencies(each.state))}
    names = dict(Agency.objects.filter(code_2020__in=codes).order_by("valid_from").values_list("code_2020", "name"))

    def row(each: LoadedDossier) -> HandOverRow:
        time = hand_over_time(each.state, now, schedule)
        return HandOverRow(
            code=each.state.code,
            seq=each.state.seq,
            procedure_name=each.state.summary or each.row.procedure.name,
            owner_name=each.row.owner_name,
            agency_name=names.get(each.state.agency, each.state.agency),
            received_at=last_received(each.state, now),
            deadline=time.deadline,
            is_late=time.is_late(now),
        )

    rows = tuple(sorted(map(row, loaded), key=lambda each: (each.deadline, each.code)))
    next_key = (found[MOST - 1].code or "") if len(found) > MOST else ""
    above = {agency.code_2020: agency.name for agency in receivers_at(counter.code, now.date())}
    return ToHandOver(rows, next_key, tuple((above | names).items()))


def hand_over_all(counter: Counter, sent: dict[str, Any], now: datetime) -> tuple[HandOverResult, ...]:
    """What became of each. Sent twice, each is handed over once: its request's number is made of the form's."""
    return tuple(_hand_over(counter, code, seen, sent, now) for code, seen in sent["chosen"])


def _hand_over(counter: Counter, code: str, seen: int, sent: dict[str, Any], now: datetime) -> HandOverResult:
    request_id = uuid5(sent["request_id"], code)
    try:
        done = hand_over_dossier(
            counter.actor, code, at=now, seen=seen, request_id=request_id, slip=sent["slip"], agency=sent["agency"]
        )
    except DomainError as error:
        return HandOverResult(code, NOT_HANDED_OVER, error.message(get_language()), is_done=False)
    is_late = was_late(done)
    sentence = gettext("Quá giờ theo quy tắc 15:00, đã ghi nhận.") if is_late else ""
    return HandOverResult(code, HANDED_OVER_LATE if is_late else HANDED_OVER, sentence)


def was_late(done: Done) -> bool:
    """Whether the story says that it was; of a request that was repeated nothing more is told."""
    return any(event.kind == "handed_over" and event.fact.late for event in done.events)
