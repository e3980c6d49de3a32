"""Indicators of digitised papers and of satisfaction (QĐ 766/QĐ-TTg, groups 5 and 6)."""

from fractions import Fraction

from motcua.indices.rules.indicator import RESULTS, Counted, Group, Indicator
from motcua.statistics.rules.definitions import Words

FOUR_FIFTHS = Fraction(4, 5)
NINE_TENTHS = Fraction(9, 10)
NO_STORE = Words(
    "Trang này có kho giấy tờ riêng của từng tài khoản; chưa nối với Kho dữ liệu điện tử của tổ chức, cá nhân trên "
    "Cổng Dịch vụ công quốc gia, nên chưa biết hết số đã chia sẻ và dùng lại.",
    "This site keeps a store of papers for each account; it is not connected to the store of the national portal yet, "
    "so that what is shared and used again is not known in full.",
)
NO_POPULATION = Words(
    "Hệ thống chưa nối với Cơ sở dữ liệu quốc gia về dân cư.",
    "The system is not connected to the national population database yet.",
)
OF_PETITIONS = Words(
    "PAKN nhận trong kỳ, kết quả tính đến cuối kỳ, theo đơn vị giữ vào ngày tính; cán bộ mở được từng PAKN ở biểu 05a, "
    "05b.",
    "Petitions received in the period, as they stood at its end, by the unit that holds them on the day of counting; "
    "forms 05a and 05b open them.",
)
NO_SURVEYS = Words(
    "Đã có đánh giá của người dân và PAKN, nhưng PAKN chưa được gắn chắc chắn với từng hồ sơ, nên chưa tính đủ được.",
    "Citizens rate and send petitions, but these are not tied to dossiers for certain, so it cannot be told whole.",
)

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "4.1",
        Group.DIGITAL,
        Words("Kết quả điện tử", "Electronic results"),
        Words("hồ sơ có kết quả điện tử", "dossiers with an electronic result"),
        RESULTS,
        Counted.DOSSIERS,
        6,
        part="electronic_results",
        whole="results",
    ),
    Indicator(
        "4.2",
        Group.DIGITAL,
        Words("Hồ sơ được số hóa", "Digitised dossiers"),
        Words("hồ sơ có tệp cả ở thành phần và ở kết quả", "dossiers with files both of their papers and the result"),
        RESULTS,
        Counted.DOSSIERS,
        6,
        full_at=FOUR_FIFTHS,
        part="digitised",
        whole="results",
    ),
    Indicator(
        "4.3",
        Group.DIGITAL,
        Words("Khai thác, sử dụng lại thông tin đã số hóa", "Digitised papers used again"),
        Words("hồ sơ sử dụng lại giấy tờ đã số hóa", "dossiers that use digitised papers again"),
        Words("hồ sơ tiếp nhận mới trong kỳ", "dossiers received in the period"),
        Counted.DOSSIERS,
        4,
        full_at=FOUR_FIFTHS,
        no_source=NO_STORE,
    ),
    Indicator(
        "4.4",
        Group.DIGITAL,
        Words("Kết quả chia sẻ lên kho dữ liệu điện tử", "Results shared with the store of papers"),
        Words("kết quả đã chia sẻ", "results shared"),
        RESULTS,
        Counted.DOSSIERS,
        3,
        no_source=NO_STORE,
    ),
    Indicator(
        "4.5",
        Group.DIGITAL,
        Words("Khai thác Cơ sở dữ liệu quốc gia về dân cư", "Use of the population database"),
        Words("hồ sơ đã khai thác", "dossiers that used it"),
        Words("hồ sơ tiếp nhận mới trong kỳ", "dossiers received in the period"),
        Counted.DOSSIERS,
        3,
        no_source=NO_POPULATION,
    ),
    Indicator(
        "5.1",
        Group.SATISFACTION,
        Words("Phản ánh, kiến nghị được phân loại", "Petitions classified"),
        Words("PAKN đã phân loại", "petitions classified"),
        Words("PAKN đã nhận", "petitions received"),
        Counted.PETITIONS,
        4,
        part="petitions_classified",
        whole="petitions_received",
        note=OF_PETITIONS,
    ),
    Indicator(
        "5.2",
        Group.SATISFACTION,
        Words("Phản ánh, kiến nghị xử lý đúng hạn", "Petitions handled on time"),
        Words("PAKN xử lý đúng hạn (2, 5, 15, 2 ngày làm việc)", "petitions on time (2, 5, 15, 2 working days)"),
        Words("PAKN đã nhận", "petitions received"),
        Counted.PETITIONS,
        4,
        part="petitions_on_time",
        whole="petitions_received",
        note=OF_PETITIONS,
    ),
    Indicator(
        "5.3",
        Group.SATISFACTION,
        Words("Hài lòng với việc xử lý phản ánh, kiến nghị", "Satisfaction with the handling of petitions"),
        Words("tổng PAKN trừ không hài lòng, hỏi lại, quá hạn", "petitions less disliked, repeated and overdue ones"),
        Words("PAKN đã nhận", "petitions received"),
        Counted.PETITIONS,
        4,
        part="petitions_satisfied",
        whole="petitions_received",
        note=OF_PETITIONS,
    ),
    Indicator(
        "5.4",
        Group.SATISFACTION,
        Words("Hài lòng với việc giải quyết thủ tục", "Satisfaction with the handling of procedures"),
        Words(
            "100 % trừ tỷ lệ quá hạn và tỷ lệ hồ sơ có PAKN, không hài lòng",
            "100% less the share overdue and that of dossiers with a petition or a dislike",
        ),
        Words("hồ sơ đã giải quyết", "dossiers resolved"),
        Counted.DOSSIERS,
        6,
        is_confirmed=True,
        full_at=NINE_TENTHS,
        no_source=NO_SURVEYS,
    ),
)
