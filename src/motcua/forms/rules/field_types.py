"""The types of fields: what an answer to each looks like in the answers document.

| type | answer |
|---|---|
| text, identity, tax_code, phone, email | text, in its one written form |
| number, dong | a number; đồng are whole |
| date | "2018-10-30" |
| choice | the key of an option; of several, a list of keys in the order of the options |
| yes_no | true or false; a confirmation only true |
| unit | the code of a commune that exists on the day |
| file | a list of references to files, as the face that takes them in gives them |
| address, person, organisation | an object with an answer for each part |
| table | a list of such objects |
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from motcua.forms.rules.days import Limit
from motcua.forms.rules.words import NOTHING, Words
from motcua.people.rules.identity import IdentityKind

if TYPE_CHECKING:
    from motcua.forms.rules.definition import Field

LONGEST_TEXT = 10_000
MOST_DECIMALS = 6
LARGEST_NUMBER = 10**9
"""With six decimals still fifteen digits, which a JSON number keeps exactly."""
FILE_TYPES = ("pdf", "jpg", "png", "tiff", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Text:
    """Words of at most `longest` characters, on one line or on many."""

    longest: int = 200
    many_lines: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number with at most `decimals` decimals, between `least` and `most` (both included), in `unit` ("m²")."""

    decimals: int = 0
    least: int | float | None = None
    most: int | float | None = None
    unit: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Dong:
    """An amount in whole đồng."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date between two limits, both included."""

    least: Limit | None = None
    most: Limit | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    key: str
    label: Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options, or (`several`) as many as apply."""

    options: tuple[Option, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no. A `confirmation` ("I declare that …") is a single box, and only yes is an answer to it."""

    confirmation: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """The number of an identity paper of one of the kinds; nine-digit cards only as long as they were valid."""

    kinds: tuple[IdentityKind, ...] = (IdentityKind.CCCD, IdentityKind.CMND)


@dataclass(frozen=True, slots=True)
class TaxCode:
    """A tax code with its check digit."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number."""


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune that exists on the day of filling in."""


@dataclass(frozen=True, slots=True)
class File:
    """Files that fill the component (thành phần hồ sơ) with key `component` of the procedure; "" for none of them."""

    component: str = ""
    types: tuple[str, ...] = ("pdf", "jpg", "png")
    most: int = 5


@dataclass(frozen=True, slots=True)
class Address:
    """A commune and a free line. `anywhere`: also places that are no commune of ours; then the line tells all."""

    anywhere: bool = False


class PersonPart(StrEnum):
    """What may be asked of a person."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    IDENTITY_NUMBER = "identity_number"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, of whom `asks` is asked; `may_lack` are the parts that may stay empty.

    `least_age`: full years of age that the law demands on the day of filling in, by the date of birth (0: none).
    """

    asks: tuple[PersonPart, ...] = (PersonPart.NAME, PersonPart.BIRTH_DATE, PersonPart.IDENTITY_NUMBER)
    may_lack: tuple[PersonPart, ...] = ()
    least_age: int = 0


class OrganisationPart(StrEnum):
    """What may be asked of an organisation."""

    NAME = "name"
    TAX_CODE = "tax_code"
    REPRESENTATIVE = "representative"
    POSITION = "position"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, of which `asks` is asked; `may_lack` are the parts that may stay empty."""

    asks: tuple[OrganisationPart, ...] = (
        OrganisationPart.NAME,
        OrganisationPart.TAX_CODE,
        OrganisationPart.REPRESENTATIVE,
    )
    may_lack: tuple[OrganisationPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same columns, which are fields of simple types without conditions of their own."""

    columns: tuple["Field", ...] = field(default=())
    least: int = 0
    most: int = 20


type SimpleType = Text | Number | Dong | Day | Choice | YesNo | Identity | TaxCode | Phone | Email | Commune | File
type FieldType = SimpleType | Address | Person | Organisation | Table

KINDS: dict[str, type] = {
    "text": Text,
    "number": Number,
    "dong": Dong,
    "date": Day,
    "choice": Choice,
    "yes_no": YesNo,
    "identity": Identity,
    "tax_code": TaxCode,
    "phone": Phone,
    "email": Email,
    "unit": Commune,
    "file": File,
    "address": Address,
    "person": Person,
    "organisation": Organisation,
    "table": Table,
}
"""The name of each type in a definition's document."""
_NAMES = {kind: name for name, kind in KINDS.items()}

COMPOSED = (Address, Person, Organisation)
"""Types whose answer is an object with parts (`rules.parts`)."""


def kind_of(type_: FieldType) -> str:
    """The name of a type: "text", "person", …"""
    return _NAMES[type(type_)]
