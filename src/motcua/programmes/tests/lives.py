"""Projects for tests: a coordinator's post, and one project from its decision to a paid contract."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ON, SINCE, World, instant
from motcua.journal.reading import told
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.programmes.actions.load_programmes import load_programmes
from motcua.programmes.actions.record_fact import record_fact
from motcua.programmes.actions.register_project import NewProject, register_project
from motcua.programmes.rules.facts import (
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    IndicatorMeasured,
    IndicatorSet,
    MilestoneReached,
    MilestoneSet,
    RiskNoted,
    StepFinished,
)
from motcua.programmes.rules.project import PROJECTS, Project

NOW = instant("30/11 17:00")
DECIDED = date(2018, 1, 10)
BEFORE_CONTRACT = ("policy", "study", "design", "tender")


def coordinator(world: World, username: str = "quyen", centre: str = "QNI") -> Actor:
    """Quyên, who coordinates reform at the provincial centre (or somebody elsewhere)."""
    account = Account.objects.create(username=username, full_name="Đặng Thị Quyên")
    post = Post.objects.create(
        code=f"{centre}.{username}",
        title="Điều phối",
        centre=ServiceCentre.objects.get(code=centre),
        roles=["coordinator"],
        valid_from=SINCE,
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    world.cast[username] = actor_for(account, ON)
    return world.cast[username]


def new_project(**changes: Any) -> NewProject:
    values = {
        "code": "TH-01",
        "name": "Dự án tập huấn số 1",
        "programme": "KH-CQDT",
        "group": "B",
        "investor": "Chủ đầu tư tập huấn",
        "decision": "01/QĐ-TH",
        "decided_on": DECIDED,
        "total": 10_000_000_000,
        "owner": "Đặng Thị Quyên",
        "security_level": 3,
    }
    return NewProject(**(values | changes))


def registered(actor: Actor, **changes: Any) -> UUID:
    load_programmes()
    subject: UUID = register_project(actor, new_project(**changes), request_id=uuid4(), at=NOW).pk
    return subject


def record(actor: Actor, subject: UUID, *facts: Any) -> Project:
    for fact in facts:
        record_fact(actor, subject, fact, request_id=uuid4(), at=NOW)
    return told(PROJECTS, subject).state


def step(code: str, day: int) -> StepFinished:
    return StepFinished(code, date(2018, 3, day), f"Biên bản {day}")


def steps_before_contract() -> list[StepFinished]:
    return [step(code, day) for day, code in enumerate(BEFORE_CONTRACT, start=1)]


CAPITAL = CapitalPlanned(2018, "Ngân sách tỉnh", 6_000_000_000, "05/QĐ-TH", date(2018, 2, 1))
CONTRACT = ContractSigned("HĐ-1", "Nhà thầu tập huấn", 8_000_000_000, date(2018, 4, 2))
PAID = Disbursed("HĐ-1", 2018, "Ngân sách tỉnh", 2_000_000_000, date(2018, 6, 1), "UNC-1")


def paid_project(actor: Actor, **changes: Any) -> UUID:
    """With capital, a contract, a payment, milestones (one late), a risk and an indicator."""
    subject = registered(actor, **changes)
    record(
        actor,
        subject,
        CAPITAL,
        *steps_before_contract(),
        CONTRACT,
        PAID,
        MilestoneSet("Ký hợp đồng", date(2018, 4, 15)),
        MilestoneReached("Ký hợp đồng", date(2018, 4, 2)),
        MilestoneSet("Lắp đặt xong", date(2018, 10, 31)),
        RiskNoted("Chậm bàn giao mặt bằng", 4, 3, "Đặng Thị Quyên", "Họp hằng tuần"),
        IndicatorSet("Hồ sơ trực tuyến", "%", 30),
        IndicatorMeasured("Hồ sơ trực tuyến", 12, date(2018, 10, 30), "Bảng tổng hợp"),
    )
    return subject
