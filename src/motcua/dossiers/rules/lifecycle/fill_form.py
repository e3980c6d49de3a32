"""The electronic form (tờ khai điện tử) that an online applicant fills in with the dossier (NĐ 310/2026; 45/2020).

The answers are one document, kept in the store of files like any other paper and named here by the digest of its bytes:
the story proves them, `motcua verify` finds them again, and what the archive's law lets go of can go without a break in
the chain (docs/adr/0019-filing-online.md).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.documents import CopyKind, Document, Part, check_document
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status


@dataclass(frozen=True, slots=True)
class FillForm:
    """`document` holds the answers to version `version` of the form with the code `form`."""

    document: Document
    form: str
    version: int


@dataclass(frozen=True, slots=True)
class FormFilled:
    KIND: ClassVar[str] = "form_filled"
    document: Document
    form: str
    version: int


@decides(FillForm)
def decide_fill_form(state: DossierState, command: FillForm, context: Context) -> list[FormFilled]:
    check_status(state, Status.DRAFT)
    check_document(command.document)
    form = check_text(command.form, "form", "mã tờ khai", "form's code")
    return [FormFilled(command.document, form, command.version)]


@evolves(FormFilled)
def evolve_form_filled(state: DossierState, fact: FormFilled, at: datetime) -> DossierState:
    return state.with_document(Part.FORM, fact.document, copy=CopyKind.ELECTRONIC)
