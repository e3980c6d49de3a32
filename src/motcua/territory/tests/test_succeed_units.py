from datetime import date

import pytest

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.territory.access import check_can_receive
from motcua.territory.actions.succeed_units import abolish_unit, succeed_units
from motcua.territory.models import Succession
from motcua.territory.queries import predecessors_of, resolve_unit, successors_of, unit_by_code

NOVEMBER, JULY = date(2024, 11, 1), date(2025, 7, 1)


@pytest.fixture
def yet_kieu(register_ward):
    return register_ward("06682", "Yết Kiêu")


@pytest.fixture
def tran_hung_dao(register_ward):
    return register_ward("06685", "Trần Hưng Đạo")


@pytest.fixture
def hong_gai(yet_kieu, tran_hung_dao, register_ward):
    """Two generations: 06682 into 06685 in November 2024, and both into a new 06685 in July 2025."""
    succeed_units([yet_kieu], [tran_hung_dao], on=NOVEMBER, source="NQ 1199/NQ-UBTVQH15")
    abolish_unit(tran_hung_dao, last_day=date(2025, 6, 30))
    successor = register_ward("06685", "Hồng Gai", valid_from=JULY)
    succeed_units([tran_hung_dao], [successor], on=JULY, source="NQ 1679/NQ-UBTVQH15")
    return successor


def test_a_merged_unit_ends_the_day_before_and_resolves_through_two_generations(hong_gai, yet_kieu, tran_hung_dao):
    old = resolve_unit("06682")
    assert old == yet_kieu
    assert old.valid_to == date(2024, 10, 31)
    assert successors_of(old, date(2024, 10, 31)) == [yet_kieu]
    assert successors_of(old, NOVEMBER) == [tran_hung_dao]
    assert successors_of(old, JULY) == [hong_gai]
    assert predecessors_of(hong_gai, JULY) == [tran_hung_dao, yet_kieu]
    assert predecessors_of(tran_hung_dao, date(2024, 10, 31)) == []


def test_one_code_leads_to_the_unit_of_the_day(hong_gai, tran_hung_dao):
    assert unit_by_code("06685", date(2025, 6, 30)) == tran_hung_dao
    assert unit_by_code("06685", JULY) == hong_gai
    assert resolve_unit("06685") == hong_gai


def test_successors_take_one_query_a_generation(hong_gai, yet_kieu, django_assert_num_queries):
    with django_assert_num_queries(3):
        successors_of(yet_kieu, JULY)


def test_a_split_unit_has_several_heirs(tran_hung_dao, register_ward):
    heirs = [register_ward(code, name, valid_from=JULY) for code, name in (("06701", "Một"), ("06702", "Hai"))]
    links = succeed_units([tran_hung_dao], heirs, on=JULY)
    assert [link.is_split for link in links] == [True, True]
    assert successors_of(tran_hung_dao, JULY) == heirs


def test_succeeding_again_changes_nothing(yet_kieu, tran_hung_dao):
    once = succeed_units([yet_kieu], [tran_hung_dao], on=NOVEMBER)
    assert succeed_units([yet_kieu], [tran_hung_dao], on=NOVEMBER) == once
    assert Succession.objects.count() == 1


def test_an_abolished_unit_receives_nothing_new_but_a_living_one_does(hong_gai, yet_kieu):
    check_can_receive(yet_kieu, date(2024, 10, 31))
    yet_kieu.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        check_can_receive(yet_kieu, JULY)
    assert refusal.value.code == "unit_abolished"
    assert refusal.value.details["successors"] == ["06685"]
    assert "Phường Hồng Gai" in refusal.value.vi


def test_unknown_codes_are_not_found(province):
    with pytest.raises(NotFound) as refusal:
        resolve_unit("99999")
    assert "99999" in refusal.value.vi
    with pytest.raises(NotFound):
        unit_by_code("22", date(2017, 1, 1))


def test_ending_twice_on_the_same_day_is_harmless_on_another_refused(yet_kieu):
    abolish_unit(yet_kieu, last_day=date(2024, 10, 31))
    assert abolish_unit(yet_kieu, last_day=date(2024, 10, 31)).valid_to == date(2024, 10, 31)
    with pytest.raises(Refused) as refusal:
        abolish_unit(yet_kieu, last_day=date(2024, 12, 31))
    assert refusal.value.code == "unit_ended_already"


def test_a_unit_cannot_end_before_it_began(yet_kieu):
    with pytest.raises(Invalid) as refusal:
        abolish_unit(yet_kieu, last_day=date(2017, 12, 31))
    assert refusal.value.code == "validity_inverted"


def test_an_impossible_succession_writes_nothing(yet_kieu, hong_gai):
    before = Succession.objects.count()
    for predecessors, successors, code in (
        ([hong_gai], [hong_gai], "succession_to_itself"),
        ([hong_gai], [yet_kieu], "succession_successor_absent"),
    ):
        with pytest.raises(Refused) as refusal:
            succeed_units(predecessors, successors, on=date(2026, 1, 1))
        assert refusal.value.code == code
    hong_gai.refresh_from_db()
    assert hong_gai.valid_to is None
    assert Succession.objects.count() == before


def test_a_circle_in_the_recorded_links_is_refused_by_name(hong_gai, tran_hung_dao, register_ward):
    tran_hung_dao.refresh_from_db()
    Succession.objects.create(predecessor=hong_gai, successor=tran_hung_dao, on=date(2026, 1, 1))
    ward = register_ward("06701", "Một")
    with pytest.raises(Refused) as refusal:
        succeed_units([ward], [hong_gai], on=date(2026, 1, 1))
    assert refusal.value.code == "succession_cycle"
    assert "Phường Hồng Gai" in refusal.value.vi
