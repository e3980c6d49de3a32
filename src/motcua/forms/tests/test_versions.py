"""Drafting, publishing and withdrawing: what was published stays as it was, and each day has one form."""

from copy import deepcopy
from datetime import date

import pytest

from motcua.forms.access import access_version
from motcua.forms.actions.draft_form import change_draft, discard_draft, draft_form
from motcua.forms.actions.publish_form import publish_form, withdraw_form
from motcua.forms.models import Form, FormVersion
from motcua.forms.queries import form_for, procedures_with_form, version_named, visible_to
from motcua.forms.tests.conftest import AT
from motcua.forms.tests.samples import DOCUMENT, words
from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused

CODE = "1.001193"
JANUARY, MARCH, MAY = date(2026, 1, 5), date(2026, 3, 1), date(2026, 5, 1)


def changed(title: str = "Tờ khai mới") -> dict[str, object]:
    return {**deepcopy(DOCUMENT), "title": words(title, "A new declaration")}


@pytest.fixture
def published(dung, procedure):
    draft_form(dung, CODE, document=DOCUMENT, source="Mẫu tờ khai", at=AT)
    return publish_form(dung, CODE, valid_from=JANUARY, at=AT)


def test_a_published_form_is_what_is_filled_in_from_its_day_on(published):
    assert form_for(CODE, "", date(2026, 1, 4)) is None
    assert form_for(CODE, "moi", JANUARY) == published
    definition = form_for(CODE, "", MAY).as_rule()
    assert (definition.code, definition.version) == (CODE, 1)
    assert published.revision == 3
    assert procedures_with_form(MAY) == {CODE}


def test_a_new_version_ends_the_one_before_and_that_one_still_reads(dung, published):
    draft_form(dung, CODE, document=changed(), at=AT)
    assert form_for(CODE, "", MAY) == published
    publish_form(dung, CODE, valid_from=MARCH, at=AT)
    assert form_for(CODE, "", MARCH).number == 2
    assert form_for(CODE, "", date(2026, 2, 28)).number == 1
    assert version_named(CODE, 1).definition == DOCUMENT
    assert version_named(CODE, 3) is None


def test_a_case_may_have_a_form_of_its_own(dung, published):
    draft_form(dung, CODE, "lai", document=changed(), at=AT)
    publish_form(dung, CODE, "lai", valid_from=JANUARY, at=AT)
    assert form_for(CODE, "lai", MAY).as_rule().code == "1.001193/lai"
    assert form_for(CODE, "moi", MAY) == published
    assert version_named("1.001193/lai", 1).form.case == "lai"
    with pytest.raises(Invalid, match="case_unknown"):
        draft_form(dung, CODE, "khac", document=changed(), at=AT)


def test_drafting_the_same_again_changes_nothing(dung, procedure):
    first = draft_form(dung, CODE, document=DOCUMENT, at=AT)
    assert draft_form(dung, CODE, document=DOCUMENT, at=AT) == first
    assert FormVersion.objects.count() == 1


def test_what_somebody_else_saved_is_not_overwritten(dung, procedure):
    first = draft_form(dung, CODE, document=DOCUMENT, at=AT)
    change_draft(dung, CODE, document=changed(), was=first.digest, at=AT)
    with pytest.raises(Conflict, match="someone_just_saved"):
        change_draft(dung, CODE, document=changed("Khác"), was=first.digest, at=AT)


def test_a_draft_may_have_problems_but_is_not_published_with_them(dung, procedure):
    document = deepcopy(DOCUMENT)
    document["sections"][0]["fields"][1]["options"] = []
    draft_form(dung, CODE, document=document, at=AT)
    with pytest.raises(Refused, match="form_has_problems") as refusal:
        publish_form(dung, CODE, valid_from=JANUARY, at=AT)
    assert {each.code for each in refusal.value.details["problems"]} == {"too_few_options", "unknown_option"}
    assert form_for(CODE, "", MAY) is None


def test_a_file_fills_a_paper_that_the_procedure_lists(dung, procedure):
    document = deepcopy(DOCUMENT)
    scan = {"key": "scan", "type": "file", "label": words("Bản chụp", "Scan"), "component": "giay_la"}
    document["sections"][0]["fields"].append(scan)
    draft_form(dung, CODE, document=document, at=AT)
    with pytest.raises(Refused, match="form_has_problems") as refusal:
        publish_form(dung, CODE, valid_from=JANUARY, at=AT)
    assert [(each.path, each.code) for each in refusal.value.details["problems"]] == [("scan", "unknown_component")]
    scan["component"] = "to_khai"
    draft_form(dung, CODE, document=document, at=AT)
    assert publish_form(dung, CODE, valid_from=JANUARY, at=AT).status == "published"


def test_what_cannot_be_read_is_not_even_drafted(dung, procedure):
    with pytest.raises(Invalid, match="form_unreadable") as refusal:
        draft_form(dung, CODE, document={**DOCUMENT, "colour": "red"}, at=AT)
    assert [each.code for each in refusal.value.details["problems"]] == ["unknown_field"]
    assert not Form.objects.exists()


def test_publishing_twice_is_harmless_and_never_pushes_a_later_one_aside(dung, published):
    assert publish_form(dung, CODE, valid_from=JANUARY, at=AT) == published
    with pytest.raises(Refused, match="nothing_to_publish"):
        publish_form(dung, CODE, valid_from=MAY, at=AT)
    draft_form(dung, CODE, document=changed(), at=AT)
    with pytest.raises(Refused, match="later_form_in_force"):
        publish_form(dung, CODE, valid_from=JANUARY, at=AT)


def test_a_form_is_taken_out_of_use_with_a_reason(dung, published):
    with pytest.raises(Refused, match="reason_missing"):
        withdraw_form(dung, CODE, last_day=MARCH, reason=" ")
    withdraw_form(dung, CODE, last_day=MARCH, reason="Mẫu đã thay")
    assert form_for(CODE, "", MARCH) is not None
    assert form_for(CODE, "", MAY) is None
    with pytest.raises(Refused, match="no_form_in_force"):
        withdraw_form(dung, CODE, last_day=MAY, reason="Mẫu đã thay")


def test_only_keepers_of_the_catalogue_change_forms(chi, an, dung, published):
    draft_form(dung, CODE, document=changed(), at=AT)
    for person in (chi, an):
        for act in (
            lambda who: draft_form(who, CODE, document=DOCUMENT, at=AT),
            lambda who: change_draft(who, CODE, document=DOCUMENT, was="", at=AT),
            lambda who: publish_form(who, CODE, valid_from=MAY, at=AT),
            lambda who: withdraw_form(who, CODE, last_day=MAY, reason="x"),
            lambda who: discard_draft(who, CODE),
        ):
            with pytest.raises(Refused, match="catalogue_not_allowed"):
                act(person)


def test_drafts_are_for_those_who_keep_or_audit(chi, an, dung, published):
    draft_form(dung, CODE, document=changed(), at=AT)
    assert access_version(chi, CODE).number == 2
    assert access_version(an, CODE).number == 1
    assert list(visible_to(an)) == [published]
    with pytest.raises(NotFound):
        access_version(an, CODE, number=2)
    discard_draft(dung, CODE)
    assert access_version(chi, CODE).number == 1
