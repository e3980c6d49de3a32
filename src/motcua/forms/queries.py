"""Reads of electronic forms."""

from datetime import date

from django.db.models import QuerySet

from motcua.catalogue.rules.search_words import search_key
from motcua.forms.models import FormVersion, Status
from motcua.forms.policies import may_see_drafts
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Level


def visible_to(actor: Actor) -> QuerySet[FormVersion]:
    """Published versions for everyone, drafts for those who keep them or audit."""
    versions = FormVersion.objects.select_related("form__procedure")
    return versions if may_see_drafts(actor) else versions.filter(status=Status.PUBLISHED)


def form_for(procedure_code: str, case: str, on: date) -> FormVersion | None:
    """The version to be filled in on that day: the case's own form, else the procedure's; None where there is none."""
    versions = FormVersion.objects.filter(
        valid_on(on), status=Status.PUBLISHED, form__procedure__code=procedure_code, form__case__in={"", case}
    ).select_related("form__procedure")
    return versions.order_by("-form__case").first()


def version_named(code: str, number: int) -> FormVersion | None:
    """The published version that an answers document names by `form` and `version`, in force or not."""
    procedure_code, _, case = code.partition("/")
    versions = FormVersion.objects.filter(
        status=Status.PUBLISHED, form__procedure__code=procedure_code, form__case=case, number=number
    )
    return versions.select_related("form__procedure").first()


def procedures_with_form(on: date) -> set[str]:
    """The codes of the procedures that can be filled in electronically that day, wholly or in some case."""
    found = FormVersion.objects.filter(valid_on(on), status=Status.PUBLISHED)
    return set(found.values_list("form__procedure__code", flat=True))


def kept_versions(actor: Actor, q: str, status: str) -> QuerySet[FormVersion]:
    """The latest version of each form, by a part of the procedure's name or the beginning of its code."""
    found = visible_to(actor).order_by("form_id", "-number").distinct("form_id")
    latest = FormVersion.objects.filter(pk__in=found.values("pk")).select_related("form__procedure")
    for word in search_key(q).split():
        latest = latest.filter(form__procedure__name_key__contains=word) | latest.filter(
            form__procedure__code__startswith=word
        )
    return latest.filter(status=status) if status else latest


class CommunesOfDay:
    """The communes as the rules ask for them (`rules.simple_values.Units`), read when the first is asked for."""

    def __init__(self) -> None:
        self._names: dict[date, dict[str, str]] = {}

    def commune_name(self, code: str, on: date) -> str | None:
        """What the commune is called on that day."""
        if on not in self._names:
            communes = AdministrativeUnit.objects.filter(valid_on(on), level=Level.COMMUNE)
            self._names[on] = dict(communes.values_list("code", "full_name"))
        return self._names[on].get(code)


def communes_on(on: date) -> list[tuple[str, str]]:
    """Code and name, with that of the unit above it, of every commune of the day, in Vietnamese order."""
    rows = AdministrativeUnit.objects.filter(valid_on(on), level=Level.COMMUNE).order_by("name_sort", "code")
    return [
        (code, f"{name}, {above}" if above else name)
        for code, name, above in rows.values_list("code", "full_name", "parent__full_name")
    ]
