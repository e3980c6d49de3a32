"""Đồng: written, read and spelled."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.kernel.money import LARGEST, dong_in_words, format_dong, parse_dong

# Every length of number alike, and plenty of zeros inside.
amounts = st.one_of(
    st.integers(0, LARGEST),
    st.integers(0, 10**7),
    st.lists(st.sampled_from([0, 0, 1, 5, 10, 15, 21, 105, 110, 555, 900]), min_size=1, max_size=6).map(
        lambda groups: sum(three * 1000**power for power, three in enumerate(groups))
    ),
)

WORD_VALUES = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def read_aloud(words: str) -> int:
    """An independent reader: adds up what it hears, word by word."""
    billions = below_billion = group = unit = 0
    for word in words.removesuffix(" chẵn").removesuffix("đồng").split():
        if word in WORD_VALUES:
            unit = WORD_VALUES[word]
            group += unit
        elif word in ("mươi", "trăm"):
            group += unit * ({"mươi": 10, "trăm": 100}[word] - 1)
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            below_billion += group * {"nghìn": 1000, "triệu": 1000_000}[word]
            group = 0
        elif word == "tỷ":
            billions = (below_billion + group) * 10**9
            below_billion = group = 0
        else:
            assert word == "linh", f"unheard-of word {word}"
    return billions + below_billion + group


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không đồng"),
        (1, "một đồng"),
        (10, "mười đồng"),
        (11, "mười một đồng"),
        (15, "mười lăm đồng"),
        (21, "hai mươi mốt đồng"),
        (55, "năm mươi lăm đồng"),
        (101, "một trăm linh một đồng"),
        (105, "một trăm linh năm đồng"),
        (115, "một trăm mười lăm đồng"),
        (500, "năm trăm đồng"),
        (1_000, "một nghìn đồng chẵn"),
        (1_005, "một nghìn không trăm linh năm đồng"),
        (20_000, "hai mươi nghìn đồng chẵn"),
        (1_200_000, "một triệu hai trăm nghìn đồng chẵn"),
        (1_005_021, "một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng"),
        (1_000_000_005, "một tỷ không trăm linh năm đồng"),
        (1_000_000_000_000, "một nghìn tỷ đồng chẵn"),
        (25_015_000_000_000, "hai mươi lăm nghìn không trăm mười lăm tỷ đồng chẵn"),
        (1_000_000_000_000_000, "một triệu tỷ đồng chẵn"),
    ],
)
def test_amounts_are_spelled_as_receipts_print_them(amount: int, words: str) -> None:
    assert dong_in_words(amount) == words


@given(amounts)
def test_what_is_spelled_is_heard_as_the_same_amount(amount: int) -> None:
    words = dong_in_words(amount)
    assert read_aloud(words) == amount
    assert words.endswith("đồng chẵn") == (amount > 0 and amount % 1000 == 0)


@given(amounts)
def test_what_is_written_is_read_back(amount: int) -> None:
    assert parse_dong(format_dong(amount)) == amount
    assert parse_dong(str(amount)) == amount


def test_thousands_are_parted_by_dots() -> None:
    assert format_dong(1_200_000) == "1.200.000 đ"
    assert format_dong(0) == "0 đ"
    assert format_dong(-5_000) == "-5.000 đ"


@pytest.mark.parametrize(
    "typed",
    [
        "1200000",
        " 1.200.000 ",
        "1.200.000 đ",
        "1.200.000đ",
        "1.200.000 Đồng",
        "1 200 000",
        "1\u00a0200\u00a0000 ₫",
        "1200000 VND",
        "1.200.000 VNĐ",
        "001200000",
    ],
)
def test_an_amount_is_read_however_it_is_usually_typed(typed: str) -> None:
    assert parse_dong(typed) == 1_200_000


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_missing"),
        ("  đ", "amount_missing"),
        ("-5000", "amount_negative"),
        ("−5.000 đ", "amount_negative"),
        ("(5000)", "amount_negative"),
        ("1.200,5", "amount_not_whole"),
        ("1200,00", "amount_not_whole"),
        ("1,200", "amount_not_whole"),
        ("1200.5", "amount_not_whole"),
        ("1.200.00", "amount_malformed"),
        ("12.00.000", "amount_malformed"),
        ("1.200 000", "amount_malformed"),
        ("1200.000", "amount_malformed"),
        ("1\n200", "amount_malformed"),
        (".200", "amount_malformed"),
        ("1,200,000", "amount_malformed"),
        ("1e6", "amount_malformed"),
        ("một triệu", "amount_malformed"),
        ("١٢٠٠", "amount_malformed"),
        ("5 USD", "amount_malformed"),
        ("9" * 19, "amount_too_large"),
        ("9" * 5000, "amount_too_large"),
    ],
)
def test_anything_else_is_refused_with_what_to_type(typed: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_dong(typed, field="fee")
    assert refusal.value.code == code
    assert refusal.value.field == "fee"


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_an_amount_or_a_refusal(typed: str) -> None:
    try:
        amount = parse_dong(typed)
    except Invalid:
        return
    assert 0 <= amount <= LARGEST


@pytest.mark.parametrize(("amount", "code"), [(-1, "amount_negative"), (LARGEST + 1, "amount_too_large")])
def test_amounts_nobody_can_owe_are_not_spelled(amount: int, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        dong_in_words(amount)
    assert refusal.value.code == code


@pytest.mark.parametrize("amount", [1200.5, 1200.0, Decimal(1200)])
def test_money_is_never_a_fraction_type(amount: object) -> None:
    with pytest.raises(TypeError):
        format_dong(amount)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        dong_in_words(amount)  # type: ignore[arg-type]
