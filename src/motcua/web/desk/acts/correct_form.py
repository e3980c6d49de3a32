"""Correcting what is wrong on the receipt: only what was changed becomes part of the correction."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import ProcedureRevision
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.state import DossierState, Party
from motcua.people.rules.identity import IdentityKind, check_identity
from motcua.web.desk.acts.correct_papers import CorrectedPapers
from motcua.web.desk.acts.form import ActForm, Chosen, Number, Scene, Text, today
from motcua.web.desk.counter.party_form import PartyForm, initial_of
from motcua.web.forms import refusals_shown_on

PARTS = ("name", "identity_number", "address", "phone", "email")


class CorrectForm(ActForm):
    """`representative` and `papers` are forms of their own below it, read only where the page showed them."""

    below = "desk/acts/correct.html"
    reason = Text(_("Lý do đính chính"), rows=2)
    summary = Text(_("Nội dung yêu cầu giải quyết"), rows=2)
    sets = Number(_("Số bộ hồ sơ"))
    case = Chosen(_("Trường hợp của thủ tục"))
    owner = Text(_("Tên chủ hồ sơ"))
    identity_number = Text(_("Số giấy tờ của chủ hồ sơ"))
    address = Text(_("Địa chỉ của chủ hồ sơ"))
    phone = Text(_("Số điện thoại của chủ hồ sơ"))
    email = Text(_("Thư điện tử của chủ hồ sơ"))
    applicant = Text(_("Tên người nộp"))

    def first_values(self, scene: Scene) -> dict[str, Any]:
        state = scene.loaded.state
        owner = state.owner or Party("")
        about_owner = {part: getattr(owner, part) for part in PARTS[1:]}
        applicant = state.applicant.name if state.applicant else ""
        values = {"summary": state.summary, "sets": state.sets, "case": state.case, "owner": owner.name}
        return values | about_owner | {"applicant": applicant}

    def prepare(self, scene: Scene) -> None:
        state, data = scene.loaded.state, self.data if self.is_bound and "below" in self.data else None
        self.representative = PartyForm(
            data, prefix="representative", initial=initial_of(state.representative), on=today(scene), names_checked=True
        )
        self.papers = CorrectedPapers(state, data)
        if not scene.loaded.state.applicant:
            del self.fields["applicant"]
        cases = cases_of(scene.loaded.state)
        if cases:
            self.choose("case", [("", _("– không phân trường hợp –")), *cases])
        else:
            del self.fields["case"]

    def clean(self) -> None:
        if self.names_representative and not self.representative.is_valid():
            self.add_error(None, _("Thông tin người đại diện chưa đúng. Hãy xem các ô có ghi lỗi bên dưới."))
        if not self.papers.is_valid():
            self.add_error(None, _("Danh mục giấy tờ chưa đúng. Hãy xem các dòng có ghi lỗi bên dưới."))
        owner = self.scene.loaded.state.owner
        number = self.cleaned_data.get("identity_number", "")
        if owner and number and number != owner.identity_number and owner.identity_kind in set(IdentityKind):
            with refusals_shown_on(self):
                kind = IdentityKind(owner.identity_kind)
                found = check_identity(kind, number, on=today(self.scene), is_old_data=True)
                self.cleaned_data["identity_number"] = found

    @property
    def names_representative(self) -> bool:
        """Whether anybody is named there; an emptied name takes the representative out."""
        return self.representative.is_bound and bool(self.representative["full_name"].value())

    def read(self) -> Correct:
        given, state = self.cleaned_data, self.scene.loaded.state
        owner = state.owner or Party("")
        changed = replace(owner, name=given["owner"], **{part: given[part] for part in PARTS[1:]})
        changes: dict[str, Any] = {"owner": changed if changed != owner else None}
        if state.applicant and given["applicant"] != state.applicant.name:
            changes["applicant"] = replace(state.applicant, name=given["applicant"])
        if self.names_representative and (named := self.representative.party()) != state.representative:
            changes["representative"] = named
        changes["without_representative"] = self.representative.is_bound and not self.names_representative
        changes["components"] = self.papers.changed()
        for name in ("summary", "sets", "case"):
            if name in given and given[name] is not None and given[name] != getattr(state, name):
                changes[name] = given[name]
        return Correct(given["reason"], **changes)


def cases_of(state: DossierState) -> list[tuple[str, str]]:
    """The cases of the revision that the dossier is pinned to."""
    revision = ProcedureRevision.objects.filter(procedure__code=state.procedure, number=state.revision).first()
    return [(case.key, case.name) for case in revision.parsed_content().cases] if revision else []
