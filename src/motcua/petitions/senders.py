"""Who sent a petition: kept apart from its story, read by who is in charge of it, each time with a line in a log.

Its files are read alike (`files`): one may show who sent it.
"""

import secrets
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from motcua.kernel.chain import canonical
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.petitions.access import Loaded
from motcua.petitions.models import Sender as Row
from motcua.petitions.models import SenderReading
from motcua.petitions.policies import no_such_petition, post_in_charge
from motcua.petitions.rules.acceptance import Sender


def sealed(sender: Sender, salt: bytes) -> str:
    """The digest that the story bears: whoever changes the sender's row is found out, and nobody is read out of it."""
    told = [salt.hex(), sender.name, sender.address, sender.phone, sender.mail]
    return sha256(canonical(told)).hexdigest()


def digest_of(row: Row) -> str:
    return sealed(sender_in(row), bytes(row.salt))


def sender_in(row: Row) -> Sender:
    return Sender(row.name, row.address, row.phone, row.mail)


def new_salt() -> bytes:
    return secrets.token_bytes(16)


def keep_sender(petition: UUID, sender: Sender, salt: bytes, account: int | None) -> None:
    """Written beside the first event, in its transaction."""
    Row.objects.create(
        petition_id=petition,
        account_id=account,
        salt=salt,
        name=sender.name,
        address=sender.address,
        phone=sender.phone,
        mail=sender.mail,
    )


def read_sender(actor: Actor, loaded: Loaded, *, at: datetime, address: str) -> Sender:
    """Who sent it, for who is in charge; the reading is logged first. Raises `NotFound` for everybody else."""
    note_reading(actor, loaded, at=at, address=address)
    return sender_of(loaded.row.pk)


def note_reading(actor: Actor, loaded: Loaded, *, at: datetime, address: str, file: int | None = None) -> None:
    """Log that the actor reads who sent it, or opens the file of that number. Raises `NotFound` for whoever is not in
    charge."""
    post = post_in_charge(actor, loaded.row)
    if post is None or actor.account_id is None:
        raise no_such_petition()
    SenderReading.objects.create(
        petition=loaded.row,
        account_id=actor.account_id,
        name=actor.name,
        post=post.code,
        at=at,
        address=address[:45],
        file=file,
    )


def sender_of(petition: UUID) -> Sender:
    """For rules and for the sender's own pages; what shows it to an officer is `read_sender`."""
    row = Row.objects.filter(pk=petition).first()
    if row is None:
        raise NotFound("no_sender", vi="Không có thông tin người gửi.", en="There is no sender.")
    return sender_in(row)


def readings_of(petition: UUID) -> list[SenderReading]:
    """Who has read it, last first."""
    return list(SenderReading.objects.filter(petition=petition).order_by("-at", "-pk"))
