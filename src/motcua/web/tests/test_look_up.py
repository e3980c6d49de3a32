"""Following by code: code and progress only, one answer for every code that is not there, guessing slowed down."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World
from motcua.web import throttle
from motcua.web.tests import lives

pytestmark = pytest.mark.django_db
UNKNOWN = (
    "000.00.01.H49-181130-9999",  # of an agency that exists, today
    "000.00.99.H99-181130-0001",  # of no agency
    "H49.01-181130-0001",  # in the order of 2020
    "000.00.01.H49-300101-0001",  # of a day to come
)


def plain(client: Client, code: str) -> str:
    """The answer, without what was typed and the tokens of its forms."""
    text = client.get("/tra-cuu/", {"code": code}).text.replace(code, "…")
    return re.sub(r'(value|name="csrfmiddlewaretoken" value)="[^"]{20,}"', "", re.sub(r"code=[^\"&]*", "", text))


def test_every_code_that_is_not_there_gets_one_answer_after_the_same_questions(world: World) -> None:
    answers, questions = set(), set()
    for code in UNKNOWN:
        client = Client(REMOTE_ADDR="203.0.113.7")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/tra-cuu/", {"code": code}).status_code == 404
        questions.add(tuple(re.sub(r"'[^']*'|\d+", "?", each["sql"]) for each in asked.captured_queries))
        answers.add(plain(Client(REMOTE_ADDR="203.0.113.8"), code))
    assert len(answers) == 1
    assert len(questions) == 1


def test_a_code_that_is_there_costs_no_more(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    code = lives.accepted(world)
    with django_assert_num_queries(3):  # this address, all addresses, the dossier
        assert Client().get("/tra-cuu/", {"code": code}).status_code == 200


def test_what_is_no_code_is_explained_and_not_counted_as_a_guess(world: World) -> None:
    for typed in ("hồ sơ của tôi", "12345", "000.00.01.H49", "🙂", "x" * 60):
        answer = Client().get("/tra-cuu/", {"code": typed})
        assert answer.status_code == 400
        assert "field__error" in answer.text
    assert not throttle.is_exhausted(throttle.Limit("look-up", 1, throttle.LOOK_UP.window), "127.0.0.1", now=_now())


def test_one_address_that_guesses_is_stopped_others_are_not(world: World) -> None:
    code = lives.accepted(world)
    for _ in range(throttle.LOOK_UP.failures):
        throttle.count_failure(throttle.LOOK_UP, "198.51.100.1", now=_now())
    assert Client(REMOTE_ADDR="198.51.100.1").get("/tra-cuu/", {"code": code}).status_code == 429
    assert Client(REMOTE_ADDR="198.51.100.2").get("/tra-cuu/", {"code": code}).status_code == 200


def test_guessing_from_many_addresses_is_stopped_and_who_has_a_code_still_gets_an_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = lives.accepted(world)
    limit = throttle.Limit("look-up-everywhere", 8, throttle.LOOK_UP_EVERYWHERE.window)
    monkeypatch.setattr(throttle, "LOOK_UP_EVERYWHERE", limit)
    for number in range(8):
        Client(REMOTE_ADDR=f"198.51.100.{number}").get("/tra-cuu/", {"code": UNKNOWN[0]})
    guesser = Client(REMOTE_ADDR="198.51.100.77")
    answers = [guesser.get("/tra-cuu/", {"code": UNKNOWN[0]}).status_code for _ in range(4)]
    assert answers == [404, 404, 404, 429]
    assert Client(REMOTE_ADDR="198.51.100.99").get("/tra-cuu/", {"code": code}).status_code == 200


def test_progress_in_plain_words_with_the_due_date_explained_and_nothing_personal(world: World) -> None:
    code = lives.accepted(world)
    text = Client().get("/tra-cuu/", {"code": code}).text
    assert "Hồ sơ đã được tiếp nhận" in text
    assert "Ngày hẹn tính thế nào" in text
    assert "không tính ngày nhận" in text
    english = Client()
    english.cookies["django_language"] = "en"
    assert "How the due date was counted" in english.get("/tra-cuu/", {"code": code}).text
    for secret in ("Nguyễn Văn An", "Bình", world.procedure.name):
        assert secret not in text


def _now():
    from motcua.kernel.clock import real_now

    return real_now()
