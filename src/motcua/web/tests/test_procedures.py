"""Procedure search and page, on a handful of real procedures."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.models import ProcedureRevision
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.kernel.configuration import PROJECT
from motcua.web.portal.procedure_readings import read_procedure
from motcua.web.portal.search_readings import ROWS

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=VIETNAM)
BIRTH = "1.001193"  # đăng ký khai sinh: its term carries no unit in the source


def rows_of(name: str, wanted: Callable[[dict[str, Any]], bool], most: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    with gzip.open(PROJECT / "data" / "procedures" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if wanted(row):
                found.append(row)
            if len(found) == most:
                break
    return found


@pytest.fixture(scope="module")
def some_rows() -> list[dict[str, Any]]:
    """The registration of a birth, twenty-nine more, and one that is known by name only."""
    full = rows_of("procedures", lambda row: row["code"] == BIRTH, 1)
    full += rows_of("procedures", lambda row: row["code"] != BIRTH and row.get("detail") == "full", 29)
    codes = {row["code"] for row in full}
    return full + rows_of("procedures_names_only", lambda row: row["code"] not in codes, 1)


@pytest.fixture(autouse=True)
def _catalogue(some_rows: list[dict[str, Any]], settings: Settings) -> None:
    settings.TRAINING_CLOCK = TrainingClock(NOON, real_now())
    assert import_procedures(some_rows, at=NOON).rejected == []


def test_a_birth_is_found_with_and_without_accents_and_by_code(client: Client) -> None:
    for words in ("đăng ký khai sinh", "dang ky khai sinh", BIRTH):
        assert f'href="/thu-tuc/{BIRTH}/"' in client.get("/thu-tuc/", {"q": words}).text


def test_nothing_found_says_what_to_try(client: Client) -> None:
    answer = client.get("/thu-tuc/", {"q": "xyzzy qwerty"})
    assert answer.status_code == 200
    assert "Hãy thử ít chữ hơn" in answer.text


def test_all_are_listed_page_by_page_each_once(client: Client, some_rows: list[dict[str, Any]]) -> None:
    first = client.get("/thu-tuc/")
    following = first.context["paging"].next
    second = client.get(following)
    shown = [row.code for answer in (first, second) for row in answer.context["found"].rows]
    assert (len(first.context["found"].rows), len(shown)) == (ROWS, len(some_rows))
    assert set(shown) == {row["code"] for row in some_rows}
    assert second.context["paging"].start == "/thu-tuc/"


@pytest.mark.parametrize(
    "query",
    [
        {"sector": "khong-co"},
        {"level": "huyện"},
        {"centre": "QNI.999"},
        {"audience": "everybody"},
        {"online": "9"},
        {"q": "x" * 201},
        {"after": "x"},
        {"after": "1.2.3"},
    ],
)
def test_a_filter_or_a_key_that_cannot_be_is_refused(client: Client, query: dict[str, str]) -> None:
    assert client.get("/thu-tuc/", query).status_code == 400


@pytest.mark.parametrize("words", ["'; DROP TABLE", "%", "\\", "a & | ! ( )", "đ" * 200, "\u0301", "1.", "🙂"])
def test_nothing_that_can_be_typed_breaks_the_search(client: Client, words: str) -> None:
    assert client.get("/thu-tuc/", {"q": words}).status_code == 200


def test_the_page_shows_an_unknown_term_as_unknown_with_the_sources_words(client: Client) -> None:
    text = client.get(f"/thu-tuc/{BIRTH}/").text
    assert "đăng ký khai sinh" in text.lower()
    assert "chưa rõ. Nguồn ghi thời hạn «1» không có đơn vị." in text
    assert "năm 2025–2026" in text


def test_the_page_speaks_english_around_the_vietnamese_text(client: Client) -> None:
    client.post("/ngon-ngu/", {"language": "en"})
    text = client.get(f"/thu-tuc/{BIRTH}/").text
    assert all(
        words in text for words in ("Ways to hand in, terms and fees", "no fee", "At the counter", "Giấy khai sinh")
    )


def test_a_procedure_known_by_name_only_says_so_in_the_list_and_on_its_page(
    client: Client, some_rows: list[dict[str, Any]]
) -> None:
    name_only = some_rows[-1]
    assert "nguồn chỉ có tên" in client.get("/thu-tuc/", {"q": name_only["code"]}).text
    text = client.get(f"/thu-tuc/{name_only['code']}/").text
    assert "Nguồn chỉ cho biết mã và tên" in text
    assert "Giấy tờ cần có" not in text


@pytest.mark.parametrize("code", ["9.999999", "abc", "1.001193'", "x" * 300])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/thu-tuc/{code}/").status_code == 404


def test_no_page_names_the_copies_that_the_texts_were_taken_from(
    client: Client, some_rows: list[dict[str, Any]]
) -> None:
    for row in (some_rows[0], some_rows[-1]):
        text = client.get(f"/thu-tuc/{row['code']}/").text
        assert not re.search(r"github|@[0-9a-f]{7}|\.csv|crawl", text, re.IGNORECASE)
    assert "bản lưu tháng 6–7 năm 2026" in client.get(f"/thu-tuc/{BIRTH}/").text


def test_a_procedure_assumed_in_force_for_training_says_so_and_is_not_called_out_of_force() -> None:
    ProcedureRevision.objects.filter(procedure__code=BIRTH).update(
        valid_from=date(2017, 1, 1), catalogue_note="Bản minh họa năm 2018"
    )
    page = read_procedure(BIRTH, datetime(2018, 10, 30, 9, tzinfo=VIETNAM))
    assert str(page.tags[0].label) == "đang có hiệu lực"
    assert page.validity == "giả định có hiệu lực từ 01/01/2017"


def test_before_its_day_a_procedure_is_shown_but_not_as_in_force() -> None:
    page = read_procedure(BIRTH, datetime(2018, 10, 30, 9, tzinfo=VIETNAM))
    assert [str(tag.label) for tag in page.tags] == ["chưa hoặc không còn hiệu lực vào ngày này"]


def test_the_pages_keep_their_query_budgets(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):  # sectors, centres, the list
        client.get("/thu-tuc/")
    with django_assert_num_queries(5):  # sectors, centres, the words, the list, the life events
        client.get("/thu-tuc/", {"q": "khai sinh"})
    with django_assert_num_queries(2):  # the words, the list
        client.get("/thu-tuc/goi-y/", {"q": "khai sinh"})
    with django_assert_num_queries(4):  # the procedure, its revision, its online services, who offers it
        client.get(f"/thu-tuc/{BIRTH}/")
