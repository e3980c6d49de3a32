"""How an entry lies in the database, and the hash that chains it to the one before, as events of dossiers are.

Hash of entry n = SHA-256(hash of entry n-1, canonical JSON of [dossier, seq, kind, at, account, name, post, data]).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from motcua.kernel import chain
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By
from motcua.payments import models
from motcua.payments.rules.codec import decode_fact, encode_fact
from motcua.payments.rules.facts import Entry

COLUMNS = ("seq", "kind", "at", "actor_account", "actor_name", "actor_post", "data", "hash")


def link_of(previous: bytes, dossier_id: int, entry: Entry) -> bytes:
    """The hash of `entry` after `previous`."""
    by, data = entry.by, encode_fact(entry.fact)
    told = [dossier_id, entry.seq, entry.fact.KIND, entry.at.astimezone(VIETNAM), by.account, by.name, by.post, data]
    return chain.link(previous, chain.canonical(told))


def read_entries(dossier_id: int) -> Iterator[Entry]:
    """The entries of a dossier in order."""
    rows = models.Entry.objects.filter(dossier_id=dossier_id).order_by("seq").values_list(*COLUMNS)
    return (entry for entry, _ in restore(rows))


def restore(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Entry, bytes]]:
    """Entries out of rows of `COLUMNS`, each with the hash it lies under."""
    for seq, kind, at, account, name, post, data, digest in rows:
        yield Entry(seq, at.astimezone(VIETNAM), By(name, account, post), decode_fact(kind, data)), bytes(digest)
