"""The official forms on screen and as files, the dossiers behind their figures, submitting and reading back."""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions.attach_file import attach_files, remove_file
from motcua.dossiers.actions.carry_out import carry_out, carry_out_prepared
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Apologise
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.test_attaching import kept, paper
from motcua.dossiers.tests.world import World, add_centre, instant
from motcua.kernel.tests.reading import whole_text
from motcua.reports.models import SubmittedReport
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

FORMS = ["01", "02", "03", "04", "05", "06", "II.06a", "07", "II.07b", "08"]
NOVEMBER = "first=01/11/2018&last=29/11/2018"
LINK = re.compile(r'href="(/bao-cao/[^"]*ho-so/[^"]+)">(-?[\d.]+)</a>')
REASON = "Chờ ông Hải đo đạc lại thửa đất"


@pytest.fixture
def november(world: World) -> list[str]:
    """Codes of nine dossiers: early, on time, late with a letter and without, withdrawn, overdue, moved to Hạ Long."""
    codes = [
        lives.resolved(world, "26/10 09:00", "01/11 09:00"),
        lives.resolved(world, "05/11 09:00", "12/11 16:00"),
        lives.resolved(world, "05/11 09:30", "13/11 09:00"),
        lives.long_life(world),
        lives.withdrawn(world),
        lives.accepted(world, "12/11 09:00"),
        lives.accepted(world, "12/11 10:00"),
        lives.accepted(world, "29/11 09:00"),
        lives.online_life(world),
    ]
    hand_over_dossier(world.binh, codes[5], at=instant("12/11 14:00"))
    carry_out(world.dung, codes[5], Apologise(REASON, "3/XL"), at=instant("21/11 09:00"))
    return codes


def test_lines_on_which_nothing_arose_are_shown_when_asked_for(world: World, november: list[str]) -> None:
    add_centre("195", "Thị xã Quảng Yên", "district", world.province.unit, "QNI.195", "000.04.01.H49", "H49.04.01")
    address = f"/bao-cao/bieu-mau/06/?{NOVEMBER}"
    page = Client().get(address)
    assert page.context["page"].left_out > 0
    shown = [line.name for line in page.context["page"].table.lines]
    whole = Client().get(page.context["lines_address"])
    told = [line.name for line in whole.context["page"].table.lines]
    assert len(told) == len(shown) + page.context["page"].left_out
    assert "Hiện cả dòng không phát sinh" in page.text
    assert "Ẩn các dòng không phát sinh" in whole.text
    file = Client().get(f"/bao-cao/bieu-mau/06/tep/?format=csv&{NOVEMBER}").content.decode("utf-8-sig")
    assert all(name in file for name in told)


def rows_behind(client: Client, address: str) -> list[str]:
    codes: list[str] = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        codes += [row.code for row in answer.context["list"].rows]
        address = answer.context["paging"].next
    return codes


def values_of(answer, code: str) -> dict[str, object]:
    return dict(next(line.values for line in answer.context["page"].filled.lines if line.code == code))


def test_every_figure_opens_exactly_its_dossiers(signed_in: SignIn, november: list[str]) -> None:
    auditor = signed_in("kiem")
    links: dict[str, str] = {}
    for address in (
        f"06/?{NOVEMBER}",
        f"II.06a/?{NOVEMBER}&unit=QNI.193&alone=on",
        f"07/?{NOVEMBER}",
        f"08/?{NOVEMBER}",
    ):
        page = auditor.get(f"/bao-cao/bieu-mau/{address}").text.replace("&amp;", "&")
        links |= dict(LINK.findall(page))
    assert len(links) > 40
    for address, shown in links.items():
        codes = rows_behind(auditor, address)
        back = [] if len(codes) == int(shown) else rows_behind(auditor, f"{address}&side=taken-back")
        assert (address, len(codes) - len(back)) == (address, int(shown))
        assert set(codes) <= set(november)


def test_biểu_06_has_thirteen_columns_and_says_that_it_adds_up(november: list[str]) -> None:
    answer = Client().get(f"/bao-cao/bieu-mau/06/?{NOVEMBER}")
    page = answer.context["page"]
    assert page.table.numbers == tuple(f"({number})" for number in range(1, 14))
    total = values_of(answer, "")
    assert [total[code] for code in ("total", "received", "carried_over") if code in total] == [9, 1]
    assert total["total"] == total["resolved"] + total["open"] == 9
    assert page.checks
    assert not any(check.broken for check in page.checks)
    assert "3 = 7 + 11" in answer.text
    assert all(law in answer.text for law in ("NĐ 61/2018", "QĐ 766", "TT 01/2020"))


def test_moved_dossiers_are_in_column_3_and_told_beside_the_form(november: list[str]) -> None:
    total = values_of(Client().get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI"), "")
    four_to_six = total["received_online"] + total["received_otherwise"] + total["carried_over"]
    assert (total["moved"], total["total"]) == (-1, four_to_six - 1)


def test_causes_come_from_letters_and_the_rest_has_none(signed_in: SignIn, november: list[str]) -> None:
    address = f"/bao-cao/bieu-mau/07/?{NOVEMBER}"
    lines = {line.name: dict(line.values) for line in signed_in("binh").get(address).context["page"].filled.lines}
    assert (lines[REASON]["late"], lines[REASON]["overdue"]) == (0, 1)
    assert (lines["Chưa ghi nguyên nhân"]["late"], lines["Chưa ghi nguyên nhân"]["overdue"]) == (1, 2)
    assert lines["Tổng cộng"]["lateness"] == 4
    assert lines["Tổng cộng"]["solution"] is None


def test_the_words_of_letters_are_not_for_the_public(signed_in: SignIn, november: list[str]) -> None:
    for kind in ("", "csv", "json", "pdf", "xlsx"):
        page = f"/bao-cao/bieu-mau/07/{'tep/' if kind else ''}?{NOVEMBER}&format={kind}"
        for client in (Client(), signed_in("an")):
            assert "Hải" not in text_of(client.get(page).content, kind)
        assert "Hải" in text_of(signed_in("binh").get(page).content, kind)
    assert "Có nêu lý do trong văn bản xin lỗi" in Client().get(f"/bao-cao/bieu-mau/07/?{NOVEMBER}").text


def text_of(content: bytes, kind: str) -> str:
    if kind == "pdf":
        return whole_text(content)
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return book.read("xl/sharedStrings.xml").decode()
    return content.decode()


def test_what_has_no_source_says_so_and_is_never_0(november: list[str]) -> None:
    answer = Client().get(f"/bao-cao/bieu-mau/08/?{NOVEMBER}")
    assert values_of(answer, "")["paid_online"] is None
    assert "chưa có nguồn số liệu" in answer.text
    empty = Client().get(f"/bao-cao/bieu-mau/05/?{NOVEMBER}")
    assert set(values_of(empty, "").values()) == {None}


def test_procedures_at_the_one_stop_are_counted_by_level(november: list[str]) -> None:
    answer = Client().get(f"/bao-cao/bieu-mau/II.07b/?{NOVEMBER}")
    assert values_of(answer, "QNI")["one_stop_province"] == 1
    assert values_of(answer, "QNI")["process"] == 0


def test_every_form_is_a_file_of_every_kind(november: list[str]) -> None:
    begins = {"csv": b"\xef\xbb\xbf", "json": b"{", "pdf": b"%PDF", "xlsx": b"PK"}
    for form in FORMS:
        for kind, begin in begins.items():
            answer = Client().get(f"/bao-cao/bieu-mau/{form}/tep/?{NOVEMBER}&format={kind}")
            assert (form, kind, answer.status_code) == (form, kind, 200)
            assert answer.content.startswith(begin)
            assert f'{form}-20181101-20181129.{kind}"' in answer.headers["Content-Disposition"]


def test_csv_and_workbook_say_the_same_as_the_page(november: list[str]) -> None:
    page = Client().get(f"/bao-cao/bieu-mau/06/?{NOVEMBER}")
    total = values_of(page, "")
    answer = Client().get(f"/bao-cao/bieu-mau/06/tep/?{NOVEMBER}&format=csv")
    *_, last = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert [int(each) for each in last[3:14]] == list(total.values())[:11]
    book = Client().get(f"/bao-cao/bieu-mau/06/tep/?{NOVEMBER}&format=xlsx").content
    with zipfile.ZipFile(io.BytesIO(book)) as sheet:
        tree = ElementTree.fromstring(sheet.read("xl/worksheets/sheet1.xml"))
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    rows = tree.findall(".//m:row", space)
    numbers = [[c.findtext("m:v", "", space) for c in row if c.get("t") != "s" and len(c)] for row in rows]
    assert [str(each) for each in total.values()] in numbers
    set_up = tree.find("m:pageSetup", space)
    assert (set_up.get("paperSize"), set_up.get("orientation")) == ("9", "landscape")
    assert len(tree.findall(".//m:mergeCell", space)) > 8


CANNOT_BE = {
    "first=30/11/2018&last=01/11/2018": "Hãy đổi lại hai ngày",
    "first=01/11/2018&last=01/12/2018": "chưa đến",
    "first=01/11/2018": "Hãy ghi cả hai ngày",
    "period=quarter:2019-2": "chưa đến",
    "period=quarter:x": "chọn",
    "unit=QNI.999": "chọn",
}


def test_a_period_or_unit_that_cannot_be_is_told_on_the_page(world: World) -> None:
    for asked, told in CANNOT_BE.items():
        answer = Client().get(f"/bao-cao/bieu-mau/II.06a/?{asked}")
        assert (asked, answer.status_code) == (asked, 400)
        assert told in answer.text
        assert Client().get(f"/bao-cao/bieu-mau/II.06a/tep/?{asked}&format=csv").status_code == 400
    assert Client().get("/bao-cao/bieu-mau/II.99/").status_code == 404
    assert Client().get("/bao-cao/bieu-mau/06/tep/?format=doc").status_code == 400


def test_the_last_quarter_that_is_over_is_shown_unless_told_otherwise(world: World) -> None:
    page = Client().get("/bao-cao/bieu-mau/II.06a/").context["page"]
    assert (page.period_name, page.period.first.isoformat(), page.period.last.isoformat()) == (
        "Quý III/2018",
        "2018-06-15",
        "2018-09-14",
    )
    assert "không phát sinh" in Client().get("/bao-cao/bieu-mau/II.06a/").text


def test_digitised_papers_and_electronic_results_are_counted_as_of_the_end(world: World) -> None:
    scanned, taken_out, later = (lives.accepted(world, f"05/11 0{hour}:00") for hour in (7, 8, 9))
    for code, at in ((scanned, "05/11 10:00"), (taken_out, "05/11 10:00"), (later, "07/11 10:00")):
        attach_files(world.binh, code, (paper(code.encode(), component="Đơn đề nghị"),), at=instant(at))
    attach_files(world.binh, scanned, (paper(b"%PDF khac"),), at=instant("05/11 11:00"))
    remove_file(world.binh, taken_out, 2, "Nhầm", at=instant("06/11 08:00"))
    hand_over_dossier(world.binh, scanned, at=instant("05/11 14:00"))
    issue = IssueResult(document=kept(b"%PDF giay phep", "giay phep.pdf"))
    for actor, command in ((world.chi, FinishStep("appraise")), (world.dung, Decide(Outcome.GRANTED, "1/QĐ"))):
        carry_out(actor, scanned, command, at=instant("06/11 09:00"))
    carry_out_prepared(world.dung, scanned, issue, at=instant("06/11 10:00"))
    counted = {}
    for last in ("05/11/2018", "06/11/2018", "07/11/2018"):
        total = values_of(Client().get(f"/bao-cao/bieu-mau/08/?first=01/11/2018&last={last}"), "")
        counted[last] = [total[code] for code in ("received", "digitised", "papers", "resolved", "electronic")]
    assert counted == {"05/11/2018": [3, 2, 2, 0, 0], "06/11/2018": [3, 1, 1, 1, 1], "07/11/2018": [3, 2, 2, 1, 1]}


def test_a_head_submits_and_the_frozen_report_is_read_back(
    signed_in: SignIn, november: list[str], world: World
) -> None:
    em, address = signed_in("em"), f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI"
    page = em.get(address)
    submitted = em.post(page.context["submit_address"], {"seen": page.context["seen"]}, follow=True)
    row = SubmittedReport.objects.get()
    assert submitted.redirect_chain[-1][0] == f"/bao-cao/bieu-mau/da-nop/{row.pk}/"
    assert bytes(row.hash).hex() in submitted.text
    assert "Không ô nào khác" in submitted.text
    lives.accepted(world, "20/11 09:00")  # recorded late
    again = signed_in("giang").get(f"/bao-cao/bieu-mau/da-nop/{row.pk}/")
    changed = {
        (change.line, change.column.partition(" ")[0]): (change.before, change.now)
        for change in again.context["changes"]
    }
    assert changed["Tổng cộng", "(3)"] == ("8", "9")
    pdf = em.get(f"/bao-cao/bieu-mau/da-nop/{row.pk}/tep/?format=pdf")
    assert all(words in whole_text(pdf.content) for words in ("Bản 1, nộp lúc", "Vũ Thị Em"))
    assert "II.06a" in em.get("/bao-cao/bieu-mau/da-nop/").text


def test_a_correction_needs_its_reason_and_what_was_seen(signed_in: SignIn, november: list[str]) -> None:
    em, address = signed_in("em"), f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI"
    to = em.get(address).context["submit_address"]
    assert em.post(to, {"seen": 0}).status_code == 302
    assert em.post(to, {"seen": 0}).status_code == 409
    assert em.post(to, {"seen": 1}).status_code == 400
    assert em.post(to, {"seen": 1, "reason": "Nhập bù"}).status_code == 302
    assert list(SubmittedReport.objects.order_by("version").values_list("version", "reason")) == [
        (1, ""),
        (2, "Nhập bù"),
    ]
    assert "Nhập bù" in em.get(address).text


def test_only_officers_read_what_was_submitted(signed_in: SignIn, november: list[str]) -> None:
    em = signed_in("em")
    em.post(em.get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI").context["submit_address"], {"seen": 0})
    row = SubmittedReport.objects.get()
    for address in (f"/bao-cao/bieu-mau/da-nop/{row.pk}/", f"/bao-cao/bieu-mau/da-nop/{row.pk}/tep/?format=csv"):
        assert signed_in("an").get(address).status_code == 404
        assert Client().get(address).status_code == 302
        assert signed_in("giang").get(address).status_code == 200
    assert "submit_address" not in Client().get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI").context
    assert signed_in("binh").get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI").context["submit_address"] == ""


def test_lists_and_forms_keep_their_query_budget(
    signed_in: SignIn, november: list[str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    em = signed_in("em")
    em.post(em.get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI").context["submit_address"], {"seen": 0})
    with django_assert_max_num_queries(4):
        em.get("/bao-cao/bieu-mau/da-nop/")
    with django_assert_max_num_queries(10):
        Client().get(f"/bao-cao/bieu-mau/06/?{NOVEMBER}")
    with django_assert_max_num_queries(18):
        Client().get(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI")
