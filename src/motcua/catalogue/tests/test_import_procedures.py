import gzip
from datetime import date

import pytest

from motcua.catalogue import queries
from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.models import Procedure, ProcedureRevision, SearchWord, Sector
from motcua.catalogue.national_files import read_records
from motcua.catalogue.tests.conftest import AT
from motcua.catalogue.tests.test_national_record import row
from motcua.kernel.errors import Invalid

pytestmark = pytest.mark.django_db
CODE = "1.001193"
NAME_ONLY = {"code": "1.003755", "name": "Cấp thẻ", "field": "", "source": "list of 2025", "in_full": False}
SEEN = date(2026, 7, 31)


def test_a_record_becomes_a_revision_in_force_since_it_was_seen():
    report = import_procedures([row(), NAME_ONLY], at=AT)
    assert (report.new, report.name_only, report.rejected) == (1, 1, [])
    revision = queries.revision_in_force(CODE, SEEN)
    assert revision.decision_number == "2228/QĐ-BTP"
    assert "since when is not known" in revision.source
    assert queries.revision_in_force(CODE, date(2026, 7, 30)) is None
    assert Sector.objects.get().name == "Hộ tịch"
    assert SearchWord.objects.filter(word="khai").exists()


def test_importing_again_changes_nothing():
    import_procedures([row(), NAME_ONLY], at=AT)
    before = list(Procedure.objects.values()), list(ProcedureRevision.objects.values())
    report = import_procedures([row(), NAME_ONLY], at=AT)
    assert (report.new, report.revised, report.unchanged, report.name_only) == (0, 0, 1, 0)
    assert (list(Procedure.objects.values()), list(ProcedureRevision.objects.values())) == before


def test_gaps_are_kept_with_the_revision_and_do_not_stop_the_import():
    limits = [{"channel": "Trực tiếp", "value": 2.0, "unit": None}]
    table = row()["raw_methods"].replace("5 Ngày làm việc", "2")
    report = import_procedures([row(raw_methods=table, time_limits=limits, legal_basis=[])], at=AT)
    assert report.gaps == {"term_missing": 1, "legal_basis_missing": 1}
    revision = queries.revision_in_force(CODE, SEEN)
    assert revision.gap_codes == ["term_missing", "legal_basis_missing"]
    assert [gap.sentence("vi") for gap in revision.gaps()] == [
        "Chưa rõ thời hạn giải quyết: counter",
        "Chưa ghi căn cứ pháp lý",
    ]


def test_a_changed_record_is_a_new_revision_from_the_day_it_was_seen():
    older = row(source="Ministry sheets, 2025", steps_text="Bước cũ")
    import_procedures([older], at=AT)
    report = import_procedures([row()], at=AT)
    assert report.revised == 1
    assert queries.revision_in_force(CODE, date(2026, 7, 30)).parsed_content().steps == "Bước cũ"
    assert queries.revision_in_force(CODE, SEEN).number == 2


def test_a_record_no_newer_than_what_is_there_is_left_out():
    import_procedures([row()], at=AT)
    report = import_procedures([row(steps_text="Khác")], at=AT)
    assert report.stale == [CODE]
    assert ProcedureRevision.objects.count() == 1


def test_what_the_site_published_itself_is_kept(publish):
    publish(CODE, "Thủ tục của tỉnh")
    report = import_procedures([row()], at=AT)
    assert report.own_kept == [CODE]
    assert Procedure.objects.get(code=CODE).name == "Thủ tục của tỉnh"


def test_a_name_gets_its_content_when_it_comes_and_never_loses_it():
    import_procedures([{**NAME_ONLY, "code": CODE}], at=AT)
    assert Procedure.objects.get().detail == "name_only"
    import_procedures([row()], at=AT)
    import_procedures([{**NAME_ONLY, "code": CODE}], at=AT)
    assert Procedure.objects.get().detail == "full"
    assert Procedure.objects.get().name == "Thủ tục đăng ký khai sinh"


def test_a_procedure_known_by_name_takes_no_dossier():
    import_procedures([NAME_ONLY], at=AT)
    assert queries.standing_of("1.003755", SEEN).revision is None


def test_a_row_that_cannot_be_read_is_reported_and_stops_no_other():
    report = import_procedures([row(code="x"), row()], at=AT)
    assert [(number, code, error.code) for number, code, error in report.rejected] == [
        (1, "x", "national_record_malformed")
    ]
    assert report.new == 1


def test_progress_is_told_to_the_end():
    told = []
    import_procedures([row(), NAME_ONLY], at=AT, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


@pytest.mark.parametrize("data", [b"{", b"[1]", b"\xff\xfe", b"5"])
def test_a_file_that_is_no_json_lines_is_refused_with_its_line(tmp_path, data):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b"{}\n\n" + data)
    with pytest.raises(Invalid, match="procedures_file_unreadable") as refusal:
        list(read_records((file,)))
    assert "rows.jsonl, 3" in refusal.value.vi


def test_a_broken_archive_is_refused(tmp_path):
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(b"{}\n")[:-4])
    with pytest.raises(Invalid, match="procedures_file_unreadable"):
        list(read_records((file,)))
