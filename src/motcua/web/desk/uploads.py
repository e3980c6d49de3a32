"""Taking in the files of a request, one by one: what is refused is told beside its name, the others are kept.

A file for a form that is still being filled in (a dossier to accept, a result to issue) is given back as a sealed
receipt, which the form sends along with the rest: nobody can name a file by its digest alone, and nobody can use a
receipt that another was given.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.kernel.errors import DomainError, Invalid
from motcua.kernel.files.names import clean_name
from motcua.kernel.files.receiving import receive

FILES, COMPONENT, COPY, RECEIPTS = "files", "file_component", "file_copy", "kept_files"
"""The names of the fields: the files themselves, for which paper, what they show; the receipts of those kept before."""

SALT, GOOD_FOR = "motcua.web.desk.uploads", 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of one file: where it is to be had (`number` of its event, or a `receipt`), or why it was refused."""

    name: str
    size: str = ""
    number: int | None = None
    receipt: str = ""
    refusal: DomainError | None = None
    signed_by: str = ""  # for a result


type Keep = Callable[[Paper], Upload]


def take_in(request: HttpRequest, keep: Keep) -> tuple[Upload, ...]:
    """Check and store each file of `request` and hand it to `keep`. Raises `Invalid` where there is none."""
    files = request.FILES.getlist(FILES)
    if not files:
        raise Invalid(
            "no_file",
            vi="Chưa chọn tệp nào. Hãy chọn hoặc kéo thả ít nhất một tệp.",
            en="No file was chosen. Choose or drop at least one.",
            field=FILES,
        )
    component, copy = request.POST.get(COMPONENT, "").strip(), read_copy(request.POST.get(COPY, ""))
    uploads = []
    for file in files:
        try:
            uploads.append(keep(Paper(document_of(receive(file)), component, copy)))
        except DomainError as refusal:
            uploads.append(Upload(clean_name(file.name or ""), filesizeformat(file.size or 0), refusal=refusal))
    return tuple(uploads)


def read_copy(word: str) -> CopyKind:
    """What the files show; a plain copy where nothing is said. Raises `Invalid`."""
    if not word:
        return CopyKind.COPY
    try:
        return CopyKind(word)
    except ValueError as error:
        raise Invalid(
            "unknown_copy_kind",
            vi="Loại bản không hợp lệ. Hãy chọn bản chính, bản sao có chứng thực, bản chụp hoặc bản điện tử.",
            en="Unknown kind of copy. Choose original, certified copy, copy or electronic.",
            field=COPY,
        ) from error


def seal(paper: Paper, account_id: int | None) -> str:
    """A receipt for a file kept for `account_id`, good for a day."""
    document = paper.document
    said = [account_id, document.digest, document.name, document.size, document.media_type, document.signed_by]
    return signing.dumps([*said, paper.component, str(paper.copy)], salt=SALT)


def kept_before(papers: Iterable[Paper], account_id: int | None) -> tuple[Upload, ...]:
    """The files of receipts, to be shown again with the form that was sent with them."""
    return tuple(
        Upload(
            paper.document.name,
            filesizeformat(paper.document.size),
            receipt=seal(paper, account_id),
            signed_by=paper.document.signed_by,
        )
        for paper in papers
    )


def unseal(receipts: Iterable[str], account_id: int | None) -> tuple[Paper, ...]:
    """The files of `receipts`, as given to `account_id` within the last day. Raises `Invalid`."""
    papers = []
    for receipt in receipts:
        try:
            owner, *about, component, copy = signing.loads(receipt, salt=SALT, max_age=GOOD_FOR)
            document = Document(*about)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise _expired() from error
        if owner != account_id:
            raise _expired()
        papers.append(Paper(document, component, CopyKind(copy)))
    return tuple(papers)


def _expired() -> Invalid:
    return Invalid(
        "upload_expired",
        vi="Tệp đã tải lên quá một ngày hoặc không phải của anh/chị. Hãy tải tệp lên lại; nội dung đã nhập vẫn giữ.",
        en="The file was uploaded over a day ago, or by somebody else. Upload it again; what you typed is kept.",
        field=FILES,
    )
