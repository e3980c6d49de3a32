"""When two accounts of one person are merged, the dossiers go along: drafts too, each by an event of its own."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from motcua.dossiers import writer
from motcua.dossiers.access import load_all
from motcua.dossiers.actions.carry_out import by_of, context_for
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import decide
from motcua.dossiers.rules.lifecycle.follow_account import FollowAccount
from motcua.kernel.errors import Conflict
from motcua.organisation.actors import SYSTEM

BATCH = 200


@transaction.atomic
def follow_account(from_account: int, to_account: int, at: datetime) -> int:
    """Every dossier of the one account becomes the other's. How many. `at`: the site's instant.

    Raises `Conflict` (`dossier_acted_meanwhile`) where an officer acts on one of them at this moment.
    """
    moved = 0
    while rows := list(_rows_of(from_account)[:BATCH]):
        by = by_of(SYSTEM, None)
        items = []
        for loaded in load_all(rows):
            # The site's clock may be behind an event by a moment: the dossier's own last instant is early enough.
            then = max(at, loaded.state.last_at) if loaded.state.last_at else at
            context = context_for(by, loaded, then)
            events = decide(loaded.state, FollowAccount(from_account, to_account), context)
            items.append(writer.Append(loaded.row.pk, loaded.state, loaded.head, events))
        try:
            writer.append(items, recorded_at=at)
        except writer.ActedMeanwhile as error:
            raise Conflict(
                "dossier_acted_meanwhile",
                vi="Một hồ sơ vừa được xử lý đúng lúc gộp: hãy gộp lại.",
                en="One of the dossiers was acted on at this very moment: merge again.",
            ) from error
        moved += len(items)
    return moved


def _rows_of(account: int) -> QuerySet[Dossier]:
    return Dossier.objects.filter(citizen_account=account).select_related("centre__unit").order_by("pk")
