"""Who sent a petition is told by message: what, by which way, once, and nothing that others should not read."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from motcua.dossiers.tests.world import World, instant
from motcua.journal.verify import verify_stories
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.jobs.dead import dead_jobs
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.kernel.messages.tests.smtp import Postman, free_port, mail_server, send_to
from motcua.kernel.tests.at_once import at_once
from motcua.notices.models import Preference
from motcua.notices.rules.wordings import LONGEST, placeholders_in
from motcua.organisation.actors import STRANGER, SYSTEM, Actor
from motcua.people.models import Account
from motcua.petitions import personal_data
from motcua.petitions.access import petition_for
from motcua.petitions.actions.answer_petition import answer_petition
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.note_down_petition import note_down_petition
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.refuse_petition import refuse_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.actions.retry_messages import retry_messages
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.actions.transfer_petition import transfer_petition
from motcua.petitions.contacts import MOST_A_DAY, mail_in, mobile_in
from motcua.petitions.jobs import tell
from motcua.petitions.letters import FOLDER, wordings
from motcua.petitions.lookup import secret_of
from motcua.petitions.messages import messages_for
from motcua.petitions.models import Petition as Row
from motcua.petitions.models import SenderMessage
from motcua.petitions.recipients import masked
from motcua.petitions.rules.facts import Channel, Elsewhere, Kind, Outcome, Transferred
from motcua.petitions.rules.what_to_tell import News
from motcua.petitions.tests import lives
from motcua.petitions.tests.lives import AN, WORDS, asked, key_of, state_of

MAIL = replace(AN, mail="an.pham@example.vn", phone="")
BOTH = replace(AN, mail="an.pham@example.vn")
type SetClock = Callable[[str], datetime]


@pytest.fixture
def set_clock(settings: Any) -> SetClock:
    def set_to(text: str) -> datetime:
        settings.TRAINING_CLOCK = TrainingClock(instant(text), real_now())
        return instant(text)

    return set_to


@pytest.fixture
def here(world: World, set_clock: SetClock, settings: Any) -> World:
    """Messages are kept, not sent; it is 05/11 in the morning."""
    settings.MESSAGES_STAND_IN = True
    set_clock("05/11 09:00")
    return lives.people(world)


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    with mail_server(settings) as postman:
        yield postman


def by_stranger(world: World, at: str = "05/11 09:00", **changes: Any) -> UUID:
    """Sent without an account."""
    words = replace(WORDS, **({"sender": MAIL} | changes))
    subject: UUID = send_petition(STRANGER, words, request_id=uuid4(), at=instant(at)).pk
    return subject


def kept() -> list[tuple[str, str]]:
    return list(TrainingMessage.objects.order_by("pk").values_list("way", "address"))


def rows() -> list[tuple[str, str, str, int]]:
    return list(SenderMessage.objects.order_by("pk").values_list("kind", "way", "status", "attempts"))


def test_a_repeated_request_or_job_tells_nothing_twice(here: World, set_clock: SetClock) -> None:
    subject = by_stranger(here, centre="QNI", person="Nguyễn Văn Bình")
    request = asked(subject, set_clock("05/11 10:00"))
    for _ in range(2):
        ask_for_supplement(here.oanh, subject, "Nói rõ ngày", request)
    run_pending()
    tell(petition=str(subject))
    assert rows() == [("received", "email", "sent", 1), ("supplement_asked", "email", "sent", 1)]
    assert kept() == [("email", "an.pham@example.vn")] * 2
    assert verify_stories().differences == []


def test_of_a_whole_life_the_sender_is_told_what_they_must_know(here: World, set_clock: SetClock) -> None:
    set_clock("05/11 09:00")
    subject = lives.disliked(here)
    reopen_petition(key_of(here.an), subject, "Vẫn phải đi lại", asked(subject, "15/11 09:00"))
    kinds = list(SenderMessage.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["received", "transferred", "answered", "reopened"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_message_says_more_than_the_code_and_the_link(language: str) -> None:
    read = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    assert set(read) == set(News)
    for wording in wordings(language).values():
        found = {each for text in (wording.subject, wording.body, wording.sms) for each in placeholders_in(text)}
        assert found <= {"code", "at", "link"}
        assert all("{code}" in text for text in (wording.subject, wording.body, wording.sms))
        assert "{link}" in wording.body
        assert "{link}" in wording.sms
        assert len(wording.subject) <= LONGEST["subject"]
        assert len(wording.sms) <= 100


def test_neither_texts_nor_the_secret_nor_who_sent_it_is_in_a_message(here: World, set_clock: SetClock) -> None:
    subject = by_stranger(here, sender=BOTH)
    answer = "Đã nhắc nhở cán bộ quầy ba"
    lives.classified(here.oanh, subject, "05/11 09:00")
    lives.transferred(here.oanh, subject, "QNI", "05/11 09:00")
    take_up_petition(here.em, subject, asked(subject, "05/11 09:00"))
    answer_petition(here.em, subject, answer, Outcome.FOUNDED, asked(subject, "05/11 09:00"))
    run_pending()
    assert len(kept()) == 6
    for each in TrainingMessage.objects.all():
        told = f"{each.subject} {each.text}"
        assert "PA-2018-00001" in told
        secret = secret_of(subject)
        for hidden in (secret, secret[:5], answer, WORDS.title, WORDS.body, AN.name, AN.address, "Quảng Ninh"):
            assert hidden not in told


def test_a_refusal_a_complaint_and_a_denunciation_read_alike(here: World) -> None:
    first, second, third = (by_stranger(here) for _ in range(3))
    refuse_petition(here.oanh, first, "Không rõ", "Xin gửi lại", asked(first, "05/11 09:00"))
    for subject, elsewhere in ((second, Elsewhere.COMPLAINT), (third, Elsewhere.DENUNCIATION)):
        redirect_petition(
            here.oanh, subject, elsewhere, "Thanh tra", "Xin gửi thanh tra", asked(subject, "05/11 09:00")
        )
    run_pending()
    codes = Row.objects.values_list("code", flat=True)
    texts = set()
    for each in TrainingMessage.objects.filter(subject__contains="hướng dẫn"):
        told = f"{each.subject} {each.text}"
        for code in codes:
            told = told.replace(code, "PA")
        texts.add(told)
    assert len(TrainingMessage.objects.filter(subject__contains="hướng dẫn")) == 3
    assert len(texts) == 1
    assert not any(word in each for each in texts for word in ("tố cáo", "khiếu nại", "từ chối", "Thanh tra"))


def test_an_account_is_told_in_its_ways_and_language(here: World, set_clock: SetClock) -> None:
    account = Account.objects.get(username="an")
    Account.objects.filter(pk=account.pk).update(language="en", email="own@example.vn")
    lives.sent(here, sender=BOTH)
    run_pending()
    assert kept() == [("email", "own@example.vn")], "who has chosen nothing is told by mail, at the account's address"
    message = TrainingMessage.objects.get()
    assert message.subject == "Petition PA-2018-00001 has been received"
    assert "/phan-anh/cua-toi/" in message.text
    Preference.objects.create(account=account, by_email=False, by_zalo=True, phone="0912345678")
    lives.sent(here)
    run_pending()
    assert kept()[1:] == [("zalo", "0912345678")]


def test_an_account_without_address_or_wishes_is_told_at_the_contacts_given(here: World) -> None:
    Account.objects.filter(username="an").update(email="")
    lives.sent(here)
    run_pending()
    assert kept() == [("sms", "0900000007")]
    assert TrainingMessage.objects.get().text.isascii()


def test_who_wants_no_message_or_gave_no_way_is_told_by_hand_and_the_officer_knows(here: World) -> None:
    postal = replace(AN, phone="0203 3825 123", mail="Hòm thư 12, bưu điện Hồng Gai")
    subject = by_stranger(here, sender=postal)
    noted = note_down_petition(
        here.binh,
        replace(WORDS, sender=replace(AN, phone="", mail="")),
        channel=Channel.COUNTER,
        arrived=instant("05/11 08:00"),
        request_id=uuid4(),
        at=instant("05/11 09:00"),
    )
    assert rows() == [("received", "", "dead", 0)] * 2
    assert run_pending() == 0
    loaded = petition_for(here.oanh, subject, instant("05/11 09:00").date())
    (message,) = messages_for(here.oanh, loaded)
    assert "bằng thư hoặc điện thoại" in message.reason("vi")
    assert "by letter or telephone" in message.reason("en")
    assert SenderMessage.objects.filter(petition=noted).exists()


def test_a_letter_box_is_not_filled_by_whoever_gives_its_address(here: World, set_clock: SetClock) -> None:
    ways = ("An.Pham@example.vn", "an.pham@example.vn", "Hòm thư: an.pham@example.vn")
    for number in range(MOST_A_DAY + 2):
        by_stranger(here, sender=replace(MAIL, mail=ways[number % 3], name=f"Người thứ {number}"))
    run_pending()
    assert len(kept()) == MOST_A_DAY
    silent = SenderMessage.objects.filter(status="dead")
    assert list(silent.values_list("code", flat=True)) == ["given_too_often"] * 2
    set_clock("05/11 10:00")
    refuse_petition(
        here.oanh, silent[0].petition_id, "Không rõ", "Hãy gửi lại", asked(silent[0].petition_id, "05/11 10:00")
    )
    by_stranger(here, "05/11 10:00", sender=replace(BOTH, mail="khac@example.vn"))
    run_pending()
    assert kept()[MOST_A_DAY:] == [("email", "khac@example.vn"), ("sms", "0900000007")]
    set_clock("06/11 09:01")
    by_stranger(here, "06/11 09:01")
    run_pending()
    assert kept()[-1] == ("email", "an.pham@example.vn")


def test_where_the_site_cannot_send_it_is_the_sites_fault_and_goes_when_it_can(
    here: World, set_clock: SetClock, settings: Any
) -> None:
    settings.MESSAGES_STAND_IN = False
    by_stranger(here, sender=replace(AN, mail="", phone="0912345678"))
    assert list(SenderMessage.objects.values_list("way", "status", "code")) == [("sms", "dead", "way_not_set_up")]
    settings.MESSAGES_STAND_IN, settings.QUIET_HOURS = True, (time(21), time(7))
    assert retry_messages(SYSTEM, "sms", at=set_clock("05/11 22:00")) == 1
    run_pending()
    assert kept() == []
    subject = SenderMessage.objects.get().petition_id
    set_clock("06/11 07:01")
    tell(petition=str(subject))
    assert kept() == [("sms", "0912345678")]


def test_what_is_written_down_long_after_is_told_to_nobody_and_verified(here: World, set_clock: SetClock) -> None:
    set_clock("20/11 09:00")
    subject = lives.answered(here)
    assert {status for _, _, status, _ in rows()} == {"discarded"}
    assert run_pending() == 0
    assert verify_stories().differences == []
    SenderMessage.objects.filter(kind="answered").delete()
    SenderMessage.objects.filter(kind="transferred").update(seq=2)
    told = verify_stories().differences
    assert len(told) == 3
    assert f"petition {subject}: event 5 is told to nobody" in told
    assert f"petition {subject}: a message of event 2 tells nothing" in told


def test_no_phone_rings_at_night_but_mail_goes(here: World, set_clock: SetClock, settings: Any) -> None:
    settings.QUIET_HOURS = (time(21), time(7))
    set_clock("05/11 22:00")
    subject = by_stranger(here, "05/11 22:00", sender=BOTH)
    run_pending()
    assert kept() == [("email", "an.pham@example.vn")]
    assert SenderMessage.objects.get(way="sms").due_at == instant("06/11 07:00")
    set_clock("06/11 07:01")
    tell(petition=str(subject))
    assert kept()[1:] == [("sms", "0900000007")]


def test_a_server_that_is_down_is_tried_again_in_order_and_given_up_with_a_reason(
    here: World, set_clock: SetClock, settings: Any
) -> None:
    send_to(settings, free_port())
    subject = by_stranger(here)
    run_pending()
    assert rows() == [("received", "email", "waiting", 1)]
    assert instant("05/11 09:01") <= SenderMessage.objects.get().due_at < instant("05/11 09:02")
    assert dead_jobs() == []
    for day in range(6, 12):
        set_clock(f"{day:02}/11 10:00")
        tell(petition=str(subject))
    assert rows() == [("received", "email", "dead", 7)]
    message = SenderMessage.objects.get()
    assert "quản trị" in message.reason_vi
    assert "administrator" in message.reason_en


def test_a_busy_mailbox_is_tried_again_by_the_same_message_and_then_sent(
    here: World, set_clock: SetClock, postman: Postman
) -> None:
    subject = by_stranger(here)
    postman.recipient_answers = ["450 4.2.1 busy"]
    run_pending()
    set_clock("05/11 09:02")
    tell(petition=str(subject))
    tell(petition=str(subject))
    assert rows() == [("received", "email", "sent", 2)]
    assert postman.message_ids == [f"<petition-{SenderMessage.objects.get().pk}@motcua.example>"]
    assert postman.to == ["an.pham@example.vn"]


def test_a_wrong_address_is_dead_at_once_and_no_reason_names_it(here: World, postman: Postman) -> None:
    subject = by_stranger(here)
    postman.recipient_answers = ["550 5.1.1 <an.pham@example.vn> no such user"]
    run_pending()
    assert rows() == [("received", "email", "dead", 1)]
    row = SenderMessage.objects.filter(petition=subject).values().get()
    assert "an.pham" not in str(row)
    assert row["code"] == "bad_address"
    assert dead_jobs() == []


@pytest.mark.parametrize(("actor", "sees"), [("oanh", True), ("kiem", False)])
def test_only_who_is_in_charge_or_sorted_it_sees_whether_the_sender_was_told(
    here: World, actor: str, sees: bool
) -> None:
    subject = by_stranger(here)
    officer: Actor = here.cast[actor]
    loaded = petition_for(officer, subject, instant("05/11 09:00").date())
    assert bool(messages_for(officer, loaded)) is sees


def test_an_account_that_is_closed_is_told_no_more_through_it(here: World, set_clock: SetClock) -> None:
    an = here.an.account_id or 0
    Account.objects.filter(pk=an).update(email="own@example.vn")
    subject = lives.sent(here)
    assert rows() == [("received", "email", "waiting", 0)]
    personal_data.close(an, instant("05/11 09:00"))
    run_pending()
    assert rows() == [("received", "email", "dead", 1)]
    assert SenderMessage.objects.get().code == "no_way_any_more"
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "05/11 09:00"))
    run_pending()
    assert kept() == [("sms", "0900000007")], "at the contact given in the petition"


def test_an_account_that_is_merged_is_told_as_the_other_and_the_copy_says_so(here: World) -> None:
    an, giang = here.an.account_id or 0, here.giang.account_id or 0
    Account.objects.filter(pk=an).update(email="an@example.vn")
    Account.objects.filter(pk=giang).update(email="giang@example.vn")
    lives.sent(here)
    personal_data.move(an, giang, instant("05/11 09:00"))
    run_pending()
    assert kept() == [("email", "giang@example.vn")]
    (copied,) = personal_data.data_of(giang).data["petitions"]
    assert [(each["kind"], each["status"]) for each in copied["told"]] == [("received", "sent")]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_message_once_and_in_order(
    committed_world: World, set_clock: SetClock, postman: Postman
) -> None:
    set_clock("05/11 09:00")
    here = lives.people(committed_world)
    subject = by_stranger(here)
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "05/11 09:00"))
    at_once(*[lambda: tell(petition=str(subject))] * 4)
    tell(petition=str(subject))
    numbers = SenderMessage.objects.order_by("seq").values_list("pk", flat=True)
    assert postman.message_ids == [f"<petition-{each}@motcua.example>" for each in numbers]
    assert len(numbers) == 2


def test_what_is_an_address_and_what_is_not() -> None:
    assert mail_in("Tổ 1, phường Hồng Gai") == ""
    assert mail_in("an@example.vn hoặc Tổ 1, Hồng Gai") == "an@example.vn"
    assert mail_in("an@example.vn\nBcc: b@example.vn") == "an@example.vn"
    assert mobile_in("+84 912 345 678") == "0912345678"
    assert mobile_in("0203 3825 123") == ""
    assert masked("email", "an.pham@example.vn") == "a•••@example.vn"
    assert masked("sms", "0912345678") == "•••678"


def test_a_rule_of_another_body_is_told_as_passed_on(here: World) -> None:
    subject = by_stranger(here, kind=Kind.PROCEDURE, centre="")
    lives.classified(here.oanh, subject, "05/11 09:00")
    fact = Transferred("Quy định của bộ", outside="Bộ Tư pháp")
    transfer_petition(here.oanh, subject, fact, asked(subject, "05/11 09:00"))
    run_pending()
    assert rows()[1][0] == "passed_on"
    assert not TrainingMessage.objects.filter(text__contains="Bộ Tư pháp").exists()
    assert state_of(subject).closed


def test_what_happened_before_there_were_messages_is_known_as_past(here: World) -> None:
    subject = lives.disliked(here)
    reopen_petition(key_of(here.an), subject, "Vẫn phải đi lại", asked(subject, "15/11 09:00"))
    other = by_stranger(here, kind=Kind.PROCEDURE, centre="")
    refuse_petition(here.oanh, other, "Không rõ", "Xin gửi lại", asked(other, "05/11 09:00"))
    third = by_stranger(here, kind=Kind.PROCEDURE, centre="")
    lives.classified(here.oanh, third, "05/11 09:00")
    outside = Transferred("Quy định của bộ", outside="Bộ Tư pháp")
    transfer_petition(here.oanh, third, outside, asked(third, "05/11 09:00"))
    columns = ("petition_id", "seq", "kind")
    before = set(SenderMessage.objects.values_list(*columns))
    SenderMessage.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(import_module("motcua.petitions.migrations.0002_messages").PAST)
    assert set(SenderMessage.objects.values_list(*columns)) == before
    assert {status for _, _, status, _ in rows()} == {"discarded"}
    assert verify_stories().differences == []
