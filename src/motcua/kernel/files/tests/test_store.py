"""Content is kept once, whole or not at all, and what happened to it in the meantime is told."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.files import store
from motcua.kernel.files.receiving import Kept, receive
from motcua.kernel.files.tests import made

CONTENT = b"Kinh gui " * 40_000
DIGEST = sha256(CONTENT).hexdigest()


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_content_lies_under_its_hash_for_the_sites_user_only(file_store: Path) -> None:
    assert store.keep(BytesIO(CONTENT)) == DIGEST
    (kept,) = files_in(file_store)
    assert (kept.name, kept.read_bytes()) == (DIGEST, CONTENT)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(file_store.stat().st_mode) == 0o700
    with store.open_kept(DIGEST) as opened:
        assert opened.read() == CONTENT
    assert store.problem_with(DIGEST, len(CONTENT)) == ""


def test_the_same_content_is_kept_once(file_store: Path) -> None:
    assert {store.keep(BytesIO(CONTENT)) for _ in range(3)} == {DIGEST}
    assert len(files_in(file_store)) == 1


def test_many_uploads_of_the_same_content_at_once_leave_one_whole_file(file_store: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        digests = set(threads.map(lambda _: store.keep(BytesIO(CONTENT)), range(24)))
    assert digests == {DIGEST}
    assert [path.read_bytes() for path in files_in(file_store)] == [CONTENT]


def test_a_write_that_fails_leaves_nothing_behind(file_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.keep(BytesIO(CONTENT))
    assert files_in(file_store) == []
    assert not store.is_kept(DIGEST)


def test_a_file_cut_short_is_mended_by_the_next_upload(file_store: Path) -> None:
    store.keep(BytesIO(CONTENT))
    (kept,) = files_in(file_store)
    kept.write_bytes(CONTENT[:100])
    assert "100 bytes" in store.problem_with(DIGEST, len(CONTENT))
    store.keep(BytesIO(CONTENT))
    assert store.problem_with(DIGEST, len(CONTENT)) == ""


def test_what_is_gone_or_changed_is_told(file_store: Path) -> None:
    store.keep(BytesIO(CONTENT))
    (kept,) = files_in(file_store)
    kept.write_bytes(b"X" + CONTENT[1:])
    assert store.problem_with(DIGEST, len(CONTENT), read=False) == ""
    assert store.problem_with(DIGEST, len(CONTENT)) == "was changed in the store"
    kept.unlink()
    assert store.problem_with(DIGEST, len(CONTENT)) == "is not in the store"
    with pytest.raises(Refused, match="file_gone"):
        store.open_kept(DIGEST)


def test_an_upload_is_received_with_its_clean_name_and_real_type(file_store: Path) -> None:
    content = made.pdf()
    upload = SimpleUploadedFile("Đơn  đề nghị.pdf", content, content_type="text/html")
    digest = sha256(content).hexdigest()
    assert receive(upload) == Kept(digest, "Đơn đề nghị.pdf", len(content), "application/pdf")
    assert store.is_kept(digest)


@pytest.mark.parametrize(("name", "limit"), [("đơn.jpg", 20_000_000), ("đơn.pdf", 300)])
def test_what_is_refused_is_not_kept(file_store: Path, settings: Settings, name: str, limit: int) -> None:
    settings.FILE_SIZE_LIMIT = limit
    with pytest.raises(Invalid):
        receive(SimpleUploadedFile(name, made.pdf()))
    assert files_in(file_store) == []
