"""Which parts of the page of reception stand open: those that were begun, and those that the rules have asked for."""

from dataclasses import dataclass

from django.forms import Form

from motcua.web.desk.counter.reception import Reception


@dataclass(frozen=True, slots=True)
class Leanings:
    """`names`: somebody's number is recorded with another name, and the officer may say that this one is right;
    `term`: the rules have asked for a promised term; slips 02 and 03; an exemption of fees.
    """

    names: bool
    term: bool
    supplement: bool
    refusal: bool
    exemption: bool


def leanings_of(reception: Reception) -> Leanings:
    matter, taking = reception.matter, reception.fees.taking
    parties = (reception.owner, reception.applicant, reception.representative)
    lacks = any(form.is_bound and form.has_error("originals") for form in reception.papers)
    return Leanings(
        names=any(party.is_of_another_name or party.names_checked for party in parties),
        term=matter.is_bound and matter.has_error("promised_term"),
        supplement=lacks or is_begun(matter, "further_items", "supplement_reason"),
        refusal=is_begun(matter, "refusal_reason", "refusal_ground"),
        exemption=is_begun(taking, "basis", "document") or any(row["exempt"].value() for row in reception.fees.rows),
    )


def is_begun(form: Form, *fields: str) -> bool:
    return any(form[field].value() or (form.is_bound and form.has_error(field)) for field in fields)
