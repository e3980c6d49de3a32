"""What addresses, persons and organisations are made of: fields of simple types, and an address."""

from motcua.forms.rules.days import Today
from motcua.forms.rules.definition import Field
from motcua.forms.rules.field_types import (
    Address,
    Choice,
    Commune,
    Day,
    Email,
    FieldType,
    Identity,
    Option,
    Organisation,
    OrganisationPart,
    Person,
    PersonPart,
    Phone,
    Table,
    TaxCode,
    Text,
)
from motcua.forms.rules.words import NOTHING, Words
from motcua.people.rules.identity import IdentityKind, Sex

_ALL_PAPERS = (IdentityKind.CCCD, IdentityKind.CMND, IdentityKind.PASSPORT)
_SEX = Choice(
    (Option(Sex.MALE.value, Words("Nam", "Male")), Option(Sex.FEMALE.value, Words("Nữ", "Female"))),
)
_BORN = Words("Ngày, tháng, năm sinh", "Date of birth")
_PERSON: dict[PersonPart, tuple[Words, FieldType]] = {
    PersonPart.NAME: (Words("Họ, chữ đệm và tên", "Full name"), Text()),
    PersonPart.BIRTH_DATE: (_BORN, Day(most=Today())),
    PersonPart.SEX: (Words("Giới tính", "Sex"), _SEX),
    PersonPart.IDENTITY_NUMBER: (Words("Số giấy tờ tùy thân", "Number of identity paper"), Identity(_ALL_PAPERS)),
    PersonPart.ETHNICITY: (Words("Dân tộc", "Ethnicity"), Text(50)),
    PersonPart.NATIONALITY: (Words("Quốc tịch", "Nationality"), Text(100)),
    PersonPart.PHONE: (Words("Số điện thoại", "Telephone"), Phone()),
    PersonPart.EMAIL: (Words("Thư điện tử", "E-mail"), Email()),
    PersonPart.ADDRESS: (Words("Nơi cư trú", "Residence"), Address(anywhere=True)),
}
_ORGANISATION: dict[OrganisationPart, tuple[Words, FieldType]] = {
    OrganisationPart.NAME: (Words("Tên tổ chức", "Name of the organisation"), Text(300)),
    OrganisationPart.TAX_CODE: (Words("Mã số thuế", "Tax code"), TaxCode()),
    OrganisationPart.REPRESENTATIVE: (Words("Người đại diện", "Representative"), Text()),
    OrganisationPart.POSITION: (Words("Chức vụ", "Position"), Text()),
    OrganisationPart.PHONE: (Words("Số điện thoại", "Telephone"), Phone()),
    OrganisationPart.EMAIL: (Words("Thư điện tử", "E-mail"), Email()),
    OrganisationPart.ADDRESS: (Words("Địa chỉ trụ sở", "Address"), Address(anywhere=True)),
}


def parts_of(type_: FieldType) -> tuple[Field, ...]:
    """The parts of a composed type in the order in which they are asked, the columns of a table; () for simple types.

    A part that is required must be answered as soon as the whole is.
    """
    match type_:
        case Address(anywhere=anywhere):
            return (
                Field("unit", Words("Xã, phường, đặc khu", "Commune, ward"), Commune(), required=not anywhere),
                Field(
                    "line",
                    Words("Số nhà, đường, thôn, tổ", "House number, street, hamlet"),
                    Text(300),
                    help=Words(
                        "Nơi không có trong danh sách xã, phường: ghi đầy đủ cả xã, tỉnh hoặc nước.",
                        "A place that is not in the list: write it whole, with commune, province or country.",
                    )
                    if anywhere
                    else NOTHING,
                    required=True,
                ),
            )
        case Person(asks=asks, may_lack=may_lack, least_age=least_age):
            person = {**_PERSON, PersonPart.BIRTH_DATE: (_BORN, Day(most=Today(-least_age, "y" if least_age else "d")))}
            return tuple(Field(part.value, *person[part], required=part not in may_lack) for part in asks)
        case Organisation(asks=asked, may_lack=lacking):
            return tuple(Field(each.value, *_ORGANISATION[each], required=each not in lacking) for each in asked)
        case Table(columns=columns):
            return columns
    return ()
