"""What this room keeps of a citizen's account: for the copy of one's data, and before an account is closed."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import batched
from pathlib import PurePosixPath
from typing import Any

from motcua.dossiers.access import LoadedDossier, load_all
from motcua.dossiers.files import may_open
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import citizens_own
from motcua.dossiers.rules.lifecycle.note import NoteAdded
from motcua.kernel import clock
from motcua.organisation.actors import Actor, actor_for
from motcua.people.closing import Stays
from motcua.people.exporting import ExportedFile, Section
from motcua.people.models import Account

BATCH = 200


def dossiers_of(account_id: int) -> Section:
    """The account's dossiers as their citizen may see them, and the files that may be opened; notes are officers'.

    What it has handed in for an organisation is in it as long as it represents that organisation.
    """
    citizen = replace(actor_for(Account.objects.get(pk=account_id), clock.now().date()), posts=())
    told: list[dict[str, Any]] = []
    files: list[ExportedFile] = []
    for loaded in _loaded(citizen):
        told.append(_tell(loaded))
        files += _files(loaded, citizen)
    return Section(told, files)


def what_stays(account_id: int) -> Sequence[Stays]:
    """Dossiers handed in, with their papers, stay (Luật Lưu trữ 33/2024/QH15); how many are open is told."""
    handed_in = Dossier.objects.filter(citizen_account=account_id)
    total, open_ones = handed_in.count(), handed_in.filter(accepted_at__isnull=False, finished_at__isnull=True).count()
    if not total:
        return ()
    return (
        Stays(
            f"Giữ theo pháp luật về lưu trữ: {total} hồ sơ cùng giấy tờ và khoản đã thu, trong đó {open_ones} hồ sơ "
            "đang giải quyết vẫn được giải quyết tiếp; tra cứu bằng mã hồ sơ.",
            f"Kept, as the law on archives asks: {total} dossiers with their papers and payments; {open_ones} still "
            "open are resolved all the same, to be looked up by their codes.",
        ),
    )


def _loaded(citizen: Actor) -> Iterator[LoadedDossier]:
    own = Dossier.objects.filter(citizens_own(citizen), citizen_account=citizen.account_id)
    rows = own.select_related("centre__unit").order_by("pk")
    for some in batched(rows.iterator(chunk_size=BATCH), BATCH, strict=False):
        yield from load_all(some)


def _tell(loaded: LoadedDossier) -> dict[str, Any]:
    row, state = loaded.row, loaded.state
    return {
        "code": row.code,
        "status": state.status.name.lower(),
        "procedure": row.procedure_id and row.procedure.code,
        "summary": state.summary,
        "owner": asdict(state.owner) if state.owner else None,
        "applicant": asdict(state.applicant) if state.applicant else None,
        "submitted_at": row.submitted_at,
        "accepted_at": row.accepted_at,
        "due_at": row.due_at,
        "finished_at": row.finished_at,
        "returned_at": row.returned_at,
        "components": [asdict(each) for each in state.components],
        "story": [{"at": each.at, "what": each.kind} for each in loaded.events if each.kind != NoteAdded.KIND],
    }


def _files(loaded: LoadedDossier, citizen: Actor) -> list[ExportedFile]:
    folder = f"ho-so/{loaded.row.code or loaded.row.pk}"
    return [
        ExportedFile(f"{folder}/{each.number}-{PurePosixPath(each.document.name).name}", each.document.digest)
        for each in loaded.state.attachments
        if may_open(each, loaded.state, citizen)
    ]
