"""A citizen says how it was."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.dossiers.access import LoadedDossier
from motcua.organisation.actors import Actor
from motcua.surveys.access import check_can_rate
from motcua.surveys.models import Answer, Rated
from motcua.surveys.rules.answers import check_answer, quarter_of, rated_already
from motcua.worktime.rules.schedule import in_vietnam


def rate(
    actor: Actor, loaded: LoadedDossier, *, level: int | None, reasons: Collection[str], comment: str, at: datetime
) -> None:
    """Keep the answer, apart from the dossier. `loaded` comes through `access`; who says it is written nowhere.

    Raises `Refused` for staff, before the end and the second time, `Invalid` naming a field.
    """
    check_can_rate(actor, loaded)
    said = check_answer(level, reasons, comment)
    try:
        with transaction.atomic():
            Rated.objects.create(dossier=loaded.row)
            Answer.objects.create(
                quarter=quarter_of(in_vietnam(at).date()),
                centre_id=loaded.row.centre_id,
                procedure_id=loaded.row.procedure_id,
                level=said.level,
                reasons=[reason.value for reason in said.reasons],
                comment=said.comment,
            )
    except IntegrityError as error:
        raise rated_already() from error
