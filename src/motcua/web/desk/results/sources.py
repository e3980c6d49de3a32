"""Where a result's file comes from, and taking it in: the same on an act's page and for many dossiers at once."""

from collections.abc import Callable
from enum import StrEnum

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import CopyKind
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.kernel.errors import Invalid
from motcua.kernel.files.receiving import receive
from motcua.printing.rules.result_letter import Letter
from motcua.web.desk.acts.form import Text
from motcua.web.desk.results.letters import mark_of
from motcua.web.desk.uploads import unseal


class Source(StrEnum):
    NONE = "none"
    UPLOAD = "upload"
    TEMPLATE = "template"


WORDS = {
    Source.NONE: _("không kèm tệp (bản giấy, hoặc văn bản lập sau)"),
    Source.UPLOAD: _("tải lên văn bản đã ký"),
    Source.TEMPLATE: _("lập theo mẫu in, từ hồ sơ và nội dung ghi dưới đây"),
}


def source_field(*sources: Source) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Tệp văn bản kết quả"),
        choices=[(source.value, WORDS[source]) for source in sources],
        widget=forms.RadioSelect,
        required=False,
        initial=Source.NONE,
    )


def text_field() -> Text:
    return Text(
        _("Nội dung văn bản kết quả"),
        rows=5,
        help_text=_("Chỉ ghi khi lập theo mẫu; mỗi dòng một đoạn. Văn bản được cho xem trước khi ghi."),
    )


def paper_of(
    source: Source,
    upload: "UploadedFile[bytes] | None",
    receipt: str,
    account: int | None,
    letter: Callable[[], Letter],
) -> tuple[Paper | None, Letter | None]:
    """The file as far as it is there, and the letter that is still to be made and shown, if one is.

    An upload is checked and kept here, so ask first whether the person may do the act. Raises `Invalid`: no file, one
    that is not taken, a receipt of somebody else.
    """
    if source is Source.NONE and upload is None:
        return None, None
    kept = next(iter(unseal([receipt] if receipt else [], account)), None)
    if source is Source.TEMPLATE and upload is not None:
        raise Invalid(
            "two_result_files",
            vi="Đã chọn lập văn bản theo mẫu mà lại chọn tệp tải lên. Hãy chọn một trong hai.",
            en="The document is to be made from the template, and a file was chosen too. Choose one of the two.",
            field="paper",
        )
    if source is Source.TEMPLATE:
        asked = letter()
        return (kept, None) if kept and kept.component == mark_of(asked) else (None, asked)
    if upload is not None:
        return Paper(document_of(receive(upload, reads_signatures=True)), copy=CopyKind.ELECTRONIC), None
    if kept is None or kept.component:
        raise Invalid(
            "no_result_file",
            vi="Chưa chọn tệp kết quả. Hãy chọn tệp, hoặc chọn ghi không kèm tệp.",
            en="No result file was chosen. Choose one, or record the act without a file.",
            field="file",
        )
    return kept, None
