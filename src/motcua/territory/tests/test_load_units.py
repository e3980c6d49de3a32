"""The real catalogue of Quảng Ninh: its counts are published ones, its sources are told in data/README.md."""

import shutil
from collections import Counter
from datetime import date

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.territory.actions import load_units as loading
from motcua.territory.actions.load_units import FOLDER, Loaded, load_units
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.queries import (
    parent_of,
    resolve_unit,
    successors_of,
    unit_by_code,
    units,
    units_named,
    units_under,
)

OCTOBER_2018, JULY = date(2018, 10, 30), date(2025, 7, 1)


@pytest.fixture
def quang_ninh(db):
    return load_units()


def kinds(on):
    return Counter(units("commune", on).values_list("kind", flat=True))


def test_2018_has_one_province_fourteen_districts_and_186_communes(quang_ninh):
    assert [units(level, OCTOBER_2018).count() for level in ("province", "district", "commune")] == [1, 14, 186]
    assert kinds(OCTOBER_2018) == {"commune": 111, "ward": 67, "township": 8}


def test_the_count_after_resolution_1199_is_the_published_one(quang_ninh):
    assert kinds(date(2024, 11, 1)) == {"commune": 91, "ward": 73, "township": 7}
    assert units("district", date(2024, 11, 1)).count() == 13


def test_on_1_july_2025_there_are_54_units_under_the_province_and_no_district(quang_ninh):
    assert kinds(JULY) == {"ward": 30, "commune": 22, "special_zone": 2}
    assert units("district", date(2025, 6, 30)).count() == 13
    assert not units("district", JULY).exists()
    province = unit_by_code("22", JULY)
    assert units_under(province, JULY).count() == 54
    assert units_under(province, OCTOBER_2018).count() == 14


def test_every_code_of_2018_resolves_and_leads_to_living_units(quang_ninh):
    for unit in AdministrativeUnit.objects.all():
        assert resolve_unit(unit.code).code == unit.code
        for on in (JULY, date(2026, 11, 22)):
            heirs = successors_of(unit, on)
            assert heirs
            assert all(on in heir.validity for heir in heirs)


def test_a_commune_merged_in_2024_is_followed_through_two_generations(quang_ninh):
    cam_hai = resolve_unit("06802")
    assert cam_hai.valid_to == date(2024, 10, 31)
    assert [str(heir) for heir in successors_of(cam_hai, date(2024, 11, 1))] == ["Xã Hải Hòa"]
    assert [str(heir) for heir in successors_of(cam_hai, JULY)] == ["Xã Hải Hòa", "Xã Hải Lạng"]
    assert all(link.is_split for link in Succession.objects.filter(predecessor__code="06799", on=JULY))


def test_hoanh_bo_was_merged_into_ha_long_and_its_communes_followed(quang_ninh):
    hoanh_bo = resolve_unit("204")
    assert hoanh_bo.valid_to == date(2019, 12, 31)
    assert [heir.code for heir in successors_of(hoanh_bo, date(2020, 1, 1))] == ["193"]
    ky_thuong = unit_by_code("07033", OCTOBER_2018)
    assert parent_of(ky_thuong, OCTOBER_2018) == hoanh_bo
    assert str(parent_of(ky_thuong, date(2020, 1, 1))) == "Thành phố Hạ Long"
    ha_long = unit_by_code("193", OCTOBER_2018)
    assert units_under(ha_long, OCTOBER_2018).count() == 20
    assert units_under(ha_long, date(2020, 1, 1)).count() == 33


def test_a_renamed_unit_keeps_its_code_and_its_parent_line(quang_ninh):
    assert [str(unit_by_code("07030", on)) for on in (OCTOBER_2018, date(2020, 1, 1), JULY)] == [
        "Thị trấn Trới",
        "Phường Hoành Bồ",
        "Phường Hoành Bồ",
    ]
    assert str(unit_by_code("205", date(2024, 11, 1))) == "Thành phố Đông Triều"
    assert str(parent_of(unit_by_code("07069", OCTOBER_2018), date(2024, 12, 1))) == "Thành phố Đông Triều"
    assert units_under(unit_by_code("205", date(2024, 12, 1)), date(2024, 12, 1)).count() == 19


def test_an_abolished_district_leads_to_the_communes_on_its_land(quang_ninh):
    heirs = {heir.full_name for heir in successors_of(unit_by_code("202", OCTOBER_2018), JULY)}
    assert heirs == {"Xã Ba Chẽ", "Xã Kỳ Thượng", "Xã Lương Minh"}
    assert [str(heir) for heir in successors_of(unit_by_code("207", OCTOBER_2018), JULY)] == ["Đặc khu Cô Tô"]
    assert parent_of(unit_by_code("06970", OCTOBER_2018), JULY) is None


def test_what_comes_from_memory_says_so_on_the_link(quang_ninh):
    from_memory = Succession.objects.filter(source__contains="from memory, not verified against the resolution")
    assert from_memory.count() == 15
    assert {link.predecessor.code for link in from_memory} >= {"06682", "06934", "07141"}
    assert "06970" in unit_by_code("06978", JULY).source


def test_no_unit_is_without_a_source(quang_ninh):
    assert not AdministrativeUnit.objects.filter(source="").exists()
    assert not Succession.objects.filter(source="").exists()


def test_names_are_found_with_and_without_accents_and_sorted_as_vietnamese(quang_ninh):
    assert [unit.name for unit in units_named("ha", OCTOBER_2018, "district")] == ["Hạ Long", "Hải Hà"]
    assert [unit.code for unit in units_named("Đầm", OCTOBER_2018, "district")] == ["200"]
    assert units_named(" ", OCTOBER_2018).count() == 201
    assert not units_named("zz", OCTOBER_2018).exists()
    names = list(units("district", OCTOBER_2018).values_list("name", flat=True))
    assert names[:3] == ["Ba Chẽ", "Bình Liêu", "Cẩm Phả"]
    assert names.index("Cô Tô") < names.index("Đầm Hà") < names.index("Hạ Long")


def test_loading_again_adds_nothing_and_overwrites_nothing(quang_ninh):
    AdministrativeUnit.objects.filter(code="22").update(source="sửa tay")
    assert quang_ninh == Loaded(units=267, successions=272)
    assert load_units() == Loaded(units=0, successions=0)
    assert resolve_unit("22").source == "sửa tay"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "units")


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "named"),
    [
        ("quangninh_units_2018.csv", "parent_code", "parent", "data_file_without_columns", "parent_code"),
        ("quangninh_units_2018.csv", ",huyen,22", ",quan-huyen,22", "data_file_bad_cell", "line 7"),
        ("quangninh_changes_2019_2024.csv", "2020-01-01,204", "01/01/2020,204", "data_file_bad_cell", "01/01/2020"),
        (
            "quangninh_changes_2019_2024.csv",
            "204,merged_into,193",
            "204,merged_into,",
            "data_file_bad_cell",
            "into_code",
        ),
        ("quangninh_mapping_2018_to_2025.csv", ",False,", ",no,", "data_file_bad_cell", "split"),
    ],
)
def test_a_broken_file_is_refused_naming_the_place(folder, db, file, old, new, code, named):
    replace(folder / file, old, new)
    with pytest.raises(Invalid) as refusal:
        load_units(folder)
    assert refusal.value.code == code
    assert file in refusal.value.vi
    assert named in refusal.value.vi
    assert not AdministrativeUnit.objects.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "named"),
    [
        ("quangninh_units_2018.csv", "commune,06652,", "commune,06649,", "unit_code_taken", "Phường Hà Khánh"),
        ("quangninh_units_2018.csv", "phuong,193,22", "phuong,999,22", "history_unit_unknown", "999"),
        (
            "quangninh_changes_2019_2024.csv",
            "204,merged_into,193",
            "204,merged_into,666",
            "history_unit_unknown",
            "666",
        ),
        (
            "quangninh_changes_2019_2024.csv",
            "06850,merged_into,06838",
            "06850,merged_into,06850",
            "history_unit_unknown",
            "06850",
        ),
        (
            "quangninh_mapping_2018_to_2025.csv",
            "06649,Phường Hà Khánh,Thành phố Hạ Long,06649",
            "06649,Phường Hà Khánh,Thành phố Hạ Long,06652",
            "history_without_successor",
            "Phường Hà Khánh",
        ),
    ],
)
def test_a_history_with_a_hole_or_a_clash_is_refused_by_name(folder, db, file, old, new, code, named):
    replace(folder / file, old, new)
    with pytest.raises(Refused) as refusal:
        load_units(folder)
    assert refusal.value.code == code
    assert named in refusal.value.vi
    assert not AdministrativeUnit.objects.exists()


def test_a_missing_folder_is_refused(tmp_path, db):
    with pytest.raises(Invalid) as refusal:
        load_units(tmp_path)
    assert refusal.value.code == "data_file_unreadable"


def test_a_run_that_fails_half_way_leaves_nothing(db, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("the power went off")

    monkeypatch.setattr(loading.Succession.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        load_units()
    assert not AdministrativeUnit.objects.exists()
