"""VNPAY's call (IPN), as it came: whose account, is it signed, and what follows."""

from datetime import datetime

from motcua.payments.actions.take_notice import Message, keep_message, take_notice
from motcua.payments.online.accounts import gateway_of_merchant
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.notice import BadMessage, Verdict


def hear_vnpay(query: str, *, at: datetime, keeps_unsigned: bool = True) -> Verdict:
    """The answer to a call with this query string. Never raises what a caller could bring about.

    What is not signed is kept only while `keeps_unsigned`: anybody can send that, and as often as they like.
    """
    message = Message("ipn", query)
    account = None
    try:
        account = gateway_of_merchant("vnpay", vnpay.fields_of(query).get("vnp_TmnCode", ""))
        if account is None:
            raise BadMessage("no account of ours")
        notice = vnpay.read_message(account.secret, query)
    except BadMessage as error:
        if keeps_unsigned:
            keep_message(account.key if account else "", message, Verdict.BAD_SIGNATURE, at, note=str(error))
        return Verdict.BAD_SIGNATURE
    return take_notice(account, message, notice, at=at)
