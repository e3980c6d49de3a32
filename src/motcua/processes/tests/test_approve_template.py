from datetime import date, datetime

import pytest

from motcua.catalogue.rules.content import Channel, Content, Line
from motcua.catalogue.rules.content_json import content_to_json
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER
from motcua.processes.access import access_template
from motcua.processes.actions.approve_template import approve_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.queries import load_book, visible_to
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, write_document
from motcua.processes.tests.builders import changed, straight
from motcua.worktime.rules.terms import Term, TermUnit

AT = datetime(2018, 10, 30, 9, tzinfo=VIETNAM)
JANUARY, JUNE = date(2018, 1, 1), date(2018, 6, 1)


@pytest.fixture
def put_into_force(dung):
    """Save and approve: `put_into_force("a", JANUARY, hours=2, procedure_code="1.004206")`."""

    def put(code, valid_from, hours=1, **scope):
        document = write_document(changed(straight(), "appraise", hours=hours), Scope(**scope)) | {"code": code}
        save_template(dung, document, at=AT)
        return approve_template(dung, code, decision_number=f"{code}/QĐ-UBND", valid_from=valid_from, at=AT)

    return put


def test_an_approved_template_serves_from_its_first_day(put_into_force):
    row = put_into_force("a", JUNE)
    row.refresh_from_db()
    assert (row.status, row.decision_number, row.source, row.approved_at) == (Status.APPROVED, *["a/QĐ-UBND"] * 2, AT)
    assert load_book().find("1.004206", "QNI", JUNE).code == "a"
    assert load_book().find("1.004206", "QNI", date(2018, 5, 31)) is DEFAULT_TEMPLATE


def test_a_draft_serves_nobody(dung):
    save_template(dung, write_document(straight(), Scope()), at=AT)
    assert load_book().find("1.004206", "QNI", AT.date()) is DEFAULT_TEMPLATE
    assert load_book().entries == ()


def test_the_narrowest_template_serves(put_into_force, procedure, centre):
    put_into_force("all", JANUARY)
    put_into_force("centre", JANUARY, centre_code="QNI")
    put_into_force("procedure", JANUARY, procedure_code="1.004206")
    put_into_force("both", JUNE, procedure_code="1.004206", centre_code="QNI")
    book = load_book()
    for procedure_code, centre_code, on, code in [
        ("1.004206", "QNI", JUNE, "both"),
        ("1.004206", "QNI", JANUARY, "procedure"),
        ("1.004206", "QNI.193", JUNE, "procedure"),
        ("1.000001", "QNI", JUNE, "centre"),
        ("1.000001", "QNI.193", JUNE, "all"),
        ("1.000001", "QNI.193", date(2017, 12, 31), "default"),
    ]:
        assert book.find(procedure_code, centre_code, on).code == code


def test_the_book_takes_one_query(put_into_force, django_assert_num_queries):
    put_into_force("all", JANUARY)
    with django_assert_num_queries(1):
        load_book()


def test_a_new_version_ends_the_old_one_on_the_day_before(put_into_force):
    put_into_force("a", JANUARY)
    put_into_force("a", JUNE, hours=2)
    first, second = StoredTemplate.objects.order_by("version")
    assert (first.valid_from, first.valid_to) == (JANUARY, date(2018, 5, 31))
    assert (second.valid_from, second.valid_to) == (JUNE, None)
    assert load_book().find("", "", date(2018, 5, 31)).version == 1
    assert load_book().find("", "", JUNE).version == 2


def test_another_code_for_the_same_scope_takes_its_place_too(put_into_force, procedure):
    put_into_force("a", JANUARY, procedure_code="1.004206")
    put_into_force("other", JANUARY)
    put_into_force("b", JUNE, procedure_code="1.004206")
    assert StoredTemplate.objects.get(code="a").valid_to == date(2018, 5, 31)
    assert StoredTemplate.objects.get(code="other").valid_to is None


@pytest.mark.parametrize("day", [JANUARY, JUNE])
def test_what_begins_that_day_or_later_is_not_pushed_aside(put_into_force, day):
    put_into_force("a", JUNE)
    with pytest.raises(Refused) as refusal:
        put_into_force("b", day)
    assert refusal.value.code == "later_template_in_force"
    assert StoredTemplate.objects.get(code="b").status == Status.DRAFT


def test_approving_the_same_again_changes_nothing_and_anything_else_is_refused(put_into_force, dung):
    row = put_into_force("a", JUNE)
    same = approve_template(dung, "a", decision_number="a/QĐ-UBND", valid_from=JUNE, at=AT)
    assert same.pk == row.pk
    with pytest.raises(Refused) as refusal:
        approve_template(dung, "a", decision_number="khác/QĐ-UBND", valid_from=JUNE, at=AT)
    assert refusal.value.code == "nothing_to_approve"


@pytest.mark.parametrize("number", ["", "  ", "1\x00", "1\n2", "1" * 101])
def test_there_is_no_approval_without_a_decision(dung, number):
    save_template(dung, write_document(straight(), Scope()), at=AT)
    with pytest.raises(Invalid) as refusal:
        approve_template(dung, "thu", decision_number=number, valid_from=JUNE, at=AT)
    assert (refusal.value.code, refusal.value.field) == ("decision_missing", "decision_number")


def test_a_draft_is_checked_again_against_the_law_of_its_first_day(dung, procedure):
    document = write_document(changed(straight(), "appraise", hours=30), Scope("1.004206"))
    save_template(dung, document, at=AT)
    shorter = Content(lines=(Line(Channel.COUNTER, term=Term(3, TermUnit.WORKING_DAYS)),))
    procedure.revisions.update(content=content_to_json(shorter))
    with pytest.raises(Invalid) as refusal:
        approve_template(dung, "thu", decision_number="1/QĐ-UBND", valid_from=JUNE, at=AT)
    assert [each.code for each in refusal.value.details["problems"]] == ["over_term"]


@pytest.mark.parametrize("who", ["chi", "an", None])
def test_only_the_administrator_approves(dung, who, request):
    save_template(dung, write_document(straight(), Scope()), at=AT)
    person = request.getfixturevalue(who) if who else STRANGER
    with pytest.raises(Refused) as refusal:
        approve_template(person, "thu", decision_number="1/QĐ-UBND", valid_from=JUNE, at=AT)
    assert refusal.value.code == "not_your_post"


def test_a_draft_and_what_does_not_exist_look_alike_to_strangers(dung, chi, put_into_force):
    save_template(dung, write_document(straight(), Scope()), at=AT)
    put_into_force("public", JUNE)
    assert access_template(dung, "thu").version == 1
    answers = set()
    for code in ("thu", "ghost"):
        with pytest.raises(NotFound) as refusal:
            access_template(chi, code)
        answers.add((refusal.value.code, refusal.value.vi.replace(code, "…")))
    assert len(answers) == 1
    assert [row.code for row in visible_to(chi)] == [row.code for row in visible_to(STRANGER)] == ["public"]
    with pytest.raises(NotFound):
        approve_template(dung, "ghost", decision_number="1/QĐ-UBND", valid_from=JUNE, at=AT)


def test_an_older_version_can_be_asked_for(put_into_force, an):
    put_into_force("a", JANUARY)
    put_into_force("a", JUNE, hours=2)
    assert access_template(an, "a").version == 2
    assert access_template(an, "a", version=1).version == 1
