"""II.07b: how many procedures a unit is competent for, takes in at its one-stop, and has an internal process for."""

from datetime import date

from motcua.kernel.validity import Validity
from motcua.reports.rules.form import Column, Form, Identity
from motcua.statistics.rules.definitions import Words
from motcua.territory.rules.units import Level

GROUPS = (
    ("competent", Words("Số TTHC thuộc thẩm quyền giải quyết", "Procedures within its competence")),
    ("one_stop", Words("Số TTHC thực hiện tại Bộ phận Một cửa", "Procedures at the one-stop")),
    ("process", Words("Số TTHC đã có quy trình nội bộ", "Procedures with an internal process")),
)
LEVELS = (
    (Level.PROVINCE, Words("Cấp tỉnh", "Province")),
    (Level.DISTRICT, Words("Cấp huyện", "District")),
    (Level.COMMUNE, Words("Cấp xã", "Commune")),
)


def _columns() -> tuple[Column, ...]:
    found = []
    for number, (group, heading) in enumerate(GROUPS):
        start = 3 + 4 * number
        found.append(Column(str(start), group, Words("Tổng số", "Total"), (heading,)))
        found += [
            Column(str(start + place), f"{group}_{level}", title, (heading,))
            for place, (level, title) in enumerate(LEVELS, 1)
        ]
    return tuple(found)


FORM_07B = Form(
    code="II.07b",
    number="Biểu số II.07b/VPCP/KSTT",
    title=Words(
        "Thủ tục hành chính thực hiện tại Bộ phận Một cửa và quy trình nội bộ đã ban hành",
        "Procedures at one-stops and internal processes issued",
    ),
    rows_are=Words("Đơn vị", "Unit"),
    columns=_columns(),
    identities=tuple(Identity((group,), tuple(f"{group}_{level}" for level, _ in LEVELS)) for group, _ in GROUPS),
    remarks=(
        Words(
            "Theo danh mục, nơi thực hiện và quy trình có hiệu lực vào ngày cuối kỳ. Thủ tục giải quyết ở nhiều cấp "
            "được tính ở từng cấp; dòng tổng đếm mỗi thủ tục một lần ở mỗi cấp. Chỉ tính quy trình ban hành "
            "riêng cho thủ tục.",
            "By catalogue, offers and processes valid on the last day. A procedure of several levels counts at each; "
            "the total counts each procedure once a level. Only processes issued for the procedure itself count.",
        ),
    ),
    validity=Validity(date(2020, 10, 21)),
)
