"""The forms by their code, in the order of the circular.

Of 06, II.06a and II.07b the columns were read in the forms; of the others the names are sure and the columns are near
to what is printed, which each of them says (`APPROXIMATE`).
"""

from motcua.kernel.errors import NotFound
from motcua.reports.rules.approximate import APPROXIMATE, SINCE
from motcua.reports.rules.form import Column, Form, Identity, Whose
from motcua.reports.rules.form_06 import FORM_06, FORM_06A
from motcua.reports.rules.form_07b import FORM_07B
from motcua.reports.rules.forms_of_reform import FORM_01, FORM_02, FORM_04
from motcua.statistics.rules.definitions import Words

ONLINE_PAYMENT = Words(
    "Chưa có cổng thanh toán trực tuyến; chuyển khoản tại quầy không phải là thanh toán trực tuyến.",
    "There is no online payment yet; a transfer made at the counter is none.",
)
SOLUTION = Words(
    "Hệ thống chưa ghi hướng giải quyết cho từng nguyên nhân.",
    "The system does not record yet what is done about a cause.",
)
FULL = Words("Dịch vụ công trực tuyến toàn trình", "Services wholly online")
PART = Words("Dịch vụ công trực tuyến một phần", "Services partly online")
RECEIVED = Words("Hồ sơ tiếp nhận trong kỳ", "Dossiers received in the period")
DIGITISED = Words("Số hóa khi tiếp nhận", "Digitised at reception")
RESULTS = Words("Kết quả giải quyết", "Results")
LATE = Words("Số hồ sơ quá hạn", "Late dossiers")
PUBLISHED = Words("Số TTHC trong quyết định", "Procedures in the decision")
NATIONAL = Words("Công khai trên CSDL quốc gia", "In the national database")

FORM_03 = Form(
    code="03",
    number="Biểu số 03/VPCP/KSTT",
    title=Words("Kết quả công bố, công khai thủ tục hành chính", "Publication of administrative procedures"),
    rows_are=Words("Quyết định công bố", "Decision"),
    columns=(
        Column("3", "signed_on", Words("Ngày ký", "Signed on"), is_text=True),
        Column("4", "procedures", Words("Tổng số", "Total"), (PUBLISHED,)),
        Column("5", "new", Words("Ban hành mới", "New"), (PUBLISHED,)),
        Column("6", "amended", Words("Sửa đổi, bổ sung", "Amended"), (PUBLISHED,)),
        Column("7", "abolished", Words("Bãi bỏ", "Abolished"), (PUBLISHED,)),
        Column("8", "recorded", Words("Đã công khai", "Recorded"), (NATIONAL,)),
        Column("9", "unrecorded", Words("Chưa công khai", "Not yet"), (NATIONAL,)),
    ),
    identities=(
        Identity(("procedures",), ("new", "amended", "abolished")),
        Identity(("new", "amended"), ("recorded", "unrecorded")),
    ),
    whose=Whose.PROVINCE,
    remarks=(APPROXIMATE,),
    validity=SINCE,
)


PETITIONS = Words("Phản ánh, kiến nghị tiếp nhận", "Petitions received")
ANSWERED = Words("Kết quả xử lý", "Handled")
FORM_05 = Form(
    code="05",
    number="Biểu số 05/VPCP/KSTT",
    title=Words(
        "Kết quả tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính",
        "Petitions on administrative rules received and handled",
    ),
    rows_are=Words("Đơn vị", "Unit"),
    columns=(
        Column("3", "carried_over", Words("Kỳ trước chuyển qua", "Carried over"), (PETITIONS,)),
        Column("4", "on_rules", Words("Mới, về quy định hành chính", "New, on rules"), (PETITIONS,)),
        Column("5", "on_conduct", Words("Mới, về hành vi hành chính", "New, on conduct"), (PETITIONS,)),
        Column("6", "handled", Words("Đã xử lý", "Handled"), (ANSWERED,)),
        Column("7", "open", Words("Đang xử lý", "Open"), (ANSWERED,)),
        Column("8", "published", Words("Công khai trong kỳ", "Published in the period"), (ANSWERED,)),
    ),
    identities=(Identity(("carried_over", "on_rules", "on_conduct"), ("handled", "open")),),
    whose=Whose.PROVINCE,
    remarks=(
        Words(
            "Theo đơn vị giữ phản ánh vào ngày lập biểu, không phải vào cuối kỳ. Cán bộ mở được từng phản ánh ở biểu "
            "05a, 05b của mục Phản ánh, kiến nghị.",
            "By the unit that holds the petition on the day the form is made, not at the end of the period. Officers "
            "open each petition in forms 05a and 05b of Petitions.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
FORM_07 = Form(
    code="07",
    number="Biểu số 07/VPCP/KSTT",
    title=Words("Nguyên nhân quá hạn trong giải quyết thủ tục hành chính", "Causes of lateness"),
    rows_are=Words("Lĩnh vực, nguyên nhân", "Sector, cause"),
    columns=(
        Column("3", "lateness", Words("Tổng số", "Total"), (LATE,), dossiers=True),
        Column("4", "late", Words("Đã giải quyết", "Resolved"), (LATE,), dossiers=True),
        Column("5", "overdue", Words("Đang giải quyết", "Open"), (LATE,), dossiers=True),
        Column("6", "solution", Words("Hướng giải quyết", "What is done about it"), missing=SOLUTION, is_text=True),
    ),
    identities=(Identity(("lateness",), ("late", "overdue")),),
    remarks=(
        Words(
            "Nguyên nhân là lý do ghi trong văn bản xin lỗi gần nhất của hồ sơ; không có thì xét việc lấy ý kiến bị "
            "trả lời chậm; còn lại là chưa ghi nguyên nhân. Lý do nguyên văn chỉ hiện cho cán bộ.",
            "A cause is the reason given in the dossier's last letter of apology; where there is none, a consultation "
            "answered late; the rest have no recorded cause. Reasons in their own words are shown to officers only.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
FORM_08 = Form(
    code="08",
    number="Biểu số 08/VPCP/KSTT",
    title=Words(
        "Kết quả thực hiện thủ tục hành chính trên môi trường điện tử và số hóa hồ sơ",
        "Electronic procedures and digitised dossiers",
    ),
    rows_are=Words("Đơn vị", "Unit"),
    columns=(
        Column("3", "full_used", Words("Có phát sinh hồ sơ", "With dossiers"), (FULL,)),
        Column("4", "full_unused", Words("Không phát sinh", "Without"), (FULL,)),
        Column("5", "part_used", Words("Có phát sinh hồ sơ", "With dossiers"), (PART,)),
        Column("6", "part_unused", Words("Không phát sinh", "Without"), (PART,)),
        Column("7", "received", Words("Tổng số", "Total"), (RECEIVED,), "received"),
        Column("8", "received_online", Words("Trực tuyến", "Online"), (RECEIVED,), "received_online"),
        Column("9", "paid_online", Words("Thanh toán trực tuyến", "Paid online"), (RECEIVED,), missing=ONLINE_PAYMENT),
        Column("10", "digitised", Words("Số hồ sơ", "Dossiers"), (DIGITISED,), dossiers=True),
        Column("11", "papers", Words("Số thành phần", "Papers"), (DIGITISED,)),
        Column("12", "resolved", Words("Đã giải quyết", "Resolved"), (RESULTS,), "resolved"),
        Column("13", "electronic", Words("Có kết quả điện tử", "With an electronic result"), (RESULTS,), dossiers=True),
    ),
    remarks=(
        Words(
            "Dịch vụ mức 4 là toàn trình, mức 3 là một phần. Dịch vụ có phát sinh là dịch vụ mà thủ tục của nó nhận "
            "được hồ sơ trực tuyến trong kỳ tại nơi cung cấp. Hồ sơ được số hóa là hồ sơ có ít nhất một giấy tờ thuộc "
            "thành phần kèm tệp đến hết kỳ.",
            "Level 4 is wholly online, level 3 partly. A service has dossiers if its procedure received one online in "
            "the period where it is offered. A dossier is digitised if a file is attached to one of its components at "
            "least, by the end of the period.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
FORMS = {
    form.code: form
    for form in (
        *(FORM_01, FORM_02, FORM_03, FORM_04, FORM_05),
        *(FORM_06, FORM_06A, FORM_07, FORM_07B, FORM_08),
    )
}


def form_named(code: str) -> Form:
    """The form with the code. Raises `NotFound`."""
    if code in FORMS:
        return FORMS[code]
    raise NotFound(
        "report_form_unknown",
        vi=f"Không có biểu mẫu “{code[:20]}”. Hãy chọn trong: {', '.join(FORMS)}.",
        en=f"There is no form “{code[:20]}”. Choose from: {', '.join(FORMS)}.",
        field="form",
    )
