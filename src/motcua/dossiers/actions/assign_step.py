"""Giving the open steps of a dossier to an officer, taking one, giving it back: by the rules of `lifecycle.assign`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier, dossier_for
from motcua.dossiers.actions.carry_out import Done, carry_out, carry_out_prepared
from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, Reassign, TakeStep, holder_of
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.kernel.errors import DomainError, NotFound, Refused
from motcua.organisation.actors import Actor, actor_for
from motcua.people.models import Account
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Asked:
    """A dossier to be given away, and the number of the last event that was seen of it."""

    code: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of many: `error` is None where it was done."""

    code: str
    error: DomainError | None = None


def reassign_many(
    actor: Actor, dossiers: Iterable[Asked], account_id: int, reason: str, *, at: datetime
) -> Iterator[Result]:
    """Each dossier on its own, with a result for each: what is refused of one holds up none of the others."""
    for asked in dossiers:
        try:
            reassign(actor, asked.code, account_id, reason, at=at, seen=asked.seen)
        except DomainError as error:
            yield Result(asked.code, error)
        else:
            yield Result(asked.code)


def reassign(actor: Actor, code: str, account_id: int, reason: str, *, at: datetime, seen: int | None = None) -> Done:
    """Give the open steps with which that account's posts are charged to the account, for `reason`.

    Raises `Refused` where the account is charged with none of them or the actor is not the head, `Conflict` where
    somebody acted after `seen`, `NotFound` for a dossier or an account that is not there.
    """
    loaded = dossier_for(actor, code)
    policies.check_may(actor, Reassign((), account_id, "", reason), loaded.state, loaded.row.centre_id)
    officer = officer_named(account_id, at)
    steps = tuple(steps_charged(officer, loaded))
    if not steps and open_steps(loaded.state):
        raise not_charged(officer.name)
    return carry_out_prepared(actor, code, Reassign(steps, account_id, officer.name, reason), at=at, seen=seen)


def take_step(actor: Actor, code: str, *, at: datetime, seen: int | None = None) -> Done:
    """Take the first open step that is the actor's to do, one that is in nobody's hands before any other."""
    loaded = dossier_for(actor, code)
    steps = sorted(steps_charged(actor, loaded), key=lambda step: holder_of(loaded.state, step) is not None)
    return carry_out(actor, code, TakeStep(steps[0] if steps else first_open(loaded)), at=at, seen=seen)


def give_back_step(actor: Actor, code: str, *, at: datetime, seen: int | None = None) -> Done:
    """Give back the first open step in the actor's hands, or in those of the absent colleague whose post it is."""
    loaded = dossier_for(actor, code)
    hands = {actor.account_id or 0, *(post.absent_id for post in actor.posts if post.absent_id is not None)}
    holders = {step.key: holder_of(loaded.state, step.key) for step in open_steps(loaded.state)}
    held = [key for key, holder in holders.items() if holder is not None and holder.account in hands]
    return carry_out(actor, code, GiveBackStep(held[0] if held else first_open(loaded)), at=at, seen=seen)


def steps_charged(actor: Actor, loaded: LoadedDossier) -> Iterator[str]:
    """The open steps with which a post of `actor` is charged, in the order of the process."""
    state, centre = loaded.state, directory.centres.number(loaded.state.centre)
    for step in open_steps(state):
        if policies.post_for(actor, TakeStep(step.key), state, centre):
            yield step.key


def first_open(loaded: LoadedDossier) -> str:
    """The key of the first open step; "" where there is none, which the rules refuse in words."""
    return next((step.key for step in open_steps(loaded.state)), "")


def officer_named(account_id: int, at: datetime) -> Actor:
    """Who that account is on the day. Raises `NotFound` for one that is not there, locked or without a post."""
    account = Account.objects.filter(pk=account_id).first()
    officer = actor_for(account, in_vietnam(at).date()) if account else None
    if officer is None or not officer.posts:
        raise NotFound(
            "officer_not_found",
            vi="Không có cán bộ này, hoặc hôm nay không giữ vị trí nào. Hãy chọn trong danh sách.",
            en="There is no such officer, or the officer holds no post today. Choose from the list.",
            field="officer",
        )
    return officer


def not_charged(name: str) -> Refused:
    return Refused(
        "officer_not_charged",
        vi=f"Vị trí của {name} không được làm bước đang chờ của hồ sơ này. Hãy chọn người khác.",
        en=f"No post of {name} is charged with the step that is open. Choose somebody else.",
        field="officer",
    )
