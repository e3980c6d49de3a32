"""What a petition must have, by when, and who never gets it: worked cases and properties."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.world import calendar_around_2018, instant
from motcua.kernel.errors import Refused
from motcua.petitions.rules.acceptance import Sender, is_vietnamese, lacks_of, not_accepted
from motcua.petitions.rules.anonymity import check_is_anonymous
from motcua.petitions.rules.clocks import FIRST_LOOK, Reckoner, TermOf
from motcua.petitions.rules.facts import About, Desk, Kind, Lack, Place, Published, Task
from motcua.petitions.rules.reporting import Figure, Lived, count, figures_of
from motcua.petitions.rules.routing import check_may_have, is_barred, receiver
from motcua.worktime.rules.terms import parse_term

AN = Sender("Phạm Thị An", "Tổ 1, phường Hồng Gai", "0900000007")
VIETNAMESE = "Tôi phải đi lại ba lần mới nộp được hồ sơ"
CHAIN = ("commune", "district", "province")
EVERYBODY = {
    Place(code, desk): frozenset({number})
    for number, (code, desk) in enumerate([(code, desk) for code in CHAIN for desk in Desk], start=1)
}


def test_what_the_decree_asks_for_is_there() -> None:
    assert lacks_of(Kind.CONDUCT, "Thái độ", VIETNAMESE, About("QNI"), AN) == ()
    by_letter = Sender("Phạm Thị An", "Tổ 1", "", "Hòm thư số 9, bưu điện Hạ Long")
    assert lacks_of(Kind.PROCEDURE, "Quy định", VIETNAMESE, About(), by_letter) == ()


def test_all_that_is_lacking_is_told_at_once_with_what_to_do() -> None:
    lacks = lacks_of(Kind.CONDUCT, "", "They told me to come back three times", About(), Sender("An", "", "123"))
    assert lacks == (Lack.TITLE, Lack.VIETNAMESE, Lack.UNIT, Lack.NAME, Lack.ADDRESS, Lack.CONTACT)
    refusal = not_accepted(lacks)
    assert "họ và tên đầy đủ" in refusal.vi
    assert "số điện thoại hoặc địa chỉ nhận thư" in refusal.vi
    assert "vẫn còn" in refusal.vi


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        (VIETNAMESE, True),
        ("toi bi huong dan sai hai lan o bo phan mot cua, ho so 000.00.01.H49-181105-0001", True),
        ("Cán bộ nói chuyện trên Zalo và Facebook, không trả lời email", True),
        ("The officer was rude and asked for more papers every time", False),
        ("Les agents ont demandé des documents supplémentaires", False),
        ("12345 !!!", False),
    ],
)
def test_vietnamese_is_told_from_other_languages_with_or_without_accents(text: str, is_it: bool) -> None:
    assert is_vietnamese(text) is is_it


def test_terms_are_counted_in_working_days_of_the_calendar() -> None:
    schedule = calendar_around_2018().schedule()
    days = {Task.REFUSE: 2, Task.SUPPLEMENT: 5, Task.TRANSFER: 5, Task.ANSWER: 15}
    terms = {task: TermOf(parse_term(f"{number} working_days"), "x") for task, number in days.items()}
    clocks = Reckoner(terms, schedule).clocks(FIRST_LOOK, instant("05/11 09:00"))
    assert [clock.due and clock.due.date() for clock in clocks] == [
        date(2018, 11, 7),
        date(2018, 11, 12),
        date(2018, 11, 12),
        date(2018, 11, 26),
    ]
    late = Reckoner(terms, schedule).clocks((Task.ANSWER,), instant("05/11 09:00").replace(year=2031))
    assert [clock.due for clock in late] == [None], "a year without a calendar turns nobody away"


@pytest.mark.parametrize(
    ("about", "place", "barred"),
    [
        (About("district"), Place("district", Desk.HANDLING), True),
        (About("district"), Place("commune", Desk.HANDLING), True),
        (About("district"), Place("commune", Desk.CONTROL), True),
        (About("district"), Place("province", Desk.CONTROL), False),
        (About("district", "x", (9,), heads=True), Place("district", Desk.CONTROL), True),
        (About("district", "x", (9,), heads=False), Place("district", Desk.HANDLING), False),
        (About("district", "không rõ tên"), Place("district", Desk.HANDLING), True),
        (About("province", "x", (9,), heads=True), Place("province", Desk.HANDLING), True),
        (About("province", "x", (9,), heads=True), Place("province", Desk.CONTROL), False),
    ],
)
def test_a_unit_never_gets_what_is_about_it_or_its_head(about: About, place: Place, barred: bool) -> None:
    assert is_barred(Kind.CONDUCT, about, place, CHAIN[CHAIN.index(place.centre) :]) is barred
    assert not is_barred(Kind.PROCEDURE, about, place, CHAIN[CHAIN.index(place.centre) :])


def test_the_superior_takes_what_the_unit_may_not_have() -> None:
    assert receiver(Kind.CONDUCT, About("commune", "x", (99,)), CHAIN, EVERYBODY) == Place("commune", Desk.CONTROL)
    assert receiver(Kind.CONDUCT, About("commune"), CHAIN, EVERYBODY) == Place("district", Desk.CONTROL)
    assert receiver(Kind.CONDUCT, About("district"), CHAIN[1:], EVERYBODY) == Place("province", Desk.CONTROL)
    control = next(iter(EVERYBODY[Place("province", Desk.CONTROL)]))
    alone = {place: who for place, who in EVERYBODY.items() if place.centre == "province"}
    about_control = About("province", "x", (control,))
    assert receiver(Kind.CONDUCT, about_control, ("province",), alone) == Place("province", Desk.HANDLING)
    with pytest.raises(Refused, match="handler_is_subject"):
        check_may_have(Kind.CONDUCT, About("commune"), Place("commune", Desk.HANDLING), CHAIN, EVERYBODY)
    with pytest.raises(Refused, match="desk_empty"):
        check_may_have(Kind.CONDUCT, About("commune", "x", (9,)), Place("commune", Desk.HANDLING), CHAIN, {})


@given(
    about=st.builds(
        About,
        centre=st.sampled_from(CHAIN),
        person=st.sampled_from(["", "x"]),
        accounts=st.lists(st.integers(1, 8), max_size=3).map(tuple),
        heads=st.booleans(),
    ),
    staffed=st.dictionaries(st.sampled_from(list(EVERYBODY)), st.frozensets(st.integers(1, 8), max_size=2)),
    start=st.integers(0, 2),
)
def test_no_petition_is_ever_routed_to_its_subject(
    about: About, staffed: dict[Place, frozenset[int]], start: int
) -> None:
    chain = CHAIN[start:]
    place = receiver(Kind.CONDUCT, about, chain, staffed)
    waits = place == Place("province", Desk.CONTROL)
    assert waits or staffed.get(place, frozenset()) - set(about.accounts), "somebody else is there"
    assert not is_barred(Kind.CONDUCT, about, place, CHAIN[CHAIN.index(place.centre) :])


PUBLIC = Published("Đi lại nhiều lần", "Người dân phản ánh phải bổ sung nhiều lần.", "Đã chấn chỉnh.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": "Bà PHAM THI AN phản ánh"}, "body"),
        ({"answer": "Xin liên hệ 0900.000.007"}, "answer"),
        ({"title": "Về ông Nguyễn Văn Bình"}, "title"),
        ({"body": "Người ở Tổ 1, phường Hồng Gai"}, "body"),
    ],
)
def test_nothing_published_says_who(changes: dict[str, str], field: str) -> None:
    check_is_anonymous(PUBLIC, AN, ["Nguyễn Văn Bình"])
    with pytest.raises(Refused, match="says_who") as refused:
        check_is_anonymous(replace(PUBLIC, **changes), AN, ["Nguyễn Văn Bình"])
    assert refused.value.field == field


SUBJECT = UUID("0f0e0d0c-0b0a-4999-8888-777766665555")
BEGIN, END = instant("01/11 00:00"), instant("01/12 00:00")


def lived(opened: list[str], closed: list[str], **named: object) -> Lived:
    values = {"late_at": None, "next_due": None, "published_at": None} | named
    return Lived(SUBJECT, "conduct", 1, tuple(map(instant, opened)), tuple(map(instant, closed)), **values)  # type: ignore[arg-type]


def test_columns_of_the_forms() -> None:
    carried = lived(["20/10 09:00"], ["05/11 09:00"], published_at=instant("06/11 09:00"))
    assert figures_of(carried, BEGIN, END) == {Figure.TOTAL, Figure.CARRIED_OVER, Figure.HANDLED, Figure.PUBLISHED}
    waiting = lived(["20/11 09:00"], [], next_due=instant("27/11 17:00"))
    assert figures_of(waiting, BEGIN, END) == {Figure.TOTAL, Figure.NEW, Figure.OPEN, Figure.OPEN_LATE}
    assert figures_of(lived(["20/10 09:00"], ["25/10 09:00"]), BEGIN, END) == frozenset()
    again = lived(["20/10 09:00", "10/11 09:00"], ["25/10 09:00"])
    assert figures_of(again, BEGIN, END) == {Figure.TOTAL, Figure.CARRIED_OVER, Figure.OPEN}
    later = lived(["20/11 09:00"], ["05/12 09:00"], late_at=instant("04/12 17:00"))
    assert figures_of(later, BEGIN, END) == {Figure.TOTAL, Figure.NEW, Figure.OPEN}, "as of the period's end"


@given(st.lists(st.integers(0, 120), min_size=1, max_size=5), st.integers(1, 100))
def test_total_is_carried_plus_new_and_handled_plus_open(offsets: list[int], cut: int) -> None:
    moments = [instant("01/09 09:00") + timedelta(days=day) for day in sorted(set(offsets))]
    petition = Lived(SUBJECT, "conduct", 1, tuple(moments[::2]), tuple(moments[1::2]), None, None, None)
    ends = [instant("01/09 00:00") + timedelta(days=each) for each in (0, cut, 130)]
    for begin, end in pairwise(ends):
        found = {figure: len(subjects) for figure, subjects in count([petition], begin, end).items()}
        assert found[Figure.TOTAL] == found[Figure.CARRIED_OVER] + found[Figure.NEW]
        assert found[Figure.TOTAL] == found[Figure.HANDLED] + found[Figure.OPEN]
