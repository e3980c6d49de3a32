"""Khánh keeps units, agencies and one-stops, through HTTP: each by a decision, each with a line in the log."""

from datetime import date

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.organisation.models import Agency, OrganisationChange, ServiceCentre
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.queries import resolve_unit, successors_of
from motcua.web.tests import lives
from motcua.web.tests.console_world import DECISION, khanh
from motcua.web.tests.test_console_organisation import refused

__all__ = ["khanh"]

UNITS, CENTRES, AGENCIES = (f"/quan-tri/to-chuc/{part}/" for part in ("don-vi", "noi-tiep-nhan", "co-quan"))
UNIT = {
    "code": "06700",
    "kind": "ward",
    "full_name": "Phường Thử Nghiệm",
    "parent": "22",
    "valid_from": "01/12/2018",
    "valid_to": "",
    "decision": DECISION,
}
CENTRE = {
    "unit": "Tỉnh Quảng Ninh",
    "agency": "H49.61",
    "code": "QNI.MOI",
    "name": "Điểm tiếp nhận thứ hai",
    "tax_code": "0100047516",
    "valid_from": "01/12/2018",
    "valid_to": "",
    "decision": DECISION,
}


def last() -> tuple[str, str]:
    line = OrganisationChange.objects.latest("pk")
    return line.action, line.decision


def test_a_unit_is_founded_with_its_one_stop(khanh: Client) -> None:
    assert khanh.post(f"{UNITS}moi/", UNIT).headers["Location"] == UNITS
    assert last() == ("unit_registered", DECISION)
    given = CENTRE | {"unit": "thu nghiem", "agency": Agency.objects.earliest("pk").code_2020, "code": "QNI.06700"}
    assert khanh.post(f"{CENTRES}moi/", given).headers["Location"] == CENTRES
    centre = ServiceCentre.objects.get(code="QNI.06700")
    assert (centre.unit.code, centre.tax_code, centre.level) == ("06700", "0100047516", "commune")
    assert last() == ("centre_registered", DECISION)
    assert "0100047516" in khanh.get(f"{CENTRES}QNI.06700/").text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"code": "22", "kind": "province", "full_name": "Tỉnh Khác", "parent": ""}, "valid_from", "Tỉnh Quảng Ninh"),
        ({"code": "6700"}, "code", "5 chữ số"),
        ({"full_name": "Thử Nghiệm"}, "full_name", "Phường"),
        ({"parent": "99999"}, "parent", "99999"),
        ({"parent": ""}, "parent", "cấp trên"),
        ({"valid_to": "01/01/2018"}, "valid_to", "đứng trước"),
        ({"decision": " "}, "decision", ""),
    ],
)
def test_a_bad_unit_is_refused_naming_the_clash(khanh: Client, changes: dict[str, str], field: str, words: str) -> None:
    refused(khanh.post(f"{UNITS}moi/", UNIT | changes), field, words)
    assert not AdministrativeUnit.objects.filter(code="06700").exists()


def test_a_renamed_unit_keeps_its_one_stop_at_work(khanh: Client, world: World) -> None:
    renamed = {"kind": "province", "full_name": "Tỉnh Vịnh Hạ Long", "parent": "", "on": "30/11/2018"}
    assert khanh.post(f"{UNITS}22/doi-ten/", renamed | {"decision": DECISION}).status_code == 302
    assert resolve_unit("22").full_name == "Tỉnh Vịnh Hạ Long"
    assert last() == ("unit_renamed", DECISION)
    assert lives.accepted(world)  # on 30/11/2018, by the new name
    page = khanh.get(f"{UNITS}22/").text
    assert "Tỉnh Quảng Ninh" in page
    refused(khanh.post(f"{UNITS}22/doi-ten/", renamed | {"on": "01/01/2000", "decision": DECISION}), "on")


def test_units_that_merge_receive_nothing_new_and_lead_to_their_successor(khanh: Client, world: World) -> None:
    for code, name in (("06700", "Phường Cũ"), ("06701", "Phường Mới")):
        khanh.post(f"{UNITS}moi/", UNIT | {"code": code, "full_name": name, "valid_from": "01/01/2018"})
    agency = Agency.objects.earliest("pk").code_2020
    khanh.post(f"{CENTRES}moi/", CENTRE | {"unit": "06700", "agency": agency, "code": "QNI.06700"})
    given = {"predecessors": "06700", "successors": "06701", "on": "01/01/2019", "decision": DECISION}
    assert khanh.post(f"{UNITS}ke-thua/", given | {"close_centres": "on"}).status_code == 302
    old = resolve_unit("06700")
    assert [unit.full_name for unit in successors_of(old, date(2019, 1, 1))] == ["Phường Mới"]
    assert str(ServiceCentre.objects.get(code="QNI.06700").valid_to) == "2018-12-31"
    assert [line.action for line in OrganisationChange.objects.order_by("-pk")[:2]] == [
        "units_succeeded",
        "centre_closed",
    ]
    circle = {"predecessors": "06701", "successors": "06700", "on": "01/01/2020", "decision": DECISION}
    refused(khanh.post(f"{UNITS}ke-thua/", circle), "successors", "Phường Cũ")
    refused(khanh.post(f"{UNITS}ke-thua/", given | {"successors": "88888"}), "successors", "88888")
    refused(khanh.post(f"{UNITS}ke-thua/", given | {"successors": "06700"}), "successors")
    assert Succession.objects.count() == 1


def test_a_unit_ends_once(khanh: Client) -> None:
    khanh.post(f"{UNITS}moi/", UNIT)
    end = {"valid_to": "31/12/2018", "decision": DECISION}
    assert khanh.post(f"{UNITS}06700/ket-thuc/", end).status_code == 302
    assert last() == ("unit_closed", DECISION)
    refused(khanh.post(f"{UNITS}06700/ket-thuc/", end | {"valid_to": "31/12/2019"}), "valid_to", "31/12/2018")


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"code": "QNI"}, "code", "Trung tâm"),
        ({"code": "qni.1"}, "code", "chữ hoa"),
        ({"name": " "}, "name", ""),
        ({"tax_code": "0100047517"}, "tax_code", "chữ số kiểm tra"),
        ({"unit": "88888"}, "unit", "88888"),
        ({"agency": "H49.99"}, "agency", "H49.99"),
        ({"valid_from": "01/01/2000"}, "unit", "01/01/2000"),
        ({"decision": ""}, "decision", ""),
    ],
)
def test_a_bad_one_stop_is_refused_beside_its_field(
    khanh: Client, changes: dict[str, str], field: str, words: str
) -> None:
    given = CENTRE | {"unit": "22", "agency": Agency.objects.earliest("pk").code_2020}
    refused(khanh.post(f"{CENTRES}moi/", given | changes), field, words)
    assert not ServiceCentre.objects.filter(code="QNI.MOI").exists()


def test_a_one_stop_gets_a_tax_code_and_the_log_keeps_what_was_before(khanh: Client) -> None:
    name = ServiceCentre.objects.get(code="QNI").name
    given = {"name": name, "tax_code": "0100047516-001", "decision": DECISION}
    assert khanh.post(f"{CENTRES}QNI/sua/", given).status_code == 302
    assert khanh.post(f"{CENTRES}QNI/sua/", given).status_code == 302
    line = OrganisationChange.objects.get()
    assert line.detail == {"tax_code_before": "–", "tax_code": "0100047516-001"}
    refused(khanh.post(f"{CENTRES}QNI/sua/", given | {"tax_code": "123"}), "tax_code", "10 chữ số")


def test_an_agency_is_founded_renamed_and_ended(khanh: Client) -> None:
    given = {"code_2020": "H49.77", "name": "Sở Thử Nghiệm", "abbreviation": "STN", "kind": "department"}
    given |= {"level": "province", "unit": "22", "valid_from": "01/01/2018", "source": DECISION}
    assert khanh.post(f"{AGENCIES}moi/", given).headers["Location"] == AGENCIES
    agency = Agency.objects.get(code_2020="H49.77")
    refused(khanh.post(f"{AGENCIES}moi/", given | {"name": "Sở Khác"}), "code_2020", "Sở Thử Nghiệm")
    refused(khanh.post(f"{AGENCIES}moi/", given | {"code_2020": "H49.78", "code_2018": "000.00.01.H49"}), "code_2020")
    renamed = {"name": "Sở Mới", "abbreviation": "SM", "on": "01/12/2018", "decision": DECISION}
    assert khanh.post(f"{AGENCIES}{agency.pk}/doi-ten/", renamed).status_code == 302
    new = Agency.objects.get(code_2020="H49.77", valid_to=None)
    assert (new.name, str(Agency.objects.get(pk=agency.pk).valid_to)) == ("Sở Mới", "2018-11-30")
    refused(khanh.post(f"{AGENCIES}{agency.pk}/doi-ten/", renamed | {"on": "01/01/2020"}), "on", "30/11/2018")
    end = {"valid_to": "31/12/2018", "decision": DECISION}
    assert khanh.post(f"{AGENCIES}{new.pk}/ket-thuc/", end).status_code == 302
    actions = list(OrganisationChange.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["agency_registered", "agency_renamed", "agency_closed"]


def test_an_agency_that_numbers_dossiers_is_not_ended(khanh: Client) -> None:
    centre = ServiceCentre.objects.select_related("agency").get(code="QNI")
    end = {"valid_to": "31/12/2018", "decision": DECISION}
    refused(khanh.post(f"{AGENCIES}{centre.agency_id}/ket-thuc/", end), "valid_to", "QNI")


def test_a_field_that_takes_a_code_suggests_and_takes_a_name(khanh: Client) -> None:
    found = khanh.get("/quan-tri/goi-y/can-bo/", {"q": "nguyen van b"}).text
    assert 'data-code="binh"' in found
    assert "1 gợi ý" in found
    khanh.post(f"{UNITS}moi/", UNIT)
    for typed in ("thu ng", "phuong thu", "067"):
        assert 'data-code="06700"' in khanh.get("/quan-tri/goi-y/don-vi/", {"q": typed}).text
    assert "06700" not in khanh.get("/quan-tri/goi-y/don-vi/", {"q": "xa thu"}).text
    khanh.post(f"{UNITS}moi/", UNIT | {"code": "06701", "full_name": "Phường Thử Nghiệm Hai"})
    unclear = khanh.post(f"{CENTRES}moi/", CENTRE | {"unit": "thu nghiem"})
    refused(unclear, "unit", "hãy nhập mã", "Phường Thử Nghiệm Hai", "06701")
