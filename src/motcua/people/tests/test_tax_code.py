import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.people.rules.tax_code import check_tax_code, tax_check_digit

NINE = st.from_regex("[0-9]{9}", fullmatch=True)


def test_the_worked_example():
    assert tax_check_digit("010004751") == 6
    assert check_tax_code("0100047516") == "0100047516"


@pytest.mark.parametrize("written", ["0100047516001", "0100047516-001", "0100047516 001", "0100 047 516-001"])
def test_a_dependent_unit_is_written_with_a_dash(written):
    assert check_tax_code(written) == "0100047516-001"


@given(NINE)
def test_of_ten_last_digits_at_most_one_is_right(nine):
    right = [digit for digit in range(10) if _passes(f"{nine}{digit}")]
    expected = tax_check_digit(nine)
    assert right == ([] if expected is None else [expected])


@given(NINE, st.integers(0, 8), st.integers(0, 9))
def test_one_wrong_digit_is_always_caught(nine, place, figure):
    digit = tax_check_digit(nine)
    assume(digit is not None and int(nine[place]) != figure)
    assert not _passes(f"{nine[:place]}{figure}{nine[place + 1 :]}{digit}")


@pytest.mark.parametrize(
    "number", ["", "0100047516-000", "01000475160011", "010004751A", "0100047516-1", "022085000001"]
)
def test_a_malformed_code_is_refused(number):
    with pytest.raises(Invalid) as refusal:
        check_tax_code(number)
    assert refusal.value.code == "tax_code_malformed"
    assert refusal.value.field == "identity_number"


def _passes(number):
    try:
        check_tax_code(number)
    except Invalid as error:
        return error.code != "tax_code_wrong_check_digit"
    return True
