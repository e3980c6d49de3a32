"""The published fees that a dossier may be charged, by case and channel of the revision it is pinned to.

Nobody sets a fee of their own (Luật Phí và lệ phí 2015 Art 16.1a). What the source leaves unsaid is no fee of 0 đồng:
it is said to be unknown and cannot be collected until it has been published.
"""

from dataclasses import dataclass
from hashlib import sha256

from motcua.catalogue.rules.content import Channel, Content, Fee, FeeState
from motcua.catalogue.rules.fees import NOT_STATED, fees_of

NAMES = {"phi": "Phí", "le_phi": "Lệ phí", "": "Phí, lệ phí"}


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One published fee. `key` is made of what it says, so that it stays the same while the law does."""

    key: str
    fee: Fee

    @property
    def name(self) -> str:
        """What a receipt calls it: the kind, and the source's own condition."""
        said = self.fee.when or (self.fee.text if self.fee.state is FeeState.UNCERTAIN else "")
        return f"{NAMES[self.fee.kind]}: {said}" if said else NAMES[self.fee.kind]

    @property
    def can_be_charged(self) -> bool:
        return self.fee.state in (FeeState.AMOUNT, FeeState.UNCERTAIN)


def lines_of(content: Content, case: str, channel: Channel) -> tuple[FeeLine, ...]:
    """The fee lines for that case and channel, in the order of the source; never empty (`NOT_STATED`).

    Raises `Invalid` ("case_unknown").
    """
    return tuple(FeeLine(key_of(fee), fee) for fee in fees_of(content, case or None, channel))


def key_of(fee: Fee) -> str:
    said = "\x1f".join((fee.state, str(fee.amount), fee.kind, fee.when, fee.text))
    return sha256(said.encode()).hexdigest()[:12]


NOT_STATED_LINES = (FeeLine(key_of(NOT_STATED), NOT_STATED),)
"""What is known where no revision is in force: nothing."""
