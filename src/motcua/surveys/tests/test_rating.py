"""An says how it was, once, in confidence; nobody who serves says it for her or learns that it was she."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.conftest import committed_world, forgotten, world
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.notices.rating_links import rating_token, read_rating_token
from motcua.organisation.actors import STRANGER, Actor
from motcua.statistics.rules.disclosure import SMALL
from motcua.surveys.access import linked_dossier, own_dossier
from motcua.surveys.actions.rate import rate
from motcua.surveys.models import Answer, Rated
from motcua.surveys.queries import comments_of, finished_quarters, satisfaction_of
from motcua.surveys.rules.answers import Level, check_may_rate, last_day_of, quarter_before, quarter_of
from motcua.surveys.rules.disclosed import disclose

__all__ = ["committed_world", "forgotten", "world"]
AT = instant("05/11 10:00")
LATER = date(2019, 1, 2)
GOOD: dict[str, Any] = {"level": 5, "reasons": ["quick"], "comment": "Cảm ơn cô Bình"}


def ended(world: World, at: str = "05/11 09:00") -> LoadedDossier:
    """An's online submission, refused at the gate: it has ended."""
    draft = save_draft(world.an, application(), at=instant(at))
    submit_dossier(world.an, draft.dossier_id, at=instant(at))
    carry_out(world.binh, draft.dossier_id, RefuseAtGate("Không đúng", "Điều 3"), at=instant("05/11 09:30"))
    return linked_dossier(rating_token(draft.dossier_id))


def test_an_rates_by_her_link_without_an_account_and_only_once(world: World) -> None:
    loaded = ended(world)
    rate(STRANGER, loaded, at=AT, **GOOD)
    with pytest.raises(Refused, match="rated_already"):
        rate(world.an, loaded, at=AT, **GOOD)
    assert Answer.objects.get().level == 5


def test_what_was_said_leads_to_nobody(world: World) -> None:
    rate(world.an, ended(world), at=AT, **GOOD)
    names = {field.name for field in Answer._meta.get_fields()}
    assert names == {"id", "quarter", "centre", "procedure", "level", "reasons", "comment"}
    assert {field.name for field in Rated._meta.get_fields()} == {"dossier"}
    assert Answer.objects.get().quarter == date(2018, 10, 1)
    assert Answer.objects.get().pk.version == 4


@pytest.mark.parametrize("name", ["binh", "em", "giang", "kiem"])
def test_no_officer_rates(world: World, name: str) -> None:
    loaded = ended(world)
    with pytest.raises(Refused, match="staff_cannot_rate"):
        rate(getattr(world, name), loaded, at=AT, **GOOD)
    assert not Rated.objects.exists()


def test_whoever_handled_it_does_not_rate_it_even_without_a_post_any_more(world: World) -> None:
    loaded = ended(world)
    binh_later = Actor(world.binh.account_id, world.binh.name)
    with pytest.raises(Refused, match="staff_cannot_rate"):
        rate(binh_later, loaded, at=AT, **GOOD)


def test_nothing_is_rated_before_its_end(world: World) -> None:
    draft = save_draft(world.an, application(), at=instant("05/11 09:00"))
    submit_dossier(world.an, draft.dossier_id, at=instant("05/11 09:00"))
    with pytest.raises(Refused, match="not_ended_yet"):
        rate(world.an, linked_dossier(rating_token(draft.dossier_id)), at=AT, **GOOD)
    for status in (Status.DRAFT, Status.REGISTERED, Status.PROCESSING, Status.AWAITING_SUPPLEMENT):
        with pytest.raises(Refused):
            check_may_rate(status, is_officer=False, has_acted=False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"level": 0}, "level"),
        ({"level": 6}, "level"),
        ({"level": None}, "level"),
        ({"reasons": ["free_beer"]}, "reasons"),
        ({"comment": "x" * 1001}, "comment"),
    ],
)
def test_what_is_no_answer_is_refused_and_the_dossier_can_still_be_rated(
    world: World, changes: dict[str, Any], field: str
) -> None:
    loaded = ended(world)
    with pytest.raises(Invalid) as error:
        rate(world.an, loaded, at=AT, **(GOOD | changes))
    assert error.value.field == field
    rate(world.an, loaded, at=AT, **GOOD)


@pytest.mark.parametrize("token", ["", "1", "1.x", "x.y", "../1", "9" * 400])
def test_a_link_that_was_made_up_opens_nothing(world: World, token: str) -> None:
    with pytest.raises(NotFound):
        linked_dossier(token)


@given(number=st.integers(1, 10**12), other=st.integers(1, 10**12))
def test_a_link_opens_its_own_dossier_and_no_other(number: int, other: int) -> None:
    token = rating_token(number)
    assert read_rating_token(token) == number
    if other != number:
        assert read_rating_token(token.replace(f"{number}.", f"{other}.", 1)) is None


def test_the_account_that_did_not_submit_it_finds_nothing(world: World) -> None:
    ended(world)
    code = "000.00.01.H49-181105-0001"
    for actor in (world.binh, world.em, STRANGER):
        with pytest.raises(NotFound):
            own_dossier(actor, code)


def test_two_at_once_are_one_answer(committed_world: World) -> None:
    loaded = ended(committed_world)
    start = threading.Barrier(4)
    outcomes: list[str] = []

    def say() -> None:
        start.wait()
        try:
            rate(STRANGER, loaded, at=AT, **GOOD)
            outcomes.append("kept")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=say) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["kept", *["rated_already"] * 3]
    assert Answer.objects.count() == 1


def say_many(world: World, centre: Any, levels: list[int], comment: str = "") -> None:
    """Answers of the last quarter of 2018, as they lie in the database."""
    Answer.objects.bulk_create(
        Answer(quarter=date(2018, 10, 1), centre=centre, procedure=world.procedure, level=level, comment=comment)
        for level in levels
    )


def test_a_quarter_that_goes_on_is_told_to_nobody(world: World) -> None:
    say_many(world, world.province, [5] * 20)
    assert finished_quarters(date(2018, 12, 31)) == []
    with pytest.raises(NotFound):
        satisfaction_of(date(2018, 10, 1), date(2018, 12, 31))
    assert finished_quarters(LATER) == [date(2018, 10, 1)]
    with pytest.raises(NotFound):
        satisfaction_of(date(2018, 10, 2), LATER)


def test_a_finished_quarter_is_told_in_sums_and_few_answers_together_with_others(world: World) -> None:
    say_many(world, world.province, [5] * 10 + [4] * 6 + [1] * 5)
    say_many(world, world.district, [1] * 2)
    told = satisfaction_of(date(2018, 10, 1), LATER)
    assert [(line.code, line.answers) for line in told.centres] == [("", 23)]
    assert told.whole is not None
    assert (told.whole.answers, told.whole.satisfied) == (23, 16)
    assert told.levels == (7, 0, 0, 6, 10)


def test_few_answers_in_all_are_not_told(world: World) -> None:
    say_many(world, world.province, [1] * 4)
    told = satisfaction_of(date(2018, 10, 1), LATER)
    assert (told.is_empty, told.whole, told.centres, set(told.levels)) == (False, None, (), {None})


def test_comments_are_for_auditors_alone_and_only_of_many(world: World) -> None:
    say_many(world, world.province, [5] * 5, "Nhanh")
    say_many(world, world.district, [1] * 4, "Chậm")
    told = comments_of(world.kiem, date(2018, 10, 1), LATER)
    assert {text for _, _, _, text in told} == {"Nhanh"}
    for actor in (world.em, world.binh, world.an, STRANGER):
        with pytest.raises(NotFound):
            comments_of(actor, date(2018, 10, 1), LATER)


def test_number_and_share_do_not_tell_how_the_few_have_answered() -> None:
    """Two of 42 at a, none of 20 at b, ten of 30 at c were not satisfied."""
    by_centre = {("a", 5): 40, ("a", 1): 2, ("b", 5): 20, ("c", 4): 20, ("c", 1): 10}
    told = disclose(by_centre, {("p", 5): 60, ("p", 4): 20, ("p", 1): 12})
    assert [(line.code, line.answers, line.satisfied) for line in told.centres] == [
        ("a", 42, None),
        ("c", 30, None),  # or what a has would follow from the whole
        ("b", 20, 20),
    ]
    assert told.whole is not None
    assert (told.whole.satisfied, told.levels) == (80, (12, 0, 0, 20, 60))


def test_the_levels_do_not_tell_what_the_share_keeps_back() -> None:
    told = disclose({("a", 5): 40, ("a", 1): 3}, {("p", 5): 40, ("p", 1): 3})
    assert told.whole is not None
    assert (told.whole.share, told.centres[0].share, told.procedures[0].share) == (None, None, None)
    assert told.levels == (None, 0, 0, 0, None)


COUNTS = st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from(list(Level))), st.integers(0, 12))


@given(counts=COUNTS)
def test_every_line_is_of_five_or_more_and_all_add_up(counts: dict[tuple[str, Level], int]) -> None:
    told = disclose(counts, {("p", level): sum(n for (_, at), n in counts.items() if at == level) for level in Level})
    assert all(line.answers >= SMALL for line in (*told.centres, *told.procedures))
    if told.whole is not None:
        assert sum(line.answers for line in told.centres) == told.whole.answers == sum(counts.values())
        for line in (told.whole, *told.centres, *told.procedures):
            assert line.satisfied is None or all(
                many == 0 or many >= SMALL for many in (line.satisfied, line.answers - line.satisfied)
            )
        for lines in (told.centres, told.procedures):
            unsaid = [line for line in lines if line.satisfied is None]
            assert len(unsaid) != 1 or told.whole.satisfied is None  # a single one would follow from the whole
    assert all(count is None or count == 0 or count >= SMALL for count in told.levels)
    hidden = [level for level, count in zip(Level, told.levels, strict=True) if count is None]
    for group in (
        {Level.SATISFIED, Level.VERY_SATISFIED},
        {Level.NEITHER, Level.DISSATISFIED, Level.VERY_DISSATISFIED},
    ):
        assert len(group & set(hidden)) != 1 or told.whole is None or told.whole.satisfied is None  # by the share


def test_quarters() -> None:
    assert quarter_of(date(2018, 10, 30)) == date(2018, 10, 1)
    assert quarter_before(date(2018, 1, 1)) == date(2017, 10, 1)
    assert last_day_of(date(2018, 10, 1)) == date(2018, 12, 31)
    assert last_day_of(date(2020, 1, 1)) == date(2020, 3, 31)
