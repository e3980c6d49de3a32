"""The counter's one read and the book of an import say the same of every procedure, place, day, channel and choice."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

import pytest

from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.models import CentreProcedure, NonBoundary, Procedure, ProcedureRevision
from motcua.catalogue.national_files import SHIPPED, read_records
from motcua.catalogue.rules.components import groups_to_choose
from motcua.catalogue.rules.content import Channel
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.reception import reception
from motcua.dossiers.rules.lifecycle.accept import Offer
from motcua.dossiers.tests.world import World, add_centre
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import SYSTEM
from motcua.processes.actions.approve_template import approve_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, write_document
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change

AT = datetime(2026, 1, 5, 9, tzinfo=VIETNAM)
TURNS = (date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 1))
"""Days on which something begins, or ended the day before."""
DAYS = tuple(turn + timedelta(days) for turn in TURNS for days in (-1, 0, 1))
EVERY, QUESTIONS = 60, 250


@pytest.fixture
def chance() -> Random:
    return Random(118)


@pytest.fixture
def catalogue(world: World, chance: Random) -> list[Procedure]:
    """A spread of the shipped procedures in three one-stops, with beginnings and ends; templates of all four scopes."""
    adopt_calendar_files(read_calendar_files(), Change(SYSTEM, AT, "adopt", "Lịch phát hành kèm"))
    third = add_centre(
        "194", "Thành phố Móng Cái", "district", world.province.unit, "QNI.194", "000.03.01.H49", "H49.03.01"
    )
    third.unit.valid_to = date(2026, 8, 31)
    third.unit.save()
    import_procedures(islice(read_records(SHIPPED), 0, None, EVERY), at=AT)
    procedures = list(Procedure.objects.order_by("code"))
    for procedure in procedures:
        for centre in chance.sample([world.province, world.district, third], k=chance.choice([0, 1, 2, 3, 3, 3])):
            CentreProcedure.objects.get_or_create(
                centre=centre,
                procedure=procedure,
                defaults={"valid_from": chance.choice(TURNS[:2]), "valid_to": chance.choice([None, None, DAYS[-3]])}
                | {"four_step_eligible": True, "four_step_reason": "Thử"},
            )
    for revision in ProcedureRevision.objects.all():
        revision.valid_from, revision.valid_to = chance.choice(TURNS[:2]), chance.choice([None, None, DAYS[-3]])
        revision.save()
        if revision.valid_to and chance.random() < 0.5:
            ProcedureRevision.objects.create(
                procedure=revision.procedure,
                number=revision.number + 1,
                name=f"{revision.name} (mới)",
                sector=revision.sector,
                status="published",
                valid_from=TURNS[2],
                content=revision.content,
            )
    Procedure.objects.filter(pk=procedures[1].pk).update(successor=procedures[2], sector=None)
    Procedure.objects.filter(pk=procedures[3].pk).update(successor=procedures[2])
    for procedure in procedures[::7]:
        NonBoundary.objects.create(procedure=procedure, valid_from=TURNS[0], valid_to=DAYS[3])
    NonBoundary.objects.create(valid_from=TURNS[2])
    for number, (procedure_code, centre_code) in enumerate(
        [("", ""), ("", "QNI"), *((each.code, "") for each in procedures[::3])]
        + [(each.code, "QNI.193") for each in procedures[::2]]
    ):
        put_into_force(f"t{number}", chance.choice(TURNS), procedure_code, centre_code)
    return procedures


def put_into_force(code: str, on: date, procedure_code: str, centre_code: str) -> None:
    template = replace(DEFAULT_TEMPLATE, code=code)
    save_template(SYSTEM, write_document(template, Scope(procedure_code, centre_code)) | {"code": code}, at=AT)
    approve_template(SYSTEM, code, decision_number=f"{code}/QĐ", valid_from=on, at=AT)


def questions(procedures: list[Procedure], chance: Random) -> list[tuple[Any, ...]]:
    """Centre, procedure, case, channel, day, headings, competent one-stop."""
    centres = [*("QNI", "QNI.193", "QNI.194") * 4, "QNI.999"]
    asked = []
    for _ in range(QUESTIONS):
        procedure = chance.choice(procedures)
        revision = procedure.revisions.first()
        content = revision.parsed_content() if revision else None
        cases = ["", "", *(case.key for case in content.cases)] if content else [""]
        headings = groups_to_choose(content) if content else ()
        groups = chance.choice([(), headings[:1], headings[-1:], ("",), ("không có",)])
        competent = chance.choice(["", "", "", *centres[:3]])
        day, channel = chance.choice(DAYS), chance.choice(list(Channel))
        asked.append((chance.choice(centres), procedure.code, chance.choice(cases), channel, day, groups, competent))
    return asked


def answer_of(ask: Any, question: tuple[Any, ...]) -> Any:
    try:
        return ask(*question)
    except DomainError as error:
        return error.code, error.vi, error.field, error.details


def test_both_say_the_same(catalogue: list[Procedure], chance: Random) -> None:
    whole = OfferBook()
    whole.read_catalogue()
    seen: Counter[str] = Counter()
    for question in questions(catalogue, chance):
        at_the_counter = answer_of(lambda *given: reception(*given).offer, question)
        assert at_the_counter == answer_of(OfferBook().offer, question), question
        assert at_the_counter == answer_of(whole.offer, question), question
        note(seen, at_the_counter)
    assert {"own", "another's", "not said whose", "not in force", "listed", "t0", "t1"} <= set(seen)
    assert {"unit_abolished", "not_competent", "offered_nowhere", "unknown_centre", "group_unknown"} <= set(seen)
    assert min(seen["own"], seen["in force"]) > QUESTIONS / 10
    assert len([name for name in seen if name.startswith("t")]) > 10, "templates of every scope"


def note(seen: Counter[str], answer: Any) -> None:
    """What kinds of answers there were, so that an empty comparison does not pass for a good one."""
    if not isinstance(answer, Offer):
        seen[answer[0]] += 1
        return
    seen[{answer.centre: "own", "": "not said whose"}.get(answer.competent_centre, "another's")] += 1
    seen[answer.process.template.partition("@")[0]] += 1
    seen["in force" if answer.in_force else "not in force"] += 1
    seen["listed" if answer.non_boundary else "not listed"] += 1
