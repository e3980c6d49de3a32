"""What can be done to a plan or an inspection: its word in the address, its title, form and fact."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from motcua.inspections.actions.record_on_inspection import may_record
from motcua.inspections.actions.record_on_plan import may_record as may_record_on_plan
from motcua.inspections.models import PlanRow
from motcua.inspections.rules import inspection_facts as facts
from motcua.inspections.rules.inspection import Inspection, Stage
from motcua.inspections.rules.plan import ItemAdded, ItemDropped, Plan, PlanApproved
from motcua.organisation.actors import Actor
from motcua.web.reform.inspections import forms
from motcua.web.reform.inspections.words import Words


@dataclass(frozen=True, slots=True)
class InspectionAct:
    """`fits` asks more than the stage where it must."""

    title: Words
    fact: type
    form: type[forms.FactForm]
    stages: tuple[Stage, ...]
    fits: Callable[[Inspection], bool] = lambda inspection: True

    def is_open(self, actor: Actor, inspection: Inspection) -> bool:
        """Whether it is the actor's, and its turn."""
        return self.is_of(actor, inspection) and inspection.stage in self.stages and self.fits(inspection)

    def is_of(self, actor: Actor, inspection: Inspection) -> bool:
        """Whether it is the actor's, in its turn or not."""
        return may_record(actor, inspection, self.fact)


def _some_left(inspection: Inspection) -> bool:
    return any(not each.is_done for each in inspection.recommendations.values())


DECIDED, MINUTES, CONCLUDED = Stage.DECIDED, Stage.MINUTES, Stage.CONCLUDED
ACTS: dict[str, InspectionAct] = {
    "ket-qua": InspectionAct(_("Ghi kết quả kiểm tra"), facts.FindingListed, forms.FindingForm, (DECIDED,)),
    "bo-ket-qua": InspectionAct(
        _("Bỏ một kết quả"), facts.FindingStruck, forms.StrikeForm, (DECIDED,), lambda each: bool(each.findings)
    ),
    "bien-ban": InspectionAct(
        _("Ký biên bản"), facts.MinutesSigned, forms.MinutesForm, (DECIDED,), lambda each: bool(each.findings)
    ),
    "kien-nghi": InspectionAct(_("Thêm kiến nghị"), facts.Recommended, forms.RecommendForm, (MINUTES,)),
    "ket-luan": InspectionAct(_("Kết luận"), facts.Concluded, forms.ConcludeForm, (MINUTES,)),
    "theo-doi": InspectionAct(
        _("Ghi việc thực hiện kiến nghị"), facts.FollowedUp, forms.FollowForm, (CONCLUDED,), _some_left
    ),
    "lui-han": InspectionAct(_("Lùi hạn kiến nghị"), facts.DueMoved, forms.DueForm, (CONCLUDED,), _some_left),
    "ket-thuc": InspectionAct(
        _("Kết thúc"), facts.InspectionClosed, forms.CloseForm, (CONCLUDED,), lambda each: not _some_left(each)
    ),
    "thay-nguoi": InspectionAct(_("Thay người"), facts.SeatTaken, forms.SeatForm, (DECIDED, MINUTES, CONCLUDED)),
}
"""In the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class PlanAct:
    title: Words
    fact: type
    form: type[forms.PlanActForm]

    def is_open(self, actor: Actor, row: PlanRow, plan: Plan) -> bool:
        """Whether it is the actor's, and there is something to do it to."""
        if not self.is_of(actor, row):
            return False
        if self.fact is ItemAdded:
            return True
        return bool(plan.items) and (self.fact is ItemDropped or plan.approved is None)

    def is_of(self, actor: Actor, row: PlanRow) -> bool:
        """Whether it is the actor's, in its turn or not."""
        return may_record_on_plan(actor, row, self.fact)


PLAN_ACTS: dict[str, PlanAct] = {
    "them": PlanAct(_("Thêm đơn vị"), ItemAdded, forms.ItemForm),
    "bo": PlanAct(_("Bỏ một mục"), ItemDropped, forms.DropForm),
    "phe-duyet": PlanAct(_("Phê duyệt kế hoạch"), PlanApproved, forms.ApproveForm),
}
