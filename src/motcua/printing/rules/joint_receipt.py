"""One receipt for several dossiers that one person handed in together, each with its own code, date and QR code."""

from collections.abc import Sequence

from motcua.kernel.errors import Refused
from motcua.kernel.qr import qr_svg
from motcua.kernel.text import nfc
from motcua.printing.rules import parts
from motcua.printing.rules.list_form import ListForm
from motcua.printing.rules.parts import Data
from motcua.printing.rules.rating import rating_data
from motcua.printing.rules.receipt import RECEIPT
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import short


def fill(subjects: Sequence[Subject]) -> Data:
    first = subjects[0]
    accepted = [RECEIPT.called_for(subject) for subject in subjects]
    check_one_person(subjects)
    last = max((event for event in accepted if event), key=lambda event: event.at)
    office = first.names.centre
    return {
        **parts.head("joint_receipt", first.form_set, office, last.at, tail="/TNHS"),
        "copies": parts.COPIES,
        "centre": office.name,
        "person": parts.person(first),
        "total": f"{len(subjects):02} hồ sơ",
        "rows": [
            {
                "code": subject.state.code,
                "matter": subject.matter,
                "sets": str(subject.state.sets),
                "due": short(subject.state.due_at),
                "qr": qr_svg(subject.state.code),
            }
            for subject in subjects
        ],
        "receive_at": office.name,
        "look_up": first.names.look_up,
        "rating": rating_data(first.names.rate),
        "signers": parts.signers(first, parts.officer_name(last.by.name, last.by.account)),
        "remark": "Giấy này được lập thành 02 liên. Mỗi hồ sơ có mã và ngày hẹn riêng; khi đến nhận kết quả, mang theo "
        "giấy này và giấy tờ tùy thân.",
    }


def check_one_person(subjects: Sequence[Subject]) -> None:
    """The same owner (by identity number, else by name), received at the same one-stop."""
    people = {(each.owner.identity_number or nfc(each.owner.name).casefold()) for each in subjects}
    if len(people) == 1 and len({each.state.received_centre for each in subjects}) == 1:
        return
    raise Refused(
        "not_one_person",
        vi="Giấy tiếp nhận chung chỉ dùng cho các hồ sơ của cùng một người, nộp tại cùng một nơi. Hãy bỏ hồ sơ của "
        "người khác ra, hoặc in giấy tiếp nhận riêng cho từng hồ sơ.",
        en="A joint receipt is for dossiers of one person handed in at one place. Leave the others out, or print a "
        "receipt for each dossier.",
    )


JOINT_RECEIPT = ListForm(
    key="joint_receipt",
    vi="Giấy tiếp nhận nhiều hồ sơ của một người",
    en="Receipt for several dossiers of one person",
    fill=fill,
    needs=RECEIPT,
    for_applicant=True,
)
