"""Inspections and cases for tests: Phong and Sơn inspect at the province, Mai leads it beside Em its head, Hoa works
under Giang in Hạ Long."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ON, SINCE, World, instant
from motcua.inspections.actions.decide_inspection import NewInspection, decide_inspection
from motcua.inspections.actions.load_sanctions import load_sanctions
from motcua.inspections.actions.open_case import NewCase, open_case
from motcua.inspections.actions.record_on_case import record_on_case
from motcua.inspections.actions.record_on_inspection import record_on_inspection
from motcua.inspections.rules.case_facts import (
    CaseKind,
    Explained,
    ExplanationAsked,
    Found,
    Outcome,
    Party,
    Reported,
    Staff,
)
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.inspection_facts import Concluded, FindingListed, MinutesSigned, Recommended
from motcua.inspections.rules.plan import Content
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account

NOW = instant("30/11 17:00")
TODAY = date(2018, 11, 30)
ROLES = {
    "phong": ("Ngô Văn Phong", "QNI", ["inspector"]),
    "son": ("Lý Văn Sơn", "QNI", ["inspector"]),
    "mai": ("Tạ Thị Mai", "QNI", ["centre_head"]),
    "hoa": ("Đinh Thị Hoa", "QNI.193", ["receptionist"]),
}
PAPER = Evidence(EvidenceKind.PAPER, "Ảnh chụp bảng niêm yết", "Thiếu mức phí")


def inspectors(world: World) -> None:
    """Add the people to the world, and load what is in force."""
    for username, (name, centre, roles) in ROLES.items():
        account = Account.objects.create(username=username, full_name=name)
        post = Post.objects.create(
            code=f"{centre}.{username}",
            title=name,
            centre=ServiceCentre.objects.get(code=centre),
            roles=roles,
            valid_from=SINCE,
        )
        PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
        world.cast[username] = actor_for(account, ON)
    load_sanctions()


def number(actor: Actor) -> int:
    """The actor's account."""
    return actor.account_id or 0


def new_case(world: World, **changes: Any) -> NewCase:
    """Bình of the province; Em, his head, decides on him and Mai on her."""
    values: dict[str, Any] = {
        "unit": "QNI",
        "kind": CaseKind.HARASSMENT,
        "subject": number(world.binh),
        "staff": Staff.OFFICIAL,
        "behaviour": "Yêu cầu người dân nộp thêm giấy tờ ngoài quy định.",
        "occurred_on": date(2018, 11, 5),
        "evidence": (PAPER,),
        "investigator": number(world.phong),
        "decider": number(world.em),
        "head": number(world.em),
        "head_decider": number(world.mai),
    }
    return NewCase(**(values | changes))


def opened(world: World, **changes: Any) -> UUID:
    subject: UUID = open_case(world.phong, new_case(world, **changes), request_id=uuid4(), at=NOW).pk
    return subject


def on_case(actor: Actor, subject: UUID, *facts: Any) -> None:
    for fact in facts:
        record_on_case(actor, subject, fact, request_id=uuid4(), at=NOW)


ASKED = ExplanationAsked(Party.SUBJECT, TODAY + timedelta(days=5), "Vì sao yêu cầu thêm giấy tờ?")
ANSWER = Explained(Party.SUBJECT, "Tôi hiểu sai thành phần hồ sơ.")


def found(world: World, outcome: Outcome = Outcome.SUBSTANTIATED, **changes: Any) -> UUID:
    """Asked, answered, reported, found."""
    subject = opened(world, **changes)
    on_case(world.phong, subject, ASKED)
    on_case(world.binh, subject, ANSWER)
    on_case(world.phong, subject, Reported("Có yêu cầu thêm giấy tờ.", "Khiển trách"))
    on_case(world.em, subject, Found(outcome, "Đủ chứng cứ."))
    return subject


def new_inspection(world: World, **changes: Any) -> NewInspection:
    """Hạ Long, as a surprise."""
    values: dict[str, Any] = {
        "unit": "QNI.193",
        "decision": "12/QĐ-KT",
        "decided_on": date(2018, 11, 1),
        "decider": number(world.em),
        "leader": number(world.phong),
        "members": (number(world.son),),
        "first": date(2018, 11, 5),
        "last": date(2018, 11, 9),
        "period_first": date(2018, 1, 1),
        "period_last": date(2018, 10, 31),
        "scope": (Content.EXECUTION, Content.PETITIONS),
        "ground": "Phản ánh của người dân",
    }
    return NewInspection(**(values | changes))


def decided(world: World, **changes: Any) -> UUID:
    subject: UUID = decide_inspection(world.phong, new_inspection(world, **changes), request_id=uuid4(), at=NOW).pk
    return subject


def on_inspection(actor: Actor, subject: UUID, *facts: Any, at: datetime = NOW) -> None:
    for fact in facts:
        record_on_inspection(actor, subject, fact, request_id=uuid4(), at=at)


FAULT = FindingListed(Content.EXECUTION, "Yêu cầu giấy tờ ngoài quy định", True, (PAPER,))


def concluded(world: World, due: date = date(2018, 12, 31)) -> UUID:
    """With one fault and one recommendation, on 20/11."""
    subject, at = decided(world), instant("20/11 09:00")
    minutes = MinutesSigned(date(2018, 11, 9), "Hoàng Văn Giang", "")
    advice = Recommended("Niêm yết lại mức phí", "Trung tâm Hạ Long", due)
    on_inspection(world.phong, subject, FAULT, minutes, advice, at=at)
    conclusion = Concluded("20/KL-KT", date(2018, 11, 20), "Còn yêu cầu giấy tờ thừa.")
    on_inspection(world.em, subject, conclusion, at=at)
    return subject
