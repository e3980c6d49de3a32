import pytest

from motcua.catalogue.rules.content import GroupKind, Need
from motcua.catalogue.rules.national.components import read_components, read_group


def read(name, originals=1, copies=0, case="--", **more):
    (component,) = read_components([{"case": case, "name": name, "originals": originals, "copies": copies, **more}])
    return component


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("", GroupKind.ALL),
        ("* Giấy tờ phải nộp", GroupKind.ALL),
        ("a) Thành phần hồ sơ", GroupKind.ALL),
        ("Trường hợp ủy quyền thực hiện thủ tục", GroupKind.CASE),
        ("(1.3) Đối với công trình tôn giáo", GroupKind.CASE),
        ("ii) Trường hợp thay đổi", GroupKind.CASE),
        ("* Lưu ý", GroupKind.NOTE),
        ("Hồ sơ của người nhận con nuôi", GroupKind.UNCLEAR),
    ],
)
def test_what_a_heading_means(heading, kind):
    assert read_group(heading) is kind


@pytest.mark.parametrize(
    ("component", "need"),
    [
        (read("Tờ khai theo mẫu"), Need.ALWAYS),
        (read("Văn bản ủy quyền (nếu có)"), Need.IF_ANY),
        (read("Biên bản (trường hợp bị tai nạn)"), Need.IF_ANY),
        (read("Trường hợp không khai thác được thông tin thì nộp bản sao"), Need.IF_ANY),
        (read("Người tiếp nhận kiểm tra hồ sơ.", originals=0, copies=0), Need.NOTE),
        (read("Giấy tờ phải nộp:"), Need.NOTE),
        (read("Giấy tờ kèm theo", case="Lưu ý"), Need.NOTE),
        (read("Giấy phép cũ", case="Trường hợp cấp lại"), Need.BY_CASE),
        (read("Đơn đề nghị", originals=None, copies=None), Need.ALWAYS),
    ],
)
def test_whether_a_paper_is_needed_is_read_from_its_words(component, need):
    assert component.need is need


@pytest.mark.parametrize(
    ("name", "originals", "whole"),
    [
        ("ban hành kèm theo Thông tư số 02/2026/TT-BNNMT ngày 01/01/", 20261, "ngày 01/01/2026"),
        ("Đơn theo Mẫu số", 181, "Đơn theo Mẫu số 18"),
    ],
)
def test_digits_run_together_with_the_name_go_back_to_it(name, originals, whole):
    component = read(name, originals)
    assert component.name.endswith(whole)
    assert (component.originals, component.quantity_text) == (1, "")


def test_digits_without_a_seam_are_no_quantity():
    component = read("giấy đề nghị giảm tiền thuê đất", 20251)
    assert (component.originals, component.copies, component.quantity_text) == (None, None, "20251/0")


@pytest.mark.parametrize(
    ("name", "expected", "files"),
    [
        (
            "Đơn đăng ký hành nghề luật sưMẫu TP-LS-05-sđ.docx",
            "Đơn đăng ký hành nghề luật sư",
            ("Mẫu TP-LS-05-sđ.docx",),
        ),
        ("Đơn theo mẫu;Mau1.docMau2.docx", "Đơn theo mẫu", ("Mau1.doc", "Mau2.docx")),
        ("Đơn theo mẫu quy định", "Đơn theo mẫu quy định", ()),
        ("Tờ khai 85.doc", "Tờ khai 85.doc", ()),
    ],
)
def test_the_names_of_forms_are_parted_where_the_seam_shows(name, expected, files):
    component = read(name)
    assert (component.name, component.files) == (expected, files)


def test_a_paper_listed_twice_under_a_heading_is_one():
    row = {"case": "--", "name": "Tờ khai", "originals": 1, "copies": 0}
    again = {**row, "case": "Trường hợp cấp lại"}
    assert [each.key for each in read_components([row, row, again])] == ["p1", "p2"]
