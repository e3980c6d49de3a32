"""Papers of the own store: put in by their owner, taken out again. Reading one leaves a line in its log."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.rules.documents import Document
from motcua.filing.access import account_of, own_paper
from motcua.filing.models import OwnPaper, OwnPaperReading
from motcua.filing.queries import papers_of
from motcua.filing.rules.own_papers import check_days
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam

MOST = 500


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What stands on a paper."""

    kind: str
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


def keep_paper(actor: Actor, facts: PaperFacts, document: Document, *, at: datetime) -> OwnPaper:
    """Put a file that is in the store into the actor's own store. The same file stays one.

    Raises `Invalid` (no kind, impossible days), `Refused` (a full store).
    """
    check_days(facts.issued_on, facts.expires_on, in_vietnam(at).date())
    kind = nfc(facts.kind).strip()
    if not kind:
        raise Invalid("kind_missing", vi="Hãy ghi đây là giấy tờ gì.", en="Say what kind of paper it is.", field="kind")
    mine = papers_of(actor)
    if there := mine.filter(digest=document.digest).first():
        return there
    if mine.count() >= MOST:
        raise Refused(
            "store_full",
            vi=f"Kho giấy tờ đã có {MOST} giấy tờ. Hãy lấy ra những giấy tờ không cần nữa.",
            en=f"The store holds {MOST} papers. Take out what is no longer needed.",
        )
    return OwnPaper.objects.create(
        account_id=account_of(actor),
        kind=kind[:300],
        number=nfc(facts.number).strip()[:100],
        issuer=nfc(facts.issuer).strip()[:300],
        issued_on=facts.issued_on,
        expires_on=facts.expires_on,
        digest=document.digest,
        name=document.name,
        size=document.size,
        media_type=document.media_type,
        added_at=at,
    )


def remove_paper(actor: Actor, number: int, *, at: datetime) -> None:
    """Take a paper out: it is offered and shown no more. Dossiers in which it was used keep their own file."""
    paper = own_paper(actor, number)
    paper.removed_at = at
    paper.save(update_fields=["removed_at"])


def open_paper(actor: Actor, number: int, *, at: datetime) -> OwnPaper:
    """The paper to be read, and the line that says so."""
    paper = own_paper(actor, number)
    OwnPaperReading.objects.create(paper=paper, account_id=account_of(actor), at=at, what="opened")
    return paper
