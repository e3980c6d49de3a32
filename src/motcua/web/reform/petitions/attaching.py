"""Files beside what is typed on a form: chosen now, or kept when the form came back with something to be mended."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.kernel.errors import DomainError
from motcua.kernel.files.names import clean_name
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.petitions.rules.files import MOST_FILES, MOST_TOGETHER, check_amount
from motcua.web.desk.uploads import RECEIPTS, Upload, kept_before, unseal
from motcua.web.forms import refusals_shown_on, refuse

type File = UploadedFile[bytes]


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form: the files themselves, and the receipts of those kept before."""

    chosen: tuple["File", ...] = ()
    receipts: tuple[str, ...] = ()


class FilesInput(forms.FileInput):
    """Chooses several; those kept before (`kept`) are listed above it and may be left out."""

    allow_multiple_selected = True
    template_name = "components/files_input.html"
    kept: tuple[Upload, ...] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        return Sent(tuple(files.getlist(name)), tuple(data.getlist(RECEIPTS)))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["kept"] = self.kept
        return context


class FilesField(forms.Field):
    """Whatever is chosen; whether it is taken in, `WithFiles.takes_in` says."""

    widget = FilesInput({"multiple": True, "accept": ",".join(f".{each}" for each in EXTENSIONS)})

    def __init__(self) -> None:
        super().__init__(label=_("Tệp gửi kèm"), required=False, help_text=lazy(_hint, str)())


class WithFiles(forms.Form):
    """A form with a field `attached`. `documents`: what was taken in, this time and before."""

    documents: tuple[Document, ...] = ()

    def takes_in(self, account: int | None, check: Callable[[int], None] = lambda number: None) -> bool:
        """Take the files in, whatever else is to be mended, so that none need be chosen again; whether all is well.

        `account`: whose receipts count; `check`: may refuse to take so many in.
        """
        self.is_valid()
        sent: Sent = self.cleaned_data["attached"]
        taken: list[Document] = []
        for receipt in sent.receipts:
            with refusals_shown_on(self):
                taken += (paper.document for paper in unseal([receipt], account))
        with refusals_shown_on(self):
            check_amount([*(each.size for each in taken), *(file.size or 0 for file in sent.chosen)])
            check(len(sent.chosen))
            taken += self._received(sent.chosen)
        self.documents = tuple({each.digest: each for each in taken}.values())
        widget = cast(FilesInput, self.fields["attached"].widget)
        widget.kept = kept_before(map(Paper, self.documents), account)
        return self.is_valid()

    def _received(self, files: Iterable[File]) -> Iterator[Document]:
        """Those that pass every check; each that does not is named beside the field."""
        for file in files:
            try:
                yield document_of(receive(file))
            except DomainError as refusal:
                said = refusal.message(get_language() or "vi")
                refuse(self, "attached", f"{clean_name(file.name or '')}: {said}", refusal.http_status)


def _hint() -> str:
    return gettext(
        "Không bắt buộc. Thí dụ ảnh bảng niêm yết, bản quét giấy tờ: đến %(most)d tệp, mỗi tệp đến %(limit)d MB, cộng "
        "lại đến %(together)d MB (%(types)s). Chỉ người đang phụ trách và người gửi mở được, không bao giờ được "
        "công khai."
    ) % {
        "most": MOST_FILES,
        "limit": settings.FILE_SIZE_LIMIT // 1_000_000,
        "together": MOST_TOGETHER // 1_000_000,
        "types": NAMES,
    }
