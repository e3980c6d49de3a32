"""The demo's catalogue made from the shipped procedures, at the real centres of 2018."""

from datetime import date

import pytest

from motcua.catalogue import queries
from motcua.catalogue.models import CentreProcedure, OnlineService, ProcedureRevision
from motcua.demo.catalogue_2018 import FIRST_DAY, NOTE, SHOWN_ON, prepare_catalogue_2018
from motcua.demo.tests.conftest import AT
from motcua.kernel.errors import Refused
from motcua.organisation.queries import centres

pytestmark = pytest.mark.django_db


def test_without_procedures_it_says_what_to_do(demo):
    ProcedureRevision.objects.update(origin=ProcedureRevision.WORKFLOW)
    with pytest.raises(Refused, match="demo_needs_procedures") as refusal:
        prepare_catalogue_2018(at=AT)
    assert "motcua import procedures" in refusal.value.vi


def test_the_provincial_centre_has_the_numbers_of_the_report(demo):
    offered = queries.procedures_at("QNI", SHOWN_ON)
    assert offered.count() == 1380
    assert offered.filter(four_step_eligible=True).count() == 1003
    assert offered.filter(four_step_done=True).count() == 888


def test_1515_services_of_level_3_and_4(demo):
    count = queries.count_online_services(SHOWN_ON)
    assert count.level_3_and_4 == 1515
    assert count.level_3_and_4 / count.total > 0.80


def test_each_of_the_14_districts_does_90_percent_or_more_in_four_steps(demo):
    districts = list(centres("district", SHOWN_ON))
    assert len(districts) == 14
    for centre in districts:
        eligible = queries.procedures_at(centre.code, SHOWN_ON).filter(four_step_eligible=True)
        assert eligible.count() > 100
        assert 0.90 <= eligible.filter(four_step_done=True).count() / eligible.count() <= 1


def test_communes_register_births(demo):
    assert CentreProcedure.objects.filter(procedure__code="1.001193").count() == 186


def test_what_is_offered_is_in_force_then_and_says_that_this_is_assumed(demo):
    offered = set(CentreProcedure.objects.values_list("procedure__code", flat=True))
    revisions = queries.revisions_in_force(None, SHOWN_ON)
    assert set(revisions) == offered
    assert queries.revision_in_force("1.001193", FIRST_DAY) is not None
    for revision in revisions.values():
        assert revision.catalogue_note == revision.procedure.catalogue_note == NOTE
        assert revision.source.startswith("Giả định của bản minh họa")


def test_the_assumption_is_in_the_history_of_each_revision(demo):
    revision = queries.revision_in_force("1.001193", FIRST_DAY)
    assert [event.verb for event in revision.events.all()] == ["imported", "assumed"]
    assert revision.events.last().detail["since"] == "2017-01-01"


def test_what_is_not_offered_keeps_its_own_validity(demo):
    others = ProcedureRevision.objects.filter(procedure__centres=None)
    assert others.exists()
    assert not others.filter(valid_from__lt=date(2025, 1, 1)).exists()
    assert not others.exclude(catalogue_note="").exists()


def test_doing_it_again_changes_nothing(demo):
    before = (
        CentreProcedure.objects.count(),
        OnlineService.objects.count(),
        list(ProcedureRevision.objects.values_list("pk", "source")),
    )
    prepare_catalogue_2018(at=AT)
    after = (
        CentreProcedure.objects.count(),
        OnlineService.objects.count(),
        list(ProcedureRevision.objects.values_list("pk", "source")),
    )
    assert after == before
