"""The periodic report on paper."""

from datetime import datetime
from pathlib import Path

from motcua.kernel.clock import VIETNAM
from motcua.kernel.pdf import make_pdf
from motcua.news.rules.drafting import HEADINGS
from motcua.news.rules.figures import plain
from motcua.news.rules.report import Report

FOLDER = Path(__file__).parent / "templates"
SOURCE = '#import "report.typ": report\n#report(json(bytes(sys.inputs.data)))\n'


def print_report(report: Report, *, at: datetime) -> bytes:
    """The PDF; the foot says whether it is a draft, or the beginning of what binds the submitted text."""
    about = report.drafted
    if about is None:
        raise ValueError("no report was drafted")
    where = about.unit_name or "Toàn tỉnh"
    data = {
        "title": "BÁO CÁO TÌNH HÌNH, KẾT QUẢ KIỂM SOÁT THỦ TỤC HÀNH CHÍNH",
        "about": f"{where}, từ {about.first:%d/%m/%Y} đến hết {about.last:%d/%m/%Y}; số liệu tính đến "
        f"{about.as_of.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}",
        "foot": f"Đã nộp, SHA-256 {report.digest[:16]}" if report.digest else "DỰ THẢO",
        "sections": [
            {"title": title, "paragraphs": [words for words in plain(report.texts[code]).split("\n") if words.strip()]}
            for code, title in HEADINGS.items()
        ],
    }
    return make_pdf(SOURCE, data, folder=FOLDER, at=at)
