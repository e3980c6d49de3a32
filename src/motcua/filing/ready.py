"""A draft as it stands against the law of the day: what it is about, what is prepared, what is still wrong."""

from dataclasses import dataclass, replace
from datetime import date

from motcua.filing.e_forms import FilledForm, filled_form
from motcua.filing.matter import Matter, read_matter
from motcua.filing.models import Draft
from motcua.filing.rules.checks import Problem, problems_of
from motcua.filing.rules.preparation import PartyTyped, Preparation
from motcua.filing.rules.steps import Step, steps_for
from motcua.people.queries import may_prefill, represented_by, who_is
from motcua.people.rules.citizen import Citizen, CitizenKind


@dataclass(frozen=True, slots=True)
class Ready:
    """`problems` of all steps, in their order; `form` where the procedure has an electronic one.

    `is_revised`: the procedure has another revision in force than when the draft was begun.
    `citizen` is whose draft it is; `represented` are the tax codes for which the account is known to act.
    """

    matter: Matter
    prepared: Preparation
    form: FilledForm | None
    problems: tuple[Problem, ...]
    is_revised: bool
    citizen: Citizen | None = None
    represented: frozenset[str] = frozenset()

    @property
    def is_proven(self) -> bool:
        """Whether the account's name and number are proven, so that nobody types them."""
        return self.citizen is not None and self.citizen.is_proven

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_for(has_form=self.form is not None)

    def problems_in(self, step: Step) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.step is step)


def look_at(draft: Draft, on: date) -> Ready:
    """The draft on that day. Raises `Refused` where nobody takes the procedure online any more."""
    matter = read_matter(draft.procedure.code, on)
    represented = frozenset(each.tax_code for each in represented_by(draft.account_id, on))
    return _judged(draft, on, matter, who_is(draft.account_id), represented)


def look_again(ready: Ready, draft: Draft, on: date) -> Ready:
    """The same after the draft was saved: law and person are read once in a request."""
    return _judged(draft, on, ready.matter, ready.citizen, ready.represented)


def _judged(draft: Draft, on: date, matter: Matter, citizen: Citizen | None, represented: frozenset[str]) -> Ready:
    prepared = truthful(Preparation.from_json(draft.content), citizen)
    form = filled_form(matter, prepared, citizen if may_prefill(draft.account_id) else None, on)
    problems = (*problems_of(prepared, matter.asked(prepared, represented), on), *(form.problems if form else ()))
    order = {step: place for place, step in enumerate(Step)}
    return Ready(
        matter=matter,
        prepared=prepared,
        form=form,
        problems=tuple(sorted(problems, key=lambda each: order[each.step])),
        is_revised=matter.number != draft.revision,
        citizen=citizen,
        represented=represented,
    )


def truthful(prepared: Preparation, citizen: Citizen | None) -> Preparation:
    """Who signs in with a proven identity hands in under it: what was typed for name and number does not count."""
    if citizen is None or not citizen.is_proven:
        return prepared
    return replace(prepared, applicant=proven(prepared.applicant, citizen))


def proven(typed: PartyTyped, citizen: Citizen) -> PartyTyped:
    """The party with the account's proven name and number."""
    if citizen.kind is CitizenKind.ORGANISATION:
        return replace(typed, full_name=citizen.name, identity_kind="tax_code", identity_number=citizen.tax_code)
    kind = str(citizen.identity_kind or "")
    return replace(typed, full_name=citizen.name, identity_kind=kind, identity_number=citizen.identity_number)
