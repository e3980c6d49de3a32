"""An is told what happens to her dossier: in its order, once, in her language, and never of what is past."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Party
from motcua.dossiers.tests.import_lines import import_lines, received
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages import stand_in
from motcua.kernel.messages.tests.smtp import Postman
from motcua.notices.actions.choose_ways import Ways, choose_ways
from motcua.notices.jobs import tell
from motcua.notices.models import Delivery, Notice, Preference
from motcua.notices.queries import notices_of, preference_of
from motcua.notices.rules.retries import pause_after
from motcua.notices.tests.conftest import AN, accept_for_an, submit_by_an
from motcua.people.merging import movers
from motcua.people.models import Account

type SetClock = Callable[[str], datetime]


def kinds(way: str = "email") -> list[str]:
    return list(Delivery.objects.filter(way=way).order_by("seq", "id").values_list("kind", flat=True))


def ask_for_papers(world: World, code: str, at: str = "05/11 10:00") -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 09:30"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant(at))


def test_acceptance_is_told_by_mail_with_code_due_date_and_who_handles_it(
    world: World, set_clock: SetClock, postman: Postman
) -> None:
    set_clock("05/11 09:00")
    code = accept_for_an(world)
    run_pending()
    [message] = postman.taken
    content = message.get_payload(decode=True)
    assert isinstance(content, bytes)
    text = content.decode()
    assert code in text
    for fact in ("17:00 12/11/2018", "Trung tâm Tỉnh Quảng Ninh", "Nguyễn Văn Bình", "09:00 05/11/2018"):
        assert fact in text
    [delivery] = Delivery.objects.all()
    assert delivery.status == "sent"
    assert postman.message_ids == [f"<notice-{delivery.pk}@motcua.example>"]


def test_what_is_missing_goes_to_the_phone_too_without_a_word_of_the_person(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 10:00")
    code = accept_for_an(world)
    ask_for_papers(world, code)
    run_pending()
    assert kinds("email") == ["accepted", "supplement_asked"]
    assert kinds("sms") == ["supplement_asked"]
    [sms] = [each for each in stand_in.kept() if each.way == "sms"]
    assert code in sms.text
    assert sms.text.isascii()
    assert "An" not in sms.text.replace(code, "").split()
    assert "Ban do" not in sms.text


def test_notes_and_steps_inside_the_office_are_told_to_nobody(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:30")
    code = accept_for_an(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 09:30"))
    carry_out(world.chi, code, AddNote("Gọi điện cho sở"), at=instant("05/11 09:40"))
    run_pending()
    assert kinds() == ["accepted"]


def issue(world: World, code: str) -> None:
    """Handed over, appraised, granted and issued on 06/11, six days before its day."""
    hand_over_dossier(world.binh, code, at=instant("05/11 09:30"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 08:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "1/QĐ"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("06/11 09:10"))


def test_a_result_before_its_day_is_announced_as_early(world: World, set_clock: SetClock) -> None:
    set_clock("06/11 10:00")
    issue(world, accept_for_an(world))
    run_pending()
    assert kinds() == ["accepted", "result_early"]
    assert kinds("sms") == ["result_early"]


def test_an_account_is_told_in_app_in_its_language_and_by_the_ways_it_chose(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    Account.objects.filter(username="an").update(email="an.own@example.vn")
    choose_ways(world.an.account_id or 0, Ways(False, False, True, "0987654321", "en"))
    submit_by_an(world)
    run_pending()
    [delivery] = Delivery.objects.all()
    assert (delivery.way, delivery.language, delivery.status) == ("in_app", "en", "sent")
    assert delivery.subject == "Your online submission has arrived"


def test_whoever_left_no_way_to_be_told_costs_the_counter_nothing(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    accept_for_an(world, owner=Party("Phạm Thị An", identity_kind="cccd", identity_number="022190000123"))
    assert run_pending() == 0
    assert not Notice.objects.exists()


def test_telling_twice_tells_once(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    accept_for_an(world)
    number = Dossier.objects.get().pk
    for _ in range(3):
        tell(dossier_id=number)
    run_pending()
    assert len(stand_in.kept()) == 1


def test_at_night_the_phone_waits_for_the_morning_and_mail_does_not(world: World, set_clock: SetClock) -> None:
    code = accept_for_an(world)
    set_clock("05/11 22:30")
    ask_for_papers(world, code, at="05/11 16:00")
    run_pending()
    assert [each.way for each in stand_in.kept()] == ["email", "email"]
    assert Delivery.objects.get(way="sms").due_at == instant("06/11 07:00")
    set_clock("06/11 07:00")
    tell(dossier_id=Dossier.objects.get().pk)
    assert Delivery.objects.get(way="sms").status == "sent"


def test_ones_own_quiet_hours_go_before_the_sites(world: World, set_clock: SetClock) -> None:
    choose_ways(world.an.account_id or 0, Ways(True, True, False, "0912 345 678", "vi", time(8), time(18)))
    set_clock("05/11 10:00")
    done = submit_by_an(world)
    carry_out_refusal(world, done.dossier_id)
    run_pending()
    assert Delivery.objects.get(way="sms").due_at == instant("05/11 18:00")


def carry_out_refusal(world: World, dossier_id: int) -> None:
    carry_out(world.binh, dossier_id, RefuseAtGate("Không đúng đối tượng", "Điều 3"), at=instant("05/11 09:30"))


def test_what_an_undone_act_told_is_corrected(world: World, set_clock: SetClock) -> None:
    set_clock("06/11 10:00")
    code = accept_for_an(world)
    issue(world, code)
    carry_out(world.em, code, UndoLastStep("Bấm nhầm"), at=instant("06/11 09:20"))
    run_pending()
    assert kinds() == ["accepted", "result_early", "taken_back"]


def test_what_an_import_brings_is_told_to_nobody(world: World, tmp_path: Path) -> None:
    lines = [received(1, owner_email="an@example.vn"), received(2, owner_phone="0912345678")]
    _tally, remarks = import_lines(tmp_path / "older.csv", lines)
    assert remarks == []
    assert Dossier.objects.count() == 2
    assert not Notice.objects.exists()
    assert verify_all().differences == []


def test_papers_received_tell_the_new_due_date_with_the_old(world: World, set_clock: SetClock) -> None:
    set_clock("07/11 10:00")
    code = accept_for_an(world)
    ask_for_papers(world, code)
    carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("07/11 09:00"))
    run_pending()
    text = Delivery.objects.get(kind="supplement_received", way="email").text
    assert "17:00 14/11/2018" in text
    assert "17:00 12/11/2018" in text


def test_verify_finds_what_should_have_been_told_and_what_should_not(world: World) -> None:
    accept_for_an(world)
    assert verify_all().differences == []
    Notice.objects.update(kind="returned")
    assert "was told as returned, to be told is accepted" in verify_all().differences[0].text
    Notice.objects.all().delete()
    assert "told to nobody" in verify_all().differences[0].text


def test_a_wrong_step_of_the_counter_leaves_no_notice(world: World) -> None:
    with pytest.raises(DomainError):
        accept_for_an(world, at="01/01 09:00", owner=Party(""))
    assert not Notice.objects.exists()


def test_an_owner_beside_the_applicant_is_told_at_another_address_only(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    applicant = Party("Lê Văn Ba", identity_kind="cccd", identity_number="022090000999", email="AN@example.vn")
    accept_dossier(world.binh, application(owner=AN, applicant=applicant), at=instant("05/11 09:00"))
    run_pending()
    assert [each.address for each in Delivery.objects.all()] == ["AN@example.vn"]


def test_the_pauses_grow() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, 8)]
    assert pauses[-1] is None
    known = [each for each in pauses if each is not None]
    assert known == sorted(known)
    assert sum(known, timedelta()) < timedelta(days=1)


def test_an_account_without_an_address_is_told_at_the_one_in_the_dossier(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    submit_by_an(world)
    run_pending()
    assert set(Delivery.objects.values_list("way", "address")) == {("in_app", ""), ("email", "an@example.vn")}


def test_what_was_told_goes_along_when_two_accounts_become_one(world: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    submit_by_an(world)
    run_pending()
    told = notices_of(world.an.account_id).count()
    other = Account.objects.create_user("dd-an")
    Preference.objects.create(account_id=world.an.account_id, by_email=False, by_sms=True, phone="0912345678")
    (mover,) = [each for each in movers() if each.name == "notices"]
    mover.move(world.an.account_id, other.pk, instant("05/11 10:00"))
    assert (notices_of(world.an.account_id).count(), notices_of(other.pk).count()) == (0, told)
    assert told
    wishes = preference_of(other.pk)
    assert (wishes.by_email, wishes.by_sms, wishes.phone) == (False, True, "0912345678")
