from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.territory.rules.reception import check_can_receive
from motcua.territory.rules.succession import Link, check_handover, check_no_succession_cycle, trace
from motcua.territory.rules.units import Level, Unit

NOVEMBER, JULY = date(2024, 11, 1), date(2025, 7, 1)
FIRST = date(2018, 1, 1)


def unit(name, first=FIRST, last=None, code="06685"):
    return Unit(code, name, Level.COMMUNE, Validity(first, last))


YET_KIEU = unit("Phường Yết Kiêu", code="06682", last=date(2024, 10, 31))
TRAN_HUNG_DAO = unit("Phường Trần Hưng Đạo", last=date(2025, 6, 30))
HONG_GAI = unit("Phường Hồng Gai", first=JULY)


def test_the_predecessor_ends_the_day_before():
    check_handover(YET_KIEU, TRAN_HUNG_DAO, NOVEMBER)
    check_handover(TRAN_HUNG_DAO, HONG_GAI, JULY)


@pytest.mark.parametrize(
    ("predecessor", "successor", "on", "code"),
    [
        (HONG_GAI, HONG_GAI, JULY, "succession_to_itself"),
        (YET_KIEU, TRAN_HUNG_DAO, date(2024, 11, 2), "succession_predecessor_lives"),
        (HONG_GAI, TRAN_HUNG_DAO, JULY, "succession_predecessor_lives"),
        (YET_KIEU, HONG_GAI, NOVEMBER, "succession_successor_absent"),
    ],
)
def test_an_impossible_handover_is_refused_by_name(predecessor, successor, on, code):
    with pytest.raises(Refused) as refusal:
        check_handover(predecessor, successor, on)
    assert refusal.value.code == code
    assert predecessor.full_name in refusal.value.vi or successor.full_name in refusal.value.vi


def test_a_circle_of_successors_is_refused_naming_it():
    links = [Link("a", "b", JULY), Link("b", "c", JULY), Link("c", "b", JULY)]
    with pytest.raises(Refused) as refusal:
        check_no_succession_cycle(links, {"a": "An", "b": "Bình", "c": "Chi"}.__getitem__)
    assert refusal.value.code == "succession_cycle"
    assert "Bình → Chi → Bình" in refusal.value.vi


def test_two_ways_to_one_heir_are_no_circle():
    check_no_succession_cycle([Link(1, 2, JULY), Link(1, 3, JULY), Link(2, 4, JULY), Link(3, 4, JULY)], str)


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


@given(PAIRS)
def test_links_are_refused_exactly_when_someone_descends_from_himself(pairs):
    def descendants(start):
        found: set[int] = set()
        frontier = {start}
        while frontier := {new for old, new in pairs if old in frontier} - found:
            found |= frontier
        return found

    links = [Link(old, new, JULY) for old, new in pairs]
    if any(key in descendants(key) for key in range(7)):
        with pytest.raises(Refused):
            check_no_succession_cycle(links, str)
    else:
        check_no_succession_cycle(links, str)


def test_two_generations_are_followed():
    forms = {"yk": YET_KIEU, "thd": TRAN_HUNG_DAO, "hg": HONG_GAI}
    links = [Link("yk", "thd", NOVEMBER), Link("thd", "hg", JULY)]

    def on(day):
        return trace("yk", day, links, lambda key: forms[key].validity)

    assert on(date(2024, 10, 31)) == ["yk"]
    assert on(NOVEMBER) == ["thd"]
    assert on(date(2025, 6, 30)) == ["thd"]
    assert on(JULY) == ["hg"]
    assert on(date(2017, 12, 31)) == []


@st.composite
def histories(draw):
    """Generations of units: on each change day every living unit may end and be split among, or merged into, others."""
    forms = {n: Validity(FIRST) for n in range(draw(st.integers(1, 4)))}
    links = []
    day = FIRST
    for _ in range(draw(st.integers(0, 4))):
        day += timedelta(draw(st.integers(1, 400)))
        living = [key for key, validity in forms.items() if validity.last is None]
        ending = draw(st.lists(st.sampled_from(living), unique=True))
        new = list(range(len(forms), len(forms) + draw(st.integers(1, 3))))
        forms |= {key: Validity(day) for key in new}
        heirs = [key for key in living if key not in ending] + new
        for key in ending:
            forms[key] = Validity(forms[key].first, day - timedelta(1))
            links += [Link(key, heir, day) for heir in draw(st.lists(st.sampled_from(heirs), min_size=1, unique=True))]
    return forms, links


@given(histories(), st.integers(0, 3000))
def test_every_unit_that_ever_was_resolves_on_any_later_day(history, days):
    forms, links = history
    on = FIRST + timedelta(days)
    check_no_succession_cycle(links, str)
    for key, validity in forms.items():
        found = trace(key, on, links, forms.__getitem__)
        assert bool(found) == (validity.first <= on)
        assert all(on in forms[heir] for heir in found)
        assert len(found) == len(set(found))
        if on in validity:
            assert found == [key]


def test_a_living_unit_receives():
    check_can_receive(HONG_GAI, JULY, [])
    check_can_receive(TRAN_HUNG_DAO, date(2025, 6, 30), [])


def test_an_abolished_unit_receives_nothing_and_names_its_successors():
    with pytest.raises(Refused) as refusal:
        check_can_receive(TRAN_HUNG_DAO, JULY, [HONG_GAI])
    assert refusal.value.code == "unit_abolished"
    assert "30/06/2025" in refusal.value.vi
    assert "Phường Hồng Gai (06685)" in refusal.value.vi
    assert "Phường Hồng Gai (06685)" in refusal.value.en
    assert refusal.value.details["successors"] == ["06685"]


def test_an_abolished_unit_without_successors_sends_to_the_administrator():
    with pytest.raises(Refused) as refusal:
        check_can_receive(TRAN_HUNG_DAO, JULY, [])
    assert "quản trị viên" in refusal.value.vi


def test_a_unit_that_has_not_begun_receives_nothing():
    with pytest.raises(Refused) as refusal:
        check_can_receive(HONG_GAI, date(2025, 6, 30), [])
    assert refusal.value.code == "unit_not_begun"
