"""The forms of a draft: its main fields, its terms and fees by channel and case, its papers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Sector
from motcua.catalogue.rules.content import (
    Case,
    Channel,
    Component,
    Content,
    GroupKind,
    Line,
    Need,
    Result,
    UnknownTerm,
)
from motcua.kernel.errors import Invalid
from motcua.web.console.fields import Text
from motcua.web.console.procedures.fee_text import read_fees, write_fees
from motcua.web.console.procedures.words import CHANNELS, GROUPS, LEVELS, NEEDS
from motcua.worktime.rules.terms import Term, parse_term

EXTRA_ROWS = 2
MOST_ROWS = 300


class DraftForm(forms.Form):
    code = forms.CharField(label=_("Mã thủ tục"), max_length=20, help_text=_("Ví dụ 1.001193"))
    name = Text(label=_("Tên thủ tục"), rows=2, max_length=1000)
    sector = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    executing_agency = forms.CharField(label=_("Cơ quan thực hiện"), required=False, max_length=500)
    levels = forms.MultipleChoiceField(
        label=_("Cấp thực hiện"), required=False, choices=list(LEVELS.items()), widget=forms.CheckboxSelectMultiple
    )
    audience = Text(label=_("Đối tượng thực hiện"), required=False, help_text=_("Mỗi dòng một đối tượng."))
    steps = Text(label=_("Trình tự thực hiện"), required=False, rows=6)
    conditions = Text(label=_("Yêu cầu, điều kiện"), required=False)
    results = Text(label=_("Kết quả thực hiện"), required=False, help_text=_("Mỗi dòng một kết quả."))
    legal_bases = Text(label=_("Căn cứ pháp lý"), required=False, help_text=_("Mỗi dòng một văn bản."))
    cases = Text(
        label=_("Trường hợp"),
        required=False,
        help_text=_("Mỗi dòng một trường hợp: mã | tên, ví dụ c1 | Cấp mới. Bỏ trống nếu không chia trường hợp."),
    )

    def __init__(self, *given: Any, is_new: bool, sectors: Sequence[Sector], **more: Any) -> None:
        super().__init__(*given, **more)
        if not is_new:
            del self.fields["code"]
        sector = self.fields["sector"]
        assert isinstance(sector, forms.ChoiceField)  # noqa: S101 - for mypy
        sector.choices = [("", _("Chưa rõ")), *((each.code, each.name) for each in sectors)]

    def clean_cases(self) -> tuple[Case, ...]:
        rows = [row.partition("|") for row in self.cleaned_data["cases"].splitlines() if row.strip()]
        if any(not key.strip() or not name.strip() for key, _bar, name in rows):
            raise forms.ValidationError(_("Hãy viết mỗi dòng như c1 | Cấp mới."))
        return tuple(Case(key.strip(), name.strip()) for key, _bar, name in rows)


class LineForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("Kênh"), required=False, choices=[("", "–"), *((each.value, label) for each, label in CHANNELS.items())]
    )
    case = forms.CharField(label=_("Mã trường hợp"), required=False, max_length=100)
    term = forms.CharField(label=_("Thời hạn"), required=False, max_length=60)
    fees = Text(label=_("Phí, lệ phí"), required=False, rows=2)
    place = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_term(self) -> Term | None:
        text = self.cleaned_data["term"].strip()
        try:
            return parse_term(text) if text else None
        except Invalid as error:
            raise forms.ValidationError(error.message(get_language() or "vi")) from error

    def clean_fees(self) -> tuple[Any, ...]:
        try:
            return read_fees(self.cleaned_data["fees"])
        except ValueError as error:
            sentence = gettext("Không đọc được phí “%(row)s”. Hãy viết như 300000 | phí | mỗi lần, hoặc miễn phí.")
            raise forms.ValidationError(sentence % {"row": str(error)[:60]}) from error


class PaperForm(forms.Form):
    name = Text(label=_("Giấy tờ"), required=False, rows=2)
    need = forms.ChoiceField(label=_("Mức cần"), choices=[(each.value, label) for each, label in NEEDS.items()])
    group = forms.CharField(label=_("Nhóm"), required=False, max_length=500)
    group_kind = forms.ChoiceField(
        label=_("Nhóm dành cho"), choices=[(each.value, label) for each, label in GROUPS.items()]
    )
    originals = forms.IntegerField(label=_("Bản chính"), required=False, min_value=0, max_value=99)
    copies = forms.IntegerField(label=_("Bản sao"), required=False, min_value=0, max_value=99)
    place = forms.IntegerField(required=False, widget=forms.HiddenInput)


Lines = forms.formset_factory(LineForm, extra=EXTRA_ROWS, max_num=MOST_ROWS)
Papers = forms.formset_factory(PaperForm, extra=EXTRA_ROWS, max_num=MOST_ROWS)


def initial_of(content: Content) -> dict[str, Any]:
    """What the main form shows of a document."""
    return {
        "executing_agency": content.executing_agency,
        "levels": list(content.levels),
        "audience": "\n".join(content.audience),
        "steps": content.steps,
        "conditions": content.conditions,
        "results": "\n".join(each.name for each in content.results),
        "legal_bases": "\n".join(content.legal_bases),
        "cases": "\n".join(f"{case.key} | {case.name}" for case in content.cases),
    }


def initial_lines(content: Content) -> list[dict[str, Any]]:
    return [
        {
            "channel": line.channel.value,
            "case": line.case or "",
            "term": line.term.describe("vi") if line.term else "",
            "fees": write_fees(line.fees),
            "place": place,
        }
        for place, line in enumerate(content.lines)
    ]


def initial_papers(content: Content) -> list[dict[str, Any]]:
    fields = ("name", "need", "group", "group_kind", "originals", "copies")
    return [
        {field: getattr(paper, field) for field in fields} | {"place": place}
        for place, paper in enumerate(content.components)
    ]


def content_of(base: Content, main: dict[str, Any], lines: Any, papers: Any) -> Content:
    """The document that the forms describe; what they do not show stays as `base` has it."""
    codes = {each.name: each.code for each in base.results}
    return replace(
        base,
        executing_agency=main["executing_agency"].strip(),
        levels=tuple(main["levels"]),
        audience=_rows(main["audience"]),
        steps=main["steps"].strip(),
        conditions=main["conditions"].strip(),
        results=tuple(Result(name, codes.get(name, "")) for name in _rows(main["results"])),
        legal_bases=_rows(main["legal_bases"]),
        cases=main["cases"],
        lines=tuple(_line(base, values) for values in lines if values.get("channel")),
        components=_papers(base, [values for values in papers if values.get("name", "").strip()]),
    )


def _line(base: Content, values: dict[str, Any]) -> Line:
    old = _at(base.lines, values["place"]) or Line(Channel(values["channel"]), term_unknown=UnknownTerm.NOT_STATED)
    unknown = None if values["term"] else old.term_unknown or UnknownTerm.NOT_STATED
    return replace(
        old,
        channel=Channel(values["channel"]),
        case=values["case"].strip() or None,
        term=values["term"],
        term_unknown=unknown,
        fees=values["fees"],
    )


def _papers(base: Content, rows: Sequence[dict[str, Any]]) -> tuple[Component, ...]:
    kept = [_at(base.components, values["place"]) for values in rows]
    taken = {each.key for each in kept if each}
    free = (key for number in range(1, 10_000) if (key := f"p{number}") not in taken)
    return tuple(
        replace(
            old or Component(next(free), "", Need.ALWAYS),
            name=values["name"].strip(),
            need=Need(values["need"]),
            group=values["group"].strip(),
            group_kind=GroupKind(values["group_kind"]),
            originals=values["originals"],
            copies=values["copies"],
        )
        for old, values in zip(kept, rows, strict=True)
    )


def _at[T](rows: Sequence[T], place: int | None) -> T | None:
    return rows[place] if place is not None and 0 <= place < len(rows) else None


def _rows(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.strip() for row in text.splitlines() if row.strip()))
