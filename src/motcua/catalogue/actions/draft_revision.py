"""Draft a procedure, or a new revision of one, or change the draft there is."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.access import open_revision
from motcua.catalogue.history import note_event
from motcua.catalogue.models import Procedure, ProcedureRevision, Sector
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.content_json import content_from_json, content_to_json
from motcua.catalogue.rules.gaps import find_gaps
from motcua.catalogue.rules.lifecycle import Status, check_edit
from motcua.catalogue.rules.national.record import CODE
from motcua.catalogue.rules.search_words import columns_for
from motcua.kernel.errors import Invalid, NotFound
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor


def draft_revision(
    actor: Actor, code: str, *, name: str, content: dict[str, Any], sector_code: str = "", at: datetime
) -> ProcedureRevision:
    """The draft of procedure `code`, made or changed; a new procedure is known to the keepers only until published.

    `content` is the document of `rules.content_json`; it may lack parts, but not be malformed. One draft at a time.
    Raises `Invalid` for a malformed code or document, an empty name or an unknown sector, `Refused`
    ("revision_not_draft") while a revision is submitted.
    """
    check_may_edit(actor)
    parsed = content_from_json(content)
    name = " ".join(nfc(name).split())
    sector = _sector(sector_code)
    _check_name(code, name)
    with transaction.atomic():
        procedure = _procedure(code, name, sector)
        revision = _draft(procedure)
        is_new = revision.pk is None
        revision.name, revision.sector, revision.content = name, sector, content_to_json(parsed)
        revision.gap_codes = [str(gap.code) for gap in find_gaps(name, parsed)]
        revision.save()
        note_event(revision, "drafted" if is_new else "changed", actor, at)
    return revision


def _procedure(code: str, name: str, sector: Sector | None) -> Procedure:
    """The procedure, locked; a new one carries its draft's name, and is not public."""
    columns = columns_for(name, sector.name if sector else "")
    Procedure.objects.get_or_create(code=code, defaults={"name": name, "sector": sector, **columns})
    return Procedure.objects.select_for_update().get(code=code)


def _draft(procedure: Procedure) -> ProcedureRevision:
    try:
        revision = open_revision(procedure)
    except NotFound:
        numbers = procedure.revisions.order_by("-number").values_list("number", flat=True)
        return ProcedureRevision(procedure=procedure, number=(numbers.first() or 0) + 1)
    check_edit(Status(revision.status))
    return revision


def _sector(code: str) -> Sector | None:
    if not code:
        return None
    sector = Sector.objects.filter(code=code).first()
    if sector is None:
        raise Invalid(
            "sector_unknown",
            vi="Không có lĩnh vực này. Hãy chọn một lĩnh vực trong danh sách.",
            en="There is no such sector. Choose one from the list.",
            field="sector",
        )
    return sector


def _check_name(code: str, name: str) -> None:
    if not CODE.fullmatch(code):
        raise Invalid(
            "procedure_code_malformed",
            vi="Mã thủ tục phải có dạng 1.001193. Hãy nhập lại.",
            en="A procedure's code looks like 1.001193. Enter it again.",
            field="code",
        )
    if not name:
        raise Invalid(
            "procedure_name_missing",
            vi="Thiếu tên thủ tục. Hãy nhập tên.",
            en="The procedure has no name. Enter one.",
            field="name",
        )
