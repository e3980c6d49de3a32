"""Vietnamese text: what looks alike is found alike, and lists stand in the dictionary's order."""

import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.text import SORT_KEY_LENGTH, fold, nfc, prefix_end, sort_key

# The alphabet written out by hand, each row one letter in the order of its tones: the tests' own knowledge.
ROWS = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ p q r s t "
    "uùủũúụ ưừửữứự v w x yỳỷỹýỵ z"
)
ALPHABET = ROWS.split()
PLACE = {spelled: (letter, tone) for letter, row in enumerate(ALPHABET) for tone, spelled in enumerate(row)}
VOWELS = [row for row in ALPHABET if len(row) == 6]
PLAIN = [row[0] for row in ALPHABET]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """Letters with at most one tone, as Vietnamese syllables have; sometimes with capitals."""
    before = draw(st.text(st.sampled_from(PLAIN), max_size=2))
    toned = draw(st.sampled_from(VOWELS))[draw(st.integers(0, 5))]
    after = draw(st.text(st.sampled_from(PLAIN), max_size=1))
    word = before + toned + after
    return draw(st.sampled_from([word, word.title(), word.upper()]))


phrases = st.lists(syllables(), max_size=3).map(" ".join)
any_text = st.text(max_size=40)


def dictionary_place(phrase: str) -> tuple[object, object]:
    """The slow oracle: each word's letters, then its tone; at the very end the capitals."""
    words = []
    for word in phrase.lower().split():
        places = [PLACE[character] for character in word]
        words.append(([letter for letter, _ in places], max(tone for _, tone in places)))
    return words, [character.isupper() for character in phrase if character != " "]


def ordered(*texts: str) -> None:
    keys = [sort_key(text) for text in texts]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_letters_stand_in_the_alphabets_order() -> None:
    ordered(*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")


def test_tones_stand_in_the_dictionarys_order() -> None:
    ordered("ma", "mà", "mả", "mã", "má", "mạ")


def test_letters_count_before_tones_within_a_word() -> None:
    ordered("ạc", "ach", "ạng", "anh", "ánh")


def test_a_word_counts_whole_before_the_next_word() -> None:
    ordered("tuân thủ", "tuần chay")
    ordered("ba", "ba hoa", "bà", "bà con", "ban")
    ordered("Hà An", "Hà Lầm", "Hà Tu", "Hạ Long")


def test_words_end_before_longer_words() -> None:
    ordered("An Bình", "Anh")


def test_lower_case_comes_first_only_when_all_else_is_equal() -> None:
    ordered("a", "A", "à")
    ordered("hoa An", "Hoa an", "Hoa bình")


def test_digits_come_before_letters_and_numbers_by_their_value() -> None:
    ordered("Khu 2", "Khu 10", "Khu 123456789", "Khu 1234567890", "Khu " + "9" * 17, "Khu " + "9" * 18, "Khu A")
    ordered("H2", "H49", "Ha")


def test_punctuation_only_parts_words() -> None:
    assert sort_key("Đông-Triều, (TX.)") == sort_key("Đông Triều TX")
    assert sort_key("Đắk R'Lấp") == sort_key("Đắk R’Lấp") == sort_key("Đắk RLấp")


def test_other_scripts_and_foreign_letters_have_a_place() -> None:
    ordered("Zunyi", "Ялта", "北京")
    ordered("lodz", "Łódź")
    ordered("muler", "Müller", "mun")


@pytest.mark.parametrize("nothing", ["", "   ", "\t\n", "–", "…!?"])
def test_nothing_to_sort_by_gives_the_least_key(nothing: str) -> None:
    assert sort_key(nothing) < sort_key("0")


def test_both_placements_of_a_tone_are_one_word() -> None:
    assert sort_key("hòa") == sort_key("hoà")
    assert sort_key("thúy") == sort_key("thuý")
    assert fold("Hòa") == fold("hoà") == "hoa"
    ordered("hoa", "hòa", "hoả", "hóa")


def test_a_very_long_text_still_fits_an_index() -> None:
    long_name = "Thủ tục xác nhận " * 5000
    assert len(sort_key(long_name)) == SORT_KEY_LENGTH
    ordered("Thủ tục", long_name, "Thủ tục xác nhờ")


@given(phrases, phrases)
def test_keys_compare_as_the_dictionary_does(one: str, other: str) -> None:
    place, other_place = dictionary_place(one), dictionary_place(other)
    assert (sort_key(one) < sort_key(other)) == (place < other_place)
    assert (sort_key(one) == sort_key(other)) == (place == other_place)


@given(any_text)
def test_keys_are_printable_ascii_whatever_comes(text: str) -> None:
    assert re.fullmatch(r"[ -~]*", sort_key(text))


@given(phrases)
def test_encodings_of_one_text_are_one_text(phrase: str) -> None:
    decomposed = unicodedata.normalize("NFD", phrase)
    assert nfc(decomposed) == nfc(phrase)
    assert sort_key(decomposed) == sort_key(phrase)
    assert fold(decomposed) == fold(phrase)


@pytest.mark.django_db
def test_the_database_sorts_keys_as_python_does() -> None:
    names = ["Đông Triều", "Ba Chẽ", "Hạ Long", "Hà Tu", "Bình Liêu", "Ân", "Ăn", "an", "Tổ 10", "Tổ 2", "Ý Yên", "ý"]
    keys = [sort_key(name) for name in names]
    with connection.cursor() as cursor:
        cursor.execute('SELECT key FROM unnest(%s::text[]) AS key ORDER BY key COLLATE "C"', [keys])
        assert [key for (key,) in cursor] == sorted(keys)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng Ký  Khai\tSinh ", "dang ky khai sinh"),
        ("ƯỜNG Ơ Ổ Ằ", "uong o o a"),
        ("Ｈ４９ ﬁ", "h49 fi"),
        ("Kđăm\u00a0Niê\u200b", "kdam nie"),
        ("000.00.01.H49-181030-0001", "000.00.01.h49-181030-0001"),
        ("a\x00b", "a b"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert "\x00" not in folded
    assert folded == folded.strip()


@given(phrases)
def test_folding_vietnamese_leaves_plain_letters(phrase: str) -> None:
    assert re.fullmatch(r"[a-z ]*", fold(phrase))


@given(st.text(min_size=1, max_size=5), any_text)
def test_a_prefix_holds_exactly_what_begins_with_it(prefix: str, text: str) -> None:
    end = prefix_end(prefix)
    inside = [prefix, prefix + text, prefix + "\U0010ffff"]
    for candidate in [*inside, text]:
        found = prefix <= candidate and (end is None or candidate < end)
        assert found == candidate.startswith(prefix)


def test_no_text_lies_above_an_empty_prefix() -> None:
    assert prefix_end("") is None
    assert prefix_end("\U0010ffff") is None
    assert prefix_end("nguyen van a") == "nguyen van b"
    assert prefix_end("\ud7ff") == "\ue000"
