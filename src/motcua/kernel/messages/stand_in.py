"""In place of the providers on a site for training or under development: kept, shown, not sent."""

from collections.abc import Sequence

from motcua.kernel.clock import now
from motcua.kernel.messages import failures
from motcua.kernel.messages.models import TrainingMessage
from motcua.kernel.messages.numbers import international
from motcua.kernel.messages.ways import Sent, Way


def keep(way: Way, address: str, subject: str, text: str, *, key: str) -> Sent:
    """Keep it once for each key. What no provider would take is refused here as well."""
    if way is Way.EMAIL and "@" not in address:
        raise failures.bad_address("@")
    if way is not Way.EMAIL:
        international(address)
    TrainingMessage.objects.get_or_create(
        way=way, key=key, defaults={"address": address, "subject": subject, "text": text, "at": now()}
    )
    return Sent(f"training-{key}")


def kept(limit: int = 100) -> Sequence[TrainingMessage]:
    """The latest messages, newest first."""
    return list(TrainingMessage.objects.order_by("-id")[:limit])
