"""The electronic form of a draft: which one is asked that day, what was answered, and what no longer fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.filing.matter import Matter
from motcua.filing.rules.checks import Problem
from motcua.filing.rules.preparation import Capacity, PartyTyped, Preparation
from motcua.filing.rules.steps import Step
from motcua.forms.queries import CommunesOfDay, form_for
from motcua.forms.rules import problems as form_problems
from motcua.forms.rules.answers import Answers, read_answers
from motcua.forms.rules.definition import FormDefinition, Source
from motcua.forms.rules.posted import spread
from motcua.forms.rules.prefilling import prefilled
from motcua.people.rules.citizen import Citizen


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The form in force, what stands in it as a browser would post it, the answers document, and its problems.

    `left_over`: what was typed into an earlier version and has no field in this one, by its name, as it was typed.
    """

    definition: FormDefinition
    posted: Mapping[str, list[str]]
    answers: Answers
    by_field: Mapping[str, form_problems.Problem]
    left_over: tuple[tuple[str, str], ...] = ()
    was_version: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """With the question each is about: the summary tells them away from their fields."""
        return tuple(self._told(path, each) for path, each in self.by_field.items())

    def _told(self, path: str, problem: form_problems.Problem) -> Problem:
        field = self.definition.field(path.partition(".")[0])
        if field is None:
            return Problem(Step.FORM, path, problem.vi, problem.en)
        vi, en = field.label.read("vi"), field.label.read("en")
        return Problem(Step.FORM, path, f"{vi}: {problem.vi}", f"{en}: {problem.en}")

    @property
    def file_name(self) -> str:
        return f"to-khai-{self.definition.code.replace('/', '-')}-{self.definition.version}.json"

    @property
    def is_newer(self) -> bool:
        """Whether the form has changed since it was filled in."""
        return bool(self.was_version) and self.was_version != self.definition.version


def filled_form(matter: Matter, prepared: Preparation, citizen: Citizen | None, on: date) -> FilledForm | None:
    """The form that the procedure asks in this case on that day; None where there is none.

    Nothing typed yet, it begins with what is known of the people.
    """
    version = form_for(matter.code, prepared.case, on)
    if version is None:
        return None
    definition = version.as_rule()
    posted = prepared.answers or spread(definition, prefilled(definition, known(prepared, citizen, on)))
    answers, problems = read_answers(definition, posted, on, CommunesOfDay())
    return FilledForm(
        definition=definition,
        posted=posted,
        answers=answers,
        by_field=problems,
        left_over=tuple(left_over(definition, prepared.answers)),
        was_version=prepared.form_version,
    )


def left_over(definition: FormDefinition, posted: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What was typed under a name that the form does not have."""
    keys = {field.key for field in definition.fields()}
    for name, values in posted.items():
        text = "; ".join(value for value in values if value.strip())
        if name.partition(".")[0] not in keys and text:
            yield name, text


def known(prepared: Preparation, citizen: Citizen | None, on: date) -> dict[Source, object]:
    """What is known of owner and applicant, in the written form of answers."""
    applicant = party_known(prepared.applicant)
    if citizen is not None:
        applicant |= {
            "birth_date": citizen.birth_date.isoformat() if citizen.birth_date else "",
            "sex": str(citizen.sex or ""),
        }
    owner = applicant if prepared.capacity == Capacity.SELF else party_known(prepared.owner)
    found: dict[Source, object] = {Source.TODAY: on.isoformat()}
    for who, party in (("owner", owner), ("applicant", applicant)):
        said = {key: value for key, value in party.items() if value}
        for source in Source:
            part, _dot, what = source.value.partition(".")
            if part != who:
                continue
            if what in ("person", "organisation"):
                found[source] = said
            elif what in said:
                found[source] = said[what]
    return found


def party_known(typed: PartyTyped) -> dict[str, object]:
    """A party by the names that forms have for its parts. An address is a unit and a line: text alone is neither."""
    is_organisation = typed.identity_kind == "tax_code"
    return {
        "name": typed.full_name,
        "identity_number": "" if is_organisation else typed.identity_number,
        "tax_code": typed.identity_number if is_organisation else "",
        "phone": typed.phone,
        "email": typed.email,
    }
