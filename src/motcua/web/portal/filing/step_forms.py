"""The fields of each step: what a browser sends becomes the draft's document as it was typed, and back.

No field judges anything: what is wrong `filing.rules.checks` says, after it has been kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.online_levels import level_name
from motcua.filing.matter import Matter
from motcua.filing.ready import Ready
from motcua.filing.rules.checks import Problem
from motcua.filing.rules.preparation import LONGEST, Capacity, PaperTyped, PaperWay, PartyTyped, Preparation, Receive
from motcua.filing.rules.steps import Step
from motcua.forms.rules.definition import FormDefinition
from motcua.kernel.text import nfc
from motcua.web.desk.counter.party_form import NO_PAPER, PAPERS, may_be_used
from motcua.web.eforms.posting import posted_of

CAPACITIES: dict[Capacity, str | Promise] = {
    Capacity.SELF: _("Cho chính tôi (hoặc cho tổ chức của tài khoản này)"),
    Capacity.ORGANISATION: _("Cho một tổ chức, doanh nghiệp mà tôi đại diện"),
    Capacity.OTHER: _("Thay mặt người khác, theo ủy quyền hoặc đại diện theo pháp luật"),
}
WAYS: dict[Receive, str | Promise] = {
    Receive.ELECTRONIC: _("Bản điện tử, tải về tại “Hồ sơ của tôi”"),
    Receive.COUNTER: _("Trực tiếp tại nơi tiếp nhận"),
    Receive.POST: _("Qua bưu chính công ích, đến địa chỉ dưới đây"),
}


LONGEST_ANSWER = 20_000
MOST_LEFT_OVER = 200_000
"""Characters of answers that the form does not ask for (any more)."""


def typed(data: QueryDict, name: str) -> str:
    """One text as it was typed, within bounds."""
    return nfc(data.get(name, ""))[:LONGEST].replace("\0", "")


def place_key(prepared: Preparation) -> str:
    return f"{prepared.centre}>{prepared.competent}" if prepared.competent else prepared.centre


def read_case(prepared: Preparation, data: QueryDict, ready: Ready) -> Preparation:
    centre, _sign, competent = typed(data, "place").partition(">")
    return replace(
        prepared,
        centre=centre,
        competent=competent,
        case=typed(data, "case"),
        groups=tuple(nfc(each)[:LONGEST].replace("\0", "") for each in data.getlist("groups")[:100]),
        conditions_met=bool(data.get("conditions_met")),
    )


def read_party(data: QueryDict, prefix: str) -> PartyTyped:
    return PartyTyped(**{name: typed(data, f"{prefix}-{name}") for name in PartyTyped.__dataclass_fields__})


def read_who(prepared: Preparation, data: QueryDict, ready: Ready) -> Preparation:
    applicant = read_party(data, "applicant")
    if ready.is_proven:  # these two are not in the form: the account says them
        applicant = replace(
            applicant,
            full_name=prepared.applicant.full_name,
            identity_kind=prepared.applicant.identity_kind,
            identity_number=prepared.applicant.identity_number,
        )
    return replace(
        prepared,
        capacity=typed(data, "capacity"),
        applicant=applicant,
        owner=read_party(data, "owner"),
        authority=typed(data, "authority"),
    )


def read_form(prepared: Preparation, data: QueryDict, ready: Ready) -> Preparation:
    """Answers as posted. Those of an earlier version stay beside them until the person drops them."""
    if ready.form is None:
        return prepared
    definition = ready.form.definition
    posted = {
        name.replace("\0", ""): [nfc(each).replace("\0", "")[:LONGEST_ANSWER] for each in values]
        for name, values in posted_of(data, definition).items()
    }
    left = dict(ready.form.left_over)
    kept = {} if data.get("drop_left_over") else {name: each for name, each in prepared.answers.items() if name in left}
    return replace(prepared, answers=bounded(kept | posted, definition), form_version=definition.version)


def bounded(answers: dict[str, list[str]], definition: FormDefinition) -> dict[str, list[str]]:
    """All answers of the form, and of others as many as any earlier version can have left: a draft does not swell."""
    keys, room, found = {field.key for field in definition.fields()}, MOST_LEFT_OVER, {}
    for name, values in answers.items():
        is_asked = name.partition(".")[0] in keys
        room -= 0 if is_asked else len(name) + sum(len(each) for each in values)
        if is_asked or room >= 0:
            found[name] = values
    return found


def read_papers(prepared: Preparation, data: QueryDict, ready: Ready) -> Preparation:
    papers = dict(prepared.papers)
    for number, paper in enumerate(ready.matter.papers(prepared)):
        way = typed(data, f"way-{number}")
        papers[paper.name] = PaperTyped(way if way in set(PaperWay) else "")
    return replace(prepared, papers=papers)


def read_result(prepared: Preparation, data: QueryDict, ready: Ready) -> Preparation:
    return replace(
        prepared,
        receive=typed(data, "receive"),
        receive_address=typed(data, "receive_address"),
        keep_result=bool(data.get("keep_result")),
    )


READERS: dict[Step, Callable[[Preparation, QueryDict, Ready], Preparation]] = {
    Step.CASE: read_case,
    Step.WHO: read_who,
    Step.FORM: read_form,
    Step.PAPERS: read_papers,
    Step.RESULT: read_result,
}


class CaseForm(forms.Form):
    place = forms.ChoiceField(label=_("Nơi nhận hồ sơ"), required=False)
    case = forms.ChoiceField(label=_("Trường hợp"), required=False, widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label=_("Nhóm giấy tờ của tôi"),
        help_text=_("Giấy tờ của thủ tục này khác nhau theo nhóm. Chọn (các) nhóm đúng với mình."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    conditions_met = forms.BooleanField(label=_("Tôi đã đọc và đáp ứng yêu cầu, điều kiện"), required=False)

    def __init__(self, matter: Matter, prepared: Preparation) -> None:
        super().__init__(
            {
                "place": place_key(prepared),
                "case": prepared.case,
                "groups": list(prepared.groups),
                "conditions_met": prepared.conditions_met,
            }
        )
        asked, language = matter.asked(prepared), get_language() or "vi"
        offer(
            self,
            "place",
            [("", _("Chọn nơi nhận"))]
            + [
                (place.key, f"{place.name} ({level_name(place.level, language)})" + told_for(place.competent_name))
                for place in matter.places
            ],
        )
        offer(self, "case", [(case.key, case.name) for case in matter.content.cases])
        none = [("", _("Không thuộc nhóm nào"))] if asked.may_have_no_group else []
        offer(self, "groups", [(each, each) for each in asked.groups] + none)
        for name, is_asked in (
            ("case", asked.cases),
            ("groups", asked.groups),
            ("conditions_met", asked.has_conditions),
        ):
            if not is_asked:
                del self.fields[name]


def told_for(competent: str) -> str:
    return f" – {_('nhận hộ cho')} {competent}" if competent else ""


def offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
    field.choices = choices


def tell(form: forms.Form, problems: Iterable[Problem]) -> None:
    """Put the problems that are about a field of `form` beside it, in place of whatever Django thinks of it."""
    form.errors.clear()
    for problem in problems:
        name = problem.field.removeprefix(f"{form.prefix}-") if form.prefix else problem.field
        if name in form.fields and form.add_prefix(name) == problem.field:
            form.add_error(name, problem.message(get_language()))


PLAIN = {"spellcheck": "false"}


class PartyFields(forms.Form):
    full_name = forms.CharField(
        label=_("Họ và tên, hoặc tên tổ chức"), required=False, max_length=300, widget=forms.TextInput(PLAIN)
    )
    identity_kind = forms.ChoiceField(label=_("Loại giấy tờ"), required=False)
    identity_number = forms.CharField(
        label=_("Số giấy tờ"), required=False, max_length=50, widget=forms.TextInput(PLAIN | {"autocomplete": "off"})
    )
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)
    phone = forms.CharField(
        label=_("Điện thoại"), required=False, max_length=30, widget=forms.TextInput({"type": "tel"})
    )
    email = forms.CharField(
        label=_("Thư điện tử"), required=False, max_length=254, widget=forms.TextInput({"type": "email"})
    )

    def __init__(self, party: PartyTyped, prefix: str, on: date, *, is_proven: bool = False, is_self: bool = False):
        super().__init__(
            {f"{prefix}-{name}": getattr(party, name) for name in PartyTyped.__dataclass_fields__}, prefix=prefix
        )
        kinds: list[Any] = [("", _("Chọn loại giấy tờ"))]
        kinds += [(kind, label) for kind, label in PAPERS.items() if may_be_used(kind, on)]
        offer(self, "identity_kind", [*kinds, *NO_PAPER.items()])
        if is_proven:
            for name in ("full_name", "identity_kind", "identity_number"):
                del self.fields[name]
        if is_self:
            for name, word in (
                ("full_name", "name"),
                ("address", "street-address"),
                ("phone", "tel"),
                ("email", "email"),
            ):
                if name in self.fields:
                    self.fields[name].widget.attrs["autocomplete"] = word


class WhoForm(forms.Form):
    def __init__(self, prepared: Preparation) -> None:
        super().__init__({"capacity": prepared.capacity, "authority": prepared.authority})

    capacity = forms.ChoiceField(
        label=_("Nộp hồ sơ cho ai"), required=False, choices=list(CAPACITIES.items()), widget=forms.RadioSelect
    )
    authority = forms.CharField(
        label=_("Căn cứ đại diện"),
        help_text=_("Tên, số, ngày của văn bản ủy quyền hoặc giấy tờ chứng minh tư cách; tệp tải lên ở bước Giấy tờ."),
        required=False,
        max_length=500,
    )


class ResultForm(forms.Form):
    def __init__(self, prepared: Preparation) -> None:
        values = ("receive", "receive_address", "keep_result")
        super().__init__({name: getattr(prepared, name) for name in values})

    receive = forms.ChoiceField(
        label=_("Nhận kết quả"), required=False, choices=list(WAYS.items()), widget=forms.RadioSelect
    )
    receive_address = forms.CharField(
        label=_("Địa chỉ nhận qua bưu chính"),
        help_text=_("Chỉ cần khi nhận qua bưu chính."),
        required=False,
        max_length=500,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    keep_result = forms.BooleanField(
        label=_("Lưu kết quả điện tử vào “Giấy tờ của tôi” để lần sau dùng lại"),
        help_text=_("Đây là sự đồng ý của anh/chị; rút lại được bất cứ lúc nào ở trang Giấy tờ của tôi."),
        required=False,
    )
