import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.content import Fee, FeeState
from motcua.catalogue.rules.national.fees import read_fee_cells, read_fee_sheet


def read(rest, is_glued=False):
    return read_fee_cells(rest, is_glued)


@pytest.mark.parametrize(
    ("rest", "fee"),
    [
        ("100,000 VNĐ", Fee(FeeState.AMOUNT, 100_000)),
        ("12,000,000 Việt Nam Đồng(đồng/lần)", Fee(FeeState.AMOUNT, 12_000_000, when="đồng/lần")),
        ("1.000.000 VNĐ", Fee(FeeState.AMOUNT, 1_000_000)),
        ("250000 VNĐ", Fee(FeeState.AMOUNT, 250_000)),
        ("Miễn phí", Fee(FeeState.FREE, 0)),
        ("Miễn phí(Không có)", Fee(FeeState.FREE, 0)),
        ("Miễn phí(Miễn lệ phí)", Fee(FeeState.FREE, 0, when="Miễn lệ phí")),
        ("Không có thông tin", Fee(FeeState.UNKNOWN)),
    ],
)
def test_what_the_page_says_plainly(rest, fee):
    assert read(rest) == ((fee,), "")


@pytest.mark.parametrize(
    "rest",
    [
        "Miễn phí(Lệ phí: 40.000 đồng/01 giấy)",
        "Miễn phí(Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định)",
        "Miễn phí(Theo quy định của Luật phí và lệ phí)",
        "Miễn phí(8.000.000/lần)",
        "Miễn phí(Phí thẩm định)",
        "150 VNĐ(150.000 đồng/lần/thẻ.)",
        "155 USD(Thẻ tạm trú)",
        "2150,000 VNĐ",
    ],
)
def test_what_cannot_be_taken_at_its_word_is_uncertain_and_keeps_it(rest):
    ((fee,), _) = read(rest)
    assert fee.state is FeeState.UNCERTAIN
    assert fee.amount is None
    assert fee.text.split("(")[0].strip() == rest.split("(")[0].strip()


def test_an_amount_run_together_with_the_term_is_uncertain():
    ((fee,), _) = read("20,000 VNĐ(tờ khai)", is_glued=True)
    assert fee == Fee(FeeState.UNCERTAIN, text="20,000 VNĐ (tờ khai)")


def test_a_description_that_names_a_fee_contradicts_free():
    ((fee,), note) = read("Miễn phíThu lệ phí 8.000 đồng mỗi bản")
    assert fee.state is FeeState.UNCERTAIN
    assert note == "Thu lệ phí 8.000 đồng mỗi bản"


def test_the_description_follows_the_fee():
    assert read("100,000 VNĐ(mỗi lần)Trong 5 ngày") == (
        (Fee(FeeState.AMOUNT, 100_000, when="mỗi lần"),),
        "Trong 5 ngày",
    )


def test_several_amounts_are_alternatives_with_their_conditions():
    fees, _ = read("15,000,000 VNĐ(sân bay trực thăng)40,000,000 VNĐ(cảng khác)")
    assert fees == (
        Fee(FeeState.AMOUNT, 15_000_000, when="sân bay trực thăng"),
        Fee(FeeState.AMOUNT, 40_000_000, when="cảng khác"),
    )


def test_parentheses_left_open_run_to_the_end():
    assert read("100,000 VNĐ(mỗi (một) lần") == ((Fee(FeeState.AMOUNT, 100_000, when="mỗi (một) lần"),), "")


@given(st.text(alphabet="Miễn phí(0,.9) VNĐKhôngcóthêti", max_size=60))
def test_any_cell_is_read_and_no_amount_is_invented(rest):
    fees, note = read(rest)
    for fee in fees:
        assert (fee.amount is None) == (fee.state in (FeeState.UNKNOWN, FeeState.UNCERTAIN))
    assert len(note) <= len(rest)


@pytest.mark.parametrize(
    ("text", "fees"),
    [
        ("Phí : 0 Đồng", (Fee(FeeState.FREE, 0, "phi"),)),
        ("Phí : Không Đồng", (Fee(FeeState.FREE, 0, "phi"),)),
        ("Lệ phí : 50.000 Đồng (mỗi hồ sơ)", (Fee(FeeState.AMOUNT, 50_000, "le_phi", "mỗi hồ sơ"),)),
        ("Phí : Đồng", (Fee(FeeState.UNKNOWN, kind="phi"),)),
        ("Lệ phí : 01 USD", (Fee(FeeState.UNCERTAIN, kind="le_phi", text="Lệ phí : 01 USD"),)),
        ("Phí : 0 Đồng\nPhí : 0 Đồng", (Fee(FeeState.FREE, 0, "phi"),)),
        ("", ()),
    ],
)
def test_the_sheets_of_the_ministry_of_defence(text, fees):
    assert read_fee_sheet(text) == fees
