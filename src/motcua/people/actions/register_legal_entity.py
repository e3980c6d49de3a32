"""Register a legal entity by its tax code, or bring what is known of it up to date."""

from datetime import date

from django.db import transaction

from motcua.kernel.text import fold, sort_key
from motcua.people.actions.register_person import ContactDetails, check_name
from motcua.people.models import LegalEntity
from motcua.people.rules.tax_code import check_tax_code


@transaction.atomic
def register_legal_entity(*, tax_code: str, name: str, on: date, contact: ContactDetails | None = None) -> LegalEntity:
    """The entity that bears the tax code: found, or added. Its name and contact are replaced by what is given.

    Unlike a person an enterprise may change its name. `on` is the day of reception. Raises `Invalid`: those of
    `check_tax_code` and `ContactDetails.checked`, `person_without_name`.
    """
    code = check_tax_code(tax_code)
    name = check_name(name)
    known = (contact or ContactDetails()).checked(on)
    known |= {"name": name, "name_folded": fold(name), "name_sort": sort_key(name)}
    entity, _ = LegalEntity.objects.update_or_create(tax_code=code, defaults=known)
    return entity
