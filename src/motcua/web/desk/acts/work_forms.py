"""The ordinary way: hand over, start, finish, note, undo."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, TakeStep
from motcua.dossiers.rules.lifecycle.hand_over import HandOver, own_agencies
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.web.desk.acts.form import ActForm, Chosen, Scene, Text
from motcua.web.desk.names import names_of_agencies


class HandOverForm(ActForm):
    agency = Chosen(_("Cơ quan giải quyết"))
    slip = Text(_("Số phiếu kiểm soát"), optional=True)

    def first_values(self, scene: Scene) -> dict[str, Any]:
        return {"agency": scene.loaded.state.agency}

    def prepare(self, scene: Scene) -> None:
        names = names_of_agencies(own_agencies(scene.loaded.state))
        self.choose("agency", sorted(names.items(), key=lambda item: item[0] != scene.loaded.state.agency))

    def read(self) -> HandOver:
        return HandOver(self.cleaned_data["agency"], self.cleaned_data["slip"].strip())


class StepForm(ActForm):
    step = Chosen(_("Bước"))

    def prepare(self, scene: Scene) -> None:
        process, language = scene.loaded.state.process, get_language() or "vi"
        keys = [command.step for command in scene.commands]
        self.choose("step", [(key, process.step(key).name.read(language)) for key in keys] if process else [])


class StartStepForm(StepForm):
    def read(self) -> StartStep:
        return StartStep(self.cleaned_data["step"])


class TakeStepForm(StepForm):
    def read(self) -> TakeStep:
        return TakeStep(self.cleaned_data["step"])


class GiveBackStepForm(StepForm):
    def read(self) -> GiveBackStep:
        return GiveBackStep(self.cleaned_data["step"])


class FinishStepForm(StepForm):
    note = Text(_("Ý kiến thẩm định"), rows=4, optional=True, help_text=_("Người phê duyệt đọc ý kiến này."))

    def read(self) -> FinishStep:
        return FinishStep(self.cleaned_data["step"], self.cleaned_data["note"])


class NoteForm(ActForm):
    text = Text(_("Ghi chú"), rows=4, help_text=_("Chỉ cán bộ đọc được; đã ghi thì không sửa, không xóa."))

    def read(self) -> AddNote:
        return AddNote(self.cleaned_data["text"])


class UndoForm(ActForm):
    reason = Text(_("Lý do hoàn tác"), rows=3)

    def read(self) -> UndoLastStep:
        return UndoLastStep(self.cleaned_data["reason"])
