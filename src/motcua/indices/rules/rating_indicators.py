"""The nine indicators by which units and officers are rated (TT 01/2018/TT-VPCP Art 13–15), 0, 1 or 2 points each."""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.validity import Validity
from motcua.statistics.rules.definitions import Words

VALIDITY = Validity(date(2019, 1, 6), date(2025, 9, 14))
"""Until TT 03/2025/TT-VPCP (15/09/2025) took its place."""
MOST_EACH = 2


@dataclass(frozen=True, slots=True)
class RatingIndicator:
    """An indicator. `of_officers`: it counts for officers, too. `no_source` says why it is skipped here."""

    number: int
    name: Words
    scale: Words
    of_officers: bool = False
    no_source: Words | None = None
    note: Words | None = None


RATING_INDICATORS: tuple[RatingIndicator, ...] = (
    RatingIndicator(
        1,
        Words("Thời gian giải quyết", "Time of handling"),
        Words("trước hạn 2, đúng hạn 1, quá hạn 0", "early 2, on time 1, late 0"),
        of_officers=True,
    ),
    RatingIndicator(
        2,
        Words("Thời gian ở từng đơn vị, từng bước", "Time at each unit and step"),
        Words("mọi bước trước hạn 2, đúng hạn 1, có bước quá hạn 0", "all early 2, on time 1, any late 0"),
        of_officers=True,
        note=Words(
            "Từng bước so với hạn nội bộ của bước đó, theo ngày; bước không có hạn nội bộ không được tính.",
            "Each step is compared with its own planned end, by the day; a step without one does not count.",
        ),
    ),
    RatingIndicator(
        3,
        Words("Số lần liên hệ để hoàn thiện hồ sơ", "Contacts needed to complete the dossier"),
        Words("không lần nào 2, một lần 1, quá một lần 0", "none 2, one 1, more 0"),
        of_officers=True,
        note=Words(
            "Mỗi yêu cầu bổ sung là một lần liên hệ. Hệ thống không biết lần nào là do lỗi của người nộp.",
            "Each request for supplement is a contact. Which of them were the applicant's fault is not known.",
        ),
    ),
    RatingIndicator(
        4,
        Words("Số cơ quan phải liên hệ để hoàn thiện hồ sơ", "Agencies to be contacted to complete the dossier"),
        Words("không cơ quan nào 2, chỉ bộ phận một cửa 1, quá một 0", "none 2, the one-stop only 1, more 0"),
        of_officers=True,
        note=Words(
            "Mọi yêu cầu bổ sung đều qua bộ phận một cửa; cơ quan tự liên hệ với người nộp thì hệ thống không biết.",
            "Every request goes through the one-stop; an agency that calls the applicant itself is not known of.",
        ),
    ),
    RatingIndicator(
        5,
        Words("Tổ chức thực hiện tại bộ phận một cửa", "Organisation at the one-stop"),
        Words(
            "đủ 4 bước: tỉnh từ 20 %, huyện từ 50 %, xã 100 % thủ tục 2; tiếp nhận tại một cửa 1",
            "four steps: province from 20%, district from 50%, commune 100% of procedures 2; received there 1",
        ),
        note=Words(
            "Hệ thống chỉ biết thủ tục đang tiếp nhận tại một cửa, nên không có mức 0.",
            "Only procedures that the one-stop receives are known, so nothing gets 0.",
        ),
    ),
    RatingIndicator(
        6,
        Words("Công khai thủ tục", "Publicity of procedures"),
        Words("niêm yết và điện tử 2, một hình thức 1, không 0", "posted and electronic 2, one of them 1, none 0"),
        no_source=Words(
            "Chưa có số liệu về việc niêm yết tại trụ sở.", "Nobody notes yet what is posted at the premises."
        ),
    ),
    RatingIndicator(
        7,
        Words("Thái độ phục vụ", "Attitude"),
        Words(
            "trước hạn, không phản ánh 2; đúng hạn, không phản ánh 1; có phản ánh đúng 0",
            "early without complaint 2, on time without complaint 1, a founded complaint 0",
        ),
        of_officers=True,
        no_source=Words(
            "Đánh giá của người dân được giữ kín nên không chấm cho từng hồ sơ; phản ánh, kiến nghị chưa gắn chắc chắn "
            "với từng hồ sơ.",
            "Citizens' ratings are confidential and score no single dossier; petitions are not tied to dossiers for "
            "certain.",
        ),
    ),
    RatingIndicator(
        8,
        Words("Xử lý phản ánh, kiến nghị", "Handling of petitions"),
        Words("không có hoặc 100 % đúng hạn 2, từ 90 % 1, dưới 90 % 0", "none or all on time 2, from 90% 1, else 0"),
        no_source=Words(
            "Số liệu phản ánh, kiến nghị đã có (biểu 05a, 05b) nhưng chưa được đưa vào chấm điểm đơn vị.",
            "Petitions are counted (forms 05a, 05b) but do not score units here yet.",
        ),
    ),
    RatingIndicator(
        9,
        Words("Dịch vụ công trực tuyến", "Online services"),
        Words(
            "từ 20 % thủ tục ở mức độ 3, 4, từ 30 % hồ sơ trực tuyến, không hồ sơ nào quá hạn 2; từ 15 % hồ sơ 1; "
            "còn lại 0",
            "from 20% of procedures at level 3 or 4, from 30% of dossiers online, none late 2; from 15% 1; else 0",
        ),
    ),
)
RATED_BY_NUMBER = {each.number: each for each in RATING_INDICATORS}
