"""What an electronic form (biểu mẫu điện tử) asks: sections of fields.

Keys of fields are unique in the form; the answers document has one answer by key. `rules.codec` reads and writes
definitions as JSON and tells all that is wrong with one, `rules.answers` reads what was filled in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.forms.rules.conditions import Condition
from motcua.forms.rules.field_types import FieldType
from motcua.forms.rules.words import NOTHING, Words


class Source(StrEnum):
    """What is known before anybody types, and may stand in a field to begin with.

    The owner is whose matter it is (chủ hồ sơ), the applicant who hands it in (người nộp). `person` and `organisation`
    fill all parts that are asked for. A closed list: a face that prefills knows every one of them.
    """

    OWNER_NAME = "owner.name"
    OWNER_IDENTITY_NUMBER = "owner.identity_number"
    OWNER_BIRTH_DATE = "owner.birth_date"
    OWNER_SEX = "owner.sex"
    OWNER_PHONE = "owner.phone"
    OWNER_EMAIL = "owner.email"
    OWNER_ADDRESS = "owner.address"
    OWNER_TAX_CODE = "owner.tax_code"
    OWNER_PERSON = "owner.person"
    OWNER_ORGANISATION = "owner.organisation"
    APPLICANT_NAME = "applicant.name"
    APPLICANT_IDENTITY_NUMBER = "applicant.identity_number"
    APPLICANT_BIRTH_DATE = "applicant.birth_date"
    APPLICANT_SEX = "applicant.sex"
    APPLICANT_PHONE = "applicant.phone"
    APPLICANT_EMAIL = "applicant.email"
    APPLICANT_ADDRESS = "applicant.address"
    APPLICANT_PERSON = "applicant.person"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    `required`: always (True), never (False) or under a condition. `shown`: under which condition it is asked at all
    (None: always). `prefill` names what is put in to begin with, `default` the answer where nothing is known.
    """

    key: str
    label: Words
    type: FieldType
    help: Words = NOTHING
    required: bool | Condition = False
    shown: Condition | None = None
    prefill: Source | None = None
    default: object = None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a heading, shown under a condition."""

    key: str
    title: Words
    fields: tuple[Field, ...]
    help: Words = NOTHING
    shown: Condition | None = None


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form. `code` and `version` say which one it is where it is kept; they are no part of its document."""

    title: Words
    sections: tuple[Section, ...]
    help: Words = NOTHING
    code: str = ""
    version: int = 0

    def fields(self) -> Iterator[Field]:
        """Every field, section by section."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field | None:
        """The field with that key."""
        return next((each for each in self.fields() if each.key == key), None)
