"""What can be done in a case: its word in the address, its title and form, whose it is and when."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.inspections.rules.case import Case
from motcua.inspections.rules.case_facts import Party
from motcua.inspections.rules.judging import Part
from motcua.web.reform.cases import forms
from motcua.web.reform.inspections.words import Words


@dataclass(frozen=True, slots=True)
class CaseAct:
    """`whose`: as `judging.whose` has it, which the action asks again; `fits`: it is its turn on a day."""

    title: Words
    whose: frozenset[Part]
    form: type[forms.FactForm]
    fits: Callable[[Case, date], bool]

    def is_open(self, parts: Collection[Part], case: Case, today: date) -> bool:
        return case.closed is None and self.is_of(parts) and self.fits(case, today)

    def is_of(self, parts: Collection[Part]) -> bool:
        """Whether it is the act of one who is `parts`, in its turn or not."""
        return bool(self.whose & set(parts))


def _is_asked(case: Case, party: Party) -> bool:
    return case.round_of(party).asked is not None


def _may_end(case: Case, party: Party) -> bool:
    responsible = case.is_substantiated if party is Party.SUBJECT else case.is_head_responsible
    return responsible and party not in case.ends


def _may_close(case: Case, _today: date) -> bool:
    left = any(_may_end(case, party) for party in Party)
    return case.found is not None and not case.waits_for_head and not left


OPENER, INVESTIGATOR = Part.OPENER, Part.INVESTIGATOR
DECIDER, HEAD_DECIDER = frozenset({Part.DECIDER}), frozenset({Part.HEAD_DECIDER})
ACTS: dict[str, CaseAct] = {
    "giai-trinh": CaseAct(
        _("Giải trình"),
        frozenset({Part.SUBJECT}),
        forms.ExplainForm,
        lambda case, _: case.found is None and _is_asked(case, Party.SUBJECT),
    ),
    "giai-trinh-lien-doi": CaseAct(
        _("Giải trình với tư cách người đứng đầu"),
        frozenset({Part.HEAD}),
        forms.ExplainHeadForm,
        lambda case, _: case.waits_for_head and _is_asked(case, Party.HEAD),
    ),
    "yeu-cau": CaseAct(
        _("Yêu cầu giải trình"), frozenset({INVESTIGATOR}), forms.AskForm, lambda case, _: case.reported is None
    ),
    "bao-cao": CaseAct(
        _("Báo cáo xác minh"),
        frozenset({INVESTIGATOR}),
        forms.ReportForm,
        lambda case, today: case.reported is None and case.round_of(Party.SUBJECT).is_over(today),
    ),
    "ket-luan": CaseAct(
        _("Kết luận"), DECIDER, forms.FindForm, lambda case, _: case.reported is not None and case.found is None
    ),
    "ky-luat": CaseAct(
        _("Ghi quyết định kỷ luật"), DECIDER, forms.SanctionForm, lambda case, _: _may_end(case, Party.SUBJECT)
    ),
    "khong-ky-luat": CaseAct(
        _("Không kỷ luật, có lý do"), DECIDER, forms.NoSanctionForm, lambda case, _: _may_end(case, Party.SUBJECT)
    ),
    "yeu-cau-lien-doi": CaseAct(
        _("Yêu cầu người đứng đầu giải trình"),
        frozenset({INVESTIGATOR}),
        forms.AskHeadForm,
        lambda case, _: case.waits_for_head,
    ),
    "lien-doi": CaseAct(
        _("Quyết định trách nhiệm liên đới"), HEAD_DECIDER, forms.FindHeadForm, lambda case, _: case.waits_for_head
    ),
    "ky-luat-lien-doi": CaseAct(
        _("Ghi kỷ luật người đứng đầu"),
        HEAD_DECIDER,
        forms.SanctionHeadForm,
        lambda case, _: _may_end(case, Party.HEAD),
    ),
    "khong-ky-luat-lien-doi": CaseAct(
        _("Không kỷ luật người đứng đầu, có lý do"),
        HEAD_DECIDER,
        forms.NoSanctionHeadForm,
        lambda case, _: _may_end(case, Party.HEAD),
    ),
    "ket-thuc": CaseAct(_("Kết thúc vụ việc"), DECIDER, forms.CloseForm, _may_close),
    "chung-cu": CaseAct(
        _("Thêm chứng cứ"),
        frozenset({OPENER, INVESTIGATOR}),
        forms.AddForm,
        lambda case, _: case.found is None,
    ),
    "thay-nguoi": CaseAct(
        _("Thay người"), frozenset({OPENER, Part.DECIDER, Part.HEAD_DECIDER}), forms.OfficeForm, lambda case, _: True
    ),
}
"""In the order in which they are offered."""
