"""The shipped records as a whole: their numbers, and what people look for in them."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content import FeeState, UnknownTerm
from motcua.catalogue.search import Filters, search_procedures
from motcua.kernel.errors import Invalid

pytestmark = [pytest.mark.usefixtures("national_catalogue"), pytest.mark.django_db]
ON = date(2026, 11, 22)
BIRTH, MARRIAGE, LICENCE = "1.001193", "1.000894", "3.000346"


def codes(text, **more):
    return [found.code for found in search_procedures(text, on=ON, **more)]


def test_the_counts_of_the_data():
    assert Procedure.objects.filter(detail="full").count() == 2832
    assert Procedure.objects.filter(detail="name_only").count() == 1642
    lines = [line for revision in ProcedureRevision.objects.all() for line in revision.parsed_content().lines]
    assert sum(line.term_unknown is UnknownTerm.NO_UNIT for line in lines) == 765
    assert all((line.term is None) == (line.term_unknown is not None) for line in lines)
    amounts = [fee.amount for line in lines for fee in line.fees if fee.state is FeeState.AMOUNT]
    assert min(amounts) >= 1000


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("khai sinh", BIRTH),
        ("Khai Sinh", BIRTH),
        ("đăng ký khai sinh", BIRTH),
        ("dang ky ket hon", MARRIAGE),
        ("dang ki ket hon", MARRIAGE),
        ("đăng ký kết hôn", MARRIAGE),
        ("giay phep lai xe", LICENCE),
        ("khai sihn", BIRTH),
        ("khaisinh", BIRTH),
        ("khai sin", BIRTH),
        ("giayphep laixe", LICENCE),
        ("giấy phéps lái xe", LICENCE),
        ("dang ky ket honn", MARRIAGE),
        ("1.001193", BIRTH),
        ("001193", BIRTH),
        ("xác nhận tình trạng hôn nhân", "1.004873"),
        ("làm giấy khai sinh cho con", "1.000689"),
    ],
)
def test_everyday_queries_find_what_is_meant(text, first):
    assert codes(text)[0] == first


def test_a_partial_code_lists_the_codes_that_begin_with_it():
    found = codes("1.0011", limit=100)
    assert BIRTH in found
    assert all(code.startswith("1.0011") for code in found)


def test_accents_tell_tax_from_rent():
    tax, rent = (search_procedures(text, on=ON)[0].name for text in ("thuế đất", "thuê đất"))
    assert "thuế đất" in tax
    assert "thuê đất" in rent


@pytest.mark.parametrize("text", ["xyzzyq", "%%%", "'; DROP TABLE catalogue_procedure", "\x00", "🙂", "::*"])
def test_nothing_that_is_typed_is_an_error(text):
    assert codes(text) == []


def test_names_known_without_content_are_found_and_said_to_be_so():
    (found,) = search_procedures("1.000994", on=ON)
    assert (found.detail, found.is_in_force) == ("name_only", False)
    assert {each.detail for each in search_procedures("hộ chiếu", on=ON, limit=50)} == {"full", "name_only"}


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(sector="ho-tich"), lambda found: found.sector == "Hộ tịch"),
        (Filters(level="province"), lambda found: "province" in found.levels),
        (Filters(agency="Sở Tư pháp"), lambda found: "sở tư pháp" in found.executing_agency.lower()),
        (Filters(only_in_force=True), lambda found: found.is_in_force),
    ],
)
@pytest.mark.parametrize("text", ["", "đăng ký"])
def test_filters_hold_for_every_result(filters, holds, text):
    found = search_procedures(text, on=ON, filters=filters, limit=50)
    assert found
    assert all(holds(each) for each in found)


def test_a_centre_that_offers_nothing_has_no_results():
    assert codes("khai sinh", filters=Filters(centre="QNI")) == []


@pytest.mark.parametrize("text", ["", "đăng ký", "khai sinh", "1.00"])
def test_pages_follow_each_other_without_gap_or_repetition(text):
    whole = codes(text, limit=45)
    pages, after = [], ""
    while len(pages) < 45:
        page = search_procedures(text, on=ON, limit=15, after=after)
        pages += [found.code for found in page]
        if len(page) < 15:
            break
        after = page[-1].cursor
    assert pages[:45] == whole


def test_without_a_text_procedures_come_by_name():
    names = [found.name for found in search_procedures("", on=ON, limit=30)]
    keys = list(Procedure.objects.filter(name__in=names).order_by("name_sort").values_list("name_sort", flat=True))
    assert all(one <= other for one, other in pairwise(keys))


@pytest.mark.parametrize("cursor", ["x", "1", "1.2.3", "-1.5", "9" * 40 + ".1", "1.²"])
def test_a_cursor_of_one_s_own_making_is_refused(cursor):
    with pytest.raises(Invalid, match="cursor_malformed"):
        codes("khai sinh", after=cursor)


@pytest.mark.parametrize("text", ["", "khai sinh", "khai sihn", "làm giấy khai sinh cho con", BIRTH])
def test_a_search_takes_two_queries_at_most(text):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        codes(text)
    assert len(queries) <= 2


def test_what_is_only_drafted_is_not_found(draft):
    draft("1.900001", "Thủ tục bí mật chưa công bố")
    assert "1.900001" not in codes("thủ tục bí mật chưa công bố", limit=100)
    assert codes("1.900001") == []
