"""Request for supplement: once, in three working days, and the term starts again (NĐ 61/2018 Art 15.3, 19.4)."""

import pytest

from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.stage import CHI, DUNG, Stage, accept, accepted, instant
from motcua.kernel.errors import Invalid, Refused

ASK = AskForSupplement(("Bản đồ hiện trạng", "Giấy ủy quyền"), "Thiếu tài liệu chứng minh quyền sử dụng đất")


def asked() -> Stage:
    return accepted().do("05/11 10:00", HandOver()).do("07/11 09:00", ASK, CHI)


def test_the_term_starts_again_when_the_full_dossier_is_there() -> None:
    stage = asked()
    assert stage.state.status is Status.AWAITING_SUPPLEMENT
    stage.do("14/11 09:00", ReceiveSupplement(("Bản đồ hiện trạng", "Giấy ủy quyền")))
    assert stage.state.due_at == instant("21/11 17:00")
    assert stage.state.original_due_at == instant("12/11 17:00")
    assert stage.state.status is Status.PROCESSING
    assert [(i.kind, i.since, i.until) for i in stage.state.intervals] == [
        ("supplement", instant("07/11 09:00"), instant("14/11 09:00"))
    ]


def test_a_dossier_not_yet_handed_over_goes_back_to_accepted() -> None:
    stage = accepted().do("06/11 09:00", ASK).do("08/11 09:00", ReceiveSupplement())
    assert stage.state.status is Status.ACCEPTED


@pytest.mark.parametrize("items", [(), ("", "  ")])
def test_an_unspecific_request_is_refused(items: tuple[str, ...]) -> None:
    with pytest.raises(Invalid, match="items_missing"):
        accepted().do("06/11 09:00", AskForSupplement(items, "Thiếu"))


def test_a_request_without_a_reason_is_refused() -> None:
    with pytest.raises(Invalid, match="reason_missing"):
        accepted().do("06/11 09:00", AskForSupplement(("Bản đồ",), " "))


def test_asking_when_overdue_heals_nothing() -> None:
    stage = accepted().do("05/11 10:00", HandOver()).do("20/11 10:00", ASK, CHI)
    stage.do("20/11 10:01", ReceiveSupplement(("Bản đồ hiện trạng",)))
    assert stage.state.due_at == instant("12/11 17:00")
    assert stage.last.explanation is None


def test_asking_on_the_due_day_still_starts_the_term_again_whatever_the_hour() -> None:
    stage = accepted().do("05/11 10:00", HandOver()).do("12/11 18:00", ASK, CHI)
    assert stage.do("14/11 09:00", ReceiveSupplement()).state.due_at == instant("21/11 17:00")


@pytest.mark.parametrize(("day", "breach"), [("08/11 16:59", False), ("09/11 08:00", True)])
def test_a_request_after_three_working_days_goes_out_but_is_a_recorded_breach(day: str, breach: bool) -> None:
    stage = accepted().do(day, ASK, CHI)
    assert stage.last.breaches_limit is breach


def test_sector_law_may_give_more_days() -> None:
    ask = AskForSupplement(("Bản đồ",), "Thiếu", ground="Luật Đất đai", sector_days=10)
    assert accepted().do("12/11 08:00", ask).last.breaches_limit is False
    with pytest.raises(Invalid, match="ground_missing"):
        accepted().do("12/11 08:00", AskForSupplement(("Bản đồ",), "Thiếu", sector_days=300))
    with pytest.raises(Invalid, match="sector_days_not_positive"):
        accepted().do("06/11 08:00", AskForSupplement(("Bản đồ",), "Thiếu", ground="Luật Đất đai", sector_days=0))


def test_a_second_request_needs_the_heads_approval_and_a_ground_and_counts_late() -> None:
    stage = asked().do("14/11 09:00", ReceiveSupplement())
    with pytest.raises(Refused, match="supplement_once"):
        stage.do("15/11 09:00", ASK)
    with pytest.raises(Refused, match="supplement_once"):
        stage.do("15/11 09:00", AskForSupplement(ASK.items, ASK.reason, approved=True))
    stage.do("15/11 09:00", AskForSupplement(ASK.items, ASK.reason, ground="Luật X", approved=True), DUNG)
    assert stage.last.counts_late
    assert stage.last.approved_by == DUNG.name
    assert stage.state.supplements == 2


def test_papers_are_received_only_when_asked_for() -> None:
    with pytest.raises(Refused, match="wrong_status"):
        accepted().do("06/11 09:00", ReceiveSupplement())


@pytest.mark.parametrize(("day", "breach"), [("15/11 16:59", False), ("16/11 08:00", True)])
def test_what_came_after_closing_was_received_the_next_working_day(day: str, breach: bool) -> None:
    assert accepted("09/11 17:30").do(day, ASK).last.breaches_limit is breach


def test_at_the_gate_a_request_starts_no_clock_and_acceptance_ends_the_wait() -> None:
    stage = Stage().do("05/11 09:00", ASK)
    assert (stage.state.status, stage.state.due_at) == (Status.AWAITING_SUPPLEMENT, None)
    with pytest.raises(Refused, match="not_accepted_yet"):
        stage.do("06/11 09:00", ReceiveSupplement())
    stage.do("06/11 09:00", accept())
    assert stage.state.due_at == instant("13/11 17:00")
    assert stage.state.intervals[0].until == instant("06/11 09:00")


def test_once_decided_nothing_more_is_asked_for() -> None:
    stage = accepted().do("05/11 10:00", HandOver()).do("06/11 09:00", FinishStep("appraise"))
    stage.do("07/11 09:00", Decide(Outcome.GRANTED, "12/QĐ"))
    with pytest.raises(Refused, match="already_decided"):
        stage.do("07/11 10:00", ASK)


def test_papers_that_never_come_let_it_be_stopped() -> None:
    stage = asked().do("30/11 09:00", Stop("Quá thời hạn bổ sung", "Điều 19"))
    assert stage.state.status is Status.STOPPED
    assert stage.state.intervals[0].until == instant("30/11 09:00")
