import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.search_words import deletions, edits, read_query, search_key, splits, spoken_key

words = st.text("abcdefgh", min_size=2, max_size=7)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kỹ thuật (mẫu số 01/ĐKT)", "ki thuat mau so 01 dkt"),
        ("Đăng ký", "dang ki"),
        ("Lý lịch tư pháp", "li lich tu phap"),
        ("xây dựng, quy hoạch", "xay dung quy hoach"),
        ("Ủy ban", "uy ban"),
        ("  ", ""),
    ],
)
def test_both_spellings_of_i_and_no_accents(text, key):
    assert search_key(text) == key


def test_the_spoken_key_keeps_the_tones():
    assert spoken_key("Thuê đất, THUẾ  đất") == "thuê đất thuế đất"


@pytest.mark.parametrize("text", ["1.001193", "1.0011", "1.", "001193", "2.00", "1193"])
def test_a_code_is_seen_as_one(text):
    assert read_query(text).code == text


@pytest.mark.parametrize("text", ["khai sinh", "01", "mẫu 01", "1a", "%%%", "'; drop", "1.2.3"])
def test_other_texts_are_words(text):
    query = read_query(text)
    assert query.code == ""
    assert all(word.isalnum() and word.isascii() for word in query.words)


def test_only_accents_that_were_typed_count():
    assert read_query("khai sinh").spoken == ""
    assert read_query("thuế đất").spoken == "thuế đất"


@given(st.text())
def test_any_text_can_be_typed(text):
    query = read_query(text)
    assert len(query.words) <= 12


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sihn", "sinh", 1),
        ("ki", "ky", 1),
        ("pheps", "phep", 1),
        ("hop", "hopj", 1),
        ("sinh", "sinh", 0),
        ("lai", "xe", 2),
        ("abcd", "badc", 2),
        ("xa", "phuong", 2),
    ],
)
def test_edits(one, other, expected):
    assert edits(one, other) == edits(other, one) == expected


@given(words, st.data())
def test_a_word_one_slip_away_shares_a_deletion(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefgh"))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :], word[:at] + letter + word[at:], swapped]
    for slip in slips:
        assert edits(word, slip) <= 1
        if len(slip) >= 2:
            assert deletions(word) & deletions(slip)


@given(words, words)
def test_words_without_a_common_deletion_are_more_than_a_slip_apart(one, other):
    if edits(one, other) <= 1:
        assert deletions(one) & deletions(other)


def test_numbers_are_not_misspelt():
    assert deletions("2018") == {"2018"}


def test_a_word_run_together_can_be_parted():
    assert ("khai", "sinh") in splits("khaisinh")
    assert splits("an") == ()
