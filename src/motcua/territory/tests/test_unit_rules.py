from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity
from motcua.territory.rules.units import (
    Kind,
    Level,
    Unit,
    check_code,
    check_no_clash,
    check_no_parent_cycle,
    check_parent,
    short_name,
)

SINCE = Validity(date(2018, 1, 1))
QUANG_NINH = Unit("22", "Tỉnh Quảng Ninh", Level.PROVINCE, SINCE)
HA_LONG = Unit("193", "Thành phố Hạ Long", Level.DISTRICT, SINCE)
HA_TU = Unit("06664", "Phường Hà Tu", Level.COMMUNE, Validity(date(2018, 1, 1), date(2025, 6, 30)))


@pytest.mark.parametrize(("code", "level"), [("22", Level.PROVINCE), ("193", Level.DISTRICT), ("06664", Level.COMMUNE)])
def test_a_code_of_its_level_is_taken(code, level):
    assert check_code(code, level) == code


@pytest.mark.parametrize(
    ("code", "level", "digits"),
    [
        ("6664", Level.COMMUNE, "5"),
        ("06664 ", Level.COMMUNE, "5"),
        ("0666a", Level.COMMUNE, "5"),
        ("٠٦٦٦٤", Level.COMMUNE, "5"),
        ("193", Level.PROVINCE, "2"),
        ("", Level.DISTRICT, "3"),
        ("193\n", Level.DISTRICT, "3"),
    ],
)
def test_a_malformed_code_is_told_its_length(code, level, digits):
    with pytest.raises(Invalid) as refusal:
        check_code(code, level)
    assert refusal.value.code == "unit_code_malformed"
    assert digits in refusal.value.vi
    assert digits in refusal.value.en


def test_the_short_name_is_the_name_without_its_kind():
    assert short_name("Phường Móng Cái 1", Kind.WARD) == "Móng Cái 1"
    assert short_name("Đặc khu Cô Tô", Kind.SPECIAL_ZONE) == "Cô Tô"


@pytest.mark.parametrize("name", ["Hà Tu", "Phường", "Phường ", "PhườngHà Tu", "Xã Hà Tu"])
def test_a_name_must_carry_its_kind(name):
    with pytest.raises(Invalid) as refusal:
        short_name(name, Kind.WARD)
    assert refusal.value.code == "unit_name_without_kind"
    assert "Phường" in refusal.value.vi


def test_the_tree_has_provinces_districts_and_communes():
    check_parent(QUANG_NINH, None)
    check_parent(HA_LONG, QUANG_NINH)
    check_parent(HA_TU, HA_LONG)
    check_parent(HA_TU, QUANG_NINH)


@pytest.mark.parametrize(
    ("unit", "parent", "code"),
    [
        (HA_TU, None, "unit_parent_missing"),
        (HA_LONG, None, "unit_parent_missing"),
        (HA_LONG, HA_TU, "unit_parent_level"),
        (HA_LONG, HA_LONG, "unit_parent_level"),
        (QUANG_NINH, QUANG_NINH, "unit_parent_level"),
        (HA_TU, Unit("204", "Huyện Hoành Bồ", Level.DISTRICT, Validity(date(2018, 1, 2))), "unit_parent_not_valid"),
    ],
)
def test_a_wrong_parent_is_refused_by_name(unit, parent, code):
    with pytest.raises(Refused) as refusal:
        check_parent(unit, parent)
    assert refusal.value.code == code
    assert unit.full_name in refusal.value.vi
    assert (parent or unit).full_name in refusal.value.en


def test_a_circle_of_parents_is_refused_naming_every_unit_in_it():
    with pytest.raises(Refused) as refusal:
        check_no_parent_cycle({"a": "b", "b": "c", "c": "b", "d": None}, {"a": "A", "b": "Bình", "c": "Cẩm", "d": "D"})
    assert refusal.value.code == "unit_parent_cycle"
    assert "Bình → Cẩm → Bình" in refusal.value.vi
    assert "A →" not in refusal.value.vi


@given(st.dictionaries(st.integers(0, 8), st.none() | st.integers(0, 8)))
def test_parents_are_refused_exactly_when_someone_stands_above_himself(parents):
    def ancestors(key):
        found = []
        while (key := parents.get(key)) is not None and key not in found:
            found.append(key)
        return found

    has_circle = any(key in ancestors(key) for key in parents)
    names = {key: str(key) for key in range(9)}
    if has_circle:
        with pytest.raises(Refused):
            check_no_parent_cycle(parents, names)
    else:
        check_no_parent_cycle(parents, names)


def test_a_code_used_again_after_its_unit_ended_is_no_clash():
    check_no_clash(Unit("06664", "Phường Khác", Level.COMMUNE, Validity(date(2025, 7, 1))), [HA_TU, HA_LONG])


@pytest.mark.parametrize(
    ("validity", "code"),
    [
        (Validity(date(2018, 1, 1)), "unit_code_taken"),
        (Validity(date(2018, 1, 1), date(2018, 1, 1)), "unit_code_taken"),
        (Validity(date(2025, 6, 30)), "unit_validity_overlaps"),
        (Validity(date(2017, 1, 1), date(2018, 1, 1)), "unit_validity_overlaps"),
    ],
)
def test_a_code_of_two_units_on_one_day_is_refused_naming_the_other(validity, code):
    with pytest.raises(Refused) as refusal:
        check_no_clash(Unit("06664", "Phường Khác", Level.COMMUNE, validity), [HA_LONG, HA_TU])
    assert refusal.value.code == code
    assert "Phường Hà Tu (06664, từ 01/01/2018 đến 30/06/2025)" in refusal.value.vi
    assert "from 2018-01-01 to 2025-06-30" in refusal.value.en
    assert refusal.value.details["clashes_with"] == "Phường Hà Tu"
