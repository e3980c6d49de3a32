"""The form of an act that may bring the result's file."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.organisation.actors import Actor
from motcua.printing.rules.result_letter import Letter
from motcua.web.desk.acts.form import ActForm
from motcua.web.desk.results.letters import keep_letter, letter_for
from motcua.web.desk.results.sources import Source, paper_of, source_field, text_field
from motcua.web.desk.uploads import Upload, kept_before
from motcua.web.forms import refusals_shown_on

ACCEPT = ",".join(f".{extension}" for extension in EXTENSIONS)


class FileForm(ActForm):
    """`document` is the file that the act brings, once it has been taken in (`take_in`)."""

    paper = source_field(Source.NONE, Source.UPLOAD)
    file = forms.FileField(
        label=_("Tệp tải lên"),
        required=False,
        allow_empty_file=True,  # told by the check of files, in its own words
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=NAMES,
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    document: Document | None = None
    upload: Upload | None = None
    """How the file is shown on the page, with the receipt under which it is kept."""
    is_fresh = False
    """A letter was made just now, and has not been seen."""

    def letter(self, actor: Actor) -> Letter:
        raise NotImplementedError

    def take_in(self, actor: Actor) -> bool:
        """Keeps nothing for somebody who may not do the act now: the act itself will say why."""
        self.is_valid()
        source, scene = Source(self.cleaned_data.get("paper") or Source.NONE), self.scene
        if not scene.possible or (source is Source.TEMPLATE and self.errors):
            return True
        with refusals_shown_on(self):
            given = self.cleaned_data
            found, asked = paper_of(
                source, given.get("file"), given.get("kept", ""), actor.account_id, lambda: self.letter(actor)
            )
            if asked:
                found, self.is_fresh = keep_letter(scene.loaded, asked, scene.now), True
            self.show(found, actor.account_id, source)
        return not self.is_fresh

    def show(self, paper: Paper | None, account: int | None, source: Source) -> None:
        """The form names the file that is kept, so that it need not be chosen again."""
        self.data = data = cast(QueryDict, self.data).copy()
        data["kept"] = ""
        if paper is None:
            return
        self.document = paper.document
        (self.upload,) = kept_before([paper], account)
        data["kept"] = self.upload.receipt
        data["paper"] = source if source is Source.TEMPLATE else Source.UPLOAD


class ResultForm(FileForm):
    """The same, where the file may be made from the template."""

    paper = source_field(*Source)
    text = text_field()
    last_fields: ClassVar[tuple[str, ...]] = ("paper", "file", "text")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.order_fields([name for name in self.fields if name not in self.last_fields])

    def letter(self, actor: Actor) -> Letter:
        scene = self.scene
        return letter_for(actor, scene.loaded, self.read(), self.cleaned_data["text"], scene.now)
