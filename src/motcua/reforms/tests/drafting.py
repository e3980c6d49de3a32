"""A small world for drafts: the dossiers' one with a controller and the reference data, and a whole assessment."""

from datetime import date, datetime
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ROLES, SINCE, World, build_world, instant
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account
from motcua.reforms.actions.accept_draft import accept_draft
from motcua.reforms.actions.add_procedure import add_procedure
from motcua.reforms.actions.assess_procedure import assess_procedure
from motcua.reforms.actions.begin_draft import begin_draft
from motcua.reforms.actions.cost_procedure import cost_procedure
from motcua.reforms.actions.give_opinion import give_opinion
from motcua.reforms.actions.issue_document import issue_document
from motcua.reforms.actions.load_reference import load_reference
from motcua.reforms.actions.publish_draft import publish_draft
from motcua.reforms.actions.submit_draft import submit_draft
from motcua.reforms.reference import questions_on
from motcua.reforms.rules.assessment import questions_for
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine, Wage
from motcua.reforms.rules.draft import DraftProcedure
from motcua.reforms.rules.facts import ChangeKind, DocumentType
from motcua.reforms.writer import Act

MORNING = instant("05/11 08:00")
WAGE = Wage(60_000_000, 2_112, "số liệu tập huấn")
COST = ComplianceCost(
    (
        CostLine(Activity.PREPARE, "Viết đơn", 120, WAGE, other=20_000),
        CostLine(Activity.SUBMIT, "Đi nộp", 60, WAGE, other=30_000),
    ),
    times=1,
    subjects=100,
)
assert "oanh" not in ROLES


def build_drafting_world() -> World:
    """The dossiers' world, Oanh who controls procedures, and the lists of questions, wages and deadlines."""
    world = build_world()
    oanh = Account.objects.create(username="oanh", full_name="Bùi Thị Oanh")
    post = Post.objects.create(
        code="QNI.oanh", title="Kiểm soát", centre=world.province, roles=["controller"], valid_from=SINCE
    )
    PostHolding.objects.create(account=oanh, post=post, valid_from=SINCE)
    world.cast["oanh"] = actor_for(oanh, date(2018, 11, 5))
    load_reference()
    return world


def act(actor: Actor, subject: UUID, at: datetime = MORNING, request_id: UUID | None = None) -> Act:
    return Act(actor, subject, at, request_id or uuid4())


def begun(actor: Actor, *changes: ChangeKind, title: str = "Quy định về bến thủy nội địa") -> UUID:
    """A draft of `actor` with a procedure of each kind, nothing of which is assessed."""
    subject = begin_draft(actor, title=title, document_type=DocumentType.DECISION, unit="Sở Tập huấn", at=MORNING)
    for number, change in enumerate(changes, 1):
        code = "" if change is ChangeKind.NEW else f"1.{number:06}"
        add_procedure(act(actor, subject), name=f"Thủ tục số {number}", change=change, code=code)
    return subject


def assess(actor: Actor, subject: UUID, key: int, change: ChangeKind) -> None:
    """Answer everything that a procedure of that kind is asked."""
    asked = questions_for(DraftProcedure(key, "", change), questions_on(MORNING.date()))
    answers = {question.code: "Đã xem xét, có căn cứ." for question in asked}
    law = ("", "") if change is ChangeKind.ABOLISHED else ("Luật Tập huấn", "khoản 2 Điều 14")
    assess_procedure(act(actor, subject), key=key, document=law[0], article=law[1], answers=answers)
    for side in DraftProcedure(key, "", change).sides:
        cost_procedure(act(actor, subject), key=key, side=side, cost=COST)


def submitted(world: World, *changes: ChangeKind) -> UUID:
    """Chi's draft, wholly assessed and sent to the control unit."""
    subject = begun(world.chi, *changes)
    for key, change in enumerate(changes, 1):
        assess(world.chi, subject, key, change)
    submit_draft(act(world.chi, subject))
    return subject


def issued(world: World, *changes: ChangeKind) -> UUID:
    """Chi's draft as a signed document: Oanh's opinion, Dũng's appraisal, in force on 20/11/2018."""
    subject = submitted(world, *changes)
    give_opinion(act(world.oanh, subject), agrees=True, text="Nhất trí.")
    accept_draft(act(world.dung, subject))
    days = {"signed_on": date(2018, 11, 6), "effective_on": date(2018, 11, 20)}
    issue_document(act(world.dung, subject, instant("06/11 08:00")), number="12/2018/QĐ-UBND", **days)
    return subject


def published(world: World, *changes: ChangeKind) -> UUID:
    """The same, published on 12/11/2018."""
    subject = issued(world, *changes)
    days = {"signed_on": date(2018, 11, 12), "effective_on": date(2018, 11, 20)}
    publish_draft(act(world.oanh, subject, instant("12/11 09:00")), number="99/QĐ-UBND", **days)
    return subject
