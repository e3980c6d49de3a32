"""Where an officer works, told in the words in which duties tell whose they are (`rules.duties`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from motcua.dossiers import directory
from motcua.dossiers.rules.duties import at, by_agency, for_agency, held_by, of_post
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.models import Agency
from motcua.organisation.rules.posts import WATCH_ONLY


@dataclass(frozen=True, slots=True)
class Desk:
    """The centres (row numbers) and agencies (codes) of the posts held, and what of their work is the officer's own.

    `own`: place and owner of the duties that fall to the posts; `held`: of those given by name to the account, or to
    an absent colleague for whom it holds a post. `places` are those of the unit; `asked` the agencies that may be asked
    by a linked step or a question.
    """

    centres: tuple[int, ...]
    agencies: tuple[str, ...]
    asked: tuple[str, ...]
    own: tuple[tuple[str, str], ...]
    held: tuple[tuple[str, str], ...]

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place for place, _ in self.held))


def desk_of(actor: Actor) -> Desk:
    """The desk of the posts that `actor` holds. One query, for the codes of the agencies."""
    rows = Agency.objects.filter(Q(pk__in=actor.agency_ids) | Q(centres__in=actor.centre_ids))
    named = [(pk, centre, code) for pk, centre, code in rows.values_list("pk", "centres", "code_2020").distinct()]
    of_agency = {pk: code for pk, _, code in named}
    of_centre = {centre: code for _, centre, code in named if centre is not None}
    own: dict[tuple[str, str], None] = {}
    held: dict[tuple[str, str], None] = {}
    for post in actor.posts:
        for place in places_of(post, of_agency, of_centre):
            held[place, held_by(actor.account_id or 0)] = None
            if post.absent_id is not None:
                held[place, held_by(post.absent_id)] = None
            own |= {(place, whose): None for whose in owners_of(post)}
    return Desk(
        centres=tuple(sorted(actor.centre_ids)),
        agencies=tuple(sorted({of_agency[number] for number in agencies_without_centre(actor)})),
        asked=tuple(sorted({code for _, _, code in named})),
        own=tuple(own),
        held=tuple(held),
    )


def places_of(post: HeldPost, of_agency: dict[int, str], of_centre: dict[int, str]) -> Iterator[str]:
    """The places of a post, as `policies.acts_for` has them."""
    if post.centre_id is None:
        code = of_agency[post.agency_id or 0]
        yield for_agency(code)
        yield by_agency(code)
        return
    centre = directory.centres.code(post.centre_id)
    yield at(centre)
    if post.agency_id is not None:
        yield by_agency(of_agency[post.agency_id], centre)
    else:
        yield by_agency(of_centre[post.centre_id])


def owners_of(post: HeldPost) -> Iterator[str]:
    """The owners of duties that a post answers to: its roles, and the post itself."""
    yield from sorted(post.roles - WATCH_ONLY)
    if post.code:
        yield of_post(post.code)


def agencies_without_centre(actor: Actor) -> Iterator[int]:
    """The agencies of the posts that sit at no centre."""
    for post in actor.posts:
        if post.centre_id is None and post.agency_id is not None:
            yield post.agency_id
