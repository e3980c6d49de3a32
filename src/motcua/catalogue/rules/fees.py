"""What a dossier costs, as far as the source says."""

from collections.abc import Iterable

from motcua.catalogue.rules.content import Channel, Content, Fee, FeeState
from motcua.catalogue.rules.terms import lines_for

NOT_STATED = Fee(FeeState.UNKNOWN)


def fees_of(content: Content, case: str | None, channel: Channel) -> tuple[Fee, ...]:
    """The fees of that case and channel; `(NOT_STATED,)` where the source states none: silence is not "free".

    Several fees with a `when` are alternatives to choose from; without, they are due together. Where no case is given
    and the lines of the channel differ, the fees of all of them are returned, each once, in the order of the source.
    Raises `Invalid` ("case_unknown").
    """
    fees = dict.fromkeys(fee for line in lines_for(content, case, channel) for fee in line.fees)
    return tuple(fees) or (NOT_STATED,)


def amount_for(content: Content, case: str | None, channel: Channel) -> int | None:
    """What a dossier of that case and channel costs in đồng; None where it is not certain.

    That is: not stated, uncertain, one of several to be chosen from, or other in another case while none is settled.
    Raises `Invalid` ("case_unknown").
    """
    per_case = {line.fees for line in lines_for(content, case, channel)}
    return amount_due(fees_of(content, case, channel)) if len(per_case) == 1 else None


def amount_due(fees: Iterable[Fee]) -> int | None:
    """The sum in đồng where every fee is certain and unconditional; None where someone must choose or find out."""
    total = 0
    for fee in fees:
        if fee.amount is None or fee.when:
            return None
        total += fee.amount
    return total
