"""Six training projects: the report of 12/11/2018 gives neither the names nor the figures of the five real ones and of
the scheme's, so every one here is invented and says so."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from motcua.organisation.actors import Actor, actor_for
from motcua.people.models import Account
from motcua.programmes.actions.load_programmes import load_programmes
from motcua.programmes.actions.record_fact import record_fact
from motcua.programmes.actions.register_project import NewProject, register_project
from motcua.programmes.models import Project
from motcua.programmes.queries import steps_on
from motcua.programmes.rules.facts import (
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    IndicatorSet,
    MilestoneReached,
    MilestoneSet,
    RiskNoted,
    StepFinished,
)

TRAINING = "dữ liệu tập huấn"
SOURCE = "Ngân sách tỉnh"
MILLION = 1_000_000
PLAN, SCHEME = "KH-CQDT", "DA-TPTM"
PROJECTS = (
    ("TH-01", PLAN, "B", 60_000, date(2017, 2, 1), 9),
    ("TH-02", PLAN, "B", 48_000, date(2017, 3, 1), 7),
    ("TH-03", PLAN, "C", 14_000, date(2017, 6, 1), 5),
    ("TH-04", PLAN, "C", 9_000, date(2017, 9, 1), 4),
    ("TH-05", PLAN, "C", 12_000, date(2018, 3, 1), 2),
    ("TH-06", SCHEME, "B", 80_000, date(2018, 1, 15), 3),
)
"""Code, programme, group, total in millions of đồng, day of the decision, how many steps are done."""


def tell_programmes(at: datetime) -> None:
    """Enter the projects and what happened to them; once."""
    load_programmes()
    quyen = actor_for(Account.objects.get(username="quyen"), at.date())
    for code, programme, group, millions, decided_on, done in PROJECTS:
        if not Project.objects.filter(code=code).exists():
            tell_project(quyen, code, programme, group, millions * MILLION, decided_on, done, at)


def tell_project(
    actor: Actor, code: str, programme: str, group: str, total: int, decided_on: date, done: int, at: datetime
) -> None:
    """One of them, from its decision to its last finished step; a step takes seven weeks."""
    new = NewProject(
        code=code,
        name=f"Dự án {code} ({TRAINING})",
        programme=programme,
        group=group,
        investor=f"Chủ đầu tư ({TRAINING})",
        decision=f"{code}/QĐ ({TRAINING})",
        decided_on=decided_on,
        total=total,
        owner=actor.name,
        security_level=3 if group == "B" else 2,
    )
    subject = register_project(actor, new, request_id=uuid4(), at=at).pk

    def record(fact: object) -> None:
        record_fact(actor, subject, fact, request_id=uuid4(), at=at)

    record(CapitalPlanned(2018, SOURCE, total // 2, f"{code}/KHV ({TRAINING})", decided_on))
    on = decided_on
    for step in steps_on(decided_on)[:done]:
        on += timedelta(weeks=7)
        record(StepFinished(step.code, on, f"Biên bản ({TRAINING})"))
        if step.code == "tender":
            record(ContractSigned(f"{code}/HĐ", f"Nhà thầu ({TRAINING})", total * 9 // 10, on))
            record(MilestoneSet("Ký hợp đồng", on))
            record(MilestoneReached("Ký hợp đồng", on))
        if step.code == "building":
            record(Disbursed(f"{code}/HĐ", 2018, SOURCE, total * 4 // 10, on, f"{code}/CT"))
    record(MilestoneSet("Vận hành thử", decided_on + timedelta(weeks=40)))
    record(RiskNoted("Chậm tích hợp với hệ thống của ngành", 3, 4, actor.name, "Họp hai tuần một lần"))
    record(IndicatorSet("Hồ sơ nộp trực tuyến", "%", 30))
