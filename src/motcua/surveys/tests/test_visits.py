"""Whoever came says how the visit was, once a receipt or slip, without an account; nobody learns that they did."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import LoadedDossier, dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.correct_dossier import correct_dossier
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.state import Party
from motcua.dossiers.tests.conftest import committed_world, forgotten, world
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER
from motcua.surveys.access import visit_with
from motcua.surveys.actions.give_slip import code_for_receipt, code_for_slip
from motcua.surveys.actions.rate_visit import rate_visit
from motcua.surveys.models import Answer, Visit, VisitAnswer
from motcua.surveys.queries import comments_of, satisfaction_of, visits_of
from motcua.surveys.rules.answers import Level
from motcua.surveys.rules.disclosed import disclose
from motcua.surveys.rules.visits import OPEN_DAYS, last_day_to_rate, read_visit_code, visit_code
from motcua.surveys.visit_codes import digest_of

__all__ = ["committed_world", "forgotten", "world"]
AT = instant("05/11 10:00")
TODAY, QUARTER, LATER = AT.date(), date(2018, 10, 1), date(2019, 1, 2)
GOOD: dict[str, Any] = {"level": 5, "reasons": ["kind"], "comment": ""}


def received(world: World, at: str = "05/11 09:00", **changes: Any) -> LoadedDossier:
    return dossier_for(world.binh, accept_dossier(world.binh, application(**changes), at=instant(at)).state.code)


def say(code: str, today: date = TODAY, **said: Any) -> None:
    rate_visit(STRANGER, visit_with(STRANGER, code, today), at=AT, **(GOOD | said))


@given(secret=st.binary(min_size=10, max_size=32))
def test_a_code_is_read_as_it_is_spelled_and_as_people_type_it(secret: bytes) -> None:
    code = visit_code(secret)
    assert (len(code), read_visit_code(code)) == (19, code)
    typed = code.upper().replace("-", " ").replace("O", "0").replace("L", "1")
    assert read_visit_code(f"  {typed} ") == code


@pytest.mark.parametrize("typed", ["", "k7m2", "k7m2-q3ab-xyzw-abc!", "k7m2-q3ab-xyzw-abcd-efgh", "9" * 16, "é" * 16])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_visit_code(typed) == ""


def test_what_was_received_together_is_one_visit_and_another_owner_or_day_is_another(world: World) -> None:
    first, second = received(world), received(world, "05/11 16:00")
    code = code_for_receipt(world.binh, first, at=AT)
    assert code_for_receipt(world.binh, first, at=AT) == code
    assert code_for_receipt(world.binh, second, at=AT) == code
    other = received(world, owner=Party("Lê Văn Cụ", identity_kind="cccd", identity_number="022040000456"))
    next_day = received(world, "06/11 09:00")
    codes = {code_for_receipt(world.binh, each, at=instant("06/11 10:00")) for each in (first, other, next_day)}
    assert len(codes) == 3
    assert Visit.objects.count() == 3


def test_without_a_number_the_name_is_the_person(world: World) -> None:
    two = [received(world, owner=Party(name)) for name in ("Trần Thị Hoa", "trần thị hoa")]
    assert len({code_for_receipt(world.binh, each, at=AT) for each in two}) == 1


def test_a_correction_makes_no_second_visit(world: World) -> None:
    loaded = received(world)
    code = code_for_receipt(world.binh, loaded, at=AT)
    owner = Party("Phạm Thị Anh", identity_kind="cccd", identity_number="022190000124")
    correct_dossier(world.binh, loaded.state.code, Correct("Ghi nhầm", owner=owner), at=AT)
    corrected = dossier_for(world.binh, loaded.state.code)
    assert code_for_receipt(world.binh, corrected, at=AT) == code


def test_nothing_kept_of_a_slip_leads_to_a_dossier_a_person_or_the_code(world: World) -> None:
    code = code_for_receipt(world.binh, received(world), at=AT)
    assert {field.name for field in Visit._meta.get_fields()} == {"digest", "centre", "day", "is_rated"}
    names = {field.name for field in VisitAnswer._meta.get_fields()}
    assert names == {"id", "quarter", "centre", "level", "reasons", "comment"}
    row = Visit.objects.get()
    assert row.digest == digest_of(code)
    assert code not in row.digest
    say(code)
    assert VisitAnswer.objects.get().quarter == QUARTER


@pytest.mark.parametrize("name", ["chi", "dung", "giang", "kiem", "an"])
def test_only_the_counter_that_received_it_gives_the_code(world: World, name: str) -> None:
    loaded = received(world)
    assert code_for_receipt(getattr(world, name), loaded, at=AT) == ""
    with pytest.raises(Refused, match="not_at_the_counter"):
        code_for_slip(getattr(world, name), world.province.pk, at=AT)
    assert not Visit.objects.exists()


def test_nobody_came_by_post_and_after_thirty_days_it_is_over(world: World) -> None:
    assert code_for_receipt(world.binh, received(world, channel=Channel.POST), at=AT) == ""
    loaded = received(world)
    assert code_for_receipt(world.binh, loaded, at=AT + timedelta(days=OPEN_DAYS))
    assert code_for_receipt(world.binh, loaded, at=AT + timedelta(days=OPEN_DAYS + 1)) == ""


def test_a_slip_is_good_for_one_answer_and_the_second_is_told_nothing(world: World) -> None:
    code = code_for_slip(world.binh, world.province.pk, at=AT)
    say(code, level=2)
    say(code, level=5)
    answer = VisitAnswer.objects.get()
    assert (answer.level, answer.centre) == (2, world.province)
    assert code_for_slip(world.binh, world.province.pk, at=AT) != code


def test_it_opens_until_its_last_day_and_old_ones_are_cleared_away(world: World) -> None:
    code = code_for_slip(world.binh, world.province.pk, at=AT)
    last = last_day_to_rate(TODAY)
    assert visit_with(STRANGER, code, last)
    for made_up in (code[:-1] + ("a" if code[-1] != "a" else "b"), "", "x"):
        with pytest.raises(NotFound):
            visit_with(STRANGER, made_up, TODAY)
    with pytest.raises(NotFound):
        visit_with(STRANGER, code, last + timedelta(days=1))
    code_for_slip(world.binh, world.province.pk, at=AT + timedelta(days=OPEN_DAYS + 1))
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("name", ["binh", "em", "giang", "kiem"])
def test_no_officer_rates_a_visit_nor_learns_whether_there_is_one(world: World, name: str) -> None:
    code = code_for_slip(world.binh, world.province.pk, at=AT)
    visit = visit_with(STRANGER, code, TODAY)
    for asked in (code, "aaaa-bbbb-cccc-dddd"):
        with pytest.raises(Refused, match="staff_cannot_rate_visits"):
            visit_with(getattr(world, name), asked, TODAY)
    with pytest.raises(Refused):
        rate_visit(getattr(world, name), visit, at=AT, **GOOD)
    assert not VisitAnswer.objects.exists()


def test_a_bad_answer_uses_nothing_up(world: World) -> None:
    code = code_for_slip(world.binh, world.province.pk, at=AT)
    with pytest.raises(Invalid):
        say(code, level=None)
    say(code)
    assert VisitAnswer.objects.count() == 1


def test_many_at_once_are_one_visit_and_one_answer(committed_world: World) -> None:
    world = committed_world
    loaded = received(world)
    start = threading.Barrier(4)
    codes: list[str] = []

    def come() -> None:
        try:
            start.wait()
            code = code_for_receipt(world.binh, loaded, at=AT)
            codes.append(code)
            start.wait()
            say(code)
        finally:
            connection.close()

    threads = [threading.Thread(target=come) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(codes)) == 1
    assert (Visit.objects.count(), VisitAnswer.objects.count()) == (1, 1)


def test_visits_are_told_apart_from_dossiers_and_small_numbers_left_out(world: World) -> None:
    def said(centre: Any, level: int, number: int, **more: str) -> None:
        rows = (VisitAnswer(quarter=QUARTER, centre=centre, level=level, **more) for _ in range(number))
        VisitAnswer.objects.bulk_create(rows)

    said(world.province, 5, 10, comment="Nhanh")
    said(world.province, 1, 6)
    said(world.district, 1, 4, comment="Chậm")
    told = visits_of(QUARTER, LATER)
    assert told.whole is not None
    assert (told.whole.answers, told.whole.satisfied, told.procedures) == (20, 10, ())
    assert [(line.code, line.answers) for line in told.centres] == [("", 20)]
    assert satisfaction_of(QUARTER, LATER).is_empty
    assert {text for *_, text in comments_of(world.kiem, QUARTER, LATER, of_visits=True)} == {"Nhanh"}
    assert comments_of(world.kiem, QUARTER, LATER) == []
    assert not Answer.objects.exists()
    with pytest.raises(NotFound):
        visits_of(QUARTER, date(2018, 12, 31))


@given(
    counts=st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from(list(Level))), st.integers(0, 12)),
)
def test_without_procedures_shares_are_told_as_they_are_with_one(counts: dict[tuple[str, Level], int]) -> None:
    by_one = {("p", level): sum(n for (_, at), n in counts.items() if at == level) for level in Level}
    alone, beside = disclose(counts, {}), disclose(counts, by_one)
    assert (alone.whole, alone.centres, alone.levels) == (beside.whole, beside.centres, beside.levels)
