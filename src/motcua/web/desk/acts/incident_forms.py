"""What went wrong with a result or a paper, and how it was put right (NĐ 61/2018 Art 21)."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident, possible_in
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import Invalid
from motcua.web.desk.acts.form import ActForm, Chosen, Number, Scene, Text
from motcua.web.desk.event_words import WORDS
from motcua.web.desk.names import names_of_agencies
from motcua.web.desk.results.act_form import FileForm


class ReportForm(ActForm):
    kind = Chosen(_("Sự cố"))
    description = Text(_("Sự việc"), rows=4, help_text=_("Sai, mất, hỏng cái gì; khi nào, ở khâu nào."))
    reported_by = Text(_("Người báo"), optional=True, help_text=_("Chỉ ghi khi không phải chính anh/chị."))
    borne_by = Text(_("Cơ quan chịu chi phí"), help_text=_("Cơ quan để xảy ra sự cố; không thu của người nộp."))

    def first_values(self, scene: Scene) -> dict[str, Any]:
        agency = scene.loaded.state.agency
        return {"borne_by": names_of_agencies([agency])[agency]}

    def prepare(self, scene: Scene) -> None:
        status = scene.loaded.state.status
        kinds = [kind for kind in IncidentKind if status in possible_in(kind)]
        self.choose("kind", [("", _("– chọn sự cố –")), *((kind.value, WORDS[kind]) for kind in kinds)])

    def read(self) -> ReportIncident:
        given = self.cleaned_data
        kind = known_kind(given["kind"])
        return ReportIncident(kind, given["description"], given["reported_by"], given["borne_by"])


class RemedyForm(FileForm):
    number = Chosen(_("Sự cố"))
    remedy = Text(_("Cách khắc phục"), rows=4, help_text=_("Thí dụ: cấp lại kết quả đã sửa, trao tận nhà ngày 12/12."))
    apology = Text(_("Số văn bản xin lỗi"))
    cost = Number(_("Chi phí cơ quan đã chịu (đồng)"), optional=True)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.order_fields(["number", "remedy", "apology", "cost"])

    def prepare(self, scene: Scene) -> None:
        numbers = [command.number for command in scene.commands]
        self.offer(number=[(str(number), told(scene, number)) for number in numbers])
        self.initial["number"] = self.part or next(map(str, numbers), "")

    def read(self) -> RemedyIncident:
        given = self.cleaned_data
        number = int(given["number"]) if given["number"].isdecimal() else 0
        return RemedyIncident(number, given["remedy"], given["apology"], given["cost"] or 0, self.document)


def named_incident(state: DossierState, number: int) -> str:
    """The incident that event `number` told of, in a few words."""
    return next((str(WORDS[IncidentKind(each.kind)]) for each in state.incidents if each.number == number), str(number))


def told(scene: Scene, number: int) -> str:
    """What it is, and how it was told: there may be more than one, and whoever puts it right must know which."""
    words = f"{named_incident(scene.loaded.state, number)}: {scene.loaded.events[number - 1].fact.description}"
    return Truncator(words).chars(100)


def known_kind(word: str) -> IncidentKind:
    """Raises `Invalid` for what is no kind of incident."""
    if word in set(IncidentKind):
        return IncidentKind(word)
    raise Invalid(
        "incident_kind_missing",
        vi="Chưa chọn sự cố. Hãy chọn: kết quả sai, mất, hỏng, hay giấy tờ mất, hỏng.",
        en="No kind of incident was chosen. Choose: a wrong, lost or damaged result, or lost or damaged papers.",
        field="kind",
    )
