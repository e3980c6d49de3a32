"""The non-boundary list as data (NĐ 118/2025/NĐ-CP Art 14)."""

from datetime import date

import pytest

from motcua.catalogue.actions.load_non_boundary import Loaded, load_non_boundary
from motcua.catalogue.models import NonBoundary
from motcua.kernel.errors import Invalid

pytestmark = pytest.mark.django_db
HEADING = "procedure,valid_from,valid_to,source\n"


def test_shipped_is_every_procedure_since_the_reform():
    assert load_non_boundary() == Loaded(1, 0)
    row = NonBoundary.objects.get()
    assert (row.procedure, row.valid_from, row.valid_to) == (None, date(2025, 7, 1), None)
    assert "118/2025" in row.source
    assert load_non_boundary() == Loaded(0, 0)


def test_an_open_row_is_ended_by_a_later_list(tmp_path):
    load_non_boundary()
    later = tmp_path / "later.csv"
    later.write_text(HEADING + ",2025-07-01,2026-12-31,NĐ 118/2025/NĐ-CP Điều 14\n", encoding="utf-8")
    assert load_non_boundary(later) == Loaded(0, 1)
    assert NonBoundary.objects.get().valid_to == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("line", "column"),
    [("9.999999,2025-07-01,,x", "procedure"), (",01/07/2025,,x", "valid_from"), (",2025-07-01,hết,x", "valid_to")],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(tmp_path, line, column):
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADING},2025-07-02,,y\n{line}\n", encoding="utf-8")
    with pytest.raises(Invalid, match="data_file_bad_cell") as refusal:
        load_non_boundary(path)
    assert refusal.value.field == column
    assert not NonBoundary.objects.exists()
