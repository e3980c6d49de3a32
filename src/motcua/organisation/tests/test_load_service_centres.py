import itertools
import shutil
from datetime import date

import pytest

from motcua.kernel.errors import Invalid, NotFound
from motcua.organisation.actions.load_service_centres import Loaded, load_service_centres
from motcua.organisation.models import Agency, CentreEquipment, Counter, EquipmentItem, Post, ServiceCentre
from motcua.organisation.organisation_files import DATA
from motcua.organisation.queries import (
    agency_by_code,
    centre_by_code,
    centre_of_unit,
    centres,
    count_modern,
    with_modernity,
)
from motcua.organisation.rules.agency_codes import check_pair
from motcua.organisation.rules.modernity import is_modern
from motcua.territory.actions.load_units import load_units
from motcua.territory.queries import unit_by_code

OCTOBER_2018, JULY = date(2018, 10, 30), date(2025, 7, 1)
POSTS = {"receptionist", "appraiser", "approver", "issuer", "returner", "centre_head"}


@pytest.fixture
def quang_ninh(db):
    load_units()
    return load_service_centres()


def test_the_centres_of_2018_and_of_2025(quang_ninh):
    counts = {
        on: [centres(level, on).count() for level in ("province", "district", "commune")] for on in (OCTOBER_2018, JULY)
    }
    assert counts == {OCTOBER_2018: [1, 14, 186], JULY: [1, 0, 54]}
    assert centres(None, OCTOBER_2018).count() == 201
    assert load_service_centres() == Loaded(0, 0, 0, 0, 0)


def test_181_of_186_communes_are_modern_and_say_that_this_is_assumed(quang_ninh):
    counted = count_modern("commune", OCTOBER_2018)
    assert (counted.modern, counted.not_modern, counted.unknown) == (181, 5, 0)
    assert CentreEquipment.objects.filter(note__startswith="Giả định cho bản trình diễn", source="").count() == 1407
    assert CentreEquipment.objects.count() == 1407
    assert count_modern("commune", JULY).unknown == 54


def test_the_database_and_the_rule_agree_on_what_is_modern(quang_ninh):
    needed = set(EquipmentItem.objects.filter(is_needed=True).values_list("code", flat=True))
    found = with_modernity(centres(None, OCTOBER_2018), OCTOBER_2018).prefetch_related("equipment__item")
    for centre in found:
        recorded = {line.item.code: line.is_present for line in centre.equipment.all()}
        assert centre.is_modern is is_modern(needed, recorded)


def test_codes_are_short_stable_and_nobody_elses(quang_ninh):
    assert centre_by_code("QNI").level == "province"
    assert centre_by_code("QNI.193", OCTOBER_2018).unit.full_name == "Thành phố Hạ Long"
    old, new = centre_by_code("QNI.06652", OCTOBER_2018), centre_by_code("QNI.06652", JULY)
    assert (old.code, old.unit.full_name) == ("QNI.06652", "Phường Hà Phong")
    assert (new.code, new.unit.full_name) == ("QNI.06652.2025", "Phường Hà Tu")
    assert centre_by_code("QNI.06652.2025") == new
    assert centre_by_code("QNI.06978", JULY).unit.full_name == "Xã Ba Chẽ"
    for code, on in (("QNI.99999", None), ("QNI.193", JULY), ("QNI.06652.2025", OCTOBER_2018), ("QN", OCTOBER_2018)):
        with pytest.raises(NotFound) as refusal:
            centre_by_code(code, on)
        assert refusal.value.code == "centre_unknown"


def test_the_one_stop_of_a_unit_is_found(quang_ninh):
    ward = unit_by_code("06664", OCTOBER_2018)
    assert centre_of_unit(ward, OCTOBER_2018).name == "Bộ phận Tiếp nhận và Trả kết quả phường Hà Tu"
    assert centre_of_unit(ward, JULY) is None
    assert centre_of_unit(unit_by_code("07192", JULY), JULY).name == "Trung tâm Phục vụ hành chính công đặc khu Cô Tô"


def test_agency_codes_agree_in_both_orders_and_only_sourced_ones_are_confirmed(quang_ninh):
    for agency in Agency.objects.all():
        check_pair(agency.code_2018, agency.code_2020)
        assert agency.confirmed == bool(agency.source)
        assert agency.confirmed or agency.note
    confirmed = set(Agency.objects.filter(confirmed=True).values_list("code_2020", flat=True))
    assert confirmed == {"H19", "H21", "H30", "H38", "H49", "H55", "H56"}
    assert "3739/QĐ-UBND" in agency_by_code("H49", OCTOBER_2018).source
    assert agency_by_code("000.00.01.H49", OCTOBER_2018) == centre_by_code("QNI").agency


def test_on_every_day_an_agency_code_belongs_to_one_agency(quang_ninh):
    by_code: dict[str, list[Agency]] = {}
    for agency in Agency.objects.order_by("valid_from"):
        by_code.setdefault(agency.code_2020, []).append(agency)
    for rows in by_code.values():
        for earlier, later in itertools.pairwise(rows):
            assert not earlier.validity.overlaps(later.validity)


def test_agencies_stand_under_each_other_as_the_units_do(quang_ninh):
    ward = agency_by_code("H49.31.06", OCTOBER_2018)
    assert (str(ward), ward.unit.code) == ("Ủy ban nhân dân phường Hà Tu", "06664")
    assert str(ward.parent) == "Ủy ban nhân dân thành phố Hạ Long"
    assert str(ward.parent.parent) == "Ủy ban nhân dân tỉnh Quảng Ninh"
    assert ward.parent.parent.unit.code == "22"


def test_every_centre_has_its_posts_and_counters(quang_ninh):
    for centre in ServiceCentre.objects.prefetch_related("posts", "counters"):
        own = {post.code.removeprefix(f"{centre.code}/") for post in centre.posts.all()}
        assert own >= POSTS
        assert centre.counters.exists()
    (head,) = Post.objects.filter(code="QNI.193/centre_head")
    assert (head.roles, head.seats) == (["centre_head"], 1)
    assert Post.objects.get(code="QNI/SXD/approver").agency.name == "Sở Xây dựng"
    assert Post.objects.get(code="QNI/auditor").roles == ["auditor"]
    assert Counter.objects.filter(centre__code="QNI", agency__abbreviation="SXD").count() == 1


def test_the_units_come_first(db):
    with pytest.raises(NotFound) as refusal:
        load_service_centres()
    assert refusal.value.code == "unit_unknown"
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("codes/province_codes_H.csv", "evidence found", "proven", "data_file_bad_cell"),
        ("codes/province_codes_H.csv", "000.00.00.H49", "000.00.00.49", "agency_code_malformed"),
        ("organisation/quangninh_agencies.csv", "H49.02,", "h49.02,", "agency_code_malformed"),
        ("organisation/quangninh_agencies.csv", "2025-02-28", "28/02/2025", "data_file_bad_cell"),
        ("organisation/equipment_items.csv", ",yes,", ",có,", "data_file_bad_cell"),
        ("organisation/communes_not_modern_2018.csv", "absent_items", "absent", "data_file_without_columns"),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_written(db, tmp_path, file, old, new, code):
    load_units()
    folder = shutil.copytree(DATA, tmp_path / "data")
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Invalid) as refusal:
        load_service_centres(folder)
    assert refusal.value.code == code
    assert not Agency.objects.exists()
    assert not ServiceCentre.objects.exists()
