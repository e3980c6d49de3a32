"""Refund tasks open in the transaction of the ending, and end by money with a voucher or by the head's ground."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import HeldPost
from motcua.payments.access import money_of
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.decline_refund import decline_refund
from motcua.payments.actions.pay_back import pay_back
from motcua.payments.models import RefundTask
from motcua.payments.queries import refund_tasks
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.facts import Method
from motcua.payments.rules.refunds import EVERY, Ending, Refund, Treatment, treatment_of
from motcua.payments.tests.fees import CONTENT, LE_PHI, ON_PAPER, PHI, charged, dossier, paid, paid_dossier

BACK = Refund(120_000, Method.CASH, "Phạm Thị An", "PC-01", "TT 25/2021/TT-BTC Điều 5")


def code_of(act, *asked, **named) -> str:
    with pytest.raises(DomainError) as error:
        act(*asked, **named)
    return error.value.code


def withdraw(world: World, code: str) -> None:
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant("05/11 10:00"))


def refuse(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 09:30"))
    for actor, at, command in (
        (world.chi, "05/11 09:40", StartStep("appraise")),
        (world.chi, "05/11 09:50", FinishStep("appraise")),
        (world.dung, "05/11 10:00", Decide(Outcome.REFUSED, "9/QĐ", "Không đủ điều kiện", "Điều 5")),
        (world.dung, "05/11 10:10", IssueResult()),
    ):
        carry_out(actor, code, command, at=instant(at))


@pytest.mark.parametrize(
    ("ending", "kinds", "treatment"),
    [
        (Ending.REFUSED_AT_GATE, EVERY, Treatment.GIVE_BACK),
        (Ending.WITHDRAWN, EVERY, Treatment.ASK),
        (Ending.STOPPED, frozenset({"phi"}), Treatment.ASK),
        (Ending.REFUSED_RESULT, frozenset({"phi"}), Treatment.KEEP),
        (Ending.REFUSED_RESULT, frozenset({"phi", "le_phi"}), Treatment.ASK),
        (Ending.REFUSED_RESULT, frozenset({""}), Treatment.ASK),
    ],
)
def test_the_table_says_for_every_ending_and_names_a_source(ending, kinds, treatment) -> None:
    for day in (instant("05/11 09:00").date(), instant("05/11 09:00").date().replace(year=2016)):
        found, source = treatment_of(ending, day, kinds)
        assert found is treatment
        assert "Luật Phí và lệ phí" in source


def test_a_paid_dossier_that_is_withdrawn_opens_one_task_until_it_is_paid_back(world: World) -> None:
    code = paid_dossier(world)
    assert not refund_tasks(world.binh)
    withdraw(world, code)
    (task,) = refund_tasks(world.binh)
    assert (task.ending, task.treatment, task.dossier.code) == ("withdrawn", "ask", code)
    assert not refund_tasks(world.giang)
    half = replace(BACK, amount=50_000)
    pay_back(world.binh, code, half, at=instant("05/11 11:00"))
    assert refund_tasks(world.binh)
    assert code_of(pay_back, world.binh, code, BACK, at=instant("05/11 11:05")) == "refund_too_large"
    booked = pay_back(world.binh, code, replace(BACK, amount=70_000), at=instant("05/11 11:10"))
    assert (booked.ledger.held, booked.ledger.owed) == (0, 0)
    assert not refund_tasks(world.binh)
    assert code_of(pay_back, world.binh, code, half, at=instant("05/11 11:20")) == "refunded_already"


def test_a_wrong_refund_is_cancelled_and_the_task_is_open_again(world: World) -> None:
    code = paid_dossier(world)
    withdraw(world, code)
    booked = pay_back(world.binh, code, BACK, at=instant("05/11 11:00"))
    assert code_of(cancel_entry, world.binh, code, Cancel(2, "Nhầm"), at=instant("05/11 11:05")) == "refunded_already"
    cancel_entry(world.binh, code, Cancel(booked.entry.seq, "Trả nhầm người"), at=instant("05/11 11:10"))
    assert refund_tasks(world.binh)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ground": ""}, "ground_missing"),
        ({"voucher": " "}, "voucher_missing"),
        ({"receiver": ""}, "receiver_missing"),
        ({"amount": 0}, "amount_not_positive"),
        ({"method": Method.TRANSFER}, "reference_missing"),
    ],
)
def test_a_refund_without_what_it_needs_is_refused(world: World, change, code: str) -> None:
    number = paid_dossier(world)
    withdraw(world, number)
    assert code_of(pay_back, world.binh, number, replace(BACK, **change), at=instant("05/11 11:00")) == code


def test_without_an_ending_nothing_is_paid_back(world: World) -> None:
    assert code_of(pay_back, world.binh, paid_dossier(world), BACK, at=instant("05/11 11:00")) == (
        "refund_task_not_found"
    )


def test_more_cash_than_the_drawer_has_is_not_given(world: World) -> None:
    code = dossier(world)
    charged(world, code)
    paid(world, code, method=Method.TRANSFER, reference="FT1")
    withdraw(world, code)
    assert code_of(pay_back, world.binh, code, BACK, at=instant("05/11 11:00")) == "not_enough_cash"
    by_transfer = replace(BACK, method=Method.TRANSFER, reference="FT2")
    assert pay_back(world.binh, code, by_transfer, at=instant("05/11 11:00")).ledger.held == 0


def test_only_the_head_declares_with_a_ground_that_nothing_is_given_back(world: World) -> None:
    code = paid_dossier(world)
    withdraw(world, code)
    assert code_of(decline_refund, world.binh, code, "Đã thẩm định", at=instant("05/11 11:00")) == "needs_head"
    assert code_of(decline_refund, world.em, code, " ", at=instant("05/11 11:00")) == "ground_missing"
    assert code_of(decline_refund, world.giang, code, "x", at=instant("05/11 11:00")) == "dossier_not_found"
    decline_refund(world.em, code, "TT 85/2019 Điều 3: đã thẩm định", at=instant("05/11 11:00"))
    assert not refund_tasks(world.binh)
    assert code_of(decline_refund, world.em, code, "Lại", at=instant("05/11 12:00")) == "refund_declined"
    assert money_of(world.em, code).ledger.held == 120_000


def test_a_stopped_dossier_has_a_task_and_an_unpaid_one_none(world: World) -> None:
    code, unpaid = paid_dossier(world), dossier(world, "05/11 09:20")
    charged(world, unpaid)
    for each in (code, unpaid):
        hand_over_dossier(world.binh, each, at=instant("05/11 09:30"))
        carry_out(world.chi, each, StartStep("appraise"), at=instant("05/11 09:40"))
        carry_out(world.chi, each, Stop("Không bổ sung", "Điều 19"), at=instant("05/11 10:00"))
    assert [(task.dossier.code, task.ending) for task in RefundTask.objects.all()] == [(code, "stopped")]
    with pytest.raises(DomainError, match="nothing_to_pay_for"):
        paid(world, unpaid)


def test_what_was_paid_before_a_refusal_at_the_gate_goes_back_without_another_ground(world: World) -> None:
    online = tuple(replace(line, fees=(PHI,)) for line in CONTENT.lines)
    ProcedureRevision.objects.update(content=content_to_json(replace(CONTENT, lines=online)))
    number = save_draft(world.an, application(channel=Channel.ONLINE), at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.an, number, at=instant("05/11 08:10"))
    charged(world, number)
    paid(world, number)
    carry_out(world.binh, number, RefuseAtGate("Không thuộc thẩm quyền", "Điều 17"), at=instant("05/11 09:30"))
    assert [(task.ending, task.treatment) for task in refund_tasks(world.binh)] == [("refused_at_gate", "give_back")]
    booked = pay_back(world.binh, number, replace(BACK, ground=""), at=instant("05/11 10:00"))
    assert "Luật Phí và lệ phí" in booked.entry.fact.ground
    assert not refund_tasks(world.binh)


def test_a_refused_result_keeps_the_fee_for_the_appraisal_and_asks_for_the_charge(world: World) -> None:
    kept, asked = paid_dossier(world), paid_dossier(world, "05/11 09:20", LE_PHI)
    for each in (kept, asked):
        refuse(world, each)
    assert [task.dossier.code for task in refund_tasks(world.binh)] == [asked]
    head = replace(world.dung, posts=(HeldPost(1, world.province.pk, None, frozenset({"centre_head"}), "x"),))
    carry_out(head, asked, UndoLastStep("Ký nhầm"), at=instant("05/11 11:00"))
    assert not refund_tasks(world.binh)
    assert RefundTask.objects.get().closing.undone


def test_a_cancelled_charge_asks_for_nothing(world: World) -> None:
    code = paid_dossier(world, fee=LE_PHI)
    cancel_entry(world.binh, code, Cancel(2, "Sai loại"), at=instant("05/11 09:15"))
    cancel_entry(world.binh, code, Cancel(1, "Sai loại"), at=instant("05/11 09:16"))
    charged(world, code, PHI)
    paid(world, code)
    refuse(world, code)
    assert not refund_tasks(world.binh)


def test_the_fees_are_those_of_the_pinned_revision(world: World) -> None:
    code = dossier(world)
    first = ProcedureRevision.objects.get()
    ProcedureRevision.objects.filter(pk=first.pk).update(valid_to=instant("06/11 09:00").date())
    dear = replace(CONTENT, lines=tuple(replace(line, fees=(ON_PAPER,)) for line in CONTENT.lines))
    first.pk, first.number, first.valid_from = None, 2, instant("07/11 09:00").date()
    first.content, first.valid_to = content_to_json(dear), None
    first.save()
    assert charged(world, code, at="08/11 09:00").ledger.due == 120_000
    assert code_of(charged, world, code, ON_PAPER, "08/11 09:00") == "fee_not_published"
    later = dossier(world, "08/11 09:30")
    assert charged(world, later, ON_PAPER, "08/11 09:40").ledger.due == 999_000


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["refund", "decline"])
def test_of_two_who_settle_a_task_at_once_one_wins_and_the_other_is_told(committed_world: World, other: str) -> None:
    world = committed_world
    for _ in range(3):
        code = paid_dossier(world)
        withdraw(world, code)

        def act(what: str, code: str = code) -> str:
            try:
                if what == "decline":
                    decline_refund(world.em, code, "Đã thẩm định", at=instant("05/11 11:00"))
                else:
                    pay_back(world.binh, code, BACK, at=instant("05/11 11:00"))
            except DomainError as error:
                return f"{error.code}: {error.vi}"
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            won, lost = sorted(pool.map(act, ["refund", other]))
        assert won == "done"
        assert lost.startswith(("refunded_already: Nguyễn Văn Bình đã hoàn trả", "refund_declined: Vũ Thị Em"))
        assert money_of(world.binh, code).ledger.held in {0, 120_000}
        assert RefundTask.objects.filter(dossier__code=code).count() == 1
