from dataclasses import replace
from datetime import date

import pytest

from motcua.catalogue.rules.gaps import GapCode
from motcua.catalogue.rules.lifecycle import (
    Phase,
    Status,
    check_edit,
    check_expire,
    check_publish,
    check_send_back,
    check_submit,
    phase_of,
)
from motcua.catalogue.tests.samples import NAME, complete_content, decision
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity

YEAR = Validity(date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2017, 12, 31), Phase.PUBLISHED),
        (date(2018, 1, 1), Phase.IN_FORCE),
        (date(2018, 12, 31), Phase.IN_FORCE),
        (date(2019, 1, 1), Phase.EXPIRED),
    ],
)
def test_the_phase_follows_from_the_day(on, phase):
    assert phase_of(Status.PUBLISHED, YEAR, on) is phase


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED])
def test_what_is_not_published_is_never_in_force(status):
    assert phase_of(status, None, date(2018, 6, 1)) == status


def test_only_drafts_are_changed_and_submitted():
    check_edit(Status.DRAFT)
    check_submit(Status.DRAFT)
    for status in (Status.SUBMITTED, Status.PUBLISHED):
        for check in (check_edit, check_submit):
            with pytest.raises(Refused, match="revision_not_draft"):
                check(status)


def test_sending_back_needs_a_submission_and_a_reason():
    check_send_back(Status.SUBMITTED, "Thiếu phí")
    with pytest.raises(Refused, match="revision_not_submitted"):
        check_send_back(Status.DRAFT, "Thiếu phí")
    with pytest.raises(Invalid, match="reason_missing"):
        check_send_back(Status.SUBMITTED, " ")


def publish(status=Status.SUBMITTED, content=None, of=None, others=()):
    check_publish(status, NAME, content or complete_content(), of or decision(), others)


def test_a_complete_submitted_revision_is_published():
    publish()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED])
def test_only_a_submitted_revision_is_published(status):
    with pytest.raises(Refused, match="revision_not_submitted"):
        publish(status)


def test_all_missing_parts_are_listed_at_once():
    with pytest.raises(Refused) as refusal:
        publish(content=complete_content(audience=(), executing_agency=""))
    assert refusal.value.code == "mandatory_parts_missing"
    assert refusal.value.details["missing"] == [GapCode.AUDIENCE, GapCode.AGENCY]
    assert "đối tượng" in refusal.value.vi
    assert "cơ quan" in refusal.value.vi


def test_a_mandatory_paper_the_state_holds_is_refused():
    content = complete_content()
    held = replace(content.components[0], data_backed="CSDL quốc gia về dân cư")
    with pytest.raises(Refused, match="data_backed_paper_mandatory") as refusal:
        publish(content=replace(content, components=(held,)))
    assert refusal.value.details["components"] == ["p1"]


def test_effective_before_signature_is_refused():
    with pytest.raises(Refused, match="effective_before_signature"):
        publish(of=decision(effective_on=date(2018, 9, 1)))


def test_a_revision_cannot_take_effect_before_the_latest_one():
    publish(others=[Validity(date(2018, 10, 9))])
    with pytest.raises(Refused, match="later_revision_exists"):
        publish(others=[Validity(date(2018, 10, 10))])


def test_a_published_revision_ends_within_its_validity():
    check_expire(Status.PUBLISHED, YEAR, date(2018, 6, 30), "QĐ 1/QĐ-UBND")
    for day in (date(2017, 12, 31), date(2019, 1, 1)):
        with pytest.raises(Refused, match="expiry_out_of_range"):
            check_expire(Status.PUBLISHED, YEAR, day, "QĐ 1/QĐ-UBND")


def test_ending_needs_publication_and_a_document():
    with pytest.raises(Refused, match="revision_not_published"):
        check_expire(Status.DRAFT, None, date(2018, 6, 30), "QĐ 1/QĐ-UBND")
    with pytest.raises(Invalid, match="ground_missing"):
        check_expire(Status.PUBLISHED, YEAR, date(2018, 6, 30), "")
