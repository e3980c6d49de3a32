"""Sayings inside a query, by the pure rule."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.audience import audiences_of
from motcua.catalogue.rules.search_words import read_query, says
from motcua.catalogue.rules.synonyms import Part, Typed, find_parts, read_sayings, readings

RED_BOOK = ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất")
NEW_RED_BOOK = ("làm sổ đỏ", "cấp giấy chứng nhận lần đầu")
NOTHING = ("làm", "")


def typed(text: str) -> list[Typed]:
    query = read_query(text)
    return [Typed(accented, (word,)) for word, accented in zip(query.words, query.accented, strict=True)]


def spans(text: str, *rows: tuple[str, str]) -> list[tuple[int, int, bool]]:
    return [(part.first, part.end, part.saying is not None) for part in find_parts(typed(text), read_sayings(rows))]


def test_the_longest_saying_is_taken_and_the_rest_stays_words():
    assert spans("làm sổ đỏ nhanh", RED_BOOK, NEW_RED_BOOK, NOTHING) == [(0, 3, True), (3, 4, False)]


def test_typed_without_accents_it_may_be_the_saying_with_others_it_is_not():
    assert spans("so do", RED_BOOK) == [(0, 2, True)]
    assert spans("sơ đồ", RED_BOOK) == [(0, 1, False), (1, 2, False)]


def test_a_misspelt_word_may_be_one_of_the_sayings():
    parts = find_parts([Typed("soo", ("so", "soi")), Typed("đỏ", ("do",))], read_sayings([RED_BOOK]))
    assert parts[0].saying is not None


def test_a_query_is_compared_with_and_without_what_says_nothing():
    parts = find_parts(typed("làm nghiep"), read_sayings([NOTHING]))
    assert readings(parts, ["lam", "nghiep"]) == ("nghiep", "lam nghiep")


def test_several_meanings_are_several_readings():
    sayings = read_sayings([("mở quán", "hộ kinh doanh"), ("mở quán", "an toàn thực phẩm")])
    parts = find_parts(typed("mở quán"), sayings)
    assert readings(parts, ["mo", "quan"]) == ("ho kinh doanh", "an toan thuc pham")


def test_a_tone_may_stand_on_either_letter():
    assert says("hoà", "hòa")
    assert not says("hoá", "hòa")


@given(st.lists(st.sampled_from(["so", "do", "lam", "nha", "xe"]), max_size=9))
def test_the_parts_cover_every_word_once_and_in_order(words: list[str]) -> None:
    sayings = read_sayings([RED_BOOK, NEW_RED_BOOK, NOTHING, ("do do", "x"), ("xe", "y")])
    parts = find_parts([Typed(word, (word,)) for word in words], sayings)
    assert [at for part in parts for at in range(part.first, part.end)] == list(range(len(words)))
    assert all(isinstance(part, Part) and part.end > part.first for part in parts)


def test_audiences_are_read_from_the_national_words():
    both = ("Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)")
    assert audiences_of(both) == ["citizens", "organisations"]
    assert audiences_of(["Doanh nghiệp có vốn đầu tư nước ngoài, Hợp tác xã"]) == ["companies"]
    assert audiences_of(["Cán bộ, công chức, viên chức"]) == ["organisations"]
    assert audiences_of([]) == []
