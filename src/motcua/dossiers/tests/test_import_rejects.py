"""A bad line is rejected by number and column, with a sentence in both languages, and the good ones go in.

All bad lines lie in one file between two good ones; it is imported once, and each test looks at its own line.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from motcua.dossiers import directory
from motcua.dossiers.bulk.tally import Remark, Tally
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.import_lines import COLUMNS, ORDINARY_WAY, import_lines, received
from motcua.dossiers.tests.world import build_world
from motcua.worktime.queries import forget_schedules

pytestmark = pytest.mark.django_db
TEXT = "x" * 4_001
NAME = "Đ" * 301
NUMBER = "1" * 21
NO_TIME = "2018-11-07"
SUPPLEMENT = {"supplement_requested_at": "2018-11-06T09:00", "supplement_items": "Bản đồ", "supplement_reason": "Thiếu"}
EXTENSION = {
    "extended_at": "2018-11-06T09:00",
    "extended_to": "2018-11-15",
    "extension_reason": "Chờ đo đạc",
    "extension_letter": "1/TB",
}

BAD_CELLS: dict[str, Any] = {
    "code": "hồ sơ số 7",
    "centre": TEXT,
    "procedure": TEXT,
    "channel": "quầy",
    "owner_name": NAME,
    "received_at": NO_TIME,
    "case": TEXT,
    "summary": TEXT,
    "sets": 0,
    "components": TEXT,
    "term": "vài ngày",
    "term_ground": TEXT,
    "appointed_on": "12/11/2018",
    "owner_kind": "company",
    "owner_identity_kind": TEXT,
    "owner_identity": NUMBER,
    "owner_address": TEXT,
    "owner_phone": TEXT,
    "owner_email": TEXT,
    "applicant_name": NAME,
    "applicant_identity": NUMBER,
    "applicant_phone": TEXT,
    "received_by": TEXT,
    "handed_over_at": "10:00",
    "supplement_requested_at": NO_TIME,
    "supplement_items": TEXT,
    "supplement_reason": TEXT,
    "supplement_requested_by": TEXT,
    "supplement_received_at": "2018-11-31T09:00",
    "extended_at": 20181107,
    "extended_to": "thứ tư",
    "extension_reason": TEXT,
    "extension_letter": TEXT,
    "appraised_at": NO_TIME,
    "appraised_by": TEXT,
    "decided_at": NO_TIME,
    "decided_by": TEXT,
    "outcome": "yes",
    "decision_number": ["12"],
    "refusal_reason": TEXT,
    "refusal_ground": TEXT,
    "issued_at": NO_TIME,
    "withdrawn_at": NO_TIME,
    "withdrawn_by": "An\0",
    "stopped_at": NO_TIME,
    "stop_reason": TEXT,
    "stop_ground": TEXT,
    "returned_at": "2018-11-09T25:00",
    "returned_by": TEXT,
    "returned_via": TEXT,
    "receiver": TEXT,
    "receiver_authority": TEXT,
}
"""By column: a value that it cannot hold."""

AGAINST_THE_RULES: dict[str, tuple[dict[str, Any], str]] = {
    "no owner": ({"owner_name": ""}, "owner_name"),
    "a code in small letters": ({"code": "000.00.01.h49-181105-0001"}, "code"),
    "a code of a later day": ({"code": "000.00.01.H49-181106-0001"}, "code"),
    "no such centre": ({"centre": "QNI.999"}, "centre"),
    "no such procedure": ({"procedure": "9.999999"}, "procedure"),
    "no such case": ({"case": "không có"}, "case"),
    "a year without a calendar": ({"received_at": "1999-11-05T09:00", "code": "000.00.01.H49-181105-0001"}, "code"),
    "before the one-stops' law": ({"received_at": "2015-01-05T09:00", "code": "000.00.01.H49-150105-0001"}, "centre"),
    "handed over before it was received": ({"handed_over_at": "2018-11-05T08:00"}, "handed_over_at"),
    "still to come": ({"returned_at": "2019-11-05T08:00"}, "returned_at"),
    "nothing named to be brought": (SUPPLEMENT | {"supplement_items": " ; "}, "supplement_items"),
    "no reason to ask": (SUPPLEMENT | {"supplement_reason": ""}, "supplement_reason"),
    "items without a request": ({"supplement_items": "Bản đồ"}, "supplement_requested_at"),
    "brought without being asked": ({"supplement_received_at": "2018-11-06T09:00"}, "supplement_received_at"),
    "extended to no day": (EXTENSION | {"extended_to": ""}, "extended_to"),
    "extended to an earlier day": (EXTENSION | {"extended_to": "2018-11-09"}, "extended_to"),
    "extended to a Sunday": (EXTENSION | {"extended_to": "2018-11-18"}, "extended_to"),
    "extended without a reason": (EXTENSION | {"extension_reason": ""}, "extension_reason"),
    "extended without a letter": (EXTENSION | {"extension_letter": ""}, "extension_letter"),
    "extended on the last day": (EXTENSION | {"extended_at": "2018-11-12T09:00"}, "extended_at"),
    "appraised before it was handed over": ({"appraised_at": "2018-11-06T09:00"}, "appraised_at"),
    "decided before it was appraised": (
        {"handed_over_at": "2018-11-05T10:00", "decided_at": "2018-11-06T09:00"},
        "decided_at",
    ),
    "refused without a reason": (ORDINARY_WAY | {"outcome": "refused", "refusal_ground": "Điều 5"}, "refusal_reason"),
    "refused without a ground": (ORDINARY_WAY | {"outcome": "refused", "refusal_reason": "Không đủ"}, "refusal_ground"),
    "issued before it was decided": (ORDINARY_WAY | {"decided_at": "", "issued_at": "2018-11-08T14:00"}, "issued_at"),
    "withdrawn after the decision": (ORDINARY_WAY | {"withdrawn_at": "2018-11-08T10:00"}, "withdrawn_at"),
    "withdrawn at no instant": ({"withdrawn_by": "Phạm Thị An"}, "withdrawn_at"),
    "stopped without a reason": (
        {"handed_over_at": "2018-11-05T10:00", "stopped_at": "2018-11-06T10:00", "stop_ground": "Mẫu 05"},
        "stop_reason",
    ),
    "stopped without a ground": (
        {"handed_over_at": "2018-11-05T10:00", "stopped_at": "2018-11-06T10:00", "stop_reason": "Không bổ sung"},
        "stop_ground",
    ),
    "returned without a result": ({"returned_at": "2018-11-06T10:00"}, "returned_at"),
    "returned to somebody else": (ORDINARY_WAY | {"receiver": "Kẻ Lạ"}, "receiver_authority"),
    "returned in an unknown way": (ORDINARY_WAY | {"returned_via": "drone"}, "returned_via"),
    "returned at no instant": (ORDINARY_WAY | {"returned_at": "", "receiver": "Phạm Thị An"}, "returned_at"),
    "a column that is none": ({"colour": "blue"}, "'colour'"),
}
"""By what is wrong: the changes to a good line, and the column that is named."""

BAD = {f"cell {column}": ({column: value}, column) for column, value in BAD_CELLS.items()} | AGAINST_THE_RULES
LINE_OF = {name: number for number, name in enumerate(BAD, start=2)}


@pytest.fixture(scope="module")
def imported(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Tally, dict[int, Remark], list[str]]]:
    """The tally, the remarks by line and the codes that are there, after all lines were imported; undone at the end."""
    lines = [received(1), *({**received(n), **BAD[name][0]} for name, n in LINE_OF.items()), received(9_999)]
    path = tmp_path_factory.mktemp("import") / "bad.jsonl"
    with django_db_blocker.unblock(), transaction.atomic():
        directory.forget()
        forget_schedules()
        build_world()
        tally, remarks = import_lines(path, lines)
        codes = list(Dossier.objects.order_by("code").values_list("code", flat=True))
        transaction.set_rollback(True)
    yield tally, {remark.line: remark for remark in remarks}, codes
    directory.forget()
    forget_schedules()


@pytest.mark.parametrize("name", BAD)
def test_the_line_and_its_column_are_named_with_a_sentence(
    imported: tuple[Tally, dict[int, Remark], list[str]], name: str
) -> None:
    remark = imported[1][LINE_OF[name]]
    assert (remark.rejected, remark.field) == (True, BAD[name][1])
    assert remark.vi.endswith((".", "”"))
    assert remark.en.endswith((".", "”"))
    assert remark.vi != remark.en


def test_every_column_has_its_bad_value() -> None:
    assert set(BAD_CELLS) == set(COLUMNS)


def test_the_good_lines_around_them_are_imported(imported: tuple[Tally, dict[int, Remark], list[str]]) -> None:
    tally, _, codes = imported
    assert (tally.read, tally.imported, tally.rejected) == (len(BAD) + 2, 2, len(BAD))
    assert codes == ["000.00.01.H49-181105-0001", "000.00.01.H49-181105-9999"]
