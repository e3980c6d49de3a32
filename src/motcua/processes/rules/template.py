"""The template of an internal process (quy trình nội bộ, TT 01/2018/TT-VPCP Art 8): steps, whose they are, how long.

A step begins when every step named in its `after` is done; steps with the same predecessors run side by side (parallel
consultation, NĐ 61/2018 Art 19.5). A linked procedure (liên thông, NĐ 61/2018 Art 19.6) gives its steps the agency that
does them; one of these agencies leads.

Which command of a dossier finishes which kind of step:

| kind | finished by |
|---|---|
| receive | acceptance (hand-over carries the papers to the next step) |
| consult, appraise | finishing the step |
| approve | the decision (one in every dossier; a sign-off on the way to it is an appraisal) |
| issue | issuing the result; without such a step the approver's office issues it once decided |
| return | returning the result |
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.organisation.rules.posts import WATCH_ONLY, Role
from motcua.processes.rules.conditions import Condition

ROLES = tuple(role.value for role in Role if role not in WATCH_ONLY)


class StepKind(StrEnum):
    """What is done in a step."""

    RECEIVE = "receive"
    CONSULT = "consult"
    APPRAISE = "appraise"
    APPROVE = "approve"
    ISSUE = "issue"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Vietnamese and in English; the Vietnamese one stands for the other where nobody has given it."""

    vi: str
    en: str = ""

    def __post_init__(self) -> None:
        if not self.en:
            object.__setattr__(self, "en", self.vi)

    def read(self, language: str) -> str:
        """The name in `language` ("vi" or "en"); Vietnamese for any other."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    `key` is unique in the process. `role` or `post_code` says whose it is (a post is narrower than a role). The time
    allowed is either `hours` (working hours, in quarters of an hour) or `share` (whole per cent of the legal term);
    in a frozen process always `hours`, None where the procedure's term is not known. `agency_code` names the agency of
    a linked procedure, "" for the agency that owns the dossier.
    """

    key: str
    kind: StepKind
    name: Name
    role: str = ""
    post_code: str = ""
    hours: float | None = None
    share: int | None = None
    after: tuple[str, ...] = ()
    condition: Condition | None = None
    agency_code: str = ""


@dataclass(frozen=True, slots=True)
class ProcessTemplate:
    """Steps in the order their author wrote them.

    `term_working_days` is the legal term that the hours were planned for; None for a template of shares only, which
    serves procedures of any term. `lead_agency` is the leading agency of a linked procedure, "" for others.
    """

    code: str
    version: int
    name: Name
    steps: tuple[Step, ...]
    lead_agency: str = ""
    term_working_days: float | None = None

    @property
    def is_linked(self) -> bool:
        """Whether several agencies take part by name."""
        return bool(self.lead_agency) or any(step.agency_code for step in self.steps)
