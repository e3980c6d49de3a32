"""Parts that several forms share: head, person, papers, fees, book and number."""

import re
from datetime import date
from typing import Any

from motcua.catalogue.rules.content import Fee, FeeState
from motcua.kernel.money import format_dong
from motcua.kernel.qr import qr_svg
from motcua.printing.rules.offices import Office
from motcua.printing.rules.sets import FormSet
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_day_words, in_lines, signature_name

type Data = dict[str, Any]

IDENTITY = {"cccd": "Số căn cước", "cmnd": "Số CMND", "passport": "Số hộ chiếu", "tax": "Mã số thuế"}
FEE_KINDS = {"phi": "Phí", "le_phi": "Lệ phí"}
WIDTH = 27
"""Letters that fit on a line of the head's left half."""
COPIES = ("Liên 1: lưu tại bộ phận một cửa, kèm theo hồ sơ", "Liên 2: giao người nộp hồ sơ")


def head(form: str, form_set: FormSet, office: Office, at: date, *, tail: str, code: str = "") -> Data:
    """What every form begins with, of the day (or instant) `at`. `tail` ends its number: "/TNHS"."""
    return {
        "title": form_set.title(form),
        "form": {"key": form, "number": form_set.number(form), "source": form_set.cite(form), "set": form_set.name},
        "head": {"superior": in_lines(office.superior, WIDTH), "issuer": in_lines(office.issuer, WIDTH)},
        "number": "",
        "number_tail": tail,
        "place_and_day": f"{office.place or '........'}, {in_day_words(at)}",
        "code": code,
        "qr": qr_svg(code) if code else "",
    }


def person(subject: Subject) -> Data:
    """Owner, whoever else handed it in and in what capacity, and where to reach them."""
    owner, bearer = subject.owner, subject.bearer
    other = bearer if bearer.name != owner.name else None
    is_applicant = subject.state.applicant is not None
    shown = other if other and not (owner.address or owner.phone or owner.email) else owner
    return {
        "owner": owner.name,
        "applicant": other.name if other else "",
        "applicant_role": "Người nộp hồ sơ" if is_applicant else "Người đại diện",
        "identity": owner.identity_number,
        "identity_label": IDENTITY.get(owner.identity_kind, "Số CMND/Căn cước/Hộ chiếu"),
        "address": shown.address,
        "phone": shown.phone or bearer.phone,
        "email": shown.email or bearer.email,
    }


def papers(subject: Subject) -> list[Data]:
    """The papers as handed in; a number that is nought stays empty, as people write it."""
    return [
        {
            "name": paper.name,
            "note": paper.note,
            "originals": str(paper.originals or ""),
            "certified": str(paper.certified or ""),
            "copies": str(paper.copies or ""),
        }
        for paper in subject.state.components
    ]


def fees(subject: Subject) -> list[Data]:
    """The fees and charges that the procedure's revision states for this case and channel, in its words."""
    return [{"name": fee_name(fee), "amount": fee_amount(fee)} for fee in subject.names.fees]


def fee_name(fee: Fee) -> str:
    """ "Phí", "Lệ phí (hộ nghèo)"; "" where the source does not say which of the two it is."""
    return f"{FEE_KINDS.get(fee.kind, '')} ({fee.when})".strip() if fee.when else FEE_KINDS.get(fee.kind, "")


def fee_amount(fee: Fee) -> str:
    """An amount, "không thu", the source's own words, or that the source is silent: silence is not "free"."""
    if fee.state is FeeState.FREE:
        return "không thu"
    if fee.amount is not None:
        return format_dong(fee.amount)
    return fee.text or "nguồn công bố không ghi; hỏi tại quầy"


def fee_status(subject: Subject) -> str:
    """Whether a financial duty of this dossier has been asked for and met."""
    asked, met = subject.last("payment_requested"), subject.last("payment_confirmed")
    if met is not None:
        return f"đã nộp, chứng từ số {met.fact.receipt}"
    if asked is not None:
        return f"chờ nộp {format_dong(asked.fact.amount)}, {asked.fact.purpose}"
    return ""


def book(subject: Subject) -> Data:
    """The register's volume (the year) and the number in it: the dossier's number of the day, as its code has it.

    Codes are counted by agency and day (TT 01/2018/TT-VPCP Art 19), never used twice and never renumbered, which a
    number counted through the year would be when an older dossier is entered late.
    """
    number = re.search(r"-(\d+)$", subject.state.code)
    return {"book": str(subject.day.year), "sequence": number[1] if number else ""}


def signers(subject: Subject, officer: str) -> Data:
    return {"applicant": signature_name(subject.bearer.name), "officer": signature_name(officer)}


def officer_name(name: str, account: int | None) -> str:
    """Whose name stands below a signature: a person's. What the system took in is signed by hand."""
    return name if account is not None else ""


def contact(subject: Subject, officer: str) -> str:
    """Whom to ask: the officer and the one-stop, with telephone and site where they are known."""
    return ", ".join(part for part in (officer, subject.names.centre.contact) if part)
