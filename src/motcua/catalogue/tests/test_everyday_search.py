"""What people type every day finds what they need, over the whole national catalogue and the shipped synonyms.

`everyday_queries.csv` was written together with the synonyms; `unseen_queries.csv` before anybody had tried it, and no
synonym was added for it: it says how far words that nobody has foreseen get.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.actions.keep_synonyms import add_synonym, end_synonym
from motcua.catalogue.actions.load_everyday_words import load_everyday_words
from motcua.catalogue.models import LifeEvent, LifeEventStep, Procedure, SearchWord, Synonym
from motcua.catalogue.queries import life_events_for
from motcua.catalogue.search import Filters, search_procedures
from motcua.catalogue.search_index import refresh_search_words
from motcua.catalogue.tests.conftest import AT
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.models import OrganisationChange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue", "everyday_words")]
ON = date(2026, 11, 26)
HERE = Path(__file__).parent


@pytest.fixture
def everyday_words():
    return load_everyday_words()


def asked(name: str) -> list[tuple[str, set[str], int]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return [(row["query"], set(row["codes"].split()), int(row["within"])) for row in csv.DictReader(lines)]


def codes(text: str, most: int = 5, **filters: str) -> list[str]:
    return [found.code for found in search_procedures(text, on=ON, limit=most, filters=Filters(**filters))]


def misses(name: str) -> list[str]:
    return [query for query, wanted, within in asked(name) if not wanted & set(codes(query, within))]


def test_everyday_queries_lead_to_their_procedure(capsys):
    every, missed = asked("everyday_queries.csv"), misses("everyday_queries.csv")
    with capsys.disabled():
        print(f"\neveryday queries: {len(every) - len(missed)} of {len(every)} found; missed: {missed}")  # noqa: T201
    assert len(every) >= 60
    assert len(missed) <= len(every) * 0.03


def test_words_that_nobody_foresaw_still_find_half_of_the_time(capsys):
    every, missed = asked("unseen_queries.csv"), misses("unseen_queries.csv")
    with capsys.disabled():
        print(f"\nunseen queries: {len(every) - len(missed)} of {len(every)} found; missed: {missed}")  # noqa: T201
    assert len(missed) <= len(every) / 2


def test_without_the_synonyms_everyday_words_find_far_less():
    with_them = len(misses("everyday_queries.csv"))
    Synonym.objects.all().delete()
    refresh_search_words()
    assert len(misses("everyday_queries.csv")) > with_them + 20


def test_accents_that_were_typed_tell_a_saying_from_other_words():
    assert "1.013978" in codes("sổ đỏ", 3)
    assert "1.013978" not in codes("sơ đồ", 3)


def test_a_saying_is_found_in_spite_of_a_slip():
    assert "2.000693" in codes("nghii đẻ", 3)
    assert "1.001193" in codes("birth certificat", 3)


def test_words_that_nobody_knows_do_not_hide_what_the_others_find():
    found = search_procedures("khai sinh zzyzzx", on=ON, limit=3)
    assert found[0].code in {"1.001193", "1.004884"}
    assert not found[0].has_all
    assert search_procedures("zzyzzx qqwert", on=ON) == []


def test_filters_by_audience():
    everybody, citizens, companies = (codes("đăng ký", 100, audience=each) for each in ("", "citizens", "companies"))
    assert citizens != companies
    groups = dict(Procedure.objects.filter(code__in=citizens).values_list("code", "audiences"))
    assert all("citizens" in groups[code] for code in citizens)
    assert everybody


def test_a_search_asks_two_questions(django_assert_num_queries: DjangoAssertNumQueries):
    with django_assert_num_queries(2):
        codes("làm sổ đỏ cho con")


def test_every_procedure_of_a_life_event_is_there_and_has_its_order(everyday_words):
    assert everyday_words.missing == []
    assert LifeEvent.objects.count() >= 11
    for event in LifeEvent.objects.prefetch_related("steps"):
        positions = [step.position for step in event.steps.all()]
        assert positions == list(range(1, len(positions) + 1))
        assert len(positions) >= 3


def test_loading_again_changes_nothing_and_keeps_what_was_added_by_hand(dung):
    add_synonym(dung, "đi chợ", "hộ kinh doanh", valid_from=ON, source="Thử", at=AT)
    before = Synonym.objects.count(), LifeEventStep.objects.count()
    again = load_everyday_words()
    assert (again.synonyms, again.events, again.ended) == (0, 0, 0)
    assert (Synonym.objects.count(), LifeEventStep.objects.count()) == before


def test_a_file_with_a_bad_line_writes_nothing(tmp_path):
    path = tmp_path / "synonyms.csv"
    path.write_text(
        "phrase,meaning,valid_from,valid_to,source\nđi chợ,hộ kinh doanh,2018-01-01,,\n!!!,x,2018-01-01,,\n"
    )
    with pytest.raises(Invalid, match="line 3"):
        load_everyday_words(synonyms=path)
    assert not Synonym.objects.filter(phrase="đi chợ").exists()


def test_life_events_are_found_by_what_people_call_them():
    assert [event.code for event in life_events_for("làm nhà", ON)] == ["xay-nha"]
    assert "sinh-con" in [event.code for event in life_events_for("sinh con", ON)]
    assert list(life_events_for("zzyzzx", ON)) == []
    assert list(life_events_for("sinh con", date(2014, 1, 1))) == []


def test_a_synonym_added_by_hand_is_found_from_its_day_on_and_leaves_a_line(dung):
    add_synonym(dung, "Giấy hồng hồng", "đăng ký kết hôn", valid_from=ON, source="QĐ 1", at=AT)
    assert "1.000894" in codes("giay hong hong", 1)
    assert [f.code for f in search_procedures("giay hong hong", on=date(2026, 11, 25))][:1] != ["1.000894"]
    line = OrganisationChange.objects.latest("pk")
    assert (line.action, line.subject, line.decision) == ("synonym_added", "Giấy hồng hồng", "QĐ 1")


def test_an_ended_synonym_is_no_longer_found(dung):
    row = add_synonym(dung, "qqwwqq", "đăng ký kết hôn", valid_from=date(2026, 1, 1), source="", at=AT)
    end_synonym(dung, row.pk, last_day=date(2026, 11, 25), at=AT)
    assert codes("qqwwqq") == []
    assert SearchWord.objects.filter(word="qqwwqq", uses=0).exists()
    with pytest.raises(Refused):
        end_synonym(dung, row.pk, last_day=date(2026, 12, 1), at=AT)
    with pytest.raises(NotFound):
        end_synonym(dung, 0, last_day=ON, at=AT)


@pytest.mark.parametrize(
    ("phrase", "meaning", "field"),
    [
        ("", "x", "phrase"),
        ("…", "x", "phrase"),
        ("x" * 101, "y", "phrase"),
        ("x", "!!", "meaning"),
        ("x", "y" * 201, "meaning"),
    ],
)
def test_a_synonym_that_says_nothing_is_refused(dung, phrase, meaning, field):
    with pytest.raises(Invalid) as refused:
        add_synonym(dung, phrase, meaning, valid_from=ON, source="", at=AT)
    assert refused.value.field == field


def test_the_same_meaning_twice_and_a_citizen_are_refused(dung, an):
    with pytest.raises(Refused, match="synonym_there"):
        add_synonym(dung, "SỔ ĐỎ", "giấy chứng nhận quyền sử dụng đất", valid_from=ON, source="", at=AT)
    with pytest.raises(Refused):
        add_synonym(an, "chi đó", "hộ kinh doanh", valid_from=ON, source="", at=AT)
