"""Indicators of online services and online payment (QĐ 766/QĐ-TTg, groups 3 and 4)."""

from fractions import Fraction

from motcua.indices.rules.indicator import OFFERED, Counted, Group, Indicator
from motcua.statistics.rules.definitions import Words

FOUR_FIFTHS = Fraction(4, 5)
HALF = Fraction(1, 2)
NOT_BY_PROCEDURE = Words(
    "Cổng thanh toán được khai theo trung tâm, không theo thủ tục và không theo ngày; phí của nhiều thủ tục trong "
    "nguồn không ghi rõ. Chưa đếm được thủ tục đã tích hợp trong kỳ.",
    "Gateways are set up by centre, not by procedure or day, and the source does not state the fees of many "
    "procedures. Which of them could be paid online in the period cannot be counted.",
)

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "3.1",
        Group.ONLINE,
        Words("Thủ tục có dịch vụ công trực tuyến", "Procedures with an online service"),
        Words(
            "thủ tục có dịch vụ mức độ 3, 4, một phần hoặc toàn trình",
            "procedures with a service of level 3 or 4, in part or from end to end",
        ),
        OFFERED,
        Counted.PROCEDURES,
        3,
        full_at=FOUR_FIFTHS,
        part="online",
        whole="in_force",
    ),
    Indicator(
        "3.2",
        Group.ONLINE,
        Words("Dịch vụ công trực tuyến có phát sinh hồ sơ", "Online services that are used"),
        Words(
            "thủ tục có dịch vụ trực tuyến đã nhận hồ sơ trực tuyến trong kỳ",
            "procedures with an online service that received a dossier online in the period",
        ),
        Words("thủ tục có dịch vụ công trực tuyến", "procedures with an online service"),
        Counted.PROCEDURES,
        3,
        part="online_used",
        whole="online",
    ),
    Indicator(
        "3.3",
        Group.ONLINE,
        Words("Hồ sơ trực tuyến", "Dossiers handed in online"),
        Words(
            "hồ sơ nhận trực tuyến, trừ hồ sơ đã xong mà không có kết quả điện tử",
            "dossiers received online, less those that ended without an electronic result",
        ),
        Words("hồ sơ tiếp nhận mới trong kỳ", "dossiers received in the period"),
        Counted.DOSSIERS,
        6,
        full_at=HALF,
        part="online_with_result",
        whole="received",
        not_scored=Words(
            "Công thức nhân với tỷ lệ đồng bộ (1.4), chưa có nguồn số liệu.",
            "The formula multiplies by the share synchronised (1.4), which has no source yet.",
        ),
    ),
    Indicator(
        "3.5",
        Group.PAYMENT,
        Words("Thủ tục có phí được tích hợp thanh toán trực tuyến", "Procedures with fees that can be paid online"),
        Words("thủ tục đã tích hợp thanh toán trực tuyến", "procedures that can be paid online"),
        Words("thủ tục có phí, lệ phí", "procedures with fees"),
        Counted.PROCEDURES,
        4,
        full_at=FOUR_FIFTHS,
        no_source=NOT_BY_PROCEDURE,
    ),
    Indicator(
        "3.6",
        Group.PAYMENT,
        Words("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"),
        Words("hồ sơ nộp phí qua cổng thanh toán trực tuyến trong kỳ", "dossiers paid through a gateway in the period"),
        Words("hồ sơ đã nộp phí, lệ phí trong kỳ", "dossiers with fees paid in the period"),
        Counted.DOSSIERS,
        6,
        part="paid_online",
        whole="paid",
        not_scored=Words(
            "Chỉ biết khoản trả qua cổng của trang này; khoản trả ở nơi khác (Kho bạc, chuyển khoản ghi tại quầy) có "
            "thể cũng là trực tuyến, nên chưa tính điểm.",
            "Only what was paid through this site's gateways is known; what was paid elsewhere (the Treasury, a "
            "transfer noted at the counter) may have been online, too, so that no points are given.",
        ),
    ),
)
