"""Biểu 06 (the province) and II.06a (a unit): what was received, resolved and is open, by sector.

Their thirteen columns are those of TT 01/2020/TT-VPCP. A dossier withdrawn, stopped or refused is resolved on the day
it ended, and one that waits for its applicant is open: nothing disappears into column 9. What was moved here, less what
was moved away, belongs to column 3 and to none of 4 to 6; what ended before a due date was given belongs to column 7
and to none of 8 to 10. Both are printed beside the form and stand in its identities.
"""

from datetime import date

from motcua.kernel.validity import Validity
from motcua.reports.rules.form import Column, Form, Identity, Whose
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import Words

RECEIVED = Words("Số hồ sơ nhận giải quyết", "Dossiers to handle")
IN_PERIOD = Words("Trong kỳ", "In the period")
RESOLVED = Words("Số hồ sơ đã giải quyết", "Dossiers resolved")
OPEN = Words("Số hồ sơ đang giải quyết", "Dossiers open")
TOTAL = Words("Tổng số", "Total")
DISTRICTS_UNTIL = date(2025, 6, 30)
"""The last day of the districts (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""


def _column(number: str, figure: str, title: Words, *under: Words) -> Column:
    return Column(number, figure, title, under, figure)


def _internal(figure: str) -> Column:
    return Column("", figure, COLUMNS[figure].title, (), figure, internal=True)


TABLE = (
    _column("3", "total", TOTAL, RECEIVED),
    _column("4", "received_online", Words("Trực tuyến", "Online"), RECEIVED, IN_PERIOD),
    _column("5", "received_otherwise", Words("Trực tiếp, bưu chính", "Counter, post"), RECEIVED, IN_PERIOD),
    _column("6", "carried_over", Words("Từ kỳ trước", "Carried over"), RECEIVED),
    _column("7", "resolved", TOTAL, RESOLVED),
    _column("8", "early", Words("Trước hạn", "Early"), RESOLVED),
    _column("9", "on_time", Words("Đúng hạn", "On time"), RESOLVED),
    _column("10", "late", Words("Quá hạn", "Late"), RESOLVED),
    _column("11", "open", TOTAL, OPEN),
    _column("12", "in_term", Words("Trong hạn", "In term"), OPEN),
    _column("13", "overdue", Words("Quá hạn", "Overdue"), OPEN),
    *map(
        _internal,
        (
            "moved",
            "without_due",
            "supplemented",
            "awaiting_supplement",
            "awaiting_payment",
            "withdrawn",
            "stopped",
            "refused",
        ),
    ),
)
IDENTITIES = (
    Identity(("total",), ("resolved", "open")),
    Identity(("total",), ("received_online", "received_otherwise", "carried_over", "moved")),
    Identity(("resolved",), ("early", "on_time", "late", "without_due")),
    Identity(("open",), ("in_term", "overdue")),
)
REMARKS = (
    Words(
        "Hồ sơ rút, dừng, bị từ chối là đã giải quyết vào ngày kết thúc; hồ sơ chờ bổ sung là đang giải quyết. Cột 3 "
        "gồm cả hồ sơ chuyển đến trừ chuyển đi, cột 7 gồm cả hồ sơ kết thúc khi chưa có ngày hẹn; số của hai loại này "
        "ở bảng nội bộ kèm theo.",
        "Dossiers withdrawn, stopped or refused are resolved on the day they ended; those waiting for papers are open. "
        "Column 3 includes those moved here less those moved away, column 7 those that ended without a due date; the "
        "numbers of both are in the internal table.",
    ),
    Words(
        "Tính từ diễn biến của hồ sơ đến hết ngày cuối kỳ, không từ trạng thái hiện nay.",
        "Counted from what had happened by the end of the last day, not from how things stand now.",
    ),
)
FORM_06A = Form(
    code="II.06a",
    number="Biểu số II.06a/VPCP/KSTT",
    title=Words(
        "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết",
        "Handling of administrative procedures at a unit",
    ),
    rows_are=Words("Lĩnh vực", "Sector"),
    columns=TABLE,
    identities=IDENTITIES,
    has_rates=True,
    remarks=REMARKS,
    validity=Validity(date(2020, 10, 21)),
)
FORM_06 = Form(
    code="06",
    number="Biểu số 06/VPCP/KSTT",
    title=Words(
        "Tình hình, kết quả giải quyết thủ tục hành chính trên địa bàn tỉnh",
        "Handling of administrative procedures in the province",
    ),
    rows_are=Words("Lĩnh vực, đơn vị", "Sector, unit"),
    columns=TABLE,
    identities=IDENTITIES,
    whose=Whose.PROVINCE,
    has_rates=True,
    remarks=REMARKS,
    validity=Validity(date(2020, 10, 21)),
)
