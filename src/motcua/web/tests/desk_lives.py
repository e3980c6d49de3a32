"""Dossiers at every stage of the desk, and what an officer types there."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.assign import TakeStep
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, ReportIncident
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.state import DossierState, Outcome
from motcua.dossiers.tests.world import World, instant, offer_at
from motcua.web.tests import lives

# The site's clock stands at 30/11/2018 18:00: what is done on a page is done then.
RECENTLY = "28/11 09:00"


def accepted(world: World) -> str:
    """Accepted on 28/11 for five working days: due 05/12."""
    return lives.accepted(world, RECENTLY)


def handed_over(world: World) -> str:
    code = accepted(world)
    hand_over_dossier(world.binh, code, at=instant("28/11 10:00"))
    return code


def consulted(world: World) -> str:
    code = handed_over(world)
    question = Consult("H49.02.01", "Có quy hoạch không?", instant("03/12 17:00"))
    lives.consult_agency(world.chi, code, question, at=instant("28/11 11:00"))
    return code


def waiting_for_papers(world: World) -> str:
    code = handed_over(world)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ", "Ảnh"), "Thiếu"), at=instant("28/11 14:00"))
    return code


def waiting_for_payment(world: World) -> str:
    code = handed_over(world)
    carry_out(world.chi, code, RequestPayment(50_000, "Lệ phí"), at=instant("28/11 14:00"))
    return code


def appraised(world: World) -> str:
    code = handed_over(world)
    carry_out(world.chi, code, FinishStep("appraise", "Đủ điều kiện"), at=instant("29/11 09:00"))
    return code


def decided(world: World) -> str:
    code = appraised(world)
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("29/11 10:00"))
    return code


def issued(world: World) -> str:
    code = decided(world)
    carry_out(world.dung, code, IssueResult(), at=instant("29/11 11:00"))
    return code


def returned(world: World) -> str:
    code = issued(world)
    carry_out(world.binh, code, ReturnResult("Phạm Thị An", identity_checked=True), at=instant("30/11 09:00"))
    return code


def gone_wrong(world: World) -> str:
    """Its result is wrong, as An has told; event 7."""
    code = returned(world)
    told = ReportIncident(IncidentKind.WRONG_RESULT, "Sai năm sinh", "Phạm Thị An", "Sở Du lịch")
    carry_out(world.binh, code, told, at=instant("30/11 10:00"))
    return code


def taken(world: World) -> str:
    """Chi has taken the appraisal."""
    code = handed_over(world)
    carry_out(world.chi, code, TakeStep("appraise"), at=instant("28/11 11:00"))
    return code


def to_the_result(world: World, code: str, decision: Decide | None = None) -> None:
    """From acceptance on 28/11 to the result, on the day after."""
    hand_over_dossier(world.binh, code, at=instant("28/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("29/11 09:00"))
    carry_out(world.dung, code, decision or Decide(Outcome.GRANTED, "12/QĐ"), at=instant("29/11 10:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("29/11 11:00"))


def elsewhere(world: World) -> str:
    """Accepted, and the same procedure is offered in Hạ Long."""
    offer_at(world.district, world.procedure)
    return accepted(world)


def act(client: Client, code: str, slug: str, **typed: Any) -> HttpResponse:
    """What a person sends who has opened the act's page just now."""
    address = f"/ho-so/{code}/viec/{slug}/"
    form = client.get(address).context["form"]
    hidden = {name: form.initial[name] for name in ("seen", "request_id")}
    return client.post(address, hidden | typed)


def state_of(world: World, code: str) -> DossierState:
    return dossier_for(world.kiem, code).state


def a_request(seen: int) -> dict[str, Any]:
    return {"seen": seen, "request_id": str(uuid4())}
