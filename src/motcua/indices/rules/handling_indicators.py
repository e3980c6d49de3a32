"""Indicators of publicity and progress (QĐ 766/QĐ-TTg, groups 1 and 2)."""

from motcua.indices.rules.indicator import OFFERED, Counted, Group, Indicator
from motcua.statistics.rules.definitions import Words

NO_PORTAL = Words(
    "Hệ thống chưa nối với Cổng Dịch vụ công quốc gia nên chưa biết hồ sơ nào đã đồng bộ.",
    "The system is not connected to the national portal yet, so it does not know which dossiers were synchronised.",
)

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
)
