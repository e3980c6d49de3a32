"""Attaching files to a dossier's papers, and taking one out again.

What is attached does not depend on what else happened meanwhile, so whoever is second here simply tries again.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.rules.lifecycle.attach import AttachFiles, Paper, RemoveFile
from motcua.kernel.errors import Conflict
from motcua.organisation.actors import Actor

ATTEMPTS = 5


def attach_files(
    actor: Actor, dossier: str | int, papers: tuple[Paper, ...], *, at: datetime, request_id: UUID | None = None
) -> Done:
    """Attach files that are in the store; those that are there already are left out.

    Raises `NotFound`, `Invalid`, and `Refused`: an ended dossier, not one's role, nothing that is new.
    """
    command = AttachFiles(papers)
    return again_when_second(
        lambda: carry_out_prepared(actor, dossier, command, at=at, request_id=request_id),
    )


def remove_file(actor: Actor, dossier: str | int, number: int, reason: str, *, at: datetime) -> Done:
    """Take out the file that event `number` attached; the story keeps that it was there, and why it went."""
    return again_when_second(lambda: carry_out_prepared(actor, dossier, RemoveFile(number, reason), at=at))


def again_when_second(act: Callable[[], Done]) -> Done:
    """What `act` does once nobody is faster."""
    for _ in range(ATTEMPTS - 1):
        try:
            return act()
        except Conflict:
            continue
    return act()
