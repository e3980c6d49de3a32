import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.rules.agency_codes import (
    check_code_2018,
    check_code_2020,
    check_pair,
    to_2018,
    to_2020,
)

PAIRS = [
    ("000.00.00.H49", "H49"),
    ("000.00.01.H49", "H49.01"),
    ("000.05.31.H49", "H49.31.05"),
    ("001.05.31.H49", "H49.31.05.001"),
    ("000.00.12.G09", "G09.12"),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_code_is_written_in_both_orders(old, new):
    assert to_2020(old) == new
    assert to_2018(new) == old
    check_pair(old, new)


@given(st.integers(0, 3), st.integers(1, 99), st.integers(1, 99), st.integers(1, 999), st.sampled_from("ABGHY"))
def test_there_and_back_changes_nothing(depth, second, third, fourth, letter):
    code = ".".join([f"{letter}49", f"{second:02}", f"{third:02}", f"{fourth:03}"][: depth + 1])
    assert to_2020(to_2018(code)) == code
    assert check_code_2018(to_2018(code)) == to_2018(code)


@pytest.mark.parametrize(
    "code",
    ["", "H49", "H49.01", "000.00.1.H49", "000.00.01.Z49", "000.00.01.h49", " 000.00.01.H49", "000.00.01.H49\n",
     "000.00.01.H490", "٠٠٠.00.01.H49"],
)  # fmt: skip
def test_a_malformed_old_code_is_refused_with_an_example(code):
    with pytest.raises(Invalid) as refusal:
        check_code_2018(code)
    assert refusal.value.code == "agency_code_malformed"
    assert "000.00.01.H49" in refusal.value.vi


@pytest.mark.parametrize("code", ["000.05.00.H49", "001.00.31.H49", "001.00.00.H49"])
def test_a_level_left_out_in_the_middle_is_refused(code):
    with pytest.raises(Invalid) as refusal:
        to_2020(code)
    assert refusal.value.code == "agency_code_gap"
    assert code in refusal.value.vi


@pytest.mark.parametrize("code", ["", "Z49.01", "h49.01", "H49.", "H49..01", "H4.01", "H49-01", "H49." + "1" * 32])
def test_a_malformed_new_code_is_refused_with_an_example(code):
    with pytest.raises(Invalid) as refusal:
        check_code_2020(code)
    assert refusal.value.code == "agency_code_malformed"
    assert "H49.01" in refusal.value.en


def test_the_longest_code_has_35_characters():
    assert check_code_2020("H49." + "1" * 31) == "H49." + "1" * 31


@pytest.mark.parametrize(
    "code", ["H49.1", "H49.001", "H49.0A", "H49.01.01.01", "H49.01.01.001.01", "H49.00", "H49.01.00"]
)
def test_a_code_only_the_new_rules_allow_has_no_old_form(code):
    assert check_code_2020(code) == code
    with pytest.raises(Refused) as refusal:
        to_2018(code)
    assert refusal.value.code == "agency_code_without_old_form"


def test_two_codes_of_different_agencies_are_refused_with_the_right_one():
    with pytest.raises(Refused) as refusal:
        check_pair("000.00.01.H49", "H49.02")
    assert refusal.value.code == "agency_codes_differ"
    assert "H49.01" in refusal.value.vi
