import json
from datetime import datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid
from motcua.processes.actions.import_template import LARGEST_FILE, import_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.models import StoredTemplate
from motcua.processes.queries import export_template
from motcua.processes.rules.conditions import Compare, Operator
from motcua.processes.rules.document import Scope, write_document
from motcua.processes.tests.builders import changed, straight

AT = datetime(2018, 10, 30, 9, tzinfo=VIETNAM)


@pytest.fixture
def file(dung):
    """The file of a template that is not stored any more."""
    condition = Compare("case", Operator.EQUALS, "cấp lại")

    row = save_template(dung, write_document(changed(straight(), "appraise", condition=condition), Scope()), at=AT)
    exported = export_template(row)
    row.delete()
    return exported


def test_what_is_exported_can_be_imported_again(dung, file):
    row = import_template(dung, file, at=AT)
    assert export_template(row) == file
    assert import_template(dung, b"\xef\xbb\xbf" + file, at=AT).pk == row.pk
    assert "cấp lại" in file.decode()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"term_working_days": ' + b"9" * 5_000 + b"}",
        b" " * (LARGEST_FILE + 1),
    ],
)
def test_a_file_that_is_no_process_is_said_so(dung, broken):
    with pytest.raises(Invalid) as refusal:
        import_template(dung, broken, at=AT)
    assert (refusal.value.code, refusal.value.field) == ("not_a_process_file", "file")


@pytest.mark.parametrize("letter", ["\\u0000", "\\ud800"])
def test_letters_that_cannot_be_kept_are_a_problem_and_not_a_crash(dung, file, letter):
    for place in ("cấp lại", "Thử", "Bước appraise"):
        whole = file.decode().replace(place, place + letter)
        with pytest.raises(Invalid) as refusal:
            import_template(dung, whole.encode(), at=AT)
        assert refusal.value.code == "process_has_problems"
    assert not StoredTemplate.objects.exists()


def test_a_file_with_problems_tells_them_all(dung, file):
    whole = json.loads(file)
    whole["steps"][0]["role"] = "king"
    whole["steps"][4]["after"] = ["ghost"]
    with pytest.raises(Invalid) as refusal:
        import_template(dung, json.dumps(whole).encode(), at=AT)
    assert {each.code for each in refusal.value.details["problems"]} >= {"unknown_role", "unknown_predecessor"}
