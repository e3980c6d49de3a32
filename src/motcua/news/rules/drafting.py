"""The sentences of the periodic report, under the eight headings of NĐ 63/2010/NĐ-CP Art 35.

The report of 12/11/2018 is the model: newly received and carried over, resolved early or on time with the rate
(÷ received and carried over), open and overdue; for the provincial centre, the districts, the communes; online
services; the four steps; satisfaction. What has no figures yet says so, and a person writes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.news.rules.figures import Figure


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    text: str


HEADINGS = {
    "rules": "Việc ban hành quy định và đánh giá tác động thủ tục hành chính",
    "publication": "Công bố, công khai thủ tục hành chính",
    "execution": "Thực hiện thủ tục hành chính, khen thưởng và xử lý vi phạm",
    "review": "Rà soát, đơn giản hóa thủ tục hành chính",
    "obstacles": "Khó khăn, vướng mắc",
    "petitions": "Tiếp nhận, xử lý phản ánh, kiến nghị",
    "communication": "Truyền thông về cải cách thủ tục hành chính",
    "other": "Nội dung khác",
}
"""The headings by code, in the order in which they are reported."""
NO_FIGURES = "Hệ thống chưa có số liệu cho phần này trong kỳ. Người soạn ghi nội dung hoặc ghi rõ không phát sinh."
PLACES = {
    "province": "Trung tâm Phục vụ hành chính công tỉnh",
    "district": "Các trung tâm cấp huyện",
    "commune": "Bộ phận một cửa cấp xã",
}


def draft(unit_name: str, first: date, last: date, figures: Mapping[str, Figure]) -> tuple[Section, ...]:
    """The sections with their sentences. `unit_name` "": the whole province, by level; else `unit` figures alone."""
    made = {
        "rules": _drafts(figures),
        "publication": _publication(figures),
        "execution": _execution(unit_name, first, last, figures),
        "review": _reviews(figures),
        "petitions": "\n\n".join(filter(None, (_petitions(figures), _satisfaction(figures)))),
        "communication": _articles(figures),
    }
    return tuple(Section(code, made.get(code, "") or NO_FIGURES) for code in HEADINGS)


def _execution(unit_name: str, first: date, last: date, figures: Mapping[str, Figure]) -> str:
    places = [(unit_name, "unit")] if unit_name else [(name, code) for code, name in PLACES.items()]
    told = [_handled(name, code, figures) for name, code in places if f"{code}.received" in figures]
    if "procedures.four_steps" in figures:
        told.append(
            f"Có {figures['procedures.four_steps'].in_text} thủ tục thực hiện đủ bốn bước tiếp nhận, thẩm định, phê "
            f"duyệt, trả kết quả tại Trung tâm, trên {figures['procedures.eligible'].in_text} thủ tục đủ điều kiện "
            f"(đạt {figures['procedures.four_steps_rate'].in_text})."
        )
    if not told:
        return ""
    return "\n\n".join([f"Từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}:", *told])


def _handled(name: str, code: str, figures: Mapping[str, Figure]) -> str:
    def of(figure: str) -> str:
        return figures[f"{code}.{figure}"].in_text

    moved = figures.get(f"{code}.moved")
    between = f", chuyển đến trừ chuyển đi {moved.in_text} hồ sơ" if moved and moved.numerator else ""
    return (
        f"{name} tiếp nhận mới {of('received')} hồ sơ, kỳ trước chuyển qua {of('carried_over')} hồ sơ{between}; đã "
        f"giải quyết trước và đúng hạn {of('in_time')} hồ sơ, đạt {of('rate')}; giải quyết quá hạn {of('late')} hồ sơ; "
        f"đang giải quyết quá hạn {of('overdue')} hồ sơ. Trong số tiếp nhận mới có "
        f"{of('received_online')} hồ sơ nộp trực tuyến."
    )


def _drafts(figures: Mapping[str, Figure]) -> str:
    if "drafts.procedures" not in figures:
        return ""
    return (
        f"Trong kỳ có {figures['drafts.procedures'].in_text} thủ tục hành chính trong các dự thảo văn bản, "
        f"{figures['drafts.assessed'].in_text} thủ tục đã được đánh giá tác động đầy đủ, đạt "
        f"{figures['drafts.assessed_rate'].in_text}."
    )


def _publication(figures: Mapping[str, Figure]) -> str:
    told = []
    if "drafts.published" in figures:
        told.append(
            f"Đã ban hành quyết định công bố {figures['drafts.published'].in_text} thủ tục hành chính, trong đó "
            f"{figures['drafts.recorded'].in_text} thủ tục đã nhập vào Cơ sở dữ liệu quốc gia đến hết kỳ."
        )
    if "services.online" in figures:
        told.append(
            f"Có {figures['services.online'].in_text} dịch vụ công trực tuyến nộp được qua mạng (mức độ 3, 4; một "
            f"phần, toàn trình), trên {figures['services.all'].in_text} dịch vụ đã công bố."
        )
    return "\n\n".join(told)


def _reviews(figures: Mapping[str, Figure]) -> str:
    if "reviews.approved" not in figures:
        return ""
    return (
        f"Đã phê duyệt phương án của {figures['reviews.approved'].in_text} thủ tục qua rà soát, trong đó bãi bỏ hoặc "
        f"gộp {figures['reviews.cut'].in_text}, sửa đổi hoặc phân cấp {figures['reviews.amended'].in_text} thủ tục; "
        f"chi phí tuân thủ ước giảm {figures['reviews.saved'].in_text} đồng một năm "
        f"({figures['reviews.saved_rate'].in_text})."
    )


def _articles(figures: Mapping[str, Figure]) -> str:
    published = figures.get("articles.published")
    if published is None or not published.numerator:
        return ""
    return f"Đã đăng {published.in_text} tin, bài trên trang của hệ thống."


def _petitions(figures: Mapping[str, Figure]) -> str:
    if "petitions.total" not in figures:
        return ""
    told = {name.partition(".")[2]: each.in_text for name, each in figures.items() if name.startswith("petitions.")}
    return (
        f"Tổng số phản ánh, kiến nghị phải xử lý trong kỳ là {told['total']}, trong đó mới tiếp nhận {told['new']}. Đã "
        f"xử lý {told['handled']} (quá hạn {told['handled_late']}), đang xử lý {told['open']} (quá hạn "
        f"{told['open_late']}); công khai {told['published']} câu trả lời."
    )


def _satisfaction(figures: Mapping[str, Figure]) -> str:
    if "satisfaction.rate" not in figures:
        return ""
    return (
        f"Trong quý gần nhất đã kết thúc, {figures['satisfaction.rate'].in_text} trong "
        f"{figures['satisfaction.answers'].in_text} lượt đánh giá là hài lòng."
    )
