"""A small form to try things on: the registration of a birth, with conditions and a table."""

from collections.abc import Mapping
from datetime import date

from motcua.forms.rules.codec import read_definition
from motcua.forms.rules.definition import FormDefinition

DAY = date(2026, 1, 5)


def words(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


YES_IS_OTHER = {"field": "place", "is": "equals", "value": "other"}

DOCUMENT: dict[str, object] = {
    "format": "motcua.form/1",
    "title": words("Tờ khai đăng ký khai sinh", "Declaration for registration of a birth"),
    "sections": [
        {
            "key": "child",
            "title": words("Người được khai sinh", "The child"),
            "fields": [
                {
                    "key": "child",
                    "type": "person",
                    "label": words("Người được khai sinh", "The child"),
                    "asks": ["name", "birth_date", "sex", "identity_number"],
                    "may_lack": ["identity_number"],
                    "required": True,
                },
                {
                    "key": "place",
                    "type": "choice",
                    "label": words("Nơi sinh", "Place of birth"),
                    "options": [
                        {"key": "hospital", "label": words("Cơ sở y tế", "A medical facility")},
                        {"key": "other", "label": words("Nơi khác", "Elsewhere")},
                    ],
                    "required": True,
                },
                {
                    "key": "where",
                    "type": "text",
                    "label": words("Sinh tại đâu", "Where"),
                    "shown": YES_IS_OTHER,
                    "required": True,
                },
                {
                    "key": "witness",
                    "type": "text",
                    "label": words("Người làm chứng", "Witness"),
                    "shown": {"answered": "where"},
                },
            ],
        },
        {
            "key": "papers",
            "title": words("Bản sao và lệ phí", "Copies and charge"),
            "fields": [
                {"key": "copies", "type": "number", "label": words("Số bản sao", "Copies"), "least": 0, "most": 20},
                {"key": "weight", "type": "number", "label": words("Cân nặng", "Weight"), "decimals": 2},
                {
                    "key": "reason",
                    "type": "text",
                    "many_lines": True,
                    "label": words("Lý do cần nhiều bản sao", "Why so many copies"),
                    "required": {"field": "copies", "is": "greater", "value": 5},
                },
                {
                    "key": "phone",
                    "type": "phone",
                    "label": words("Điện thoại", "Telephone"),
                    "prefill": "applicant.phone",
                },
                {
                    "key": "home",
                    "type": "address",
                    "label": words("Nơi cư trú", "Residence"),
                    "required": True,
                },
                {
                    "key": "siblings",
                    "type": "table",
                    "label": words("Anh, chị, em", "Siblings"),
                    "most": 3,
                    "columns": [
                        {"key": "name", "type": "text", "label": words("Họ tên", "Name"), "required": True},
                        {"key": "born", "type": "date", "label": words("Ngày sinh", "Born"), "most": "today"},
                    ],
                },
                {
                    "key": "true",
                    "type": "yes_no",
                    "confirmation": True,
                    "label": words("Tôi cam đoan khai đúng sự thật", "I declare that this is true"),
                    "required": True,
                },
            ],
        },
    ],
}


class Communes:
    """Two communes, one of them until 30/06/2025."""

    known: Mapping[str, date | None] = {"06649": None, "06700": date(2025, 6, 30)}

    def commune_name(self, code: str, on: date) -> str | None:
        last = self.known.get(code, date.min)
        return f"Phường {code}" if last is None or on <= last else None


def birth() -> FormDefinition:
    reading = read_definition(DOCUMENT)
    assert not reading.problems, reading.problems
    return reading.definition


FILLED = {
    "child.name": ["Nguyễn Văn  An"],
    "child.birth_date": ["1/12/2025"],
    "child.sex": ["male"],
    "place": ["other"],
    "where": [" Trên tàu "],
    "witness": ["Trần Thị Bình"],
    "copies": ["3"],
    "weight": ["3,25"],
    "phone": ["+84 912 345 678"],
    "home.unit": ["06649"],
    "home.line": ["Số 5, phố Cây Tháp"],
    "siblings.4.name": ["Nguyễn Thị Hoa"],
    "siblings.4.born": ["2020-02-29"],
    "siblings.7.name": [""],
    "true": ["yes"],
}
