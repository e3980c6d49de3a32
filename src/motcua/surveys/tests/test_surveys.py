"""A survey from its plan to its figures: who may, who is asked, once each, and nobody learns who said what."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.state import Party
from motcua.dossiers.tests.conftest import committed_world, forgotten, world
from motcua.dossiers.tests.world import World, application, instant
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import STRANGER, SYSTEM, Actor
from motcua.surveys.actions.answer_survey import answer_survey, type_in_answer
from motcua.surveys.actions.close_campaign import close_campaign
from motcua.surveys.actions.draft_campaign import draft_campaign
from motcua.surveys.actions.draw_sample import draw_sample
from motcua.surveys.actions.open_campaign import open_campaign
from motcua.surveys.actions.publish_results import publish_results
from motcua.surveys.actions.save_questionnaire import save_questionnaire
from motcua.surveys.campaign_access import campaign_for, invitation_of
from motcua.surveys.campaign_queries import (
    campaigns_for,
    frame_size,
    invitations_of,
    progress_of,
    results_of,
    survey_figures,
)
from motcua.surveys.invitation_links import invitation_token
from motcua.surveys.models import Answered, Invitation, Response, SurveyCampaign
from motcua.surveys.questionnaire_file import read_questionnaire
from motcua.surveys.rules.questionnaire import criteria
from motcua.surveys.rules.results import INDEX

__all__ = ["committed_world", "forgotten", "world"]
AT = instant("30/11 10:00")
QUESTIONS = read_questionnaire()
PLEASED = {question.code: 5 for question in criteria(QUESTIONS)}


def finished(world: World, people: int, submitter: Actor | None = None) -> None:
    """Dossiers of so many people that have ended: taken at the counter and withdrawn, or sent online and refused."""
    for number in range(people):
        owner = Party(f"Người Thứ {number}", "person", "cccd", f"0221900{number:05d}", phone=f"0900{number:06d}")
        if submitter is None:
            done = accept_dossier(world.binh, application(owner=owner), at=instant("05/11 09:00"))
            carry_out(world.binh, done.dossier_id, Withdraw(owner.name, "Thôi"), at=instant("05/11 09:30"))
        else:
            done = save_draft(submitter, application(owner=owner), at=instant("05/11 09:00"))
            submit_dossier(submitter, done.dossier_id, at=instant("05/11 09:00"))
            carry_out(world.binh, done.dossier_id, RefuseAtGate("Sai", "Điều 3"), at=instant("05/11 09:30"))


def drafted() -> UUID:
    return draft_campaign(
        SYSTEM, title="Khảo sát tháng 11", first=date(2018, 11, 1), last=date(2018, 11, 29), centres=["QNI"], at=AT
    )


def opened(world: World, people: int = 6) -> UUID:
    finished(world, people)
    number = drafted()
    draw_sample(SYSTEM, number, size=people, least=1, seed="2018", at=AT)
    open_campaign(SYSTEM, number, closes_on=date(2018, 12, 15), at=AT)
    return number


def answer(invitation: Invitation, actor: Actor = STRANGER, levels: dict[str, int] | None = None, **more: Any) -> None:
    values: dict[str, Any] = {"levels": PLEASED if levels is None else levels, "choices": {}, "at": AT}
    answer_survey(actor, invitation, QUESTIONS, **(values | more))


def asked(number: UUID) -> list[Invitation]:
    return [
        invitation_of(invitation_token(pk))
        for pk in Invitation.objects.filter(campaign=number).values_list("pk", flat=True)
    ]


def test_from_the_plan_to_the_published_index(world: World) -> None:
    number = opened(world, 12)
    for place, invitation in enumerate(asked(number)):
        answer(invitation, levels=PLEASED if place < 6 else dict.fromkeys(PLEASED, 2))
    close_campaign(SYSTEM, number, at=AT)
    publish_results(SYSTEM, number, at=AT)
    results = results_of(STRANGER, number)
    index = next(each for each in results.figures if (each.scope, each.item) == ("", INDEX))
    assert (index.people, index.part, index.whole) == (12, 132, 264)
    assert results.intervals[INDEX].share == 0.5
    assert results.differences == ()
    [figure] = survey_figures(year=2018)
    assert (figure.numerator, figure.denominator, figure.share * 2) == (132, 264, 1)
    assert survey_figures(year=2017) == []
    assert verify_stories().differences == []


def test_a_forged_row_and_a_forged_answer_are_found(world: World) -> None:
    number = opened(world)
    for invitation in asked(number):
        answer(invitation)
    close_campaign(SYSTEM, number, at=AT)
    publish_results(SYSTEM, number, at=AT)
    Response.objects.filter(pk=Response.objects.values("pk")[:1]).update(levels=[1] * 25)
    [first, *_] = [each for each in results_of(STRANGER, number).differences if each.item == INDEX]
    assert first.published
    assert first.counted
    assert (first.published.part, first.counted.part) == (132, None)  # the 22 others are one person's
    SurveyCampaign.objects.update(title="Tên khác")
    told = verify_stories().differences
    assert any("title is 'Tên khác'" in line for line in told)
    assert any("counted otherwise today" in line for line in told)


def test_what_was_said_leads_to_nobody(world: World) -> None:
    number = opened(world, 1)
    answer(asked(number)[0])
    assert {field.name for field in Response._meta.get_fields()} == {"id", "campaign", "centre", "levels", "choices"}
    assert {field.name for field in Answered._meta.get_fields()} == {"invitation"}
    assert Response.objects.get().pk.version == 4
    assert [line.answered for line in progress_of(SYSTEM, number)] == [None, None]


def test_an_invitation_is_answered_once_online_or_on_paper(world: World) -> None:
    number = opened(world, 2)
    first, second = asked(number)
    answer(first)
    with pytest.raises(Refused, match="answered_already"):
        answer(first)
    row = campaign_for(SYSTEM, number).row
    given = {"levels": PLEASED, "choices": {}, "at": AT}
    with pytest.raises(Refused, match="answered_already"):
        type_in_answer(SYSTEM, row, first.paper, QUESTIONS, **given)
    type_in_answer(SYSTEM, row, second.paper, QUESTIONS, **given)
    with pytest.raises(Refused, match="answered_already"):
        answer(second)
    with pytest.raises(Refused, match="answered_already"):
        type_in_answer(SYSTEM, row, second.paper, QUESTIONS, **given)
    assert Response.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_counts(committed_world: World) -> None:
    number = opened(committed_world, 1)
    [invitation] = asked(number)
    outcomes = at_once(lambda: answer(invitation), lambda: answer(invitation))
    assert sorted(getattr(each, "code", "") for each in outcomes) == ["", "answered_already"]
    assert Response.objects.count() == Answered.objects.count() == 1


@pytest.mark.parametrize("name", ["binh", "em", "giang", "kiem"])
def test_staff_neither_answer_nor_run_nor_look_before_the_end(world: World, name: str) -> None:
    number = opened(world, 1)
    actor = getattr(world, name)
    with pytest.raises(Refused, match="staff_cannot_answer"):
        answer(asked(number)[0], actor)
    for act in (
        lambda: campaign_for(actor, number),
        lambda: results_of(actor, number),
        lambda: invitations_of(actor, number),
        lambda: progress_of(actor, number),
        lambda: close_campaign(actor, number, at=AT),
        lambda: frame_size(actor, number),
        lambda: type_in_answer(actor, SurveyCampaign.objects.get(), "1", QUESTIONS, levels={}, choices={}, at=AT),
    ):
        with pytest.raises(NotFound):
            act()
    assert campaigns_for(actor) == ([], "")


def test_heads_read_a_closed_survey_and_everybody_a_published_one(world: World) -> None:
    number = opened(world, 6)
    close_campaign(SYSTEM, number, at=AT)
    assert results_of(world.em, number).responded == 0
    for actor in (world.binh, world.an, STRANGER):
        with pytest.raises(NotFound):
            results_of(actor, number)
    publish_results(SYSTEM, number, at=AT)
    assert results_of(STRANGER, number).is_frozen
    assert survey_figures() == []  # nobody answered: no figure, and not 100 %


def test_whoever_is_known_by_one_identity_is_asked_once_and_staff_never(world: World) -> None:
    finished(world, 2, world.an)  # two identity numbers, one account
    finished(world, 3)  # the first two of these are the same people again
    number = drafted()
    assert frame_size(SYSTEM, number) == {"QNI": 2}
    draw_sample(SYSTEM, number, size=50, least=0, seed="x", at=AT)
    sample = campaign_for(SYSTEM, number).state.sample
    assert sample
    assert (sample.dossiers, sample.repeated, sample.strata[0].frame, sample.strata[0].size) == (5, 3, 2, 2)


def test_a_sample_is_drawn_again_by_its_seed_until_the_survey_opens(world: World) -> None:
    finished(world, 9)
    number = drafted()
    draws = []
    for seed in ("a", "b", "c", "a"):
        draw_sample(SYSTEM, number, size=4, least=0, seed=seed, at=AT)
        sample = campaign_for(SYSTEM, number).state.sample
        assert sample
        draws.append(sample.digest)
        assert Invitation.objects.count() == 4
    assert draws[0] == draws[3]
    assert len(set(draws)) > 1
    request = uuid4()
    for _ in range(2):
        open_campaign(SYSTEM, number, closes_on=date(2018, 12, 1), at=AT, request_id=request)
    with pytest.raises(Refused, match="sample_frozen"):
        draw_sample(SYSTEM, number, size=4, least=0, seed="c", at=AT)
    with pytest.raises(Refused, match="questionnaire_frozen"):
        save_questionnaire(SYSTEM, number, QUESTIONS[:-1], "", at=AT, request_id=None)
    assert Invitation.objects.count() == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"size": 0}, "size"), ({"least": -1}, "least"), ({"seed": ""}, "seed"), ({"seed": "số 1"}, "seed")],
)
def test_a_wish_for_a_sample_that_is_none_is_refused(world: World, changes: dict[str, Any], field: str) -> None:
    number = drafted()
    good: dict[str, Any] = {"size": 10, "least": 0, "seed": "1"}
    with pytest.raises(Invalid) as refused:
        draw_sample(SYSTEM, number, at=AT, **(good | changes))
    assert refused.value.field == field
    with pytest.raises(Refused, match="nobody_to_ask"):
        draw_sample(SYSTEM, number, at=AT, **good)


@pytest.mark.parametrize("token", ["", "1", "1.x", "x.y", "9" * 500])
def test_a_link_that_is_none_of_ours_opens_nothing(world: World, token: str) -> None:
    with pytest.raises(NotFound):
        invitation_of(token)
    lost: Callable[[], object] = lambda: invitation_of(invitation_token(987654))  # noqa: E731
    with pytest.raises(NotFound):
        lost()
