"""Signs that figures may have been helped (dấu hiệu bất thường): what each is, its source, from when on it tells.

A sign without a `source` has no text of law that somebody has read for it; its page says so. Thresholds are the
house's own.

A sign proves nothing: most have an honest explanation, and the supervisor writes it down. QĐ 766/QĐ-TTg rates units by
these very figures; that units return dossiers for papers just before they are due, or close them before the result
exists, is what leaders and the national portal complain of.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.statistics.rules.definitions import Words


class SignKind(StrEnum):
    LATE_REQUEST = "late-request"
    NO_RESULT_FILE = "no-result-file"
    RESULT_UNDONE = "result-undone"
    DUE_MOVED = "due-moved"
    MANY_OWNERS = "many-owners"
    MASS_CLOSING = "mass-closing"
    HANDED_IN_ANEW = "handed-in-anew"
    RETURNED_TOGETHER = "returned-together"


@dataclass(frozen=True, slots=True)
class Sign:
    """`source`: the rule that the acts touch, "" where none is confirmed. `at_least`: how many (moves, owners,
    dossiers) make the sign. `days`: how many working days are near. `times`: how many times the usual number. `hours`:
    of a day's end. What does not apply is 0.
    """

    kind: SignKind
    name: Words
    meaning: Words
    source: str
    at_least: int = 0
    days: int = 0
    times: int = 0
    hours: int = 0


SIGNS = (
    Sign(
        SignKind.LATE_REQUEST,
        Words("Yêu cầu bổ sung sát hạn", "Papers asked for just before the due date"),
        Words(
            "Yêu cầu bổ sung vào ngày làm việc cuối trước ngày hẹn, đúng ngày hẹn hoặc sau đó, khi thời hạn đã chạy ít "
            "nhất 2 ngày làm việc. Yêu cầu bổ sung làm thời hạn tính lại từ đầu nên hồ sơ sắp trễ thành đúng hạn.",
            "Papers were asked for on the last working day before the due date, on it or later, when the term had run "
            "for at least 2 working days. A request starts the term again, so what would be late becomes in time.",
        ),
        "NĐ 61/2018/NĐ-CP Điều 19.4; QĐ 766/QĐ-TTg chỉ tiêu 2.1",
        at_least=2,
        days=1,
    ),
    Sign(
        SignKind.NO_RESULT_FILE,
        Words("Kết thúc mà không có tệp kết quả", "Closed without a file of the result"),
        Words(
            "Đã ban hành kết quả trên hệ thống nhưng không có tệp kết quả. Hồ sơ có thể đã được đóng trước khi có kết "
            "quả. Không xét hồ sơ nhập từ hệ thống cũ.",
            "The result was issued in the system without its file: the dossier may have been closed before there was a "
            "result. Dossiers imported from an older system are left out.",
        ),
        "NĐ 61/2018/NĐ-CP Điều 20",
    ),
    Sign(
        SignKind.RESULT_UNDONE,
        Words("Ban hành kết quả rồi hoàn tác", "Result issued and taken back"),
        Words(
            "Kết quả được ban hành rồi bị lấy lại: hồ sơ đã được tính là xong trước khi thật sự xong.",
            "The result was issued and then taken back: the dossier counted as done before it was.",
        ),
        "",
    ),
    Sign(
        SignKind.DUE_MOVED,
        Words("Ngày hẹn bị dời sát hạn hoặc nhiều lần", "Due date moved late or repeatedly"),
        Words(
            "Gia hạn vào ngày làm việc cuối cùng còn được phép, hoặc ngày hẹn bị cơ quan dời từ 2 lần trở lên (gia "
            "hạn, đính chính thời hạn, đổi lịch).",
            "Extended on the last working day on which it may be, or moved by the office twice or more (extension, "
            "corrected term, changed calendar).",
        ),
        "NĐ 61/2018/NĐ-CP Điều 19.9",
        at_least=2,
        days=1,
    ),
    Sign(
        SignKind.MANY_OWNERS,
        Words("Một tài khoản nộp cho nhiều chủ hồ sơ", "One account submits for many owners"),
        Words(
            "Trong một ngày, một tài khoản hoặc một số giấy tờ người nộp nộp trực tuyến cho từ 5 chủ hồ sơ khác nhau. "
            "Có thể là nộp hộ bằng tài khoản của cán bộ để tăng tỷ lệ trực tuyến.",
            "In one day one account, or one applicant's identity number, submitted online for 5 owners or more. It may "
            "be an officer's own account, to raise the share of online dossiers.",
        ),
        "",
        at_least=5,
    ),
    Sign(
        SignKind.MASS_CLOSING,
        Words("Kết thúc hàng loạt trước giờ chốt báo cáo", "Closed in masses before a report's cut-off"),
        Words(
            "Trong 3 giờ cuối của ngày làm việc cuối kỳ báo cáo, nơi tiếp nhận kết thúc từ 20 hồ sơ và hơn 3 lần số "
            "thường ngày của nó trong cùng khung giờ (bình quân 60 ngày trước).",
            "In the last 3 hours of the last working day of a report's period, the one-stop closed 20 dossiers or more "
            "and over 3 times its usual number in those hours (mean of the 60 days before).",
        ),
        "NĐ 09/2019/NĐ-CP Điều 12; QĐ 766/QĐ-TTg chỉ tiêu 2.1",
        at_least=20,
        days=60,
        times=3,
        hours=3,
    ),
    Sign(
        SignKind.HANDED_IN_ANEW,
        Words("Kết thúc sát hạn rồi nộp lại", "Ended just before the due date and handed in anew"),
        Words(
            "Hồ sơ bị dừng, rút hoặc từ chối vào ngày làm việc cuối trước ngày hẹn hay muộn hơn, và trong 5 ngày làm "
            "việc sau đó cùng chủ hồ sơ nộp lại đúng thủ tục ấy.",
            "Stopped, withdrawn or refused on the last working day before the due date or later, and within 5 working "
            "days the same owner handed in the same procedure again.",
        ),
        "NĐ 61/2018/NĐ-CP Điều 19.8; QĐ 766/QĐ-TTg chỉ tiêu 2.1",
        at_least=5,
        days=1,
    ),
    Sign(
        SignKind.RETURNED_TOGETHER,
        Words("Trả kết quả cho nhiều người cùng một giây", "Returned to many people in one second"),
        Words(
            "Một người ghi trả kết quả tại quầy cho từ 5 chủ hồ sơ khác nhau trong cùng một giây: không ai trao tận "
            "tay nhanh như vậy.",
            "One person recorded results as handed to 5 different owners or more within one second: nobody hands over "
            "that fast.",
        ),
        "NĐ 61/2018/NĐ-CP Điều 20",
        at_least=5,
    ),
)
SIGN = {sign.kind: sign for sign in SIGNS}
