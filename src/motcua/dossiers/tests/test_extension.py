"""Extension with apology: a day before, once, the first date kept (NĐ 61/2018 Art 19.9)."""

from datetime import date

import pytest

from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.tests.stage import DUNG, Stage, accepted, instant
from motcua.kernel.errors import Invalid, Refused

TO_16TH = Extend(date(2018, 11, 16), "Chờ kết quả đo đạc", "15/TB")


def working() -> Stage:
    return accepted().do("05/11 10:00", HandOver())


def test_a_day_before_the_date_may_be_moved_and_the_first_is_kept() -> None:
    state = working().do("11/11 09:00", TO_16TH, DUNG).state
    assert (state.due_at, state.original_due_at) == (instant("16/11 17:00"), instant("12/11 17:00"))
    assert state.extended


def test_on_the_day_itself_it_is_too_late() -> None:
    with pytest.raises(Refused, match="extension_too_late"):
        working().do("12/11 08:00", TO_16TH, DUNG)


def test_a_second_extension_is_refused() -> None:
    stage = working().do("09/11 09:00", TO_16TH, DUNG)
    with pytest.raises(Refused, match="extended_once"):
        stage.do("10/11 09:00", Extend(date(2018, 11, 20), "Vẫn chờ", "16/TB"), DUNG)


@pytest.mark.parametrize("day", [date(2018, 11, 12), date(2018, 11, 9)])
def test_a_date_that_is_not_later_is_refused(day: date) -> None:
    with pytest.raises(Invalid, match="new_due_not_later"):
        working().do("07/11 09:00", Extend(day, "Lý do", "15/TB"), DUNG)


def test_the_new_date_is_a_working_day() -> None:
    with pytest.raises(Invalid, match="new_due_not_working"):
        working().do("07/11 09:00", Extend(date(2018, 11, 17), "Lý do", "15/TB"), DUNG)


def test_no_letter_no_extension() -> None:
    with pytest.raises(Invalid, match="letter_missing"):
        working().do("07/11 09:00", Extend(date(2018, 11, 16), "Lý do", ""), DUNG)
    with pytest.raises(Invalid, match="reason_missing"):
        working().do("07/11 09:00", Extend(date(2018, 11, 16), "", "15/TB"), DUNG)


def test_after_the_due_date_a_letter_goes_out_but_the_date_stays() -> None:
    state = working().do("13/11 09:00", Apologise("Quá tải", "17/TB"), DUNG).state
    assert state.apologised
    assert (state.due_at, state.extended) == (instant("12/11 17:00"), False)
