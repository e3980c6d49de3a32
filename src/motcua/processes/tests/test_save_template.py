from datetime import datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Conflict, Invalid, Refused
from motcua.organisation.actors import STRANGER
from motcua.processes.actions import save_template as module
from motcua.processes.actions.approve_template import approve_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.rules.conditions import Compare, Operator
from motcua.processes.rules.document import Scope, write_document
from motcua.processes.tests.builders import changed, straight

AT = datetime(2018, 10, 30, 9, tzinfo=VIETNAM)
LATER = datetime(2018, 10, 31, 9, tzinfo=VIETNAM)


def document(template=None, **scope):
    return write_document(template or straight(), Scope(**scope))


def test_a_saved_template_is_a_draft_and_reads_back_the_same(dung):
    row = save_template(dung, document(), at=AT)
    row.refresh_from_db()
    assert (row.code, row.version, row.status) == ("thu", 1, Status.DRAFT)
    assert (row.saved_at, row.saved_by_id) == (AT, dung.account_id)
    assert row.as_rule() == straight()


def test_saving_again_changes_the_draft_and_saving_the_same_changes_nothing(dung):
    first = save_template(dung, document(), at=AT)
    again = save_template(dung, document(), at=LATER)
    assert (again.pk, again.saved_at) == (first.pk, AT)
    other = save_template(dung, document(changed(straight(), "appraise", hours=3)), at=LATER)
    assert (other.pk, other.version, other.saved_at) == (first.pk, 1, LATER)
    assert StoredTemplate.objects.count() == 1


def test_a_change_after_approval_is_a_new_version_and_the_approved_one_stays(dung):
    save_template(dung, document(), at=AT)
    approve_template(dung, "thu", decision_number="1/QĐ-UBND", valid_from=AT.date(), at=AT)
    assert save_template(dung, document(), at=LATER).version == 1
    second = save_template(dung, document(changed(straight(), "appraise", hours=3)), at=LATER)
    assert (second.version, second.status) == (2, Status.DRAFT)
    assert StoredTemplate.objects.get(version=1).as_rule() == straight()


def test_all_problems_are_refused_at_once(dung):
    broken = document(changed(changed(straight(), "appraise", role=""), "approve", hours=500))
    with pytest.raises(Invalid) as refusal:
        save_template(dung, broken | {"colour": "red"}, at=AT)
    assert refusal.value.code == "process_has_problems"
    problems = refusal.value.details["problems"]
    assert [each.code for each in problems] == ["unknown_field", "missing_role", "over_term"]
    assert all(each.vi in refusal.value.vi and each.en in refusal.value.en for each in problems)
    assert not StoredTemplate.objects.exists()


def test_names_that_mean_nothing_are_refused(dung):
    template = changed(straight(), "appraise", agency_code="H49.99", post_code="QNI.X")
    whole = document(template, procedure_code="9.999999", centre_code="XXX") | {"lead_agency": "H49.99"}
    with pytest.raises(Invalid) as refusal:
        save_template(dung, whole, at=AT)
    assert [each.code for each in refusal.value.details["problems"]] == [
        "unknown_procedure",
        "unknown_centre",
        "unknown_agency",
        "unknown_post",
    ]


def test_names_that_exist_are_taken(dung, procedure, post):
    template = changed(straight(), "appraise", agency_code="H49.02", post_code="QNI.TNMT")
    whole = document(template, procedure_code="1.004206", centre_code="QNI") | {"lead_agency": "H49.02"}
    row = save_template(dung, whole, at=AT)
    assert (row.procedure_code, row.centre_code) == ("1.004206", "QNI")


def test_a_condition_may_only_ask_for_cases_that_the_procedure_has(dung, procedure):
    def save(*cases):
        condition = Compare("case", Operator.ONE_OF, cases)
        template = changed(straight(), "appraise", condition=condition)
        return save_template(dung, document(template, procedure_code="1.004206"), at=AT)

    assert save("c1", "c2").pk
    with pytest.raises(Invalid) as refusal:
        save("c1", "c3", "cấp lại")
    assert [(each.code, each.step) for each in refusal.value.details["problems"]] == [("unknown_case", "appraise")] * 2


def test_hours_must_fit_the_shortest_term_of_the_procedure_whatever_the_template_says(dung, procedure):
    generous = document(changed(straight(), "appraise", hours=40), procedure_code="1.004206")
    generous["term_working_days"] = 10
    with pytest.raises(Invalid) as refusal:
        save_template(dung, generous, at=AT)
    assert [each.code for each in refusal.value.details["problems"]] == ["over_term"]
    fitting = generous | document(changed(straight(), "appraise", hours=36), procedure_code="1.004206")
    assert save_template(dung, fitting, at=AT).pk


@pytest.mark.parametrize("who", ["chi", "an", None])
def test_only_the_administrator_saves(who, request, db):
    person = request.getfixturevalue(who) if who else STRANGER
    with pytest.raises(Refused) as refusal:
        save_template(person, document(), at=AT)
    assert refusal.value.code == "not_your_post"
    assert not StoredTemplate.objects.exists()


def test_the_second_of_two_who_save_a_new_code_at_once_is_told_so(dung, monkeypatch):
    save = module._save

    def save_after_another(actor, reading, at):
        row = save(actor, reading, at)
        StoredTemplate(code="thu", version=1, content={}, saved_at=at).save()
        return row

    monkeypatch.setattr(module, "_save", save_after_another)
    with pytest.raises(Conflict) as refusal:
        save_template(dung, document(), at=AT)
    assert refusal.value.code == "someone_just_saved"
