"""The copy of one's data (bản sao dữ liệu cá nhân): asked for, made by a job, fetched by its owner, forgotten."""

import json
import shutil
import zipfile
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import IntegrityError, transaction

from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.files import store
from motcua.kernel.jobs import enqueue
from motcua.people import sign_in_log
from motcua.people.exporting import exporters
from motcua.people.models import Account, AccountIdentity, PersonalExport
from motcua.people.own_data import own_section
from motcua.people.owner_notices import tell_owner
from motcua.people.rules.sign_in import SignInKind

LASTS = timedelta(days=3)
READ_ME = "DOC-TRUOC.txt"
EXPLANATION = """Bản sao dữ liệu cá nhân mà hệ thống Một Cửa giữ về tài khoản này (Luật 91/2025/QH15).
du-lieu.json: mọi dữ liệu, theo từng phần. Các tệp khác: giấy tờ trong hồ sơ.

A copy of the personal data that Một Cửa keeps of this account. du-lieu.json: all data, part by part. Other files: the
papers in dossiers.
"""


@transaction.atomic
def ask_for_export(account: Account, *, at: datetime, address: str = "") -> PersonalExport:
    """Ask for a copy; one is made at a time. Raises `Refused` (`export_being_made`)."""
    try:
        with transaction.atomic():
            export = PersonalExport.objects.create(account=account, asked_at=at)
    except IntegrityError as error:
        raise Refused(
            "export_being_made",
            vi="Một bản sao đang được chuẩn bị: hãy quay lại trang này sau ít phút.",
            en="A copy is being made: come back to this page in a few minutes.",
        ) from error
    enqueue("people.make_export", export_id=str(export.pk))
    sign_in_log.record(SignInKind.EXPORT_ASKED, account, at=at, address=address)
    return export


def make_export(number: UUID, *, at: datetime) -> None:
    """Write the archive, and forget those that are over. Made once, however often it is called."""
    forget_old_exports(at=at)
    export = PersonalExport.objects.filter(pk=number, ready_at=None).select_related("account").first()
    if export is None or not export.account.is_active:
        return
    name = f"{export.pk}.zip"
    with TemporaryFile() as made:
        write_archive(export.account_id, made)
        size = made.tell()
        made.seek(0)
        storage().delete(name)  # of a worker that died
        storage().save(name, File(made))
    with transaction.atomic():
        is_first = PersonalExport.objects.filter(pk=number, ready_at=None).update(
            ready_at=at, expires_at=at + LASTS, file_name=name, size=size
        )
        if is_first:
            identity = AccountIdentity.objects.filter(account=export.account).first()
            tell_owner("export_ready", export.account, identity)


def write_archive(account_id: int, to: Any) -> None:
    """The ZIP of all sections, into an open file."""
    sections: dict[str, Any] = {"tai-khoan": own_section(account_id)}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(READ_ME, EXPLANATION)
        for exporter in exporters():
            section = exporter.collect(account_id)
            sections[exporter.name] = section.data
            for file in section.files:
                if store.is_kept(file.digest):
                    with store.open_kept(file.digest) as kept, archive.open(file.name, "w", force_zip64=True) as entry:
                        shutil.copyfileobj(kept, entry)
        archive.writestr("du-lieu.json", json.dumps(sections, ensure_ascii=False, indent=2, default=str))


def fetch_export(account: Account, number: UUID, *, at: datetime, address: str = "") -> "File[bytes]":
    """The archive, for its owner and until it expires. Raises `NotFound`: absent, over and not one's own look alike."""
    export = PersonalExport.objects.filter(pk=number, account=account, expires_at__gt=at).first()
    if export is None or not storage().exists(export.file_name):
        raise NotFound(
            "no_such_export",
            vi="Không có bản sao này hoặc đã quá hạn tải: hãy yêu cầu bản mới.",
            en="There is no such copy, or it is too old: ask for a new one.",
        )
    PersonalExport.objects.filter(pk=number).update(fetched_at=at)
    sign_in_log.record(SignInKind.EXPORT_FETCHED, account, at=at, address=address)
    opened: File[bytes] = storage().open(export.file_name)
    return opened


def forget_old_exports(*, at: datetime) -> int:
    """Delete the archives that are over, with their rows. How many."""
    return _forget(list(PersonalExport.objects.filter(expires_at__lte=at)))


def forget_exports(account: Account) -> None:
    """All of an account that is closed."""
    _forget(list(PersonalExport.objects.filter(account=account)))


def _forget(exports: list[PersonalExport]) -> int:
    for export in exports:
        if export.file_name:
            storage().delete(export.file_name)
        export.delete()
    return len(exports)


def storage() -> Storage:
    return storages["exports"]
