"""Files on this machine's disk, each written whole or not at all. On S3 that is so by itself."""

import os
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Django's files on disk, for names that stand for their content: the same name is never other bytes.

    A file appears under its name only when it is complete and on the disk; of two that write the same at once either
    one's is there, and they are equal. Nobody but the site's own user can read it.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: what stands there already has the same content."""
        return name

    def _save(self, name: str, content: "File[bytes]") -> str:
        target = Path(self.path(name))
        root = Path(self.location)
        for folder in (root, *reversed([each for each in target.parents if root in each.parents])):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(prefix=".partial-", dir=target.parent)  # mode 0600
        try:
            with os.fdopen(descriptor, "wb") as written:
                for chunk in content.chunks():
                    written.write(chunk)
                written.flush()
                os.fsync(written.fileno())
            os.replace(partial, target)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
        for folder in target.parents:
            _sync_directory(folder)
            if folder == root:
                break
        return name


def _sync_directory(directory: Path) -> None:
    """Have a new name itself on the disk before anybody is told that the file is kept."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
