"""The counts of the report of 12/11/2018: 1,380 procedures, 888 of 1,003 in four steps, 1,515 services."""

from motcua.demo.catalogue_selection import (
    PROVINCE_PROCEDURES,
    Candidate,
    choose_commune,
    choose_district,
    choose_province,
    choose_services,
    mark_commune,
    mark_district,
    mark_province,
)


def candidate(number, agency="Sở Tư pháp", levels=("province",), has_term=True, **more):
    values = {"sector": "Luật sư", "is_online": True, "name": f"Thủ tục {number}", **more}
    return Candidate(code=f"1.{number:06}", executing_agency=agency, levels=levels, has_term=has_term, **values)


def enough():
    """1,300 of departments, 250 of vertical agencies at commune level, more than one case each."""
    own = [candidate(number, variants=("Cấp mới", "Cấp lại")) for number in range(1300)]
    return own + [candidate(2000 + number, "Chi cục Hải quan khu vực", ("commune",)) for number in range(250)]


def test_the_province_takes_its_own_level_first():
    chosen = choose_province(enough())
    assert len(chosen) == PROVINCE_PROCEDURES
    assert sum("province" in each.levels for each in chosen) == 1300
    assert chosen == choose_province(reversed(enough()))


def test_procedures_with_a_known_term_go_before_those_without():
    candidates = [candidate(number, has_term=number % 2 == 0) for number in range(3000)]
    assert all(each.has_term for each in choose_province(candidates))


def test_what_another_province_entered_is_left_to_it():
    assert choose_province([candidate(1, "Sở Tư pháp Thành phố Hà Nội")]) == []


def test_888_of_1003_are_done_in_four_steps():
    chosen = choose_province(enough())
    marks = mark_province(chosen).values()
    assert sum(mark.eligible for mark in marks) == 1003
    assert sum(mark.done for mark in marks) == 888
    assert all(mark.eligible for mark in marks if mark.done)
    assert all("Giả định" in mark.reason for mark in marks)


def test_districts_do_from_90_to_100_percent_of_the_eligible():
    chosen = [candidate(number, "Ủy ban nhân dân cấp xã", ("commune",)) for number in range(200)]
    chosen += [candidate(500, "Thuế cơ sở", ("commune",))]
    shares = []
    for index in range(14):
        marks = mark_district(chosen, index, 14).values()
        eligible = sum(mark.eligible for mark in marks)
        assert eligible == 200
        shares.append(sum(mark.done for mark in marks) / eligible)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.90, 1.0)


def test_districts_and_communes_share_out_the_commune_level():
    birth = candidate(1, "Ủy ban nhân dân cấp xã", ("commune",), sector="Hộ tịch", name="Đăng ký khai sinh")
    foreign = candidate(
        2, "Ủy ban nhân dân cấp xã", ("commune",), sector="Hộ tịch", name="Đăng ký khai sinh có yếu tố nước ngoài"
    )
    tax = candidate(3, "Thuế cơ sở", ("commune",), sector="Thuế")
    customs = candidate(4, "Chi cục Hải quan khu vực", ("commune",), sector="Hải quan")
    everything = [birth, foreign, tax, customs]
    assert choose_commune(everything) == [birth]
    assert choose_district(everything) == [foreign, tax]
    assert mark_commune([birth])[birth.code].done


def test_1515_services_of_level_3_and_4_are_over_80_percent():
    services = choose_services(choose_province(enough()))
    high = [service for service in services if service.level in ("3", "4")]
    assert len(high) == 1515
    assert len(high) / len(services) > 0.80
    assert len({service.code for service in services}) == len(services)


def test_level_3_and_4_are_of_procedures_that_can_be_done_online():
    online = {each.code: each.is_online for each in enough()}
    assert all(
        online[each.procedure] for each in choose_services(choose_province(enough())) if each.level in ("3", "4")
    )
