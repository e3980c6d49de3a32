"""The demo's citizens find electronic forms: those shipped, for the procedures that were in force in 2018."""

import pytest

from motcua.demo.catalogue_2018 import FIRST_DAY, SHOWN_ON
from motcua.demo.steps import load_ready_forms
from motcua.demo.tests.conftest import AT
from motcua.forms.models import FormVersion
from motcua.forms.queries import form_for, procedures_with_form

pytestmark = pytest.mark.django_db


def test_most_shipped_forms_can_be_filled_in_and_loading_again_changes_nothing(demo):
    load_ready_forms(AT)
    filled_in = procedures_with_form(SHOWN_ON)
    assert len(filled_in) >= 30
    birth = form_for("1.001193", "", SHOWN_ON)
    assert birth.valid_from == FIRST_DAY
    load_ready_forms(AT)
    assert FormVersion.objects.count() == len(filled_in)
