"""A form that lists several dossiers: what each of them must have gone through, and how the list is filled in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motcua.kernel.errors import Invalid, Refused
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import printable


@dataclass(frozen=True, slots=True)
class ListForm:
    """One form of several dossiers. Every dossier on it must be one that `needs` could be printed for."""

    key: str
    vi: str
    en: str
    fill: Callable[[Sequence[Subject]], Data]
    needs: Form
    for_applicant: bool = False

    def data(self, subjects: Sequence[Subject]) -> Data:
        """What the template is given. Raises `Invalid` for no dossier, `Refused` naming one that does not belong."""
        if not subjects:
            raise Invalid(
                "no_dossiers",
                vi="Chưa chọn hồ sơ nào. Hãy chọn ít nhất một hồ sơ.",
                en="No dossier was chosen. Choose at least one.",
                field="codes",
            )
        for subject in subjects:
            if self.needs.called_for(subject) is None:
                raise Refused(
                    "not_for_this_list",
                    vi=f"Hồ sơ {subject.state.code} không thuộc danh sách này: {self.needs.missing_vi}",
                    en=f"Dossier {subject.state.code} does not belong on this list: {self.needs.missing_en}",
                    dossier=subject.state.code,
                )
        filled: Data = printable(self.fill(subjects))
        return filled
