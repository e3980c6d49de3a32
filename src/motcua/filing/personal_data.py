"""What this room keeps of an account: moved with a merged one, copied for its owner, gone or kept when it is closed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from motcua.filing.models import Draft, Message, OwnPaper, OwnPaperReading, StoreConsent
from motcua.filing.queries import papers_of
from motcua.filing.rules.preparation import Preparation
from motcua.kernel import clock
from motcua.organisation.actors import actor_for
from motcua.people.closing import Stays
from motcua.people.exporting import ExportedFile, Section
from motcua.people.models import Account


def move(from_account: int, to_account: int, at: datetime) -> int:
    """Drafts, own papers and messages become the other account's; the one word of consent stays one. How many."""
    StoreConsent.objects.filter(account_id=from_account, withdrawn_at=None).update(withdrawn_at=at)
    StoreConsent.objects.filter(account_id=from_account).update(account_id=to_account)
    OwnPaperReading.objects.filter(account_id=from_account).update(account_id=to_account)
    moved = [
        model.objects.filter(account_id=from_account).update(account_id=to_account)
        for model in (Draft, OwnPaper, Message)
    ]
    return sum(moved)


def data_of(account_id: int) -> Section:
    """Drafts as typed, own papers with who used them, and the messages the account has written; files beside."""
    actor = actor_for(Account.objects.get(pk=account_id), clock.now().date())
    papers = list(papers_of(actor).order_by("pk"))
    drafts = list(Draft.objects.filter(account_id=account_id, dossier=None).select_related("procedure"))
    told: dict[str, Any] = {
        "drafts": [{"procedure": each.procedure.code, "changed_at": each.changed_at} | each.content for each in drafts],
        "papers": [tell_paper(each) for each in papers],
        "messages": list(
            Message.objects.filter(account_id=account_id, is_from_citizen=True).order_by("pk").values("at", "text")
        ),
        "consents": list(StoreConsent.objects.filter(account_id=account_id).values("given_at", "withdrawn_at")),
    }
    files = [ExportedFile(f"giay-to/{each.pk}-{file_name(each.name)}", each.digest) for each in papers]
    for draft in drafts:
        for file in Preparation.from_json(draft.content).files:
            files.append(ExportedFile(f"ban-nhap/{draft.pk}/{file.number}-{file_name(file.name)}", file.digest))
    return Section(told, files)


def tell_paper(paper: OwnPaper) -> dict[str, Any]:
    fields = ("kind", "number", "issuer", "issued_on", "expires_on", "name", "digest", "added_at")
    readings = list(paper.readings.order_by("pk").values("at", "what", "detail"))
    return {name: getattr(paper, name) for name in fields} | {"readings": readings}


def file_name(name: str) -> str:
    return PurePosixPath(name).name


def what_stays(account_id: int) -> Sequence[Stays]:
    """Drafts go, own papers are shown to nobody any more; what was written about a dossier stays with the dossier."""
    drafts = Draft.objects.filter(account_id=account_id, dossier=None).count()
    papers = OwnPaper.objects.filter(account_id=account_id, removed_at=None).count()
    if not drafts and not papers:
        return ()
    return (
        Stays(
            f"Xóa: {drafts} bản nháp; {papers} giấy tờ trong kho không còn dùng được. Tin nhắn về hồ sơ ở lại với hồ "
            "sơ.",
            f"Deleted: {drafts} drafts; {papers} papers of the own store are used no more. Messages about a dossier "
            "stay with it.",
        ),
    )


def close(account_id: int, at: datetime) -> None:
    """Delete drafts, take out own papers, withdraw the consent."""
    Draft.objects.filter(account_id=account_id, dossier=None).delete()
    OwnPaper.objects.filter(account_id=account_id, removed_at=None).update(removed_at=at)
    StoreConsent.objects.filter(account_id=account_id, withdrawn_at=None).update(withdrawn_at=at)
