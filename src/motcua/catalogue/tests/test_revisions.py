"""From draft to expiry, as the keeper of the catalogue does it."""

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from motcua.catalogue import queries
from motcua.catalogue.access import procedure_for
from motcua.catalogue.actions.draft_revision import draft_revision
from motcua.catalogue.actions.expire_revision import expire_revision
from motcua.catalogue.actions.publish_revision import publish_revision, record_national_publication
from motcua.catalogue.actions.submit_revision import send_back_revision, submit_revision
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content_json import content_to_json
from motcua.catalogue.rules.lifecycle import Phase
from motcua.catalogue.rules.publication import Lateness
from motcua.catalogue.tests.conftest import AT
from motcua.catalogue.tests.samples import NAME, complete_content, decision
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER, SYSTEM
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change

CODE = "1.900001"
DOCUMENT = content_to_json(complete_content())


def test_a_published_revision_is_in_force_from_its_day(publish):
    revision = publish()
    assert queries.revision_in_force(CODE, date(2018, 10, 9)) is None
    assert queries.revision_in_force(CODE, date(2018, 10, 10)) == revision
    assert revision.phase(date(2018, 10, 9)) is Phase.PUBLISHED
    assert revision.parsed_content() == complete_content()
    assert [event.verb for event in revision.events.all()] == ["drafted", "submitted", "published"]


def test_a_new_revision_ends_the_one_before(publish):
    first = publish()
    second = publish(name="Tên mới", signed_on=date(2018, 11, 1), effective_on=date(2018, 12, 1))
    assert second.number == 2
    assert queries.revision_in_force(CODE, date(2018, 11, 30)) == first
    assert queries.revision_in_force(CODE, date(2018, 12, 1)) == second
    assert Procedure.objects.get(code=CODE).name == "Tên mới"
    assert [each.part for each in queries.differences_between(first, second)] == ["name"]


def test_missing_parts_stop_publication_and_leave_everything_as_it_was(dung, draft):
    draft(content=complete_content(audience=()))
    submit_revision(dung, CODE, at=AT)
    with pytest.raises(Refused, match="mandatory_parts_missing"):
        publish_revision(dung, CODE, decision=decision(), at=AT)
    assert ProcedureRevision.objects.get().status == "submitted"
    assert not Procedure.objects.get(code=CODE).is_public


def test_effective_before_signature_is_refused_and_late_is_flagged(dung, draft):
    draft()
    submit_revision(dung, CODE, at=AT)
    with pytest.raises(Refused, match="effective_before_signature"):
        publish_revision(dung, CODE, decision=decision(effective_on=date(2018, 9, 1)), at=AT)
    revision = publish_revision(dung, CODE, decision=decision(effective_on=date(2018, 10, 3)), at=AT)
    assert revision.lateness == [Lateness.SIGNED_LATE]


def test_late_entry_in_the_national_database_is_flagged(dung, publish):
    adopt_calendar_files(read_calendar_files(), Change(SYSTEM, AT, "adopt"))
    publish()
    record = partial(record_national_publication, dung, CODE, 1, at=AT)
    assert record(on=date(2018, 10, 8)).lateness == []
    assert record(on=date(2018, 10, 9)).lateness == [Lateness.RECORDED_LATE]
    with pytest.raises(Refused, match="national_entry_out_of_order"):
        record(on=date(2018, 9, 30))


def test_an_expired_procedure_takes_no_dossier_and_names_its_successor(dung, publish):
    revision = publish()
    publish("1.900002", "Thủ tục thay thế")
    expire_revision(dung, CODE, last_day=date(2018, 12, 31), ground="QĐ 1/QĐ-UBND", successor_code="1.900002", at=AT)
    assert queries.standing_of(CODE, date(2018, 12, 31)).revision == revision
    assert queries.standing_of(CODE, date(2019, 1, 1)).revision is None
    assert queries.standing_of(CODE, date(2019, 1, 1)).successor.code == "1.900002"


def test_before_its_first_day_a_procedure_takes_no_dossier(publish):
    publish()
    standing = queries.standing_of(CODE, date(2018, 10, 9))
    assert (standing.revision, standing.successor) == (None, None)


def test_an_unknown_procedure_stands_nowhere(db):
    assert queries.standing_of("9.999999", date(2018, 10, 30)) is None


def test_successors_do_not_go_in_circles(dung, publish):
    publish()
    publish("1.900002", "Thủ tục thay thế")
    end = partial(expire_revision, dung, last_day=date(2018, 12, 31), ground="QĐ 1/QĐ-UBND", at=AT)
    with pytest.raises(Invalid, match="successor_cycle"):
        end(CODE, successor_code=CODE)
    end(CODE, successor_code="1.900002")
    with pytest.raises(Invalid, match="successor_cycle"):
        end("1.900002", successor_code=CODE)


def test_a_procedure_never_published_cannot_expire(dung, draft):
    draft()
    with pytest.raises(Refused, match="revision_not_published"):
        expire_revision(dung, CODE, last_day=date(2018, 12, 31), ground="QĐ", at=AT)


def test_a_draft_can_be_changed_until_submitted_and_again_when_sent_back(dung, draft):
    first = draft(content=complete_content(audience=()))
    assert first.gap_codes == ["audience_missing"]
    assert draft().pk == first.pk
    submit_revision(dung, CODE, at=AT)
    with pytest.raises(Refused, match="revision_not_draft"):
        draft()
    assert submit_revision(dung, CODE, at=AT).status == "submitted"
    send_back_revision(dung, CODE, reason="Thiếu phí", at=AT)
    draft(name="Tên khác")
    assert [event.verb for event in first.events.all()] == ["drafted", "changed", "submitted", "sent_back", "changed"]


def test_a_draft_of_a_published_procedure_leaves_what_is_in_force(draft, publish):
    published = publish()
    draft(name="Tên dự thảo")
    assert queries.revision_in_force(CODE, date(2018, 11, 1)) == published
    assert Procedure.objects.get(code=CODE).name == NAME


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"code": "abc"}, "procedure_code_malformed"),
        ({"name": "  "}, "procedure_name_missing"),
        ({"content": {"version": 1, "lines": "?"}}, "content_malformed"),
        ({"sector_code": "no-such"}, "sector_unknown"),
    ],
)
def test_a_draft_must_be_well_formed(dung, changes, refusal):
    values = {"code": CODE, "name": NAME, "content": DOCUMENT, **changes}
    with pytest.raises(Invalid, match=refusal):
        draft_revision(dung, values.pop("code"), at=AT, **values)
    assert not Procedure.objects.exists()


def test_a_procedure_that_is_only_drafted_is_the_keepers_secret(dung, an, draft):
    draft()
    assert procedure_for(dung, CODE).code == CODE
    for somebody in (an, STRANGER):
        with pytest.raises(NotFound, match="procedure_not_found"):
            procedure_for(somebody, CODE)
    assert queries.standing_of(CODE, date(2018, 11, 1)) is None
    assert list(queries.drafts()) == [ProcedureRevision.objects.get()]


def test_only_the_keepers_change_the_catalogue(an, publish):
    publish()
    acts = [
        partial(draft_revision, name=NAME, content=DOCUMENT),
        submit_revision,
        partial(send_back_revision, reason="x"),
        partial(publish_revision, decision=decision()),
        partial(expire_revision, last_day=date(2018, 12, 31), ground="QĐ"),
    ]
    for act in acts:
        for somebody in (an, STRANGER):
            with pytest.raises(Refused, match="catalogue_not_allowed"):
                act(somebody, CODE, at=AT)


def test_there_is_nothing_to_submit_without_a_draft(dung, publish):
    publish()
    with pytest.raises(NotFound, match="draft_not_found"):
        submit_revision(dung, CODE, at=AT)


def test_the_database_allows_one_open_revision(publish):
    revision = publish()
    revision.pk, revision.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        revision.save(force_insert=True)
