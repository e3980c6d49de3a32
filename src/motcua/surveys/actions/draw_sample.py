"""Who is asked: drawn from the frame by a shown seed, once or, until the campaign opens, anew."""

from datetime import datetime
from hashlib import sha256
from secrets import randbelow
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import done_already
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_rows import add
from motcua.surveys.frames import read_frame
from motcua.surveys.models import Invitation
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import CAMPAIGNS, SampleDrawn, Stratum
from motcua.surveys.rules.campaign_moves import decide_sample
from motcua.surveys.rules.paper_codes import with_check_digit
from motcua.surveys.rules.sampling import allocate, draw

LONGEST_SEED = 64


@transaction.atomic
def draw_sample(
    actor: Actor, number: UUID, *, size: int, least: int, seed: str, at: datetime, request_id: UUID | None = None
) -> None:
    """Draw `size` people and write their invitations, in the place of any drawn before.

    Raises `NotFound`, `Refused` once it is open, `Invalid` naming the field.
    """
    check_may_run(actor)
    loaded = campaign_for(actor, number, to_change=True)
    if done_already(CAMPAIGNS, number, request_id):
        return
    _check(size, least, seed)
    plan = loaded.state.plan
    frame = read_frame(plan.centres, plan.first, plan.last)
    sizes = allocate(size, {centre: len(people) for centre, people in sorted(frame.people.items())}, least)
    drawn = {centre: draw(seed, frame.people[centre], n) for centre, n in sizes.items()}
    asked = sorted(dossier for some in drawn.values() for dossier in some)
    fact = SampleDrawn(
        seed,
        least,
        tuple(Stratum(centre, len(frame.people[centre]), n) for centre, n in sizes.items()),
        frame.dossiers,
        frame.nameless,
        frame.repeated,
        frame.staff,
        sha256(",".join(map(str, asked)).encode()).hexdigest(),
    )
    add(actor, number, loaded.told, [decide_sample(loaded.state, fact)], at=at, request_id=request_id)
    Invitation.objects.filter(campaign=loaded.row).delete()
    centres = {code: pk for pk, code in ServiceCentre.objects.values_list("pk", "code")}
    papers = _papers(len(asked))
    Invitation.objects.bulk_create(
        Invitation(campaign=loaded.row, centre_id=centres[centre], dossier_id=dossier, paper=papers.pop())
        for centre, some in drawn.items()
        for dossier in some
    )


def _papers(number: int) -> set[str]:
    """New numbers of papers, none of which is any campaign's."""
    papers: set[str] = set()
    while len(papers) < number:
        papers |= {with_check_digit(randbelow(10**7)) for _ in range(number - len(papers))}
        papers -= set(Invitation.objects.filter(paper__in=papers).values_list("paper", flat=True))
    return papers


def _check(size: int, least: int, seed: str) -> None:
    if size < 1:
        raise Invalid("sample_size", vi="Cỡ mẫu phải từ 1 người.", en="Ask at least one person.", field="size")
    if least < 0:
        raise Invalid("sample_least", vi="Mức tối thiểu không được âm.", en="The minimum is not below 0.",
                      field="least")  # fmt: skip
    if not (seed and len(seed) <= LONGEST_SEED and seed.isascii() and seed.isalnum()):
        raise Invalid(
            "sample_seed",
            vi=f"Số gieo gồm chữ không dấu và số, nhiều nhất {LONGEST_SEED} ký tự.",
            en=f"The seed is of letters without accents and digits, at most {LONGEST_SEED}.",
            field="seed",
        )
