"""Printing for an actor: by the one door, one form or many, lists and the register."""

from datetime import date

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome, Party
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import DomainError, Invalid, NotFound, Refused
from motcua.kernel.tests.reading import sheets, whole_text
from motcua.organisation.models import Agency
from motcua.printing.print_forms import print_fee_receipt, print_form, print_form_without_code
from motcua.printing.print_lists import MOST, print_many, print_register
from motcua.printing.rules.fee_receipt import PaidLine, Payment

NOW = instant("30/11 18:00")


def accepted(world: World, at: str = "05/11 09:00", **changes: object) -> str:
    return accept_dossier(world.binh, application(**changes), at=instant(at)).state.code


def resolved(world: World, code: str) -> str:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"), slip="PKS-17")
    for actor, command in (
        (world.chi, FinishStep("appraise")),
        (world.dung, Decide(Outcome.GRANTED, "12/QĐ")),
        (world.dung, IssueResult()),
    ):
        carry_out(actor, code, command, at=instant("06/11 09:00"))
    return code


def test_a_receipt_has_the_dossiers_code_people_and_office(world: World) -> None:
    code = accepted(world)
    text = sheets(print_form(world.binh, code, "receipt", at=NOW, look_up="dvc.example.vn/tra-cuu/"))[0].text
    for words in (
        f"Mã hồ sơ: {code}",
        "Tiếp nhận hồ sơ của: Phạm Thị An",
        "Số căn cước: 022190000123",
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "17 giờ 00 phút, ngày 12 tháng 11 năm 2018",
        "Nguyễn Văn Bình",
        "dvc.example.vn/tra-cuu/",
    ):
        assert words in text


def test_absent_and_forbidden_are_the_same_answer(world: World) -> None:
    code = accepted(world)
    answers = set()
    for actor, asked in ((world.giang, code), (world.an, code), (world.binh, "000.00.01.H49-181105-0999")):
        with pytest.raises(NotFound) as one:
            print_form(actor, asked, "receipt", at=NOW)
        with pytest.raises(NotFound) as many:
            print_many(actor, [asked], "receipt", at=NOW)
        answers.add((one.value.vi, many.value.vi.replace(asked, "…")))
    assert len(answers) == 1


def test_an_applicant_prints_their_receipt_but_not_the_offices_slip(world: World) -> None:
    asked = application(channel=Channel.ONLINE)
    number = save_draft(world.an, asked, at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.an, number, at=instant("05/11 08:30"))
    code = accept_dossier(world.binh, asked, at=instant("05/11 09:00"), registered=number).state.code
    assert code in whole_text(print_form(world.an, code, "receipt", at=NOW))
    with pytest.raises(NotFound, match="form_unknown"):
        print_form(world.an, code, "control_slip", at=NOW)
    with pytest.raises(NotFound, match="form_unknown"):
        print_many(world.an, [code], "hand_over_list", at=NOW)


def test_who_was_turned_away_gets_the_slip_without_a_code(world: World) -> None:
    done = turn_away(world.binh, application(), RefuseAtGate("Không đúng nơi", "Điều 17"), at=instant("05/11 09:00"))
    text = whole_text(print_form_without_code(world.binh, done.dossier_id, "refusal", at=NOW))
    assert "Lý do: Không đúng nơi Căn cứ pháp lý: Điều 17" in text
    with pytest.raises(NotFound):
        print_form_without_code(world.giang, done.dossier_id, "refusal", at=NOW)


def test_an_unknown_form_is_told_what_there_is(world: World) -> None:
    with pytest.raises(NotFound) as caught:
        print_form(world.binh, accepted(world), "bien-lai", at=NOW)
    assert "receipt" in caught.value.vi


def test_fifty_receipts_are_one_file_in_the_order_asked(world: World, django_assert_max_num_queries: object) -> None:
    codes = [accepted(world) for _ in range(50)][::-1]
    with django_assert_max_num_queries(12):
        pdf = print_many(world.binh, codes, "receipt", at=NOW)
    pages = sheets(pdf)
    assert len(pages) == 100
    assert [code for code, page in zip(codes, pages[::2], strict=True) if f"Mã hồ sơ: {code}" in page.text] == codes
    assert all("Trang 1" in page.text for page in pages)


def test_a_batch_names_what_is_not_there_and_what_cannot_be_printed(world: World) -> None:
    code = accepted(world)
    with pytest.raises(NotFound) as absent:
        print_many(world.binh, [code, "000.00.01.H49-181105-0999"], "receipt", at=NOW)
    assert "0999" in absent.value.vi
    assert code not in absent.value.vi
    with pytest.raises(Refused) as early:
        print_many(world.binh, [code], "supplement", at=NOW)
    assert code in early.value.vi


@pytest.mark.parametrize(
    ("codes", "error"),
    [
        ([], "no_dossiers"),
        (["abc"], "not_a_dossier_code"),
        ([f"000.00.01.H49-181105-{n:04}" for n in range(1, MOST + 2)], "too_many_to_print"),
    ],
)
def test_bad_batches_are_refused_in_words(world: World, codes: list[str], error: str) -> None:
    with pytest.raises(DomainError) as caught:
        print_many(world.binh, codes, "receipt", at=NOW)
    assert caught.value.code == error
    assert "hãy" in caught.value.vi.lower()


def test_one_receipt_for_several_dossiers_of_one_person(world: World) -> None:
    codes = [accepted(world, summary=f"Việc {number}") for number in (1, 2, 3)]
    text = whole_text(print_many(world.binh, codes, "joint_receipt", at=NOW))
    assert "Số hồ sơ nộp cùng lúc: 03 hồ sơ" in text
    assert all(code.split("-", 1)[1] in text and f"Việc {number}" in text for number, code in enumerate(codes, 1))
    other = accepted(world, owner=Party("Bùi Văn Khác"))
    with pytest.raises(Refused, match="not_one_person"):
        print_many(world.binh, [*codes, other], "joint_receipt", at=NOW)


def test_the_hand_over_list_has_each_dossiers_own_deadline(world: World) -> None:
    morning, afternoon = accepted(world), accepted(world, "05/11 15:00")
    text = whole_text(print_many(world.binh, [morning, afternoon], "hand_over_list", at=instant("05/11 16:00")))
    assert "09:00 05/11/2018 17:00 05/11/2018" in text
    assert "15:00 05/11/2018 07:30 06/11/2018" in text
    assert "Tổng số: 02 hồ sơ" in text


def test_results_are_handed_over_once_there_are_some(world: World) -> None:
    code, waiting = resolved(world, accepted(world)), accepted(world)
    text = whole_text(print_many(world.binh, [code], "results_list", at=NOW))
    assert "Đồng ý, số 12/QĐ" in text
    with pytest.raises(Refused) as caught:
        print_many(world.binh, [code, waiting], "results_list", at=NOW)
    assert waiting in caught.value.vi


def test_a_list_belongs_to_the_agency_that_resolves(world: World) -> None:
    Agency.objects.create(
        code_2020="H49.05", name="Sở Du lịch", abbreviation="SDL", kind="department", level="province",
        unit=world.province.unit, valid_from=date(2016, 1, 1), name_folded="so du lich", name_sort="",
    )  # fmt: skip
    code = accepted(world)
    hand_over_dossier(world.binh, code, agency="H49.05", at=instant("05/11 10:00"))
    text = whole_text(print_form(world.binh, code, "control_slip", at=NOW))
    assert "Nhận: Sở Du lịch" in text


def test_the_register_is_numbered_through_the_year(world: World) -> None:
    for at in ("05/11 09:00", "06/11 09:00", "06/11 10:00"):
        accepted(world, at)
    pdf, codes = print_register(world.binh, "QNI", date(2018, 11, 6), date(2018, 11, 6), at=NOW)
    assert [code.rpartition("-")[0] for code in codes] == ["000.00.01.H49-181106"] * 2
    (page,) = sheets(pdf)
    assert "SỔ THEO DÕI HỒ SƠ Quyển số: 2018" in page.text
    numbers = [word for word in ("2 000.00.01.H49-", "3 000.00.01.H49-") if word in page.text]
    assert len(numbers) == 2
    assert "1 000.00.01.H49- 181105" not in page.text


@pytest.mark.parametrize(
    ("who", "centre", "days", "error"),
    [
        ("an", "QNI", (6, 6), "centre_unknown"),
        ("giang", "QNI", (6, 6), "centre_unknown"),
        ("binh", "QNI.193", (6, 6), "centre_unknown"),
        ("binh", "QNI", (7, 6), "register_period"),
    ],
)
def test_a_register_is_for_those_who_work_there(
    world: World, who: str, centre: str, days: tuple[int, int], error: str
) -> None:
    first, last = (date(2018, 11, day) for day in days)
    with pytest.raises(DomainError) as caught:
        print_register(world.cast[who], centre, first, last, at=NOW)
    assert caught.value.code == error


def test_a_register_is_a_book_a_year(world: World) -> None:
    with pytest.raises(Invalid, match="register_period"):
        print_register(world.kiem, "QNI", date(2017, 12, 31), date(2018, 1, 1), at=NOW)


def test_money_taken_elsewhere_gets_its_receipt(world: World) -> None:
    payment = Payment(NOW, "Phạm Thị An", (PaidLine("Phí thẩm định", 1_005_021, "phi"),), series="AA/18", number="0007")
    pages = sheets(print_fee_receipt(payment, "QNI"))
    assert len(pages) == 3
    assert "Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng" in pages[2].text
    assert "Số: 0007" in pages[0].text
