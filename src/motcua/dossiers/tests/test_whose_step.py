"""A step is done by the post, role and agency that the frozen process names, and by nobody else (TT 01/2018 Art 8)."""

from datetime import datetime

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.consult_agency import consult_agency
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.planned import forecast
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.schedules import schedule_of
from motcua.dossiers.tests.world import SINCE, World, application, instant
from motcua.dossiers.verify import verify_one
from motcua.dossiers.worklists.desk import desk_of
from motcua.dossiers.worklists.lists import Days, WorkList, segments_of
from motcua.dossiers.worklists.pages import read_page
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.models import Agency
from motcua.processes.models import StoredTemplate
from motcua.processes.rules.document import Scope, write_document
from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind

GRANT = Decide(Outcome.GRANTED, "12/QĐ")
RETURN = ReturnResult("Phạm Thị An", identity_checked=True)
FIRE = "H49.03"


def step(kind: StepKind, key: str, *after: str, hours: int = 4, **whose: str) -> Step:
    return Step(key, kind, Name(key), hours=hours, after=after, **whose)


def use(*steps: Step, lead: str = "") -> None:
    """The steps, between reception and return, serve every procedure."""
    first = step(StepKind.RECEIVE, "receive", role="receptionist")
    last = step(StepKind.RETURN, "return", steps[-1].key, role="returner")
    template = ProcessTemplate("rieng", 1, Name("Quy trình riêng"), (first, *steps, last), lead_agency=lead)
    at = datetime(2018, 1, 2, tzinfo=VIETNAM)
    StoredTemplate.objects.create(
        code="rieng",
        version=1,
        status="approved",
        content=write_document(template, Scope()),
        valid_from=SINCE,
        decision_number="1/QĐ",
        saved_at=at,
        approved_at=at,
    )


def agency(code: str, **where: object) -> Agency:
    kind = {"kind": "department", "level": "province"}
    return Agency.objects.create(
        code_2020=code, name=code, valid_from=SINCE, name_folded="", name_sort="", **kind, **where
    )


def officer(name: str, *roles: str, centre: int | None = None, agency: int | None = None, code: str = "") -> Actor:
    return Actor(account_id=None, name=name, posts=(HeldPost(99, centre, agency, frozenset(roles), code),))


def handed_over(world: World) -> str:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    return code


def test_a_step_of_another_role_is_that_roles(world: World) -> None:
    use(
        step(StepKind.APPRAISE, "register", "receive", role="clerk"),
        step(StepKind.APPROVE, "approve", "register", role="centre_head"),
    )
    clerk = officer("Ngô Thị Lan", "clerk", centre=world.province.pk)
    code = handed_over(world)
    for act in (StartStep("register"), FinishStep("register")):
        with pytest.raises(Refused, match="not_your_role"):
            carry_out(world.chi, code, act, at=instant("06/11 09:00"))
    carry_out(clerk, code, StartStep("register"), at=instant("06/11 09:00"))
    carry_out(clerk, code, FinishStep("register"), at=instant("06/11 10:00"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(world.dung, code, GRANT, at=instant("07/11 09:00"))
    carry_out(world.em, code, GRANT, at=instant("07/11 09:00"))
    assert carry_out(world.em, code, IssueResult(), at=instant("07/11 09:30")).state.status is Status.RESOLVED
    assert carry_out(world.binh, code, RETURN, at=instant("08/11 09:00")).state.status is Status.RETURNED


def test_a_step_of_one_post_is_nobody_elses(world: World) -> None:
    use(
        step(StepKind.APPRAISE, "appraise", "receive", post_code="QNI.chi"),
        step(StepKind.APPROVE, "approve", "appraise", role="approver"),
        step(StepKind.ISSUE, "issue", "approve", role="clerk"),
    )
    colleague = officer("Ngô Thị Lan", "appraiser", "clerk", centre=world.province.pk, code="QNI.lan")
    code = handed_over(world)
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(colleague, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, GRANT, at=instant("07/11 09:00"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(world.dung, code, IssueResult(), at=instant("07/11 10:00"))
    assert carry_out(colleague, code, IssueResult(), at=instant("07/11 10:00")).state.status is Status.RESOLVED


def test_a_step_of_another_agency_is_done_there_or_by_whom_it_has_sent(world: World) -> None:
    use(
        step(StepKind.CONSULT, "fire", "receive", role="appraiser", agency_code="000.00.03.H49"),
        step(StepKind.CONSULT, "ha_long", "receive", role="appraiser", agency_code="H49.02.01"),
        step(StepKind.APPRAISE, "appraise", "fire", "ha_long", role="appraiser"),
        step(StepKind.APPROVE, "approve", "appraise", role="approver"),
        lead="H49.01",
    )
    fire = agency(FIRE)
    there = officer("Phan Thị Hạnh", "appraiser", agency=fire.pk)
    sent = officer("Bùi Văn Kha", "appraiser", agency=fire.pk, centre=world.province.pk)
    other = officer("Cao Văn Minh", "appraiser", agency=agency("H49.04").pk)
    first, second = handed_over(world), handed_over(world)
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(world.chi, first, FinishStep("fire"), at=instant("06/11 09:00"))
    with pytest.raises(NotFound):
        carry_out(other, first, FinishStep("fire"), at=instant("06/11 09:00"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(there, first, FinishStep("ha_long"), at=instant("06/11 09:00"))
    for who, code in ((there, first), (sent, second)):
        carry_out(who, code, FinishStep("fire"), at=instant("06/11 09:00"))
    assert not visible_to(there).filter(code=first).exists(), "its part is done"
    assert [row.code for row in visible_to(world.giang).order_by("id")] == [first, second]
    carry_out(world.giang, first, FinishStep("ha_long"), at=instant("06/11 10:00"))
    assert [row.code for row in visible_to(world.giang)] == [second]
    carry_out(world.chi, first, FinishStep("appraise"), at=instant("06/11 11:00"))


def linked(world: World, channel: Channel) -> tuple[str, Actor]:
    """A dossier of a linked process, at its first step: the fire service comes after Hạ Long. And Hạnh, of that."""
    use(
        step(StepKind.CONSULT, "ha_long", "receive", role="appraiser", agency_code="H49.02.01"),
        step(StepKind.CONSULT, "fire", "ha_long", role="appraiser", agency_code=FIRE, hours=8),
        step(StepKind.APPROVE, "approve", "fire", role="approver"),
        lead="H49.01",
    )
    there = officer("Phan Thị Hạnh", "appraiser", agency=agency(FIRE).pk)
    code = accept_dossier(world.binh, application(channel=channel), at=instant("05/11 09:00")).state.code
    assert not visible_to(there).exists()
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    return code, there


def listed(actor: Actor, which: WorkList) -> tuple[int, ...]:
    days = Days(instant("05/11 11:00"), instant("08/11 11:00").date())
    return read_page(segments_of(actor, desk_of(actor), which, days), "", 10).numbers


def test_an_electronic_dossier_goes_to_all_that_take_part_at_once(world: World) -> None:
    """NĐ 61/2018 Art 19.6: with the task and the deadline of each, before its turn."""
    code, there = linked(world, Channel.ONLINE)
    loaded = dossier_for(there, code)
    assert listed(there, WorkList.TO_COME) == (loaded.row.pk,)
    assert listed(there, WorkList.UNIT) == (loaded.row.pk,)
    assert listed(world.giang, WorkList.TO_COME) == ()  # whose turn it is
    foreseen = forecast(loaded.state, schedule_of(loaded, None))
    # Hạ Long has until 16:00 on Monday 05/11: one of fire's eight hours is left of that day, seven are of Tuesday.
    told = {key: f"{at:%d/%m %H:%M}" for key, at in foreseen.items()}
    assert told == {"fire": "06/11 16:30", "approve": "07/11 11:00", "return": "07/11 17:00"}
    with pytest.raises(Refused, match="step_not_open"):
        carry_out(there, code, FinishStep("fire"), at=instant("05/11 11:00"))
    carry_out(world.giang, code, FinishStep("ha_long"), at=instant("05/11 11:00"))
    assert listed(there, WorkList.TO_COME) == ()
    carry_out(there, code, FinishStep("fire"), at=instant("05/11 12:00"))
    assert not visible_to(there).exists(), "its part is done"
    assert verify_one(code).differences == []


def test_on_paper_it_comes_with_its_turn(world: World) -> None:
    code, there = linked(world, Channel.COUNTER)
    assert (visible_to(there).exists(), listed(there, WorkList.TO_COME)) == (False, ())
    carry_out(world.giang, code, FinishStep("ha_long"), at=instant("05/11 11:00"))
    assert [row.code for row in visible_to(there)] == [code]


def test_a_dossier_is_handed_over_only_to_whom_it_concerns(world: World) -> None:
    agency(FIRE)
    agency("H49.04", unit=world.province.unit)
    codes = [accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code for _ in range(3)]
    for strange in (FIRE, "H49.02.01"):
        with pytest.raises(Refused, match="not_this_agencys_matter"):
            hand_over_dossier(world.binh, codes[0], agency=strange, at=instant("05/11 10:00"))
    hand_over_dossier(world.binh, codes[0], agency="H49.04", at=instant("05/11 10:00"))
    hand_over_dossier(world.binh, codes[1], agency="H49.01", at=instant("05/11 10:00"))
    use(
        step(StepKind.APPRAISE, "appraise", "receive", role="appraiser", agency_code="000.00.03.H49"),
        step(StepKind.APPROVE, "approve", "appraise", role="approver"),
        lead=FIRE,
    )
    concerned = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    assert hand_over_dossier(world.binh, concerned, agency=FIRE, at=instant("05/11 10:00")).state.agency == FIRE


def test_a_consulted_agency_sees_the_dossier_and_replies_itself(world: World) -> None:
    there = officer("Phan Thị Hạnh", "appraiser", agency=agency(FIRE).pk, code="H49.03.TD")
    other = officer("Cao Văn Minh", "appraiser", agency=agency("H49.04").pk)
    code = handed_over(world)
    assert not visible_to(there).exists()
    question = Consult("000.00.03.H49", "Đủ an toàn không?", instant("08/11 17:00"))
    consult_agency(world.chi, code, question, at=instant("06/11 09:00"))
    assert [row.code for row in visible_to(there)] == [code]
    reply = ReplyToConsultation(FIRE, "Đủ")
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(there, code, FinishStep("appraise"), at=instant("06/11 10:00"))
    with pytest.raises(NotFound):
        carry_out(other, code, reply, at=instant("06/11 10:00"))
    assert carry_out(there, code, reply, at=instant("06/11 10:00")).events[0].by.post == "H49.03.TD"
    assert not visible_to(there).exists()
