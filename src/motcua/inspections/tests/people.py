"""People and facts for tests of the rules: a province P above a district D, and who works there."""

from dataclasses import replace
from datetime import date
from typing import Any

from motcua.inspections.rules.case_facts import CaseKind, Opened, Staff
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.independence import Person
from motcua.inspections.rules.inspection_facts import Decided
from motcua.inspections.rules.plan import Content

TODAY = date(2018, 11, 30)
P, D = "QNI", "QNI.193"
SUBJECT = Person(1, "Hoàng Văn Giang", frozenset({D}))
D_HEAD = Person(2, "Trưởng Hạ Long", frozenset({D}), heads=frozenset({D}))
P_HEAD = Person(3, "Vũ Thị Em", frozenset({P}), heads=frozenset({P}))
INSPECTOR = Person(4, "Ngô Văn Phong", frozenset({P}), inspects=frozenset({P}))
OTHER = Person(5, "Lý Văn Sơn", frozenset({P}), inspects=frozenset({P}))
D_INSPECTOR = Person(6, "Thanh tra Hạ Long", frozenset({D}), inspects=frozenset({D}))
LEADER = Person(7, "Tạ Thị Mai", frozenset({P}), heads=frozenset({P}))
ELSEWHERE = Person(8, "Người nơi khác", frozenset({"QNI.194"}), frozenset({"QNI.194"}), frozenset({"QNI.194"}))
EVERYBODY = (SUBJECT, D_HEAD, P_HEAD, INSPECTOR, OTHER, D_INSPECTOR, LEADER, ELSEWHERE)
PEOPLE = {each.account: each for each in EVERYBODY}
REACH = frozenset({P, D})
DOSSIER = Evidence(EvidenceKind.DOSSIER, "000.00.01.H49-181105-0001")
PAPER = Evidence(EvidenceKind.PAPER, "Ảnh chụp bảng niêm yết", "Thiếu mức phí")


def opened(**changes: Any) -> Opened:
    """Giang of the district, whose head answers jointly; the province investigates and decides."""
    fact = Opened(
        code="TN-2018-001",
        kind=CaseKind.HARASSMENT,
        unit=D,
        unit_name="Trung tâm Thành phố Hạ Long",
        subject=SUBJECT.named,
        staff=Staff.OFFICIAL,
        behaviour="Yêu cầu thêm giấy tờ ngoài quy định",
        occurred_on=date(2018, 11, 5),
        evidence=(DOSSIER,),
        opener=INSPECTOR.named,
        investigator=INSPECTOR.named,
        decider=D_HEAD.named,
        head=D_HEAD.named,
        head_decider=P_HEAD.named,
    )
    return replace(fact, **changes)


def decided(**changes: Any) -> Decided:
    """The province inspects the district as a surprise."""
    fact = Decided(
        code="KT-2018-001",
        unit=D,
        unit_name="Trung tâm Thành phố Hạ Long",
        decision="12/QĐ-KT",
        decided_on=date(2018, 11, 1),
        decider=P_HEAD.named,
        leader=INSPECTOR.named,
        members=(OTHER.named,),
        first=date(2018, 11, 5),
        last=date(2018, 11, 9),
        period_first=date(2018, 1, 1),
        period_last=date(2018, 10, 31),
        scope=(Content.EXECUTION, Content.PETITIONS),
        keeper=INSPECTOR.account,
        ground="Phản ánh của người dân",
    )
    return replace(fact, **changes)
