"""Take a form from a file as a draft, and put the forms of a folder into use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.queries import revisions_in_force
from motcua.forms.actions.draft_form import digest_of, draft_form
from motcua.forms.actions.publish_form import publish_form
from motcua.forms.models import FormVersion, Status
from motcua.forms.queries import form_for
from motcua.forms.rules.codec import read_definition, write_definition
from motcua.forms.rules.form_file import FormFile, read_form_file
from motcua.kernel.configuration import PROJECT
from motcua.kernel.errors import DomainError, Invalid
from motcua.organisation.actors import Actor

SHIPPED = PROJECT / "data" / "forms"


@dataclass(slots=True)
class Loaded:
    """What became of each file, by its procedure's code."""

    published: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    not_in_force: list[str] = field(default_factory=list)
    refused: list[tuple[str, DomainError]] = field(default_factory=list)


def import_form(actor: Actor, file: bytes, *, procedure: str = "", at: datetime) -> FormVersion:
    """The draft that the file describes; a broken file changes nothing. `procedure` where the file names none.

    Raises `Invalid` (`form_file`, `form_unreadable`, `case_unknown`) and `NotFound`, both beside the field "file".
    """
    check_may_edit(actor)
    said = read_form_file(file)
    try:
        code = said.procedure or procedure
        return draft_form(actor, code, said.case, document=said.document, source=said.source, at=at)
    except DomainError as error:
        error.field = "file"
        raise


def load_forms(actor: Actor, files: Iterable[Path], *, on: date, at: datetime) -> Loaded:
    """Put the forms in `files` into use: a first one from its procedure's first day on, a changed one from `on` on.

    Forms of procedures that are not in force on `on` are left out, and so are those that are in use as they are.
    """
    check_may_edit(actor)
    loaded = Loaded()
    for path in sorted(files):
        try:
            said = read_form_file(path.read_bytes())
            _load(actor, said, on, at, loaded)
        except DomainError as error:
            loaded.refused.append((path.name, error))
    return loaded


def shipped_files() -> list[Path]:
    """The forms that the project brings along."""
    return sorted(SHIPPED.glob("*.json"))


def _load(actor: Actor, said: FormFile, on: date, at: datetime, loaded: Loaded) -> None:
    revision = revisions_in_force([said.procedure], on).get(said.procedure)
    if revision is None or revision.valid_from is None:
        loaded.not_in_force.append(said.procedure)
        return
    reading = read_definition(said.document)
    if reading.problems:
        raise Invalid(
            "form_unreadable",
            vi=f"Biểu mẫu {said.procedure}: " + " ".join(f"[{each.path}] {each.vi}" for each in reading.problems),
            en=f"Form {said.procedure}: " + " ".join(f"[{each.path}] {each.en}" for each in reading.problems),
            problems=reading.problems,
        )
    now = form_for(said.procedure, said.case, on)
    is_own = now is not None and now.form.case == said.case
    if is_own and now is not None and now.digest == digest_of(write_definition(reading.definition)):
        loaded.unchanged.append(said.procedure)
        return
    with transaction.atomic():
        draft = draft_form(actor, said.procedure, said.case, document=said.document, source=said.source, at=at)
        has_earlier = draft.form.versions.filter(status=Status.PUBLISHED).exists()
        publish_form(actor, said.procedure, said.case, valid_from=on if has_earlier else revision.valid_from, at=at)
    loaded.published.append(said.procedure)
