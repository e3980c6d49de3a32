"""The form of one field: what every field has, and what only its type has (`rules.type_codec`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.forms.rules.condition_text import write_condition_text
from motcua.forms.rules.definition import Source
from motcua.forms.rules.field_types import FILE_TYPES, OrganisationPart, PersonPart
from motcua.forms.rules.reading import read_condition
from motcua.forms.rules.type_codec import properties_of
from motcua.people.rules.identity import IdentityKind
from motcua.web.console.forms.condition_field import HELP, ConditionField
from motcua.web.console.forms.words import TYPES

SIMPLE = [kind for kind in TYPES if kind not in ("address", "person", "organisation", "table", "file")]
NEVER, ALWAYS, WHEN = "never", "always", "when"
_PARTS = {"person": [each.value for each in PersonPart], "organisation": [each.value for each in OrganisationPart]}
_PAPERS = [IdentityKind.CCCD.value, IdentityKind.CMND.value, IdentityKind.PASSPORT.value]


class FieldForm(forms.Form):
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    type = forms.ChoiceField(label=_("Loại"))
    label_vi = forms.CharField(label=_("Câu hỏi"), max_length=500)
    label_en = forms.CharField(label=_("Câu hỏi tiếng Anh"), max_length=500, required=False)
    key = forms.CharField(
        label=_("Mã"), max_length=40, help_text=_("Chữ thường không dấu, số, gạch dưới; như ngay_sinh.")
    )
    help_vi = forms.CharField(label=_("Hướng dẫn"), max_length=1000, required=False)
    help_en = forms.CharField(label=_("Hướng dẫn tiếng Anh"), max_length=1000, required=False)

    def __init__(self, *given: Any, kind: str, is_column: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        kinds = SIMPLE if is_column else list(TYPES)
        self.fields["type"].choices = [(each, TYPES[each]) for each in kinds]  # type: ignore[attr-defined]
        self.kind, self.is_column = kind, is_column
        for name in properties_of(kind):
            self.fields[name] = property_field(kind, name)
            if kind == "number" and name == "unit":
                self.fields["unit_en"] = forms.CharField(label=_("Đơn vị tính tiếng Anh"), required=False)
        asked = [(NEVER, _("Không bắt buộc")), (ALWAYS, _("Luôn bắt buộc"))]
        if not is_column:
            asked.append((WHEN, _("Bắt buộc khi")))
        self.fields["required"] = forms.ChoiceField(label=_("Bắt buộc"), choices=asked)
        if not is_column:
            self.fields["required_when"] = ConditionField(label=_("Bắt buộc khi"), help_text=HELP)
            self.fields["shown"] = ConditionField(label=_("Chỉ hỏi khi"), help_text=HELP)
            sources = [("", "–"), *((each.value, each.value) for each in Source)]
            self.fields["prefill"] = forms.ChoiceField(label=_("Điền sẵn từ"), choices=sources, required=False)

    def document(self, before: dict[str, Any]) -> dict[str, Any]:
        """The field's document of what was typed. What this form does not ask stays as it was `before`."""
        said = self.cleaned_data
        document: dict[str, Any] = {
            "key": said["key"],
            "type": self.kind,
            "label": {"vi": said["label_vi"], "en": said["label_en"]},
            "help": {"vi": said["help_vi"], "en": said["help_en"]},
            **{name: value for name in properties_of(self.kind) if (value := self._property(name)) is not None},
            "required": said["required_when"] if said["required"] == WHEN else said["required"] == ALWAYS,
        }
        if not self.is_column:
            document |= {name: said[name] for name in ("shown", "prefill") if said[name]}
        if before.get("type") == self.kind:
            document |= {name: before[name] for name in ("default", "columns") if name in before}
        return document

    def _property(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        if value in ("", None):
            return None
        if name == "options":
            return [_option(line) for line in value.splitlines() if line.strip()]
        if name == "unit":
            return {"vi": value, "en": self.cleaned_data["unit_en"]}
        return value


def property_field(kind: str, name: str) -> forms.Field:
    """How a property of a type is asked for."""
    match name:
        case "many_lines" | "several" | "confirmation" | "anywhere":
            return forms.BooleanField(label=_WORDS[name], required=False)
        case "longest" | "decimals" | "least_age":
            return forms.IntegerField(label=_WORDS[name], required=False)
        case "least" | "most" if kind == "date":
            limit = _("Như 01/01/2018 viết 2018-01-01; today, today-18y, today+30d.")
            return forms.CharField(label=_WORDS[f"{name}_day"], required=False, max_length=20, help_text=limit)
        case "least" | "most":
            whole = kind in ("dong", "table", "file")
            made = forms.IntegerField if whole else forms.FloatField
            return made(label=_WORDS[name], required=False)
        case "options":
            told = _("Mỗi dòng một lựa chọn: mã | tiếng Việt | tiếng Anh.")
            widget = forms.Textarea(attrs={"rows": "6"})
            return forms.CharField(label=_WORDS[name], required=False, widget=widget, help_text=told)
        case "kinds" | "types" | "asks" | "may_lack":
            listed = _PAPERS if name == "kinds" else FILE_TYPES if name == "types" else _PARTS[kind]
            boxes = forms.CheckboxSelectMultiple
            choices = [(each, each) for each in listed]
            return forms.MultipleChoiceField(label=_WORDS[name], required=False, choices=choices, widget=boxes)
    return forms.CharField(label=_WORDS[name], required=False, max_length=200)


def initial_of(piece: dict[str, Any], kind: str) -> dict[str, Any]:
    """What the form shows of a field."""
    label, help_, required = piece.get("label", {}), piece.get("help", {}), piece.get("required", False)
    initial = {name: piece[name] for name in properties_of(kind) if name in piece}
    if "options" in initial:
        lines = [f"{each['key']} | {each['label']['vi']} | {each['label']['en']}" for each in initial["options"]]
        initial["options"] = "\n".join(lines)
    if "unit" in initial:
        initial |= {"unit": piece["unit"]["vi"], "unit_en": piece["unit"]["en"]}
    return initial | {
        "type": kind,
        "key": piece.get("key", ""),
        "label_vi": label.get("vi", ""),
        "label_en": label.get("en", ""),
        "help_vi": help_.get("vi", ""),
        "help_en": help_.get("en", ""),
        "required": (ALWAYS if required else NEVER) if isinstance(required, bool) else WHEN,
        "required_when": "" if isinstance(required, bool) else _text(required),
        "shown": _text(piece["shown"]) if "shown" in piece else "",
        "prefill": piece.get("prefill", ""),
    }


def _text(document: Any) -> str:
    return write_condition_text(read_condition(document))


def _option(line: str) -> dict[str, Any]:
    key, vi, en, *_ = [*(part.strip() for part in line.split("|")), "", "", ""]
    return {"key": key, "label": {"vi": vi, "en": en}}


_WORDS = {
    "longest": _("Nhiều nhất bao nhiêu ký tự"),
    "many_lines": _("Nhiều dòng"),
    "decimals": _("Số chữ số thập phân"),
    "least": _("Ít nhất"),
    "most": _("Nhiều nhất"),
    "least_day": _("Từ ngày"),
    "most_day": _("Đến ngày"),
    "unit": _("Đơn vị tính"),
    "options": _("Các lựa chọn"),
    "several": _("Được chọn nhiều mục"),
    "confirmation": _("Một ô xác nhận"),
    "kinds": _("Loại giấy tờ"),
    "component": _("Mã thành phần hồ sơ"),
    "types": _("Loại tệp"),
    "anywhere": _("Nhận cả địa chỉ ngoài danh sách xã, phường"),
    "asks": _("Hỏi những gì"),
    "may_lack": _("Được bỏ trống"),
    "least_age": _("Từ đủ bao nhiêu tuổi"),
}
