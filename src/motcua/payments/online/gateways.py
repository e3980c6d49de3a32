"""One interface to what takes money online, and the two that there are.

`begin` says where the payer goes, `ask` what became of an order, `give_back` asks for a refund. Each may call the
gateway and so is never called inside a transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from motcua.dossiers import directory
from motcua.dossiers.access import load
from motcua.dossiers.models import Dossier
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.organisation.models import ServiceCentre
from motcua.payments.models import OnlineRefund, PaymentOrder
from motcua.payments.online.accounts import gateway_named
from motcua.payments.online.calling import gateway_silent, post_json
from motcua.payments.rules.online import national, vnpay
from motcua.payments.rules.online.notice import BadMessage, Notice, RefundAnswer

NAMES = {"vnpay": "VNPAY", "national": "Nền tảng thanh toán quốc gia"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a gateway answered: its words as they came, and what they say (None: it knows of no payment)."""

    raw: str
    notice: Notice | None


class Gateway(Protocol):
    """What an adapter does. Each method raises `GatewaySilent`."""

    @property
    def gives_back(self) -> bool: ...
    def begin(self, order: PaymentOrder, return_to: str, language: str) -> str: ...
    def ask(self, order: PaymentOrder, *, at: datetime) -> Answer: ...
    def give_back(self, refund: OnlineRefund, *, at: datetime) -> RefundAnswer: ...


def gateway_of(account: PaymentGateway) -> Gateway:
    """The adapter for an account."""
    return Vnpay(account) if account.provider == "vnpay" else National(account)


def gateway_for(order: PaymentOrder) -> Gateway:
    """The adapter of an order's account. Raises `GatewaySilent` where it is configured no more."""
    account = gateway_named(order.gateway)
    if account is None:
        raise gateway_silent("not configured")
    return gateway_of(account)


def information_of(order: PaymentOrder) -> str:
    """What the payer reads at the gateway."""
    code = order.dossier.code or f"chua co ma {order.dossier_id}"
    return f"Nộp phí, lệ phí hồ sơ {code}"


@dataclass(frozen=True, slots=True)
class Vnpay:
    """VNPAY 2.1.0: a signed address; its IPN is the truth, and may be asked for (querydr)."""

    account: PaymentGateway
    gives_back: bool = True

    def begin(self, order: PaymentOrder, return_to: str, language: str) -> str:
        address = urljoin(order.site, self.account.address)
        asked = self._asked(order, return_to, language)
        return vnpay.payment_address(address, self.account.merchant, self.account.secret, asked)

    def ask(self, order: PaymentOrder, *, at: datetime) -> Answer:
        request = f"q{order.pk}t{int(at.timestamp())}"[:32]
        body = vnpay.query_body(self.account.merchant, self.account.secret, self._asked(order), request=request, at=at)
        told, raw = self._post(order, body)
        return Answer(raw, _read(lambda: vnpay.read_query_answer(self.account.secret, told)))

    def give_back(self, refund: OnlineRefund, *, at: datetime) -> RefundAnswer:
        payment = refund.payment
        asked = vnpay.GivenBack(
            request=refund.request,
            reference=payment.order.reference,
            transaction="" if payment.transaction == payment.order.reference else payment.transaction,
            amount=refund.amount,
            paid_whole=payment.amount,
            ordered_at=payment.order.created_at,
            asked_at=at,
            by=refund.asked_by,
            information=f"Hoàn tiền {payment.order.reference}",
            address=payment.order.address,
        )
        told, _raw = self._post(payment.order, vnpay.refund_body(self.account.merchant, self.account.secret, asked))
        try:
            return vnpay.read_refund_answer(self.account.secret, told)
        except BadMessage as error:
            raise gateway_silent(str(error)) from error

    def _asked(self, order: PaymentOrder, return_to: str = "", language: str = "vi") -> vnpay.Asked:
        return vnpay.Asked(
            reference=order.reference,
            amount=order.amount,
            information=information_of(order),
            created_at=order.created_at,
            expires_at=order.expires_at,
            address=order.address,
            return_to=return_to,
            language=language,
        )

    def _post(self, order: PaymentOrder, body: Mapping[str, object]) -> tuple[dict[str, object], str]:
        return post_json(urljoin(order.site, self.account.service_address), body)


@dataclass(frozen=True, slots=True)
class National:
    """The national platform: begun by a call, and asked what became of it. It is given nothing back through here."""

    account: PaymentGateway
    gives_back: bool = False

    def begin(self, order: PaymentOrder, return_to: str, language: str) -> str:
        begun = national.Begun(
            reference=order.reference,
            amount=order.amount,
            information=information_of(order),
            at=order.created_at,
            address=order.address,
            language=language,
            receipt=receipt_facts(self.account, order),
        )
        body = national.begin_body(
            self.account.merchant, self.account.secret, begun, message=self.account.begin_message
        )
        told, _raw = post_json(urljoin(order.site, self.account.address), body)
        try:
            return urljoin(order.site, national.read_begin_answer(told))
        except BadMessage as error:
            raise gateway_silent(str(error)) from error

    def ask(self, order: PaymentOrder, *, at: datetime) -> Answer:
        body = national.query_body(
            self.account.merchant,
            self.account.secret,
            order.reference,
            order.created_at,
            message=self.account.query_message,
        )
        told, raw = post_json(urljoin(order.site, self.account.service_address), body)
        return Answer(raw, _read(lambda: national.read_query_answer(told)))

    def give_back(self, refund: OnlineRefund, *, at: datetime) -> RefundAnswer:
        raise NotImplementedError("the national platform has no refund; money goes back by transfer")


def receipt_facts(account: PaymentGateway, order: PaymentOrder) -> national.ReceiptFacts:
    """What the platform's receipt says, out of the dossier."""
    row = Dossier.objects.select_related("procedure").get(pk=order.dossier_id)
    state = load(row).state
    party = state.applicant or state.owner
    centre = ServiceCentre.objects.select_related("agency").get(code=directory.centres.code(row.centre_id))
    return national.ReceiptFacts(
        procedure_code=row.procedure.code,
        procedure_name=row.procedure.name,
        agency_code=centre.agency.code_2020,
        agency_name=centre.agency.name,
        dossier_code=row.code or "",
        account_number=account.bank_account,
        account_name=account.bank_account_name,
        account_bank=account.bank,
        payer=order.payer,
        payer_identity=party.identity_number if party else "",
        payer_address=party.address if party else "",
        fees=tuple(national.Fee(line["name"], line["fee_kind"], line["amount"]) for line in order.lines),
    )


def _read(read: Callable[[], Notice | None]) -> Notice | None:
    try:
        return read()
    except BadMessage as error:
        raise gateway_silent(str(error)) from error
