"""Acting for an organisation: asked by a person with a paper, decided by an officer, given up at any time."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused
from motcua.kernel.text import fold, sort_key
from motcua.people.actions.register_person import check_name
from motcua.people.models import Account, AccountIdentity, LegalEntity, Representation
from motcua.people.rules.citizen import Assurance
from motcua.people.rules.representation import RepresentationState
from motcua.people.rules.tax_code import check_tax_code

WAITING = (RepresentationState.ASKED, RepresentationState.ACCEPTED)


@transaction.atomic
def ask_to_represent(account: Account, *, tax_code: str, name: str, ground: str, at: datetime) -> Representation:
    """Ask to act for the organisation; `ground` is the paper that says so. An entity that is known keeps its name.

    Raises `Invalid`: those of `check_tax_code` (at `tax_code`) and `check_name`, `ground_missing`; `Refused`:
    `account_unverified`; `Conflict`: `representation_asked`.
    """
    identity = AccountIdentity.objects.filter(account=account).first()
    if identity is None or identity.assurance == Assurance.NONE:
        raise Refused(
            "account_unverified",
            vi="Tài khoản chưa được xác thực: hãy xác nhận thư điện tử, số điện thoại hoặc danh tính trước.",
            en="The account is not verified: confirm an e-mail address, a telephone or your identity first.",
        )
    code, ground = check_tax_code(tax_code, field="tax_code"), " ".join(ground.split())
    if not ground:
        raise Invalid(
            "ground_missing",
            vi="Chưa ghi giấy tờ chứng minh: hãy ghi tên, số và ngày của giấy ủy quyền hoặc giấy đăng ký.",
            en="The paper that proves it is missing: give title, number and day of the authority or registration.",
            field="ground",
        )
    tidy = check_name(name)
    entity, _ = LegalEntity.objects.get_or_create(
        tax_code=code, defaults={"name": tidy, "name_folded": fold(tidy), "name_sort": sort_key(tidy)}
    )
    try:
        with transaction.atomic():
            return Representation.objects.create(
                account=account, legal_entity=entity, state=RepresentationState.ASKED, ground=ground[:300], asked_at=at
            )
    except IntegrityError as error:
        raise Conflict(
            "representation_asked",
            vi="Anh/chị đã đề nghị hoặc đang đại diện cho tổ chức này rồi.",
            en="You have asked already, or act for this organisation already.",
        ) from error


@transaction.atomic
def decide_representation(
    number: int, *, accept: bool, by: str, reason: str, valid_from: date, valid_to: date | None, at: datetime
) -> Representation:
    """An officer who has seen the paper says yes, or no with a reason. Who may, the caller has asked.

    Raises `NotFound`, `Conflict` (`representation_decided`), `Invalid` (`reason_missing`, `validity_inverted`).
    """
    asked = Representation.objects.select_for_update().filter(pk=number).first()
    if asked is None:
        raise NotFound("no_such_representation", vi="Không có đề nghị này.", en="There is no such request.")
    if asked.state != RepresentationState.ASKED:
        raise Conflict(
            "representation_decided",
            vi="Đề nghị này đã được trả lời: hãy tải lại trang.",
            en="This request has been answered: load the page again.",
        )
    if not accept and not reason.strip():
        raise Invalid(
            "reason_missing",
            vi="Từ chối thì phải ghi lý do để người đề nghị biết cần gì.",
            en="A refusal needs a reason, so that the person knows what is needed.",
            field="reason",
        )
    if accept and valid_to is not None and valid_to < valid_from:
        raise Invalid(
            "validity_inverted",
            vi="Ngày hết hiệu lực đứng trước ngày có hiệu lực: hãy sửa lại.",
            en="The last day is before the first: correct one of them.",
            field="valid_to",
        )
    asked.state = RepresentationState.ACCEPTED if accept else RepresentationState.REFUSED
    asked.valid_from, asked.valid_to = (valid_from, valid_to) if accept else (None, None)
    asked.decided_at, asked.decided_by, asked.reason = at, by, reason.strip()[:500]
    asked.save()
    return asked


@transaction.atomic
def end_representation(account: Account, number: int, *, on: date, at: datetime) -> None:
    """Its owner acts for the organisation no more. Raises `NotFound` for one that is not one's own or over."""
    ended = Representation.objects.filter(account=account, pk=number, state__in=WAITING)
    if not ended.update(state=RepresentationState.ENDED, valid_to=on, decided_at=at):
        raise NotFound("no_such_representation", vi="Không có việc đại diện này.", en="There is no such authority.")
