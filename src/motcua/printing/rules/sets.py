"""Which set of forms a day's dossiers are printed on, and what each form is called and numbered in it.

TT 01/2018/TT-VPCP has forms 01–06, TT 03/2025/TT-VPCP forms 01–07: 04 becomes an apology that asks for an extension, 05
tells that processing stops, control slip and register move to 06 and 07. Before 06/01/2019 no circular prescribed forms
for these centres (QĐ 09/2015/QĐ-TTg, then NĐ 61/2018/NĐ-CP alone): the later set is then used as the centre's own, and
the paper names no circular. The side forms (lists, receipts for fees) have no number in either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kernel.validity import Validity

# A line ends where the words want it to.
TITLES = {
    "receipt": "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ",
    "supplement": "PHIẾU YÊU CẦU BỔ SUNG,\nHOÀN THIỆN HỒ SƠ",
    "refusal": "PHIẾU TỪ CHỐI TIẾP NHẬN\nGIẢI QUYẾT HỒ SƠ",
    "apology": "PHIẾU XIN LỖI\nVÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
    "stop": "THÔNG BÁO\nDỪNG GIẢI QUYẾT HỒ SƠ",
    "control_slip": "PHIẾU KIỂM SOÁT\nQUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    "register": "SỔ THEO DÕI HỒ SƠ",
    "results_list": "PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT HỒ SƠ",
    "hand_over_list": "DANH SÁCH BÀN GIAO HỒ SƠ",
    "fee_receipt": "BIÊN LAI THU PHÍ, LỆ PHÍ",
    "joint_receipt": "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ",
    "result": "THÔNG BÁO\nKẾT QUẢ GIẢI QUYẾT HỒ SƠ",
    "refund_voucher": "PHIẾU HOÀN TRẢ PHÍ, LỆ PHÍ",
    "cash_sheet": "BẢNG KÊ THU PHÍ, LỆ PHÍ VÀ KIỂM QUỸ TRONG NGÀY",
    "visit_slip": "PHIẾU ĐÁNH GIÁ LƯỢT ĐẾN",
}
BASIC = ("receipt", "supplement", "refusal", "apology")
SIDE_FORMS = frozenset(
    {
        "results_list",
        "hand_over_list",
        "fee_receipt",
        "joint_receipt",
        "result",
        "refund_voucher",
        "cash_sheet",
        "visit_slip",
    }
)


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms of a time: their numbers by key, what they are called where it differs, and the circular.

    `name` tells people which set it is; `circular` is printed, and is "" for the centre's own forms.
    """

    name: str
    circular: str
    validity: Validity
    numbers: Mapping[str, int]
    titles: Mapping[str, str]
    source: str

    def has(self, form: str) -> bool:
        return form in self.numbers or form in SIDE_FORMS

    def number(self, form: str) -> str:
        """ "Mẫu số 01"; "Mẫu của trung tâm" where no circular numbers it."""
        if form in self.numbers and self.circular:
            return f"Mẫu số {self.numbers[form]:02}"
        return "Mẫu của trung tâm"

    def cite(self, form: str) -> str:
        """The circular that prescribes the form; "" for the centre's own."""
        return f"Thông tư số {self.circular}" if form in self.numbers and self.circular else ""

    def title(self, form: str) -> str:
        return self.titles.get(form) or TITLES[form]


SET_2018 = {key: number for number, key in enumerate((*BASIC, "control_slip", "register"), 1)}
SET_2025 = {key: number for number, key in enumerate((*BASIC, "stop", "control_slip", "register"), 1)}
SETS = (
    FormSet(
        name="mẫu riêng của trung tâm, theo TT 01/2018/TT-VPCP",
        circular="",
        validity=Validity(date(2015, 5, 5), date(2019, 1, 5)),
        numbers=SET_2018,
        titles={},
        source="Trước TT 01/2018/TT-VPCP chưa có mẫu thống nhất",
    ),
    FormSet(
        name="TT 01/2018/TT-VPCP",
        circular="01/2018/TT-VPCP",
        validity=Validity(date(2019, 1, 6), date(2025, 9, 14)),
        numbers=SET_2018,
        titles={},
        source="TT 01/2018/TT-VPCP Điều 9, Phụ lục",
    ),
    FormSet(
        name="TT 03/2025/TT-VPCP",
        circular="03/2025/TT-VPCP",
        validity=Validity(date(2025, 9, 15)),
        numbers=SET_2025,
        titles={"apology": "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ\nGIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ"},
        source="TT 03/2025/TT-VPCP (15/09/2025; ngày hiệu lực chưa xác minh)",
    ),
)


def form_set_on(day: date) -> FormSet:
    """The set for a dossier of that day; the first one also for days before any of them."""
    return next((each for each in SETS if day in each.validity), SETS[0])
