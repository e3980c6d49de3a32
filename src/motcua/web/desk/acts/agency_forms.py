"""What is asked of other offices: an opinion, its reply, and taking the dossier where it belongs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import CentreProcedure
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.schedules import schedule_of_centre
from motcua.kernel.errors import DomainError
from motcua.kernel.law_rows import valid_on
from motcua.organisation.queries import agencies
from motcua.web.desk.acts.form import ActForm, Chosen, Moment, Scene, Text, today
from motcua.web.desk.names import names_of_agencies

USUAL_DAYS = 3
"""The deadline that a form for consultation begins with, in working days; whoever asks may set another."""


class ConsultForm(ActForm):
    agency = Chosen(_("Cơ quan được hỏi ý kiến"))
    question = Text(_("Nội dung xin ý kiến"), rows=4)
    due_at = Moment(_("Trả lời trước"), help_text=_("Giờ và ngày, thí dụ 17:00 30/10/2018."))

    def first_values(self, scene: Scene) -> dict[str, Any]:
        try:
            schedule = schedule_of_centre(scene.loaded.state.centre, today(scene))
            return {"due_at": schedule.closing_at(schedule.add_working_days(today(scene), USUAL_DAYS))}
        except DomainError:
            return {}

    def prepare(self, scene: Scene) -> None:
        found = agencies(today(scene)).exclude(code_2020=scene.loaded.state.agency)
        self.choose("agency", [("", _("– chọn cơ quan –")), *found.values_list("code_2020", "name")])

    def read(self) -> Consult:
        return Consult(self.cleaned_data["agency"], self.cleaned_data["question"], self.cleaned_data["due_at"])


class ReplyForm(ActForm):
    agency = Chosen(_("Cơ quan trả lời"))
    content = Text(_("Nội dung trả lời"), rows=5)

    def prepare(self, scene: Scene) -> None:
        asked = [command.agency for command in scene.commands]
        self.choose("agency", list(names_of_agencies(asked).items()))

    def read(self) -> ReplyToConsultation:
        return ReplyToConsultation(self.cleaned_data["agency"], self.cleaned_data["content"])


class ForwardForm(ActForm):
    to_centre = Chosen(_("Nơi có thẩm quyền"))
    reason = Text(_("Lý do chuyển"), rows=3)

    def prepare(self, scene: Scene) -> None:
        state = scene.loaded.state
        offered = CentreProcedure.objects.filter(valid_on(today(scene)), procedure__code=state.procedure)
        places = offered.exclude(centre__code=state.centre).order_by("centre__name_sort")
        self.choose("to_centre", [("", _("– chọn nơi nhận –")), *places.values_list("centre__code", "centre__name")])

    def read(self) -> Forward:
        return Forward(self.cleaned_data["to_centre"], "", "", self.cleaned_data["reason"])
