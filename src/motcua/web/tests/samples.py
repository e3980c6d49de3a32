"""Filled-in view models for the pages' own tests: the published figures of 30/10/2018 and one invented dossier."""

from datetime import date, datetime, timedelta

from motcua.catalogue.rules.content import Need
from motcua.dossiers.worklists.counts import Bounded
from motcua.dossiers.worklists.lists import WorkList
from motcua.kernel.clock import VIETNAM
from motcua.statistics.rules.columns import COLUMNS, SEED_TABLE
from motcua.statistics.rules.definitions import FORM_06, INDEX_766, SEED, Definition
from motcua.statistics.rules.tables import By
from motcua.web.desk.lists.view_models import FoundPage, ListLink, WorkPage, WorkRow
from motcua.web.desk.lists.words import ABOUT, LISTS, WORKS
from motcua.web.desk.readers.rows import ReaderRow
from motcua.web.desk.view_models import CountedDay, Detail, DueDate, Story, StoryEntry
from motcua.web.figures import Figure, OnTimeRate, Period, Ratio, Share
from motcua.web.leadership.readings import FURTHER
from motcua.web.leadership.view_models import (
    Choice,
    DossierList,
    DossierRow,
    FigureByPlace,
    IdentityCheck,
    Report,
    ReportRow,
)
from motcua.web.portal.search_readings import ResultsPage
from motcua.web.portal.view_models import (
    CatalogueFigures,
    EventLink,
    HomePage,
    LevelFigures,
    OnlineWay,
    Paper,
    PaperGroup,
    ProcedurePage,
    ProcedureRow,
    Progress,
    ProgressStep,
    Summary,
    TermAndFees,
)
from motcua.web.portal.words import IN_FORCE, NAME_ONLY, NEEDS, NOT_IN_FORCE
from motcua.web.statuses import EARLY, IN_TERM, NATIONAL_STATUSES, OVERDUE, Tag, Tone

CODE = "000.00.01.H49-181030-0001"
PERIOD = Period(date(2018, 1, 1), date(2018, 10, 30), datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM))
PROVINCE, DISTRICTS = "Trung tâm cấp tỉnh", "Cấp huyện (14 trung tâm)"


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    """An instant of 2018 in Vietnam."""
    return datetime(2018, month, day, hour, minute, tzinfo=VIETNAM)


def figure(code: str, value: int) -> Figure:
    """A figure under its own name; nothing stands behind 0."""
    return Figure(COLUMNS[code].title.vi, value, f"/bao-cao/ho-so/?figure={code}" if value else "")


def ratio(definition: Definition, part: int, whole: int) -> Ratio:
    return Ratio(figure(definition.numerator, part), figure(definition.denominator, whole))


def level(name: str, new: int, carried: int, in_time: int, overdue: int) -> LevelFigures:
    return LevelFigures(
        name=name,
        received_new=figure("received", new),
        carried_over=figure("carried_over", carried),
        in_time=figure("in_time", in_time),
        overdue=figure("overdue", overdue),
        in_time_share=ratio(SEED, in_time, new + carried),
    )


def home_page() -> HomePage:
    return HomePage(
        centre_name="Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh",
        period=PERIOD,
        levels=(level(PROVINCE, 62_798, 1_612, 63_256, 36), level(DISTRICTS, 427_125, 7_528, 425_163, 0)),
        catalogue=CatalogueFigures(
            centre="QNI",
            procedures=1_380,
            four_step=Share(888, 1_003),
            online_services=1_515,
            online_levels="mức độ 3, mức độ 4",
        ),
        events=(EventLink("Sinh con", "Khai sinh, thường trú, thẻ bảo hiểm y tế cho trẻ.", "/su-kien/sinh-con/"),),
    )


def progress() -> Progress:
    return Progress(
        code=CODE,
        status=NATIONAL_STATUSES[4],
        timeliness=IN_TERM,
        accepted_at=at(30, 9, 12),
        due_at=at(5, 17, month=11),
        steps=(
            ProgressStep("Tiếp nhận", "done", at(30, 9, 12)),
            ProgressStep("Thẩm định", "current"),
            ProgressStep("Phê duyệt", "waiting"),
            ProgressStep("Trả kết quả", "waiting"),
        ),
        plain="Cơ quan giải quyết đang xử lý. Anh/chị chưa phải làm gì.",
        due_explained=("Nhận hồ sơ lúc 09:12 thứ Ba 30/10/2018.", "Thời hạn 4 ngày làm việc."),
    )


def procedure_rows(**_asked: object) -> ResultsPage:
    return ResultsPage(
        (
            ProcedureRow("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch", "Ủy ban nhân dân cấp xã", ()),
            ProcedureRow("2.000635", "Cấp bản sao trích lục hộ tịch", "Hộ tịch", "Bộ Tư pháp", (NOT_IN_FORCE,)),
        ),
        (ProcedureRow("1.000994", "Phê duyệt danh mục đề tài khoa học và công nghệ", "", "", (NAME_ONLY,)),),
        "17.4",
    )


def procedure_page() -> ProcedurePage:
    return ProcedurePage(
        code="1.001193",
        name="Thủ tục đăng ký khai sinh",
        is_name_only=False,
        sector="Hộ tịch",
        agency="Ủy ban nhân dân cấp xã",
        levels="Cấp xã",
        audience="Công dân Việt Nam",
        tags=(IN_FORCE, Tag("toàn trình", Tone.ACTIVE)),
        summary=Summary("1 loại giấy tờ, 1 loại tùy trường hợp", "1 ngày làm việc, tùy trường hợp", ""),
        lines=(
            TermAndFees(
                "Trực tuyến",
                "",
                "1 ngày làm việc",
                is_term_known=True,
                fees=("không thu",),
                example="Nộp hôm nay, 30/10/2018, thì hẹn trả chậm nhất 17:00 ngày 31/10/2018.",
            ),
            TermAndFees("Qua bưu chính", "Trường hợp xác minh", "Nguồn không ghi thời hạn", False, ()),
            TermAndFees("Trực tiếp", "", "", False, ("5.000\u00a0đ, lệ phí", "không thu, hộ nghèo"), "Nộp tại xã."),
        ),
        paper_groups=(
            PaperGroup("", (Paper("Tờ khai theo mẫu", NEEDS[Need.ALWAYS], "1 bản chính", ("to-khai.docx",)),)),
            PaperGroup("Trường hợp ủy quyền", (Paper("Văn bản ủy quyền", NEEDS[Need.BY_CASE], ""),)),
        ),
        paper_notes=("Giấy tờ tiếng nước ngoài phải được dịch.",),
        steps="Bước 1. Nộp hồ sơ\n" * 80,
        results=("Giấy khai sinh",),
        conditions="Không có.",
        legal_bases=("60/2014/QH13", "123/2015/NĐ-CP"),
        revision_number=1,
        validity="nguồn cho thấy có hiệu lực ngày 31/07/2026; từ khi nào thì chưa rõ",
        source="một-địa-chỉ-rất-dài-không-có-chỗ-ngắt@5322948-và-còn-dài-nữa",
        note="Tên và nội dung là của năm 2025–2026.",
        successor=("1.000001", "Thủ tục khác"),
        online=(OnlineWay("toàn trình", "mọi bước làm qua mạng", "Khai sinh", "", ""),),
        filing="/nop-ho-so/1.001193/",
    )


def report_row(kind: str, name: str, new: int, carried: int, in_time: int, overdue: int) -> ReportRow:
    total = new + carried
    values = (new, carried, 0, total, in_time, 0, 0, total - in_time - overdue, overdue)
    figures = tuple(figure(code, value) for code, value in zip(SEED_TABLE, values, strict=True))
    return ReportRow(kind, name, figures, ratio(SEED, in_time, total))


def rates() -> tuple[OnTimeRate, ...]:
    return (
        OnTimeRate(
            "A",
            "Tỷ lệ trước và đúng hạn trên tổng số hồ sơ",
            "(đã giải quyết trước hạn và đúng hạn) ÷ (mới tiếp nhận, kỳ trước chuyển sang và chuyển đến trừ chuyển đi)",
            "NĐ 61/2018/NĐ-CP Điều 30.2.c",
            "hiệu lực từ 21/06/2018 đến 30/06/2025",
            1,
            ((PROVINCE, ratio(SEED, 63_256, 64_410)), (DISTRICTS, ratio(SEED, 425_163, 434_653))),
        ),
        OnTimeRate(
            "B",
            "Tỷ lệ trước và đúng hạn trên số đã giải quyết",
            "(đã giải quyết trước hạn và đúng hạn) ÷ (đã giải quyết)",
            "TT 01/2020/TT-VPCP, Biểu số II.06/VPCP/KSTT",
            "hiệu lực từ 21/10/2020",
            2,
            ((PROVINCE, ratio(FORM_06, 63_256, 63_256)), (DISTRICTS, ratio(FORM_06, 425_163, 425_163))),
        ),
        OnTimeRate(
            "C",
            "Tỷ lệ đúng hạn theo Bộ chỉ số 766",
            "(giải quyết đúng hạn và còn trong hạn) ÷ (tất cả)",
            "QĐ 766/QĐ-TTg, nhóm chỉ số 2.1",
            "hiệu lực từ 23/06/2022",
            2,
            ((PROVINCE, ratio(INDEX_766, 64_374, 64_410)), (DISTRICTS, ratio(INDEX_766, 0, 0))),
        ),
    )


def report() -> Report:
    return Report(
        scope="Toàn tỉnh",
        period=PERIOD,
        by=By.UNIT,
        choices=(
            Choice("Theo nơi tiếp nhận", "/bao-cao/", True),
            Choice("Theo lĩnh vực", "/bao-cao/?by=sector", False),
        ),
        headings=tuple(COLUMNS[code].title.vi for code in SEED_TABLE),
        rows=(
            report_row("total", PROVINCE, 62_798, 1_612, 63_256, 36),
            report_row("total", DISTRICTS, 427_125, 7_528, 425_163, 0),
            report_row("part", "Trung tâm Hành chính công thành phố Hạ Long", 102_115, 1_790, 101_642, 0),
            report_row("part", "Trung tâm Hành chính công thành phố Cẩm Phả", 71_043, 1_204, 70_688, 0),
            report_row("part", "Trung tâm Hành chính công huyện Cô Tô", 0, 0, 0, 0),
        ),
        left_out=186,
        told_of=(PROVINCE, DISTRICTS),
        further=tuple(
            FigureByPlace(COLUMNS[code].title.vi, ((PROVINCE, figure(code, 63_256)), (DISTRICTS, figure(code, 0))))
            for code in FURTHER
        ),
        rates=rates(),
        checks=(
            IdentityCheck(
                "Cấp tỉnh: tổng số = đã giải quyết + còn lại",
                (figure("total", 64_410),),
                "=",
                (figure("resolved", 63_256), figure("open", 1_154)),
                holds=True,
            ),
            IdentityCheck(
                "Cấp huyện: đang chờ ≤ đang giải quyết",
                (figure("awaiting_supplement", 12), figure("awaiting_payment", 0)),
                "≤",
                (figure("open", 11),),
                holds=False,
            ),
        ),
    )


def dossier_list(rows: int = 3, next_key: str = "181030-0003") -> DossierList:
    return DossierList(
        title="Tiếp nhận mới",
        scope="Trung tâm cấp tỉnh",
        period=PERIOD,
        total=62_798 if rows else 0,
        number_taken_back=2,
        shows_taken_back=False,
        is_of_moves=False,
        here=62_800,
        visible=62_000,
        rows=tuple(
            DossierRow(
                code=f"000.00.01.H49-181030-{number:04d}",
                procedure_name="Cấp Giấy phép lái xe quốc tế do Sở Giao thông vận tải hoặc cơ quan được giao cấp",
                centre_name="Trung tâm Hành chính công tỉnh",
                accepted_at=at(30, 8, number),
                due_at=at(5, 17, month=11),
                finished_at=at(30, 16, number) if number == 1 else None,
                status=NATIONAL_STATUSES[9] if number == 1 else NATIONAL_STATUSES[4],
                timeliness=EARLY if number == 1 else IN_TERM,
            )
            for number in range(1, rows + 1)
        ),
        next_key=next_key,
    )


def story() -> Story:
    days = tuple(date(2018, 10, 24) + timedelta(offset) for offset in range(7))
    return Story(
        code=CODE,
        procedure_code="1.001009",
        procedure_name="Cấp Giấy chứng nhận đủ điều kiện kinh doanh dịch vụ lưu trú du lịch",
        revision_number=1,
        centre_name="Trung tâm Hành chính công tỉnh Quảng Ninh",
        agency_name="Sở Du lịch",
        owner_name="Công ty TNHH Biển Ngọc",
        applicant_name="Nguyễn Văn An",
        channel="Trực tiếp tại quầy",
        status=NATIONAL_STATUSES[10],
        timeliness=EARLY,
        accepted_at=at(23, 9, 12),
        due=DueDate(
            at=at(31, 17),
            first_given_at=at(26, 17),
            moves=("Xin lỗi và hẹn lại ngày trả: hẹn trả dời đến 17:00 ngày 31/10/2018.",),
            sentences=("Bắt đầu tính từ 24/10/2018, ngày đầu không tính.", "Thời hạn: 5 ngày làm việc."),
            days=tuple(
                CountedDay(day, day.weekday() < 5, "ngày làm việc" if day.weekday() < 5 else "nghỉ cuối tuần")
                for day in days
            ),
        ),
        finished_at=at(29, 15, 40),
        entries=(
            StoryEntry(
                1,
                at(23, 9, 12),
                "Tiếp nhận hồ sơ",
                Tone.ACTIVE,
                "Trần Thị Bình",
                "Quầy 12, Trung tâm Hành chính công tỉnh",
                (Detail("Thành phần", "5 giấy tờ, đủ theo danh mục"), Detail("Hẹn trả", "17:00 ngày 26/10/2018")),
            ),
            StoryEntry(2, at(23, 15, 5), "Chuyển hồ sơ đến cơ quan giải quyết", Tone.CALM, "Trần Thị Bình", "Quầy 12"),
            StoryEntry(
                3,
                at(24, 10, 30),
                "Yêu cầu bổ sung hồ sơ",
                Tone.WARN,
                "Lê Thị Chi",
                "Sở Du lịch",
                (
                    Detail("Cần bổ sung", "Sơ đồ thoát hiểm có xác nhận của đơn vị quản lý tòa nhà"),
                    Detail("Căn cứ", "Nghị định 61/2018/NĐ-CP, khoản 4 Điều 19"),
                ),
            ),
            StoryEntry(4, at(24, 14, 0), "Nhận giấy tờ bổ sung, tính lại thời hạn", Tone.ACTIVE, "Trần Thị Bình", ""),
            StoryEntry(5, at(26, 9, 20), "Thẩm định xong", Tone.CALM, "Lê Thị Chi", "Sở Du lịch", is_undone=True),
            StoryEntry(6, at(29, 11, 2), "Phê duyệt", Tone.GOOD, "Phạm Văn Dũng", "Sở Du lịch"),
            StoryEntry(7, at(29, 15, 40), "Có kết quả", Tone.GOOD, "", ""),
            StoryEntry(
                8,
                at(29, 16, 10),
                "Trả kết quả",
                Tone.GOOD,
                "Trần Thị Bình",
                "Quầy 12",
                (Detail("Người nhận", "Nguyễn Văn An, có giấy giới thiệu"),),
            ),
        ),
        is_chain_whole=True,
    )


def reader_rows() -> list[ReaderRow]:
    """Two who have read the dossier."""
    return [
        ReaderRow(at(30, 16), "Lê Văn Dũng", "Phê duyệt, giám đốc", "mở tệp", "don-de-nghi.pdf", "203.0.113.9"),
        ReaderRow(at(29, 9, 5), "Trần Thị Chi", "Thẩm định", "xem diễn biến", "", "2001:db8::8a2e:370:7334"),
    ]


def work_rows() -> tuple[WorkRow, ...]:
    """One in nobody's hands, one in a colleague's with a long name, one in the reader's, one that waits."""
    appraise = (WORKS["appraise"],)
    long = "Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất cho người nhận"
    owner = "Công ty trách nhiệm hữu hạn một thành viên Xây dựng và Thương mại Hạ Long"

    def row(number: int, due: datetime | None, **changes: object) -> WorkRow:
        values = {
            "code": f"000.00.01.H49-181030-{number:04}",
            "number": number,
            "address": f"/ho-so/000.00.01.H49-181030-{number:04}/",
            "seen": 3,
            "procedure_name": "Cấp thẻ hướng dẫn viên du lịch nội địa",
            "owner_name": "Phạm Thị An",
            "accepted_at": at(22, 8),
            "due_at": due,
            "status": NATIONAL_STATUSES[4],
            "timeliness": IN_TERM,
            "works": appraise,
            "holder": "",
            "is_mine": False,
            "can_take": False,
        }
        return WorkRow(**(values | changes))

    return (
        row(1, at(29, 17), timeliness=OVERDUE, can_take=True),
        row(2, at(30, 17), procedure_name=long, owner_name=owner, holder="Nguyễn Thị Minh Nguyệt Ánh"),
        row(3, at(31, 17), works=(*appraise, WORKS["reply"]), holder="Vũ Thị Giang", is_mine=True),
        row(4, None, works=(), status=NATIONAL_STATUSES[5], timeliness=None),
    )


def work_page(rows: tuple[WorkRow, ...] | None = None) -> WorkPage:
    """One's own list with every other beside it, one of them longer than is counted."""
    counts = {WorkList.UNIT: Bounded(999, is_more=True), WorkList.MINE: Bounded(4)}
    return WorkPage(
        title=LISTS[WorkList.MINE],
        about=ABOUT[WorkList.MINE],
        lists=tuple(
            ListLink(LISTS[each], f"/viec/?list={each}", each is WorkList.MINE, counts.get(each, Bounded(0)))
            for each in WorkList
        ),
        works=(ListLink(WORKS["appraise"], "/viec/?work=appraise", False, Bounded(3)),),
        rows=work_rows() if rows is None else rows,
        next_key="r-1-1",
    )


def found_page() -> FoundPage:
    return FoundPage(work_rows(), "1-an")
