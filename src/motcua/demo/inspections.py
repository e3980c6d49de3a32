"""Training inspections and cases: a plan, two inspections, four cases at different stages. None of them happened, the
people are the demo's invented ones, and every text says so."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from motcua.inspections.actions.begin_plan import begin_plan
from motcua.inspections.actions.decide_inspection import NewInspection, decide_inspection
from motcua.inspections.actions.load_sanctions import load_sanctions
from motcua.inspections.actions.open_case import NewCase, open_case
from motcua.inspections.actions.record_on_case import record_on_case
from motcua.inspections.actions.record_on_inspection import record_on_inspection
from motcua.inspections.actions.record_on_plan import below, record_on_plan
from motcua.inspections.models import PlanRow
from motcua.inspections.rules.case_facts import (
    CaseClosed,
    CaseKind,
    Explained,
    ExplanationAsked,
    Found,
    HeadFound,
    HeadOutcome,
    Outcome,
    Party,
    Reported,
    Sanctioned,
    Staff,
)
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.inspection_facts import (
    Concluded,
    FindingListed,
    FollowedUp,
    MinutesSigned,
    Recommended,
)
from motcua.inspections.rules.plan import Content, ItemAdded, PlanApproved
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM, Actor, actor_for
from motcua.organisation.models import ServiceCentre
from motcua.people.models import Account

TRAINING = "dữ liệu tập huấn"
PROVINCE, HA_LONG = "QNI", "QNI.193"
SINCE = date(2017, 1, 1)
MORE = (
    ("son.kiemtra", "Lý Văn Sơn", "Kiểm tra", PROVINCE, "inspector"),
    ("mai.kiemtra", "Tạ Thị Mai", "Lãnh đạo tỉnh phụ trách cải cách", PROVINCE, "centre_head"),
    ("lan.kiemtra", "Đoàn Thị Lan", "Giám đốc", HA_LONG, "centre_head"),
)
"""Further invented people, who cannot sign in: user name, name, title of the post, one-stop, role."""
COMPLAINT = Evidence(EvidenceKind.PAPER, f"Đơn của người dân ({TRAINING})")
CAMERA = Evidence(EvidenceKind.PAPER, f"Trích xuất camera quầy số 3 ({TRAINING})")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts, and the instant up to which it is told."""

    phong: Actor
    son: Actor
    binh: Actor
    chi: Actor
    giang: Actor
    dung: Actor
    mai: Actor
    lan: Actor
    at: datetime

    def before(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def day(self, before: int) -> date:
        return self.before(before).date()


def tell_inspections(at: datetime) -> None:
    """A plan with two inspections, and four cases; once. Needs the cast."""
    load_sanctions()
    if PlanRow.objects.exists():
        return
    cast = _cast(at)
    plan = _plan(cast)
    finding = _concluded(cast, plan)
    _under_way(cast)
    _closed_with_reprimand(cast)
    _head_not_decided(cast, finding)
    _explaining(cast)
    _unsubstantiated(cast)


def _cast(at: datetime) -> Cast:
    for username, name, title, centre, role in MORE:
        account, is_new = Account.objects.get_or_create(username=username, defaults={"full_name": name})
        if is_new:
            account.set_unusable_password()
            account.save()
        source = f"{TRAINING[0].upper()}{TRAINING[1:]}, không có thật"
        post = register_post(
            SYSTEM,
            code=f"{centre}.TH.{username.upper()}",
            title=title,
            centre=ServiceCentre.objects.get(code=centre),
            roles=[role],
            valid_from=SINCE,
            source=source,
        )
        assign_post(SYSTEM, account, post, valid_from=SINCE, source=source)

    def actor(username: str) -> Actor:
        return actor_for(Account.objects.get(username=username), at.date())

    return Cast(
        phong=actor("phong"),
        son=actor("son.kiemtra"),
        binh=actor("binh"),
        chi=actor("chi"),
        giang=actor("giang"),
        dung=actor("dung"),
        mai=actor("mai.kiemtra"),
        lan=actor("lan.kiemtra"),
        at=at,
    )


def _plan(cast: Cast) -> UUID:
    """Hạ Long and two more districts, approved."""
    at = cast.before(100)
    plan = begin_plan(cast.phong, at.year, request_id=uuid4(), at=at)
    others = [each for each in below(plan.centre).filter(level="district") if each.code != HA_LONG][:2]
    for number, centre in enumerate([ServiceCentre.objects.get(code=HA_LONG), *others]):
        scope = (Content.EXECUTION, Content.PETITIONS) if number else (Content.EXECUTION, Content.DIRECTION)
        item = ItemAdded(centre.code, centre.name, scope, 8 + number, 10 + number)
        record_on_plan(cast.phong, plan.pk, item, request_id=uuid4(), at=at)
    approval = PlanApproved(f"01/QĐ-KT ({TRAINING})", at.date())
    record_on_plan(cast.dung, plan.pk, approval, request_id=uuid4(), at=at)
    subject: UUID = plan.pk
    return subject


def _concluded(cast: Cast, plan: UUID) -> str:
    """Hạ Long, by the plan: concluded, one recommendation done, one overdue. The code of its fault."""
    new = NewInspection(
        unit=HA_LONG,
        decision=f"02/QĐ-KT ({TRAINING})",
        decided_on=cast.day(60),
        decider=_number(cast.dung),
        leader=_number(cast.phong),
        members=(_number(cast.son),),
        first=cast.day(56),
        last=cast.day(54),
        period_first=cast.day(240),
        period_last=cast.day(61),
        scope=(Content.EXECUTION, Content.DIRECTION),
        plan=plan,
        item=1,
    )
    row = decide_inspection(cast.phong, new, request_id=uuid4(), at=cast.before(60))

    def record(actor: Actor, before: int, *facts: Any) -> None:
        for fact in facts:
            record_on_inspection(actor, row.pk, fact, request_id=uuid4(), at=cast.before(before))

    board = Evidence(EvidenceKind.PAPER, f"Ảnh bảng niêm yết ({TRAINING})", "Thiếu mức phí của 3 thủ tục")
    minutes = Evidence(EvidenceKind.PAPER, f"Biên bản họp giao ban ({TRAINING})")
    record(
        cast.son,
        55,
        FindingListed(Content.EXECUTION, f"Niêm yết thiếu mức phí của 3 thủ tục ({TRAINING}).", True, (board,)),
        FindingListed(Content.DIRECTION, f"Có phân công, giao ban hằng tuần ({TRAINING}).", False, (minutes,)),
    )
    record(
        cast.phong,
        54,
        MinutesSigned(cast.day(54), cast.lan.name, ""),
        Recommended(f"Niêm yết lại đủ mức phí ({TRAINING})", "Trung tâm Hạ Long", cast.day(20)),
        Recommended(f"Tập huấn lại cán bộ quầy ({TRAINING})", "Trung tâm Hạ Long", cast.day(10)),
    )
    words = f"Trung tâm chỉ đạo sát, còn thiếu sót khi niêm yết ({TRAINING})."
    record(cast.dung, 44, Concluded(f"03/KL-KT ({TRAINING})", cast.day(44), words))
    record(cast.phong, 25, FollowedUp(1, cast.day(26), True, "Đã niêm yết lại", f"Báo cáo 12 ({TRAINING})"))
    return f"{row.code}/1"


def _under_way(cast: Cast) -> None:
    """A surprise inspection that is under way."""
    others = below(ServiceCentre.objects.get(code=PROVINCE)).filter(level="district").exclude(code=HA_LONG)
    new = NewInspection(
        unit=getattr(others.first(), "code", HA_LONG),
        decision=f"04/QĐ-KT ({TRAINING})",
        decided_on=cast.day(4),
        decider=_number(cast.dung),
        leader=_number(cast.son),
        members=(_number(cast.phong),),
        first=cast.day(3),
        last=cast.day(-2),
        period_first=cast.day(180),
        period_last=cast.day(5),
        scope=(Content.EXECUTION, Content.PETITIONS),
        ground=f"Phản ánh của người dân về thời gian chờ ({TRAINING})",
    )
    row = decide_inspection(cast.phong, new, request_id=uuid4(), at=cast.before(4))
    found = FindingListed(Content.PETITIONS, f"Phản ánh được trả lời đúng hạn ({TRAINING}).", False, (COMPLAINT,))
    record_on_inspection(cast.son, row.pk, found, request_id=uuid4(), at=cast.before(2))


def _case(cast: Cast, before: int, **asked: Any) -> UUID:
    """Open one; Sơn investigates, Dũng decides and is its head, Mai decides on him."""
    values: dict[str, Any] = {
        "unit": PROVINCE,
        "staff": Staff.OFFICIAL,
        "occurred_on": cast.day(before + 3),
        "evidence": (COMPLAINT,),
        "investigator": _number(cast.son),
        "decider": _number(cast.dung),
        "head": _number(cast.dung),
        "head_decider": _number(cast.mai),
    }
    row = open_case(cast.phong, NewCase(**values | asked), request_id=uuid4(), at=cast.before(before))
    subject: UUID = row.pk
    return subject


def _record(cast: Cast, subject: UUID, before: int, actor: Actor, *facts: Any) -> None:
    for fact in facts:
        record_on_case(actor, subject, fact, request_id=uuid4(), at=cast.before(before))


def _explained(cast: Cast, subject: UUID, before: int, who: Actor, question: str, answer: str) -> None:
    """Asked, answered and reported."""
    asked = ExplanationAsked(Party.SUBJECT, cast.day(before - 5), f"{question} ({TRAINING})")
    _record(cast, subject, before, cast.son, asked)
    _record(cast, subject, before - 3, who, Explained(Party.SUBJECT, f"{answer} ({TRAINING})"))
    report = Reported(f"Đã đối chiếu chứng cứ với giải trình ({TRAINING}).", "Trình người quyết định xem xét")
    _record(cast, subject, before - 4, cast.son, report)


def _closed_with_reprimand(cast: Cast) -> None:
    subject = _case(
        cast,
        50,
        kind=CaseKind.HARASSMENT,
        subject=_number(cast.binh),
        behaviour=f"Yêu cầu người dân nộp thêm giấy tờ ngoài quy định ({TRAINING}).",
        evidence=(COMPLAINT, CAMERA),
    )
    _explained(cast, subject, 49, cast.binh, "Vì sao yêu cầu thêm bản sao?", "Tôi hiểu sai thành phần hồ sơ.")
    _record(
        cast,
        subject,
        40,
        cast.dung,
        Found(Outcome.SUBSTANTIATED, f"Camera và đơn khớp nhau ({TRAINING})."),
        Sanctioned(Party.SUBJECT, "reprimand", f"05/QĐ-KL ({TRAINING})", cast.day(40)),
    )
    exempt = HeadFound(HeadOutcome.EXEMPT, f"Đã kiểm tra hằng tuần, tự phát hiện và nhắc nhở ({TRAINING}).")
    _record(cast, subject, 35, cast.mai, exempt)
    _record(cast, subject, 30, cast.dung, CaseClosed(f"Đã thi hành, lưu hồ sơ ({TRAINING})"))


def _head_not_decided(cast: Cast, finding: str) -> None:
    subject = _case(
        cast,
        38,
        unit=HA_LONG,
        kind=CaseKind.DUTIES,
        subject=_number(cast.giang),
        behaviour=f"Không niêm yết mức phí được giao ({TRAINING}).",
        evidence=(Evidence(EvidenceKind.FINDING, finding),),
        head=_number(cast.lan),
        head_decider=_number(cast.dung),
    )
    _explained(cast, subject, 36, cast.giang, "Vì sao chưa niêm yết?", "Tôi chờ bảng in mới.")
    _record(cast, subject, 12, cast.dung, Found(Outcome.SUBSTANTIATED, f"Đã được nhắc hai lần ({TRAINING})."))
    asked = ExplanationAsked(Party.HEAD, cast.day(-3), f"Đã kiểm tra việc niêm yết lúc nào? ({TRAINING})")
    _record(cast, subject, 3, cast.son, asked)


def _explaining(cast: Cast) -> None:
    subject = _case(
        cast,
        6,
        kind=CaseKind.LATENESS,
        subject=_number(cast.chi),
        behaviour=f"Để hồ sơ quá hạn ở bước thẩm định ({TRAINING}).",
        decider=_number(cast.mai),
    )
    asked = ExplanationAsked(Party.SUBJECT, cast.day(-4), f"Vì sao hồ sơ nằm ở bước thẩm định quá hạn? ({TRAINING})")
    _record(cast, subject, 5, cast.son, asked)


def _unsubstantiated(cast: Cast) -> None:
    subject = _case(
        cast,
        80,
        unit=HA_LONG,
        kind=CaseKind.FIGURES,
        subject=_number(cast.giang),
        behaviour=f"Nhiều hồ sơ kết thúc trong giờ cuối của tháng ({TRAINING}).",
        head=_number(cast.lan),
        head_decider=_number(cast.dung),
    )
    _explained(cast, subject, 78, cast.giang, "Vì sao kết thúc dồn cuối ngày?", "Hôm đó mạng hỏng cả buổi chiều.")
    reason = Found(Outcome.UNSUBSTANTIATED, f"Nhật ký mạng xác nhận sự cố ({TRAINING}).")
    _record(cast, subject, 70, cast.dung, reason, CaseClosed(f"Không có vi phạm ({TRAINING})"))


def _number(actor: Actor) -> int:
    if actor.account_id is None:
        raise ValueError(f"{actor.name} has no account")
    return actor.account_id
