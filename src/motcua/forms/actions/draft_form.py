"""Begin a draft of a procedure's form, and change it. A draft may have problems; it cannot be published with them."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from django.db import IntegrityError, transaction

from motcua.catalogue.access import procedure_for
from motcua.catalogue.models import Procedure
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.queries import revision_in_force
from motcua.forms.access import access_draft
from motcua.forms.models import Form, FormVersion, Status
from motcua.forms.rules.codec import read_definition, write_definition
from motcua.kernel.errors import Conflict, Invalid
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor

LARGEST = 1_000_000


def draft_form(
    actor: Actor, procedure_code: str, case: str = "", *, document: Mapping[str, Any], source: str = "", at: datetime
) -> FormVersion:
    """The draft of the form of a procedure (of one `case` of it), made or changed; a new version after a published one.

    Drafting what is drafted already changes nothing. Raises `Refused` (`catalogue_not_allowed`), `NotFound`
    (`procedure_not_found`), `Invalid` (`form_unreadable` with `details["problems"]`, `case_unknown`) and `Conflict`
    (`someone_just_saved`).
    """
    check_may_edit(actor)
    procedure = procedure_for(actor, procedure_code)
    revision = _revision_for(procedure, case, at)
    definition = _readable(document)
    try:
        with transaction.atomic():
            form, _ = Form.objects.select_for_update().get_or_create(procedure=procedure, case=case)
            latest = form.versions.select_for_update().order_by("-number").first()
            if latest is None or latest.status == Status.PUBLISHED:
                latest = FormVersion(form=form, number=latest.number + 1 if latest else 1)
            latest.revision = revision
            return _save(latest, definition, source, actor, at)
    except IntegrityError as error:
        raise _someone_just_saved() from error


def change_draft(
    actor: Actor,
    procedure_code: str,
    case: str = "",
    *,
    document: Mapping[str, Any],
    source: str | None = None,
    was: str,
    at: datetime,
) -> FormVersion:
    """Change the draft whose digest `was` so when it was opened: what somebody else has saved since is not overwritten.

    Raises as `draft_form` does, and `NotFound` (`form_not_found`) where there is no draft.
    """
    check_may_edit(actor)
    definition = _readable(document)
    draft = access_draft(actor, procedure_code, case)
    with transaction.atomic():
        row = FormVersion.objects.select_for_update(of=("self",)).select_related("form__procedure").get(pk=draft.pk)
        if row.digest != was or row.status != Status.DRAFT:
            raise _someone_just_saved()
        return _save(row, definition, row.source if source is None else source, actor, at)


def discard_draft(actor: Actor, procedure_code: str, case: str = "") -> None:
    """Throw the draft away; published versions stay."""
    check_may_edit(actor)
    draft = access_draft(actor, procedure_code, case)
    with transaction.atomic():
        form = Form.objects.select_for_update().get(pk=draft.form_id)
        form.versions.filter(pk=draft.pk, status=Status.DRAFT).delete()
        if not form.versions.exists():
            form.delete()


def digest_of(document: Mapping[str, Any]) -> str:
    """SHA-256 of a definition's document, whatever the order of its properties."""
    return hashlib.sha256(orjson.dumps(document, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _save(row: FormVersion, definition: dict[str, Any], source: str, actor: Actor, at: datetime) -> FormVersion:
    digest, source = digest_of(definition), " ".join(nfc(source).split())[:1000]
    if row.pk and (row.digest, row.source) == (digest, source):
        return row
    row.definition, row.digest, row.source = definition, digest, source
    row.saved_at, row.saved_by_id = at, actor.account_id
    row.__dict__.pop("_reading", None)
    row.save()
    return row


def _readable(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document in its one written form. Sense is asked for when it is published; form always."""
    reading = read_definition(document)
    written = write_definition(reading.definition)
    if reading.unreadable or len(orjson.dumps(written)) > LARGEST:
        raise Invalid(
            "form_unreadable",
            vi="Không đọc được biểu mẫu. " + " ".join(f"[{each.path}] {each.vi}" for each in reading.unreadable),
            en="The form cannot be read. " + " ".join(f"[{each.path}] {each.en}" for each in reading.unreadable),
            problems=reading.unreadable,
        )
    return written


def _revision_for(procedure: Procedure, case: str, at: datetime) -> int:
    """The number of the procedure's revision of the day, else of its latest; the case must be one of its own."""
    revision = revision_in_force(procedure.code, at.date()) or procedure.revisions.order_by("-number").first()
    if case and (revision is None or revision.parsed_content().case_named(case) is None):
        raise Invalid(
            "case_unknown",
            vi="Thủ tục không có trường hợp này. Hãy chọn một trường hợp trong danh sách.",
            en="The procedure has no such case. Choose one from the list.",
            field="case",
        )
    return revision.number if revision else 0


def _someone_just_saved() -> Conflict:
    return Conflict(
        "someone_just_saved",
        vi="Có người vừa sửa dự thảo này; hãy mở lại bản mới rồi sửa tiếp.",
        en="Somebody has just changed this draft; open it again and go on from there.",
    )
