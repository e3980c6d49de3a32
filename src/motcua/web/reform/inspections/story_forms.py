"""What forms of stories have in common: the event last seen, evidence, and people to choose from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.files import document_of
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.independence import Person
from motcua.kernel.files.receiving import receive
from motcua.kernel.text import nfc
from motcua.web.desk.acts.form import Text
from motcua.web.desk.once import Choices, SeenForm
from motcua.web.forms import refusals_shown_on

LARGEST = 2**63 - 1
"""Of the numbers of accounts."""
SEVERAL: dict[str, EvidenceKind] = {
    "dossiers": EvidenceKind.DOSSIER,
    "signs": EvidenceKind.SIGN,
    "findings": EvidenceKind.FINDING,
    "petitions": EvidenceKind.PETITION,
    "papers": EvidenceKind.PAPER,
}


class StoryForm(SeenForm):
    """What a story begins with has seen nothing yet."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Account(forms.IntegerField):
    """Somebody of those offered (`OnceForm.offer`), by account; 0 for nobody, where nobody is for the rule to judge."""

    def __init__(self, label: Any, *, required: bool = True) -> None:
        super().__init__(label=label, required=required, min_value=0, max_value=LARGEST)
        self.error_messages |= {
            "required": _("Hãy chọn một người."),
            **dict.fromkeys(("invalid", "min_value", "max_value"), _("Hãy chọn một người trong danh sách.")),
        }

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


class EvidenceForm(StoryForm):
    """Evidence by its kind, one a line; "code: note" where something is to be said of it."""

    dossiers = Text(_("Mã hồ sơ"), rows=3, help_text=_("Mỗi dòng một mã. Muốn ghi chú, viết “mã: ghi chú”."))
    signs = Text(_("Số của cảnh báo"), rows=2)
    findings = Text(_("Kết quả kiểm tra"), rows=2, help_text=_("Thí dụ KT-2018-001/2: kết quả số 2."))
    petitions = Text(_("Mã phản ánh, kiến nghị"), rows=2)
    papers = Text(_("Giấy tờ khác"), rows=2, help_text=_("Tên, số, ngày của giấy tờ; nơi lưu."))
    file = forms.FileField(label=_("Tệp chứng cứ"), required=False)

    def clean(self) -> None:
        """Take the file in; refused, it is told beside it."""
        self.kept = None
        if self.cleaned_data.get("file"):
            with refusals_shown_on(self):
                self.kept = document_of(receive(self.cleaned_data["file"]))

    def evidence(self) -> tuple[Evidence, ...]:
        """What a valid form names, in the order of its kinds."""
        found = []
        for name, kind in SEVERAL.items():
            for line in nfc(self.cleaned_data.get(name, "")).splitlines():
                code, _colon, note = line.partition(": ")
                if code.strip():
                    found.append(Evidence(kind, code.strip().rstrip(":"), note.strip()))
        if self.kept is not None:
            found.append(Evidence(EvidenceKind.FILE, self.kept.name, file=self.kept))
        return tuple(found)

    def rest(self) -> dict[str, Any]:
        """The other fields."""
        left = {*SEVERAL, "file", "request_id", "seen"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left}


def people(persons: Iterable[Person], nobody: str) -> Choices:
    """Choices of people by account, nobody first."""
    return [("", nobody), *((str(each.account), label_of(each)) for each in persons)]


def label_of(person: Person) -> str:
    return f"{person.name} – {person.title}" if person.title and person.title != person.name else person.name
