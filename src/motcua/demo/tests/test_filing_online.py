"""On the training site An can file online what she has a ready form for, on the day that its clock shows."""

import pytest

from motcua.demo.catalogue_2018 import SHOWN_ON
from motcua.demo.steps import load_ready_forms
from motcua.demo.tests.conftest import AT
from motcua.filing.matter import read_matter
from motcua.forms.actions.import_form import shipped_files
from motcua.forms.models import FormVersion
from motcua.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def is_taken_online(code: str) -> bool:
    try:
        return bool(read_matter(code, SHOWN_ON).places)
    except DomainError:
        return False


def test_ready_forms_stand_with_services_that_are_taken_online(demo):
    load_ready_forms(AT)
    with_form = set(FormVersion.objects.values_list("form__procedure__code", flat=True))
    online = {path.stem for path in shipped_files() if is_taken_online(path.stem)}
    assert len(online & with_form) >= 10
