"""The index of service by QĐ 766/QĐ-TTg (23/06/2022) as data: six groups, 100 points, and the indicators in each.

Formulas and ladders are the decision's. Of the points, the groups' are (18, 20, 12, 10, 22, 18); how a group's points
are spread over its indicators was found in a published summary for three of them, and is the house's own spreading for
the others until the annex has been read (`is_confirmed`). Nothing here re-weights: an indicator without a source, or
with nothing to divide by, gets no points and says so, and the index tells of how many points it could speak.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from motcua.kernel.validity import Validity
from motcua.statistics.rules.definitions import Words

VALIDITY = Validity(date(2022, 6, 23))
WHOLE = Fraction(1)


class Group(StrEnum):
    """The six groups, in the order of the decision."""

    PUBLICITY = "publicity"
    PROGRESS = "progress"
    ONLINE = "online"
    PAYMENT = "payment"
    DIGITAL = "digital"
    SATISFACTION = "satisfaction"


GROUPS: dict[Group, tuple[int, Words]] = {
    Group.PUBLICITY: (18, Words("Công khai, minh bạch", "Publicity and transparency")),
    Group.PROGRESS: (20, Words("Tiến độ giải quyết", "Progress of handling")),
    Group.ONLINE: (12, Words("Dịch vụ công trực tuyến", "Online public services")),
    Group.PAYMENT: (10, Words("Thanh toán trực tuyến", "Online payment")),
    Group.DIGITAL: (22, Words("Số hóa hồ sơ", "Digitisation")),
    Group.SATISFACTION: (18, Words("Mức độ hài lòng", "Satisfaction")),
}


class Counted(StrEnum):
    """What an indicator's two numbers count."""

    PROCEDURES = "procedures"
    DOSSIERS = "dossiers"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: `part` ÷ `whole`, named by the sets that open their procedures or dossiers.

    `full_at` is the share from which it gets all its `points`; below it, share × points ÷ `full_at`. `no_source` says
    why it cannot be measured here; `not_scored` why what is measured gets no points yet. `note` is what else a reader
    must know.
    """

    code: str
    group: Group
    name: Words
    part_words: Words
    whole_words: Words
    counted: Counted
    points: int
    is_confirmed: bool = False
    full_at: Fraction = WHOLE
    part: str = ""
    whole: str = ""
    no_source: Words | None = None
    not_scored: Words | None = None
    note: Words | None = None

    @property
    def law(self) -> str:
        return f"QĐ 766/QĐ-TTg, chỉ số {self.code}"


FOUR_FIFTHS, HALF, NINE_TENTHS = Fraction(4, 5), Fraction(1, 2), Fraction(9, 10)
NO_PORTAL = Words(
    "Hệ thống chưa nối với Cổng Dịch vụ công quốc gia nên chưa biết hồ sơ nào đã đồng bộ.",
    "The system is not connected to the national portal yet, so it does not know which dossiers were synchronised.",
)
NO_GATEWAY = Words(
    "Hệ thống chưa nối với nền tảng thanh toán trực tuyến.",
    "The system is not connected to a platform for paying online yet.",
)
NO_STORE = Words(
    "Chưa có kho dữ liệu điện tử của tổ chức, cá nhân.",
    "There is no store of people's and organisations' electronic papers yet.",
)
NO_POPULATION = Words(
    "Hệ thống chưa nối với Cơ sở dữ liệu quốc gia về dân cư.",
    "The system is not connected to the national population database yet.",
)
NO_PETITIONS = Words(
    "Chưa có phân hệ phản ánh, kiến nghị (PAKN) nên chưa có số liệu.",
    "There is no part for petitions yet, so there are no figures.",
)
NO_SURVEYS = Words(
    "Đã có đánh giá của người dân, chưa có phân hệ phản ánh, kiến nghị, nên chưa tính đủ được.",
    "Citizens rate, but there is no part for petitions yet, so it cannot be worked out whole.",
)
OFFERED = Words("thủ tục đang cung cấp, có hiệu lực", "procedures offered and in force")
RESULTS = Words("hồ sơ đã có kết quả trong kỳ", "dossiers whose result was issued in the period")

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "1.1",
        Group.PUBLICITY,
        Words("Thủ tục được công bố đúng hạn", "Procedures published on time"),
        Words("thủ tục có quyết định công bố ký đúng hạn", "procedures whose decisions were signed in time"),
        Words("thủ tục có quyết định công bố ký trong kỳ", "procedures with a decision signed in the period"),
        Counted.PROCEDURES,
        4,
        part="decided_in_time",
        whole="decided",
        note=Words(
            "Thủ tục có từ hai quyết định trong kỳ chỉ được tính khi tất cả đều đúng hạn.",
            "A procedure with several decisions in the period counts only if all were in time.",
        ),
    ),
    Indicator(
        "1.2",
        Group.PUBLICITY,
        Words("Thủ tục được cập nhật, công khai đúng hạn", "Procedures entered and made public on time"),
        Words(
            "thủ tục đã nhập đúng hạn vào Cơ sở dữ liệu quốc gia",
            "procedures entered in the national database in time",
        ),
        Words("thủ tục có quyết định công bố ký trong kỳ", "procedures with a decision signed in the period"),
        Counted.PROCEDURES,
        4,
        is_confirmed=True,
        part="recorded_in_time",
        whole="decided",
        note=Words(
            "Thủ tục chưa được ghi là đã nhập thì chưa được tính là đúng hạn.",
            "What has not been noted as entered does not count as in time.",
        ),
    ),
    Indicator(
        "1.3",
        Group.PUBLICITY,
        Words("Thủ tục công khai đủ các bộ phận bắt buộc", "Procedures with all mandatory parts"),
        Words("thủ tục đủ các bộ phận theo NĐ 63/2010 Điều 8.2", "procedures with all parts of NĐ 63/2010 Art 8.2"),
        OFFERED,
        Counted.PROCEDURES,
        4,
        part="complete",
        whole="in_force",
    ),
    Indicator(
        "1.4",
        Group.PUBLICITY,
        Words("Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia", "Dossiers synchronised with the national portal"),
        Words("hồ sơ đã đồng bộ", "dossiers synchronised"),
        Words(
            "số lớn hơn trong hai số: hồ sơ của báo cáo, hồ sơ trên Cổng",
            "the greater of the dossiers in reports and those on the portal",
        ),
        Counted.DOSSIERS,
        6,
        no_source=NO_PORTAL,
    ),
    Indicator(
        "2.1",
        Group.PROGRESS,
        Words("Hồ sơ xử lý đúng hạn", "Dossiers handled on time"),
        Words(
            "đã giải quyết đúng hạn và còn trong hạn, trừ hồ sơ bị yêu cầu bổ sung quá một lần",
            "resolved in time or still in term, less those asked for supplement more than once",
        ),
        Words("tổng số hồ sơ phải giải quyết trong kỳ", "all dossiers to handle in the period"),
        Counted.DOSSIERS,
        20,
        is_confirmed=True,
        part="on_time_766",
        whole="total",
    ),
    Indicator(
        "2.2",
        Group.PROGRESS,
        Words("Thời gian giải quyết trung bình so với quy định", "Average time against the prescribed time"),
        Words("thời gian từ tiếp nhận đến khi có kết quả", "time from acceptance to the result"),
        Words("thời gian từ tiếp nhận đến ngày hẹn trả", "time from acceptance to the due date"),
        Counted.DAYS,
        0,
        part="dated_results",
        whole="dated_results",
        note=Words(
            "Ngày theo lịch. Ngày hẹn là ngày cuối cùng có hiệu lực, nên thời gian chờ bổ sung, chờ nghĩa vụ tài chính "
            "nằm ở cả hai vế. Chỉ để theo dõi, không có điểm.",
            "Calendar days. The due date is the last one given, so waiting for papers or for a payment is on both "
            "sides. For watching only, without points.",
        ),
    ),
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
        no_source=NO_GATEWAY,
    ),
    Indicator(
        "3.6",
        Group.PAYMENT,
        Words("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"),
        Words("hồ sơ nộp phí bằng chuyển khoản trong kỳ", "dossiers paid by transfer in the period"),
        Words("hồ sơ đã nộp phí, lệ phí trong kỳ", "dossiers with fees paid in the period"),
        Counted.DOSSIERS,
        6,
        part="paid_by_transfer",
        whole="paid",
        not_scored=Words(
            "Mới biết số chuyển khoản ghi tại quầy; chưa nối nền tảng thanh toán nên chưa biết bao nhiêu là trực "
            "tuyến.",
            "Only transfers noted at the counter are known; how many were made online is not, until a platform for "
            "paying is connected.",
        ),
    ),
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
        Counted.DOSSIERS,
        4,
        no_source=NO_PETITIONS,
    ),
    Indicator(
        "5.2",
        Group.SATISFACTION,
        Words("Phản ánh, kiến nghị xử lý đúng hạn", "Petitions handled on time"),
        Words("PAKN xử lý đúng hạn (2, 5, 15, 2 ngày làm việc)", "petitions on time (2, 5, 15, 2 working days)"),
        Words("PAKN đã nhận", "petitions received"),
        Counted.DOSSIERS,
        4,
        no_source=NO_PETITIONS,
    ),
    Indicator(
        "5.3",
        Group.SATISFACTION,
        Words("Hài lòng với việc xử lý phản ánh, kiến nghị", "Satisfaction with the handling of petitions"),
        Words("tổng PAKN trừ không hài lòng, hỏi lại, quá hạn", "petitions less disliked, repeated and overdue ones"),
        Words("PAKN đã nhận", "petitions received"),
        Counted.DOSSIERS,
        4,
        no_source=NO_PETITIONS,
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
BY_CODE = {indicator.code: indicator for indicator in INDICATORS}
