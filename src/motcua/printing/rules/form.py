"""What a form is to the program: its key, its names, the events that call for it, and how it is filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import Refused
from motcua.kernel.facts import Event
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import printable


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one dossier. It can be printed once an event of `kinds` stands that `fits`; `missing` says so before.

    `for_applicant`: the applicant may print it too; the others stay inside the offices.
    """

    key: str
    vi: str
    en: str
    kinds: tuple[str, ...]
    fill: Callable[[Subject, Event], Data]
    missing_vi: str
    missing_en: str
    for_applicant: bool = True
    fits: Callable[[Any], bool] = lambda fact: True

    def called_for(self, subject: Subject) -> Event | None:
        """The last event that calls for this form, if one stands and the dossier's set has the form."""
        if not subject.form_set.has(self.key):
            return None
        found = [event for event in subject.standing(*self.kinds) if self.fits(event.fact)]
        return found[-1] if found else None

    def data(self, subject: Subject) -> Data:
        """What the template is given. Raises `Refused` while nothing has happened that the form is for."""
        form_set = subject.form_set
        if not form_set.has(self.key):
            raise Refused(
                "form_not_in_set",
                vi=f"Bộ mẫu áp dụng cho hồ sơ này ({form_set.name}) không có «{self.vi}». Hãy chọn mẫu khác trong danh "
                "sách của hồ sơ.",
                en=f"The set of forms for this dossier ({form_set.name}) has no “{self.en}”. Choose another form from "
                "the dossier's list.",
                form=self.key,
            )
        event = self.called_for(subject)
        if event is None:
            raise Refused(f"no_{self.key}", vi=self.missing_vi, en=self.missing_en, form=self.key)
        filled: Data = printable(self.fill(subject, event))
        return filled
