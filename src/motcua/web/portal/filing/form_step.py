"""The step of the electronic form: its page, its files, and what an earlier version left over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from motcua.dossiers.files import document_of
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.keep_draft import keep_draft
from motcua.filing.models import Draft
from motcua.filing.ready import Ready
from motcua.filing.rules.preparation import Preparation
from motcua.filing.rules.with_answers import with_file
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.files.receiving import receive
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.eforms.posting import is_update, uploads_of
from motcua.web.eforms.presenting import present
from motcua.web.eforms.summary import SectionSummary, summarise
from motcua.web.eforms.view_models import KeptFile
from motcua.web.portal.filing.paper_uploads import PaperUploads


def form_context(draft: Draft, ready: Ready, on: date, *, tells: bool) -> dict[str, Any]:
    """The form with everything typed in it; what no longer fits stands beside it, as it was typed."""
    if ready.form is None:
        return {}
    files = files_of(draft, ready.prepared)
    shown = present(ready.form.definition, ready.form.posted, on=on, told=tells, files=files, default_button="go")
    return {"eform": shown, "filled": ready.form}


def summary_of(draft: Draft, ready: Ready, on: date) -> tuple[SectionSummary, ...]:
    """The answers to be read again before they are sent."""
    if ready.form is None:
        return ()
    values: Any = ready.form.answers["values"]
    return summarise(ready.form.definition, values, on=on, files=files_of(draft, ready.prepared))


def files_of(draft: Draft, prepared: Preparation) -> Mapping[str, KeptFile]:
    """The draft's files by the reference that stands for each in the answers: the digest of its bytes."""
    return {
        each.digest: KeptFile(
            each.digest, each.name, filesizeformat(each.size), reverse("filing-file", args=[draft.key, each.number])
        )
        for each in prepared.files
    }


def carry_out_on_form(request: HttpRequest, draft: Draft, ready: Ready) -> PaperUploads:
    """Take in the files that came with the form, each under the paper that its field is for."""
    done = PaperUploads(goes_on=not is_update(request.POST))
    if ready.form is None:
        return done
    actor, now = actor_of(request), clock.now()
    for key, kind, file in uploads_of(request, ready.form.definition):
        try:
            document = document_of(receive(file))
            add_file(actor, draft.key, ready.matter.paper_named(kind.component), document, at=now)
            _refer(actor, draft, key, document.digest)
        except DomainError as refusal:
            done.refuse(key, file.name or "", refusal)
    if not done.goes_on:
        done.stays_at = "eform"
    return done


def _refer(actor: Actor, draft: Draft, key: str, digest: str) -> None:
    keep_draft(actor, draft.key, lambda prepared: with_file(prepared, key, digest), at=clock.now())
