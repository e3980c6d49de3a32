"""Files of petitions: kept before they are named, opened by who is in charge (logged) and by who sent them.

A file may show who sent it, so it is read by whom the sender's row is read by, and by nobody else.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from motcua.dossiers.files import check_all_kept
from motcua.dossiers.rules.documents import Document
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.petitions.access import Key, Loaded, own_petition
from motcua.petitions.rules.files import check_files
from motcua.petitions.rules.petition import Petition
from motcua.petitions.senders import note_reading


def taken_in(files: tuple[Document, ...]) -> tuple[Document, ...]:
    """Each once, as they may be attached. Raises `Invalid`: too many, too large, not in the store."""
    once = check_files(files)
    check_all_kept(once)
    return once


def open_file(actor: Actor, loaded: Loaded, number: int, *, at: datetime, address: str) -> Document:
    """The file, for who is in charge; the reading is logged first. Raises `NotFound` for everybody else."""
    document = _file_in(loaded.state, number)
    note_reading(actor, loaded, at=at, address=address, file=number)
    return document


def open_own_file(key: Key, subject: UUID, number: int) -> Document:
    """The file, for who sent the petition. Raises `NotFound` for everybody else."""
    return _file_in(own_petition(key, subject).state, number)


def digests_of(petition: Petition) -> Iterator[tuple[str, int]]:
    """Digest and size of each file, for `motcua verify`."""
    return ((each.document.digest, each.document.size) for each in petition.files)


def _file_in(petition: Petition, number: int) -> Document:
    for each in petition.files:
        if each.number == number:
            return each.document
    raise NotFound(
        "file_not_found",
        vi="Không tìm thấy tệp. Hãy mở phản ánh để xem các tệp hiện có.",
        en="No such file. Open the petition to see the files it has.",
    )
