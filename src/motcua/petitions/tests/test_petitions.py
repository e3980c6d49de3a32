"""A petition from the citizen to the public page: each act, who may, who never sees it, and what two at once do."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from motcua.dossiers.tests.world import World, instant
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import STRANGER, Actor
from motcua.organisation.models import PostHolding, ServiceCentre
from motcua.petitions import personal_data
from motcua.petitions.access import Key, own_petition, own_petitions, petition_by_code, petition_for, visible_to
from motcua.petitions.actions.answer_petition import answer_petition
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.classify_petition import classify_petition
from motcua.petitions.actions.note_down_petition import note_down_petition
from motcua.petitions.actions.note_supplement import note_supplement
from motcua.petitions.actions.publish_petition import publish_petition
from motcua.petitions.actions.rate_petition import rate_petition
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.refuse_petition import refuse_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.actions.supplement_petition import supplement_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.actions.transfer_petition import transfer_petition
from motcua.petitions.actions.withhold_petition import withhold_petition
from motcua.petitions.lookup import secret_of
from motcua.petitions.models import Petition as Row
from motcua.petitions.models import Sender as SenderRow
from motcua.petitions.models import SenderReading
from motcua.petitions.places import chain_of
from motcua.petitions.recording import Request
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.anonymity import check_is_anonymous
from motcua.petitions.rules.facts import (
    About,
    Channel,
    Classified,
    Desk,
    Elsewhere,
    Kind,
    Outcome,
    Place,
    Sorted,
    Task,
    Transferred,
)
from motcua.petitions.rules.petition import Status
from motcua.petitions.senders import read_sender
from motcua.petitions.tests import lives
from motcua.petitions.tests.lives import AN, COMMUNE, PUBLIC, WORDS, asked, key_of, state_of
from motcua.territory.models import AdministrativeUnit

ON = date(2018, 11, 30)
NOW = instant("30/11 18:00")


@pytest.fixture
def here(world: World) -> World:
    return lives.people(world)


def sees(actor: Actor, subject: UUID) -> bool:
    return visible_to(actor, ON).filter(pk=subject).exists()


def test_a_whole_life_is_told_and_refolded(here: World) -> None:
    subject = lives.disliked(here)
    reopen_petition(key_of(here.an), subject, "Vẫn phải đi lại", asked(subject, "15/11 09:00"))
    state = state_of(subject)
    assert (state.status, len(state.opened), state.in_charge) == (Status.CLASSIFIED, 2, None)
    assert state.clocks[Task.ANSWER].due == instant("06/12 17:00")
    row = Row.objects.get()
    assert (row.closed_at, row.is_public, row.satisfied) == (None, False, None)
    assert row.disliked_at == instant("14/11 09:00")
    assert verify_stories().differences == []


def test_what_lacks_something_is_not_accepted_and_nothing_is_left(here: World) -> None:
    with pytest.raises(Refused, match="petition_not_accepted") as refused:
        send_petition(here.an, replace(WORDS, sender=Sender("Phạm Thị An")), request_id=uuid4(), at=NOW)
    assert "địa chỉ" in refused.value.vi
    assert not Row.objects.exists()
    assert not StoryEvent.objects.exists()


def test_sent_twice_it_is_one_petition(here: World) -> None:
    number = uuid4()
    first, second = (send_petition(here.an, WORDS, request_id=number, at=NOW) for _ in range(2))
    assert first == second
    assert first.code == "PA-2018-00001"
    assert Row.objects.count() == 1


def test_no_event_says_who_sent_it(here: World) -> None:
    subject = lives.sent(here)
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "06/11 09:00"))
    supplement_petition(key_of(here.an), subject, "Ngày 02/11", AN, asked(subject, "07/11 09:00"))
    events = StoryEvent.objects.filter(subject=subject)
    assert events.count() == 3
    for event in events:
        told = f"{event.data} {event.actor_name if not event.actor_post else ''}"
        assert not any(each in told for each in (AN.name, AN.address, AN.phone))
        assert event.actor_account != here.an.account_id
    SenderRow.objects.update(name="Người khác")
    assert "who sent it" in verify_stories().differences[0]


def test_only_who_is_in_charge_reads_who_sent_it_and_each_reading_is_logged(here: World) -> None:
    subject = lives.sent(here, centre="QNI", person="Nguyễn Văn Bình")

    def reads(actor: Actor) -> Sender:
        return read_sender(actor, petition_for(actor, subject, ON), at=NOW, address="203.0.113.9")

    assert reads(here.oanh).name == "Phạm Thị An"
    lives.classified(here.oanh, subject)
    lives.transferred(here.oanh, subject, "QNI")
    take_up_petition(here.em, subject, asked(subject, "08/11 09:00"))
    assert reads(here.em).phone == AN.phone
    for actor in (here.oanh, here.kiem):
        with pytest.raises(NotFound):
            reads(actor)
    assert list(SenderReading.objects.values_list("name", flat=True).order_by("pk")) == ["Bùi Thị Oanh", "Vũ Thị Em"]


def test_who_it_is_about_never_sees_it(here: World) -> None:
    about_oanh = lives.sent(here, centre="QNI", person="bà Bùi Thị Oanh")
    assert state_of(about_oanh).place == Place("QNI", Desk.HANDLING), "control is complained of, so the head takes it"
    assert not sees(here.oanh, about_oanh)
    assert sees(here.em, about_oanh)
    about_giang = lives.sent(here, person="Hoàng Văn Giang")
    assert state_of(about_giang).place == Place("QNI", Desk.CONTROL), "Giang heads Hạ Long: the province takes it"
    for actor in (here.giang, here.hoa, here.mai):
        assert not sees(actor, about_giang)
    about_hoa = lives.sent(here, person="Lương Thị Hoa")
    assert state_of(about_hoa).place == Place("QNI", Desk.CONTROL)
    assert [sees(actor, about_hoa) for actor in (here.hoa, here.oanh)] == [False, True]
    for actor in (STRANGER, here.an, here.binh, here.chi):
        assert not visible_to(actor, ON).exists()


def test_handing_it_to_its_subject_is_refused(here: World) -> None:
    subject = lives.sent(here)  # about Hạ Long as a whole
    lives.classified(here.oanh, subject)
    for centre in ("QNI.193", COMMUNE):
        with pytest.raises(Refused, match="handler_is_subject"):
            lives.transferred(here.oanh, subject, centre)
    assert lives.transferred(here.oanh, subject, "QNI").place == Place("QNI", Desk.HANDLING)


def test_what_classification_shows_moves_it_on_in_the_same_act(here: World) -> None:
    subject = lives.sent(here, kind=Kind.PROCEDURE, centre="QNI.193")
    assert state_of(subject).place == Place("QNI.193", Desk.CONTROL)
    fact = Classified(Kind.CONDUCT, Sorted.CONDUCT, About("QNI.193", "Hoàng Văn Giang"))
    state = classify_petition(here.hoa, subject, fact, asked(subject, "06/11 09:00")).state
    assert (state.place, state.status) == (Place("QNI", Desk.CONTROL), Status.CLASSIFIED)
    assert not sees(here.hoa, subject)
    assert sees(here.oanh, subject)


def test_a_commune_handles_what_is_about_one_of_its_officers(here: World) -> None:
    lan = lives.officer(here, "lan", "Tạ Thị Lan", COMMUNE, "receptionist")
    subject = lives.sent(here, centre=COMMUNE, person="Tạ Thị Lan")
    assert state_of(subject).place == Place("QNI.193", Desk.CONTROL), (
        "the ward has no control, so the district sorts it"
    )
    lives.classified(here.hoa, subject)
    assert lives.transferred(here.hoa, subject, COMMUNE).status is Status.TRANSFERRED
    take_up_petition(here.mai, subject, asked(subject, "08/11 09:00"))
    assert state_of(subject).in_charge == here.mai.account_id
    assert not sees(lan, subject)


def test_after_the_district_level_ended_the_province_is_above_the_communes(here: World) -> None:
    ward = ServiceCentre.objects.select_related("unit__parent").get(code=COMMUNE)
    assert chain_of(ward, ON) == (COMMUNE, "QNI.193", "QNI")
    last = date(2025, 6, 30)
    ServiceCentre.objects.filter(code="QNI.193").update(valid_to=last)
    AdministrativeUnit.objects.filter(pk=here.district.unit_id).update(valid_to=last)
    ward = ServiceCentre.objects.select_related("unit__parent").get(code=COMMUNE)
    assert chain_of(ward, last) == (COMMUNE, "QNI.193", "QNI")
    assert chain_of(ward, date(2025, 7, 1)) == (COMMUNE, "QNI")


def test_a_denunciation_is_redirected_and_seen_by_nobody_else(here: World) -> None:
    subject = lives.sent(here)
    redirect_petition(
        here.oanh, subject, Elsewhere.DENUNCIATION, "Thanh tra tỉnh", "Gửi đơn tố cáo", asked(subject, "06/11 09:00")
    )
    assert state_of(subject).status is Status.REDIRECTED
    assert [sees(actor, subject) for actor in (here.oanh, here.kiem, here.em)] == [True, False, False]
    with pytest.raises(NotFound):
        petition_for(here.kiem, subject, ON)


def test_noted_down_without_a_name_it_can_be_completed_or_refused_but_not_sorted(here: World) -> None:
    words = replace(WORDS, sender=Sender(), kind=Kind.PROCEDURE, centre="")
    row = note_down_petition(
        here.binh, words, channel=Channel.PHONE, arrived=instant("02/11 10:00"), request_id=uuid4(), at=NOW
    )
    assert row.received_at == instant("02/11 10:00")
    with pytest.raises(Refused, match="petition_not_accepted"):
        lives.classified(here.oanh, row.pk)
    ask_for_supplement(here.oanh, row.pk, "Họ tên, địa chỉ", asked(row.pk, "30/11 18:10"))
    with pytest.raises(Refused, match="petition_not_accepted"):
        note_supplement(here.oanh, row.pk, "Bà An gọi lại", Sender("Phạm Thị An"), asked(row.pk, "30/11 18:20"))
    note_supplement(here.oanh, row.pk, "Bà An gọi lại", AN, asked(row.pk, "30/11 18:30"))
    assert lives.classified(here.oanh, row.pk, "30/11 18:40").status is Status.CLASSIFIED
    other = note_down_petition(here.binh, words, channel=Channel.PAPER, arrived=NOW, request_id=uuid4(), at=NOW)
    with pytest.raises(Invalid, match="text_missing"):
        refuse_petition(here.oanh, other.pk, "Không có tên", "", asked(other.pk, NOW))
    refuse_petition(here.oanh, other.pk, "Không có tên", "Gửi lại kèm họ tên, địa chỉ", asked(other.pk, NOW))
    assert state_of(other.pk).status is Status.REFUSED
    assert verify_stories().differences == []


def test_nobody_notes_down_what_is_about_oneself_nor_what_is_still_to_come(here: World) -> None:
    words = replace(WORDS, centre="QNI", person="Nguyễn Văn Bình")
    with pytest.raises(Refused, match="handler_is_subject"):
        note_down_petition(here.binh, words, channel=Channel.COUNTER, arrived=NOW, request_id=uuid4(), at=NOW)
    with pytest.raises(Invalid, match="arrived_later"):
        note_down_petition(
            here.binh, WORDS, channel=Channel.COUNTER, arrived=instant("01/12 09:00"), request_id=uuid4(), at=NOW
        )
    with pytest.raises(NotFound):
        note_down_petition(here.chi, WORDS, channel=Channel.COUNTER, arrived=NOW, request_id=uuid4(), at=NOW)


def test_terms_run_and_what_is_late_stays_late(here: World) -> None:
    subject = lives.sent(here, centre="QNI", person="Nguyễn Văn Bình")
    row = Row.objects.get()
    assert (row.next_due_at, row.late_at) == (instant("12/11 17:00"), None)
    lives.classified(here.oanh, subject)
    lives.transferred(here.oanh, subject, "QNI", "14/11 09:00")
    row.refresh_from_db()
    assert (row.next_due_at, row.late_at) == (instant("26/11 17:00"), instant("12/11 17:00"))
    take_up_petition(here.em, subject, asked(subject, "15/11 09:00"))
    answer_petition(here.em, subject, "Đã xác minh.", Outcome.UNFOUNDED, asked(subject, "20/11 09:00"))
    row.refresh_from_db()
    assert (row.next_due_at, row.closed_at) == (instant("22/11 17:00"), instant("20/11 09:00"))


def test_a_supplement_restarts_the_terms(here: World) -> None:
    subject = lives.sent(here)
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "06/11 09:00"))
    assert Row.objects.get().next_due_at is None
    supplement_petition(key_of(here.an), subject, "Ngày 02/11", AN, asked(subject, "19/11 09:00"))
    assert Row.objects.get().next_due_at == instant("26/11 17:00")


def test_published_without_names_and_taken_back(here: World) -> None:
    subject = lives.answered(here)
    with pytest.raises(NotFound):
        publish_petition(here.em, subject, PUBLIC, asked(subject, "13/11 09:00"))
    for body in ("Bà Phạm Thị An phản ánh", "Cán bộ Nguyễn Văn Bình hẹn lại"):
        with pytest.raises(Refused, match="says_who"):
            publish_petition(here.oanh, subject, replace(PUBLIC, body=body), asked(subject, "13/11 09:00"))
    publish_petition(here.oanh, subject, PUBLIC, asked(subject, "13/11 09:00"))
    assert Row.objects.get().is_public
    withhold_petition(here.oanh, subject, "Cần xem lại", asked(subject, "14/11 09:00"))
    row = Row.objects.get()
    assert (row.is_public, row.public_answer, row.published_at) == (False, "", instant("13/11 09:00"))


def test_the_sender_rates_once_and_opens_again_only_when_not_satisfied(here: World) -> None:
    subject = lives.published(here)
    key = key_of(here.an)
    with pytest.raises(Refused, match="not_in_this_state"):
        reopen_petition(key, subject, "x", asked(subject, "14/11 09:00"))
    rate_petition(key, subject, True, "", asked(subject, "14/11 09:00"))
    for act in (
        lambda: rate_petition(key, subject, False, "", asked(subject, "15/11 09:00")),
        lambda: reopen_petition(key, subject, "x", asked(subject, "15/11 09:00")),
    ):
        with pytest.raises(Refused, match="not_in_this_state"):
            act()


def test_a_rule_of_another_body_is_passed_on_and_not_taken_up(here: World) -> None:
    subject = lives.sent(here, kind=Kind.PROCEDURE, centre="", procedure="1.000001")
    fact = Classified(Kind.PROCEDURE, Sorted.OTHER_RULE, About(procedure="1.000001"))
    classify_petition(here.oanh, subject, fact, asked(subject, "06/11 09:00"))
    with pytest.raises(Refused, match="not_in_this_state"):
        take_up_petition(here.oanh, subject, asked(subject, "07/11 09:00"))
    out = Transferred("Thẩm quyền của bộ", outside="Bộ Tư pháp")
    assert transfer_petition(here.oanh, subject, out, asked(subject, "07/11 09:00")).state.status is Status.PASSED_ON
    wrong = lives.sent(here, kind=Kind.PROCEDURE, centre="")
    with pytest.raises(Refused, match="sorted_otherwise"):
        classify_petition(here.oanh, wrong, replace(fact, sorted=Sorted.CONDUCT), asked(wrong, "07/11 09:00"))


def test_a_sender_follows_by_account_or_by_code_and_the_secret_part(here: World) -> None:
    subject = lives.sent(here)
    code, secret = Row.objects.get().code, secret_of(subject)
    assert petition_by_code(f" {code.lower()} ", secret.lower()) == subject
    assert petition_by_code(code, secret[:-1]) is petition_by_code("PA-2018-99999", secret) is None
    assert [row.pk for row in own_petitions(here.an)] == [subject]
    assert own_petition(Key(STRANGER, frozenset({subject})), subject).row.code == code
    for key in (Key(STRANGER), Key(here.giang), Key(here.giang, frozenset({uuid4()}))):
        with pytest.raises(NotFound):
            own_petition(key, subject)


def test_an_older_page_changes_nothing_and_a_repeated_request_is_harmless(here: World) -> None:
    subject = lives.sent(here)
    old, again = asked(subject, "06/11 09:00"), asked(subject, "06/11 10:00")
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", again)
    assert ask_for_supplement(here.oanh, subject, "Nói rõ ngày", again).seq == 2
    with pytest.raises(Conflict, match="acted_meanwhile"):
        refuse_petition(here.oanh, subject, "x", "y", old)


def test_an_account_that_is_merged_copied_or_closed_takes_its_petitions_along(here: World) -> None:
    subject = lives.answered(here)
    an, giang = here.an.account_id or 0, here.giang.account_id or 0
    (copied,) = personal_data.data_of(an).data["petitions"]
    assert (copied["name"], copied["answer"]) == (AN.name, "Đã xác minh và xin lỗi anh/chị.")
    assert personal_data.move(an, giang, NOW) == 1
    assert [row.pk for row in own_petitions(here.giang)] == [subject]
    assert personal_data.what_stays(an) == ()
    assert len(personal_data.what_stays(giang)) == 1
    personal_data.close(giang, NOW)
    assert not own_petitions(here.giang).exists()
    assert petition_by_code(Row.objects.get().code, secret_of(subject)) == subject
    assert verify_stories().differences == []


@pytest.mark.parametrize("actor", ["binh", "chi", "giang", "mai", "kiem", "an"])
def test_nobody_else_acts(here: World, actor: str) -> None:
    subject = lives.sent(here)
    with pytest.raises(NotFound):
        ask_for_supplement(here.cast[actor], subject, "Nói rõ", asked(subject, "06/11 09:00"))
    assert state_of(subject).status is Status.NEW


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_acts(committed_world: World) -> None:
    here = lives.people(committed_world)
    other = lives.officer(here, "uyen", "Cao Thị Uyên", "QNI", "controller")
    subject = lives.sent(here)
    seen = asked(subject, "06/11 09:00")
    done = at_once(
        lambda: ask_for_supplement(here.oanh, subject, "Nói rõ ngày", seen),
        lambda: refuse_petition(other, subject, "x", "y", Request(seen.seen, uuid4(), seen.at)),
        lambda: ask_for_supplement(here.oanh, subject, "Nói rõ ngày", seen),
    )
    assert StoryEvent.objects.filter(subject=subject).count() == 2
    assert sum(isinstance(each, Conflict) for each in done) in {1, 2}
    assert verify_stories().differences == []


@pytest.mark.django_db(transaction=True)
def test_sent_at_once_by_one_request_it_is_one_and_by_two_it_has_two_codes(committed_world: World) -> None:
    here = lives.people(committed_world)
    number = uuid4()
    sent = at_once(*[lambda: send_petition(here.an, WORDS, request_id=number, at=NOW)] * 3)
    assert sent == [Row.objects.get()] * 3, "whoever clicks twice is told that it was sent"
    at_once(*[lambda: send_petition(here.an, WORDS, request_id=uuid4(), at=NOW)] * 3)
    assert len(set(Row.objects.values_list("code", flat=True))) == 4


def test_whoever_bears_the_name_is_kept_out_wherever_that_officer_is_now(here: World) -> None:
    moved = lives.officer(here, "thu", "Đỗ Thị Thu", COMMUNE, "receptionist")
    PostHolding.objects.filter(account=moved.account_id).update(valid_to=date(2018, 10, 31))
    moved = lives.second_post(here, "thu", "QNI", "controller")
    for words in (
        {"centre": COMMUNE, "person": "bà Đỗ Thị Thu"},
        {"centre": "QNI.193", "person": "Đỗ Thị Thu"},
        {"kind": Kind.PROCEDURE, "centre": "", "person": "Đỗ Thị Thu"},
    ):
        subject = lives.sent(here, **words)
        assert state_of(subject).about.accounts == (moved.account_id,), words
        assert [sees(actor, subject) for actor in (moved, here.oanh)] == [False, True], words
        assert state_of(subject).is_about_whole_unit == (words["centre"] == "QNI.193")


def test_a_name_is_compared_word_by_word(here: World) -> None:
    lives.officer(here, "van", "Lương Thị Ho", "QNI.193", "receptionist")
    about = state_of(lives.sent(here, person="Lương Thị Hoà")).about
    assert about.accounts == (here.hoa.account_id,)


@pytest.mark.parametrize("roles", [["controller"], ["auditor"]])
def test_a_second_post_elsewhere_opens_nothing_about_ones_own_unit(here: World, roles: list[str]) -> None:
    giang = lives.second_post(here, "giang", "QNI", *roles)
    subject = lives.sent(here)  # about Hạ Long as a whole, which Giang heads
    assert [sees(actor, subject) for actor in (giang, here.oanh, here.kiem)] == [False, True, True]
    with pytest.raises(NotFound):
        ask_for_supplement(giang, subject, "Nói rõ", asked(subject, "06/11 09:00"))


def test_a_desk_where_only_somebody_of_that_unit_sits_does_not_get_it(here: World) -> None:
    PostHolding.objects.filter(account__in=[here.oanh.account_id]).delete()
    lives.second_post(here, "giang", "QNI", "controller")
    assert state_of(lives.sent(here)).place == Place("QNI", Desk.HANDLING), "the province's head takes it"
    subject = lives.sent(here, centre=COMMUNE)
    assert state_of(subject).place == Place("QNI.193", Desk.CONTROL)
    lives.classified(here.hoa, subject)
    lives.second_post(here, "mai", "QNI", "centre_head")
    PostHolding.objects.filter(account=here.em.account_id).delete()
    with pytest.raises(Refused, match="desk_empty"):
        lives.transferred(here.hoa, subject, "QNI")


def test_who_heads_the_province_does_not_see_what_is_about_it_by_a_post_of_control(here: World) -> None:
    em = lives.second_post(here, "em", "QNI", "controller")
    subject = lives.sent(here, centre="QNI")
    assert [sees(actor, subject) for actor in (em, here.oanh, here.kiem)] == [False, True, True]


def test_a_page_gone_back_to_and_written_anew_is_not_taken_for_the_petition_sent_before(here: World) -> None:
    number = uuid4()
    send_petition(here.an, WORDS, request_id=number, at=NOW)
    with pytest.raises(Conflict, match="request_of_another_story"):
        send_petition(here.an, replace(WORDS, body="Tôi còn phải chờ hai giờ ở quầy."), request_id=number, at=NOW)
    note_down_petition(here.oanh, WORDS, channel=Channel.PHONE, arrived=NOW, request_id=uuid4(), at=NOW)
    assert Row.objects.count() == 2


def test_a_letter_of_the_year_one_is_a_slip_of_the_pen(here: World) -> None:
    arrived = datetime(1, 1, 1, tzinfo=VIETNAM)
    with pytest.raises(Invalid, match="arrived_earlier"):
        note_down_petition(here.oanh, WORDS, channel=Channel.PAPER, arrived=arrived, request_id=uuid4(), at=NOW)


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        (Sender("Hồ Á", "Tổ 1", "0900 000 007"), "Ông Hồ Á phản ánh"),
        (AN, "Xin gọi (0900) 000-007"),
        (AN, "Hẹn ngày 05 11 2018 0900 000 007"),
    ],
)
def test_short_names_and_numbers_parted_otherwise_are_found_too(sender: Sender, body: str) -> None:
    with pytest.raises(Refused, match="says_who"):
        check_is_anonymous(replace(PUBLIC, body=body), sender, ())


def test_what_somebody_took_up_who_has_left_since_is_handed_on_by_control(here: World) -> None:
    subject = lives.sent(here, centre="QNI", person="Nguyễn Văn Bình")
    lives.classified(here.oanh, subject)
    lives.transferred(here.oanh, subject, "QNI")
    take_up_petition(here.em, subject, asked(subject, "08/11 09:00"))
    for actor in (here.hoa, here.kiem):
        with pytest.raises(NotFound):
            lives.transferred(actor, subject, "QNI.193", "09/11 09:00")
    PostHolding.objects.filter(account=here.em.account_id).delete()
    back = Transferred("Người xử lý đã chuyển công tác", place=Place("QNI", Desk.CONTROL))
    state = transfer_petition(here.oanh, subject, back, asked(subject, "09/11 09:00")).state
    assert (state.status, state.in_charge) == (Status.CLASSIFIED, None)
    assert take_up_petition(here.oanh, subject, asked(subject, "09/11 10:00")).state.in_charge == here.oanh.account_id


def test_refused_late_it_is_late_from_then_on_so_a_report_of_before_stays(here: World) -> None:
    subject = lives.sent(here)  # to be refused by 07/11 17:00
    refuse_petition(here.oanh, subject, "Không rõ việc gì", "Gửi lại", asked(subject, "09/11 09:00"))
    assert Row.objects.get().late_at == instant("09/11 09:00")
    again = lives.sent(here)
    refuse_petition(here.oanh, again, "Không rõ việc gì", "Gửi lại", asked(again, "13/11 09:00"))
    assert Row.objects.get(pk=again).late_at == instant("12/11 17:00"), "to transfer it had been due before"


def test_classified_as_naming_nobody_whom_the_sender_named_still_does_not_see_it(here: World) -> None:
    subject = lives.sent(here, person="Lương Thị Hoa")
    fact = Classified(Kind.PROCEDURE, Sorted.OWN_RULE, About("QNI.193"))
    classify_petition(here.oanh, subject, fact, asked(subject, "06/11 09:00"))
    with pytest.raises(Refused, match="desk_empty"):
        transfer_petition(
            here.oanh, subject, Transferred("x", place=Place("QNI.193", Desk.CONTROL)), asked(subject, "07/11 09:00")
        )
    lives.transferred(here.oanh, subject, "QNI.193")
    assert [sees(actor, subject) for actor in (here.hoa, here.giang)] == [False, True]
    assert state_of(subject).about.accounts == (here.hoa.account_id,)
