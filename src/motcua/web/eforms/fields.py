"""Each field with its control: which kind of box, what the browser may fill in, which keyboard a phone shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from motcua.forms.rules.answers import is_required
from motcua.forms.rules.days import read_day
from motcua.forms.rules.definition import Field
from motcua.forms.rules.field_types import (
    COMPOSED,
    Choice,
    Commune,
    Day,
    Dong,
    Email,
    File,
    Identity,
    Number,
    Phone,
    Table,
    TaxCode,
    Text,
    YesNo,
    kind_of,
)
from motcua.forms.rules.parts import parts_of
from motcua.forms.rules.problems import Problem
from motcua.people.rules.identity import IdentityKind
from motcua.web.eforms.conditions import for_script
from motcua.web.eforms.posting import PREFIX
from motcua.web.eforms.view_models import FieldView, KeptFile, Pick, RowView

MOST_RADIOS = 7
_AUTOCOMPLETE = {
    "name": "name",
    "birth_date": "bday",
    "sex": "sex",
    "phone": "tel",
    "email": "email",
    "line": "street-address",
    "address": "street-address",
}
"""By the part that is asked of the applicant: what a browser knows of whoever sits before it (WCAG 1.3.5)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the fields of one form in one language on one day."""

    language: str
    on: date
    problems: Mapping[str, Problem]
    values: Mapping[str, object]
    files: Mapping[str, KeptFile]
    communes: Sequence[tuple[str, str]]

    def field(self, field: Field, raw: object, is_shown: bool) -> FieldView:
        """A field of the form itself, with its conditions."""
        needed = "" if isinstance(field.required, bool) else for_script(field.required, self.on)
        own = field.prefill.value if field.prefill and field.prefill.value.startswith("applicant.") else ""
        return self._draw(
            field,
            raw,
            field.key,
            own=own.removeprefix("applicant."),
            is_needed=is_required(field, self.values, self.on),
            is_shown=is_shown,
            shown=for_script(field.shown, self.on),
            needed=needed,
        )

    def _draw(self, field: Field, raw: object, path: str, *, own: str, **more: Any) -> FieldView:
        problem = self.problems.get(path)
        common: dict[str, Any] = {
            "path": path,
            "id": f"eform-{path.replace('.', '-').replace('_', '-')}",
            "name": f"{PREFIX}{path}",
            "label": field.label.read(self.language),
            "help": field.help.read(self.language),
            "error": problem.sentence(self.language) if problem else "",
            "kind": kind_of(field.type),
            **more,
        }
        if isinstance(field.type, Table):
            return FieldView(control="table", **common, **self._rows(field.type, raw, path))
        if isinstance(field.type, COMPOSED):
            typed = raw if isinstance(raw, Mapping) else {}
            parts = tuple(
                self._draw(
                    part,
                    typed.get(part.key),
                    f"{path}.{part.key}",
                    own=part.key if own else "",
                    is_needed=part.required is True,
                )
                for part in parts_of(field.type)
            )
            return FieldView(control="group", parts=parts, **common)
        return FieldView(**common, **self._control(field, raw, common["id"], own))

    def _rows(self, table: Table, raw: object, path: str) -> dict[str, Any]:
        typed: list[Any] = list(raw) if isinstance(raw, list) else []
        typed += [{}] * (max(1, table.least) - len(typed))
        rows = tuple(
            RowView(
                f"{path}.{place}",
                place + 1,
                tuple(
                    self._draw(
                        column,
                        row.get(column.key),
                        f"{path}.{place}.{column.key}",
                        own="",
                        is_needed=column.required is True,
                    )
                    for column in table.columns
                ),
            )
            for place, row in enumerate(typed)
        )
        return {"rows": rows, "can_add": len(rows) < table.most, "most": table.most}

    def _control(self, field: Field, raw: object, id_: str, own: str) -> dict[str, Any]:
        text = raw if isinstance(raw, str) else ""
        match field.type:
            case Text(longest=longest, many_lines=many_lines):
                control = "textarea" if many_lines else "input"
                return {"control": control, "value": text, "longest": longest, **_autocomplete(own)}
            case Choice(options=options, several=several):
                picks = [(option.key, option.label.read(self.language)) for option in options]
                control = "checkboxes" if several else "radios" if len(options) <= MOST_RADIOS else "select"
                return {"control": control, "picks": _picks(picks, raw, id_)}
            case YesNo(confirmation=True):
                return {"control": "confirmation", "value": text}
            case YesNo():
                picks = [("yes", gettext("Có")), ("no", gettext("Không"))]
                return {"control": "radios", "picks": _picks(picks, raw, id_)}
            case Commune():
                return {"control": "select", "picks": _picks(self.communes, raw, id_)}
            case File(types=types, most=most):
                references = raw if isinstance(raw, list) else []
                kept = [self.files.get(each, KeptFile(each, gettext("Tệp đã gửi"))) for each in references]
                accept = ",".join(f".{each}" for each in types)
                return {"control": "files", "files": tuple(kept), "accept": accept, "most": most}
        return {"control": "input", "value": _shown(field, text), **_typing(field, self.language), **_autocomplete(own)}


def _picks(options: Sequence[tuple[str, str]], raw: object, id_: str) -> tuple[Pick, ...]:
    chosen = raw if isinstance(raw, list) else [raw]
    return tuple(
        Pick(value, label, f"{id_}-{number}", value in chosen) for number, (value, label) in enumerate(options)
    )


def _typing(field: Field, language: str) -> dict[str, Any]:
    """The kind of box and the keyboard."""
    match field.type:
        case Number(decimals=decimals, unit=unit, least=least):
            is_digits = not decimals and least is not None and least >= 0
            return {
                "input_mode": "numeric" if is_digits else "decimal" if decimals else "",
                "unit": unit.read(language),
            }
        case Dong():
            return {"input_mode": "numeric", "unit": "đ"}
        case Day():
            return {"input_mode": "numeric", "longest": 10}
        case Identity(kinds=kinds):
            return {"input_mode": "" if IdentityKind.PASSPORT in kinds else "numeric", "longest": 20}
        case TaxCode():
            return {"input_mode": "numeric", "longest": 20}
        case Phone():
            return {"input_type": "tel", "longest": 20}
        case Email():
            return {"input_type": "email", "longest": 254}
    return {}


def _autocomplete(own: str) -> dict[str, str]:
    return {"autocomplete": _AUTOCOMPLETE.get(own, "off")}


def _shown(field: Field, text: str) -> str:
    """Days as people write them, money with its thousands; what is neither stays as it was typed."""
    if isinstance(field.type, Day):
        try:
            day = read_day(text)
        except ValueError:
            return text
        return f"{day:%d/%m/}{day.year:04d}"
    if isinstance(field.type, Dong) and text.isascii() and text.isdecimal() and len(text) < 16:
        return f"{int(text):,}".replace(",", ".")
    return text
