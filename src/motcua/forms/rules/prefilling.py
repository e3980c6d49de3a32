"""What stands in a form before anybody types: what is known of the people, and defaults."""

from collections.abc import Mapping

from motcua.forms.rules.definition import Field, FormDefinition, Source
from motcua.forms.rules.field_types import (
    Address,
    Choice,
    Day,
    Email,
    FieldType,
    Identity,
    Organisation,
    Person,
    Phone,
    TaxCode,
    Text,
)
from motcua.forms.rules.parts import parts_of

_FITS: dict[str, tuple[type, ...]] = {
    "name": (Text,),
    "identity_number": (Identity, Text),
    "birth_date": (Day,),
    "sex": (Choice,),
    "phone": (Phone, Text),
    "email": (Email, Text),
    "address": (Address,),
    "tax_code": (TaxCode, Text),
    "person": (Person,),
    "organisation": (Organisation,),
    "today": (Day,),
}


def fits(source: Source, type_: FieldType) -> bool:
    """Whether what the source knows can be the answer to a field of that type."""
    if not isinstance(type_, _FITS[source.value.rpartition(".")[2]]):
        return False
    if isinstance(type_, Choice):
        return not type_.several and {"male", "female"} <= {option.key for option in type_.options}
    return True


def prefilled(definition: FormDefinition, known: Mapping[Source, object]) -> dict[str, object]:
    """The values to begin with, by field. `known` has answers in their written form (`rules.field_types`).

    A person or organisation is an object of which the parts that are asked are taken. Nothing here is checked: it is
    what a person finds in the form, and checks with it.
    """
    values = {}
    for field in definition.fields():
        value = known.get(field.prefill) if field.prefill else None
        if value is not None:
            value = _asked_of(field, value)
        if value is None or value == {}:
            value = field.default
        if value is not None:
            values[field.key] = value
    return values


def _asked_of(field: Field, value: object) -> object:
    if isinstance(field.type, Person | Organisation) and isinstance(value, Mapping):
        return {part.key: value[part.key] for part in parts_of(field.type) if value.get(part.key) is not None}
    return value
