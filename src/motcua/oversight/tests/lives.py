"""Dossiers that show a sign, told through the real actions; and many past ones, written as their rows and events."""

from datetime import datetime, timedelta
from itertools import count

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome, Party, Status
from motcua.dossiers.tests.world import World, application, instant
from motcua.oversight.actions.find_signs import find_signs
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

EVENING = instant("30/11 18:00")
NUMBERS = count(1)


def handed_over(world: World, at: str = "05/11 09:00", owner: Party | None = None) -> str:
    """Accepted for five working days and handed over at once: on 05/11 due 12/11/2018. The code."""
    asked = application(owner=owner) if owner else application()
    code = accept_dossier(world.binh, asked, at=instant(at)).state.code
    hand_over_dossier(world.binh, code, at=instant(at))
    return code


def resolved(world: World, at: str = "05/11 09:00", done: str = "09/11 09:00") -> str:
    """Resolved at `done`, by Chi and Dũng, without a file. The code."""
    code = handed_over(world, at)
    carry_out(world.chi, code, FinishStep("appraise"), at=instant(done))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant(done))
    carry_out(world.dung, code, IssueResult(), at=instant(done))
    return code


def person(number: int) -> Party:
    return Party(f"Người thứ {number}", identity_kind="cccd", identity_number=f"0221900{number:05}")


def submitted_for(world: World, owners: int, at: str = "06/11 09:00") -> None:
    """An submits online for so many owners in one morning."""
    for number in range(owners):
        asked = application(channel=Channel.ONLINE, owner=person(number))
        draft = save_draft(world.an, asked, at=instant(at)).dossier_id
        submit_dossier(world.an, draft, at=instant(at))


def past(
    world: World, number: int, accepted: datetime, due: datetime, finished: datetime | None, **more: object
) -> list[int]:
    """So many dossiers as an older system's: accepted, handed over an hour later, resolved. Their row numbers."""
    rows = []
    for _ in range(number):
        who = next(NUMBERS)
        values = {
            "code": f"X-{who}",
            "status": Status.RESOLVED.value if finished else Status.PROCESSING.value,
            "centre": world.province,
            "received_centre": world.province,
            "procedure": world.procedure,
            "sector": world.procedure.sector,
            "channel": "counter",
            "owner_folded": f"nguoi {who}",
            "accepted_at": accepted,
            "due_at": due,
            "finished_at": finished,
            "seq": 3 if finished else 2,
            "head": b"",
            "last_at": finished or accepted,
        }
        rows.append(Dossier(**(values | more)))
    Dossier.objects.bulk_create(rows)
    told = [("accepted", accepted, {"due_at": due.isoformat()}), ("handed_over", accepted + timedelta(hours=1), {})]
    if finished:
        told.append(("result_issued", finished, {}))
    DossierEvent.objects.bulk_create(
        DossierEvent(
            dossier=row, seq=seq, kind=kind, at=at, recorded_at=at, actor_name="Hệ thống cũ", data=data, hash=b""
        )
        for row in rows
        for seq, (kind, at, data) in enumerate(told, start=1)
    )
    return [row.pk for row in rows]


def found(world: World, kind: SignKind) -> list[FoundSign]:
    """What is found of a kind in November 2018."""
    find_signs(Period(instant("01/11 00:00").date(), instant("30/11 00:00").date()), at=EVENING)
    return list(FoundSign.objects.filter(kind=kind).order_by("at", "pk"))
