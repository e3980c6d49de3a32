"""Training drafts of procedures, one at each stage: none of them exists, and each says so."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from motcua.organisation.actors import Actor, actor_for
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
from motcua.reforms.actions.record_nationally import record_nationally
from motcua.reforms.actions.submit_draft import submit_draft
from motcua.reforms.reference import questions_on, wages_on
from motcua.reforms.rules.assessment import questions_for
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine
from motcua.reforms.rules.draft import DraftProcedure
from motcua.reforms.rules.facts import ChangeKind, DocumentType, Side
from motcua.reforms.writer import Act

TRAINING = UUID("5d5f7a0e-2018-4a10-8a30-000000000003")
BEGAN = 40
"""How many days before the demo's first day the drafts begin."""
SUBJECTS = 3_228


def tell_drafts(at: datetime) -> None:
    """Five drafts: being written, awaiting the opinion, under appraisal, published in time, published late.

    Needs the cast. Repeating it changes nothing.
    """
    load_reference()
    began = at - timedelta(days=BEGAN)
    stages = ("đang soạn thảo", "chờ ý kiến", "đang thẩm định", "công bố đúng hạn", "công bố muộn")
    for number, stage in enumerate(stages):
        _Telling(began, at, number).tell(f"Dự thảo tập huấn số {number + 1} ({stage}), không có thật")


class _Telling:
    """One draft, told in acts whose request numbers are always the same, so that a second telling does nothing."""

    def __init__(self, began: datetime, at: datetime, number: int) -> None:
        self.began, self.at, self.number = began, at, number
        self.acts = 0
        self.subject = UUID(int=0)
        self.chi, self.dung, self.oanh = (
            actor_for(Account.objects.get(username=name), at.date()) for name in ("chi", "dung", "oanh")
        )

    def tell(self, title: str) -> None:
        self.subject = begin_draft(
            self.chi,
            title=title,
            document_type=DocumentType.RESOLUTION if self.number == 4 else DocumentType.DECISION,
            unit="Sở Tập huấn",
            at=self.began,
            request_id=uuid5(TRAINING, f"{self.number}"),
        )
        changes = (ChangeKind.AMENDED, ChangeKind.NEW) if self.number % 2 else (ChangeKind.NEW, ChangeKind.ABOLISHED)
        for key, change in enumerate(changes, 1):
            code = "" if change is ChangeKind.NEW else f"9.{self.number}0000{key}"
            add_procedure(
                self._by(self.chi, 0), name=f"Thủ tục tập huấn {self.number + 1}.{key}", change=change, code=code
            )
            if not (self.number == 0 and key == 2):
                self._assess(key, change)
        self._move()

    def _assess(self, key: int, change: ChangeKind) -> None:
        asked = questions_for(DraftProcedure(key, "", change), questions_on(self.began.date()))
        law = ("", "") if change is ChangeKind.ABOLISHED else ("Luật Tập huấn", "khoản 2 Điều 14")
        answers = {question.code: "Câu trả lời tập huấn." for question in asked}
        by = self._by(self.chi, 1)
        assess_procedure(by, key=key, document=law[0], article=law[1], answers=answers)
        for side in DraftProcedure(key, "", change).sides:
            cost_procedure(self._by(self.chi, 2), key=key, side=side, cost=self._cost(side))

    def _move(self) -> None:
        if self.number >= 1:
            submit_draft(self._by(self.chi, 5))
        if self.number >= 2:
            give_opinion(self._by(self.oanh, 8), agrees=self.number != 4, text="Ý kiến tập huấn.")
            accept_draft(self._by(self.dung, 10))
        if self.number >= 3:
            effect = self._day(30)
            signed = self._day(15)
            issue_document(
                self._by(self.dung, 15), number=f"{self.number}/QĐ-TH", signed_on=signed, effective_on=effect
            )
            published = self._day(18 if self.number == 3 else 28)
            late = self._by(self.oanh, 28)
            publish_draft(late, number=f"{90 + self.number}/QĐ-TH", signed_on=published, effective_on=effect)
        if self.number == 3:
            record_nationally(self._by(self.oanh, 29), on=self._day(21))

    def _cost(self, side: Side) -> ComplianceCost:
        wage = wages_on(self.began.date())["gdp"].as_rule
        hours = 16 if side is Side.BEFORE else 4
        lines = (
            CostLine(Activity.PREPARE, "Viết đơn, sao giấy tờ", hours * 60, wage, other=40_000),
            CostLine(Activity.SUBMIT, "Đi nộp", 90, wage, other=30_000),
            CostLine(Activity.PAY, "Lệ phí", 0, wage, fee=100_000),
            CostLine(Activity.RECEIVE, "Đi nhận", 60 if side is Side.BEFORE else 0, wage),
        )
        return ComplianceCost(lines, times=1, subjects=SUBJECTS)

    def _day(self, days: int) -> date:
        return (self.began + timedelta(days=days)).date()

    def _by(self, actor: Actor, days: int) -> Act:
        self.acts += 1
        request = uuid5(TRAINING, f"{self.number} {self.acts}")
        return Act(actor, self.subject, self.began + timedelta(days=days), request)
