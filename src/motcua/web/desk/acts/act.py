"""One act as a page knows it: its address, its words, its form, and the action behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.state import DossierState
from motcua.organisation.actors import Actor
from motcua.web.desk.acts.form import ActForm


def as_it_is(state: DossierState, command: Any) -> Any:
    return command


def nothing_else(actor: Actor, code: str) -> None:
    """Nothing outside the dossier holds the act up."""


@dataclass(frozen=True, slots=True)
class Act:
    """`does` is what the button says, `says` what the page says above the form.

    `moves_on` are the acts of the ordinary way, offered first. `part` names the field by which an act is one of
    several (a step, an agency asked). `prepare` looks up what the action would, for the dry run. `check` raises what
    holds the act up that dossiers know nothing of, such as money.
    """

    slug: str
    command: type
    title: str | Promise
    form: type[ActForm]
    says: str | Promise = ""
    moves_on: bool = False
    part: str = ""
    carry: Callable[..., Any] = carry_out
    prepare: Callable[[DossierState, Any], Any] = as_it_is
    check: Callable[[Actor, str], None] = nothing_else
