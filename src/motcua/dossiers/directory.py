"""Codes to row numbers and back, remembered per process: events speak in codes, rows in numbers.

Centres, procedures and sectors are never deleted and never change their code, so a remembered number stays true; an
unknown code is looked up once more before it is refused.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers.models import PinnedProcess
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.models import ServiceCentre
from motcua.processes.rules.frozen import FrozenProcess


class CodeBook:
    """Numbers by code for one kind of thing, read in one query when a code is new."""

    def __init__(self, word_vi: str, word_en: str, read: Callable[[], dict[str, int]]) -> None:
        self._vi, self._en, self._read = word_vi, word_en, read
        self._numbers: dict[str, int] = {}
        self._codes: dict[int, str] = {}

    def number(self, code: str) -> int:
        """The row number of `code`. Raises `Invalid` for an unknown one."""
        if code not in self._numbers:
            self._refresh()
        try:
            return self._numbers[code]
        except KeyError:
            raise Invalid(
                "unknown_code",
                vi=f"Không có {self._vi} mang mã “{code}”. Hãy kiểm tra lại mã.",
                en=f"There is no {self._en} with code “{code}”. Check the code.",
            ) from None

    def code(self, number: int) -> str:
        """The code of row `number`."""
        if number not in self._codes:
            self._refresh()
        return self._codes[number]

    def forget(self) -> None:
        self._numbers, self._codes = {}, {}

    def _refresh(self) -> None:
        self._numbers = self._read()
        self._codes = {number: code for code, number in self._numbers.items()}


centres = CodeBook(
    "trung tâm, bộ phận một cửa", "service centre", lambda: dict(ServiceCentre.objects.values_list("code", "id"))
)
procedures = CodeBook("thủ tục", "procedure", lambda: dict(Procedure.objects.values_list("code", "id")))
sectors = CodeBook("lĩnh vực", "sector", lambda: dict(Sector.objects.values_list("code", "id")))


class ProcessBook(dict[str, FrozenProcess]):
    """Frozen processes by digest, read when first asked for and remembered; `pin` stores a new one.

    The content read must have the digest it is kept under, so that a process changed in the database is not believed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pinned: set[str] = set()

    def __missing__(self, digest: str) -> FrozenProcess:
        process = FrozenProcess.from_json(PinnedProcess.objects.get(digest=digest).content)
        if process.digest != digest:
            raise Refused(
                "process_changed",
                vi=f"Quy trình {digest[:12]} đã bị sửa sau khi ghim vào hồ sơ. Hãy báo quản trị hệ thống.",
                en=f"Process {digest[:12]} was changed after dossiers were pinned to it. Tell the administrator.",
            )
        self[digest] = process
        return process

    def pin(self, processes: Iterable[FrozenProcess]) -> None:
        """Keep `processes` for ever under their digests; harmless when they are kept already.

        Remembered only once committed: a transaction rolled back takes its pins with it. Inserted in the order of their
        digests, so that two writers never wait for each other crosswise.
        """
        fresh = sorted({each.digest: each for each in processes if each.digest not in self._pinned}.items())
        if not fresh:
            return
        PinnedProcess.objects.bulk_create(
            [PinnedProcess(digest=digest, content=process.to_json()) for digest, process in fresh],
            ignore_conflicts=True,
        )
        transaction.on_commit(lambda: self._pinned.update(digest for digest, _ in fresh))

    def forget(self) -> None:
        self.clear()
        self._pinned.clear()


processes = ProcessBook()


def forget() -> None:
    """Forget all remembered numbers (between tests, whose databases differ)."""
    for book in (centres, procedures, sectors):
        book.forget()
    processes.forget()
