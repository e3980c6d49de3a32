"""The store: content once, under the SHA-256 of its bytes, in the storage that the settings call "files"."""

import os
from hashlib import sha256
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import Storage, storages

from motcua.kernel.errors import Refused

CHUNK = 1024 * 1024


def keep(content: BinaryIO) -> str:
    """Keep `content` and return its digest in hexadecimal. What is there already is not written again."""
    digest = digest_of(content)
    size = content.seek(0, os.SEEK_END)
    name = name_of(digest)
    if not _is_there(name, size):
        content.seek(0)
        _storage().save(name, File(content))
    return digest


def digest_of(content: BinaryIO) -> str:
    """The SHA-256 of all of `content`, in hexadecimal."""
    content.seek(0)
    hashed = sha256()
    while chunk := content.read(CHUNK):
        hashed.update(chunk)
    return hashed.hexdigest()


def open_kept(digest: str) -> "File[bytes]":
    """The file with `digest`, opened for reading. Raises `Refused` where it is gone."""
    try:
        opened: File[bytes] = _storage().open(name_of(digest))
    except FileNotFoundError as error:
        raise Refused(
            "file_gone",
            vi="Tệp này không còn trong kho tệp. Hãy báo ngay người quản trị để khôi phục từ bản sao lưu.",
            en="This file is no longer in the store. Tell the administrator at once: it is restored from the backup.",
        ) from error
    return opened


def is_kept(digest: str) -> bool:
    """Whether a file with `digest` is in the store."""
    return _storage().exists(name_of(digest))


def problem_with(digest: str, size: int, *, read: bool = True) -> str:
    """What is wrong with the file that should be there, in English; "" where nothing is. `read`: its bytes too."""
    name = name_of(digest)
    if not _storage().exists(name):
        return "is not in the store"
    if (found := _storage().size(name)) != size:
        return f"has {found:,} bytes in the store, not {size:,}"
    if not read:
        return ""
    with _storage().open(name) as kept:
        found_digest = digest_of(cast(BinaryIO, kept))
    return "" if found_digest == digest else "was changed in the store"


def name_of(digest: str) -> str:
    """Where the file lies: two levels of folders keep each of them small.

    >>> name_of("ab12" + 60 * "0")[:10]
    'ab/12/ab12'
    """
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def _is_there(name: str, size: int) -> bool:
    """Whether it is there whole; a file of another size (a disk that was full, a bad restore) is written again."""
    storage = _storage()
    return storage.exists(name) and storage.size(name) == size


def _storage() -> Storage:
    return storages["files"]
