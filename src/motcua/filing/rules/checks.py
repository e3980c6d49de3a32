"""What stands between a preparation and its submission: everything at once, each with its step and its field.

NĐ 61/2018 Art 15.3: who guides, guides once, completely and accurately. The same holds for a program.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.rules.content import Component, Need
from motcua.catalogue.rules.online_levels import may_bring_later
from motcua.filing.rules.online import Place
from motcua.filing.rules.preparation import AUTHORITY, Capacity, PaperWay, PartyTyped, Preparation, Receive
from motcua.filing.rules.steps import Step
from motcua.kernel.errors import DomainError
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import IdentityKind, check_identity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something missing or wrong. `field` is the name of an input of the step, "" where it is about all of it."""

    step: Step
    field: str
    vi: str
    en: str

    def message(self, language: str | None) -> str:
        return self.en if (language or "").startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class Asked:
    """What the procedure asks that day: where it is taken, which cases and groups, which papers of those chosen.

    `represented`: the tax codes of the organisations for which the account is known to act.
    """

    places: tuple[Place, ...]
    cases: tuple[str, ...]
    groups: tuple[str, ...]
    may_have_no_group: bool
    papers: tuple[Component, ...]
    has_conditions: bool
    represented: frozenset[str] = frozenset()


PARTIES = {"applicant": ("Người nộp", "Applicant"), "owner": ("Chủ hồ sơ", "Owner")}
"""Whose fields begin with which word, and what both are called."""


def problems_of(prepared: Preparation, asked: Asked, on: date) -> tuple[Problem, ...]:
    """All that is missing or wrong, but for the electronic form (`forms` judges its answers)."""
    checks = (case_problems, who_problems, paper_problems, result_problems)
    return tuple(problem for check in checks for problem in check(prepared, asked, on))


def place_of(prepared: Preparation, asked: Asked) -> Place | None:
    """The place that was chosen, while it takes the procedure online."""
    return next((p for p in asked.places if (p.centre, p.competent) == (prepared.centre, prepared.competent)), None)


def case_problems(prepared: Preparation, asked: Asked, on: date) -> Iterator[Problem]:
    def wrong(field: str, vi: str, en: str) -> Problem:
        return Problem(Step.CASE, field, vi, en)

    if place_of(prepared, asked) is None:
        yield wrong(
            "place",
            "Chưa chọn nơi nhận hồ sơ, hoặc nơi đã chọn không còn nhận trực tuyến. Hãy chọn nơi nhận.",
            "No place is chosen, or the chosen one no longer takes it online. Choose where to send it.",
        )
    if asked.cases and prepared.case not in asked.cases:
        yield wrong(
            "case",
            "Chưa chọn trường hợp. Thời hạn và phí khác nhau theo trường hợp: hãy chọn một.",
            "No case is chosen. Term and fees differ by case: choose one.",
        )
    chosen = [each for each in prepared.groups if each in asked.groups]
    if asked.groups and not chosen and not (asked.may_have_no_group and "" in prepared.groups):
        yield wrong(
            "groups",
            "Chưa chọn nhóm giấy tờ của mình. Hãy chọn (các) nhóm phù hợp.",
            "No group of papers is chosen. Choose what applies to you.",
        )
    if asked.has_conditions and not prepared.conditions_met:
        yield wrong(
            "conditions_met",
            "Hãy đọc yêu cầu, điều kiện và xác nhận mình đáp ứng.",
            "Read the conditions and confirm that you meet them.",
        )


def who_problems(prepared: Preparation, asked: Asked, on: date) -> Iterator[Problem]:
    if prepared.capacity not in set(Capacity):
        yield Problem(
            Step.WHO,
            "capacity",
            "Hãy chọn nộp cho mình, cho tổ chức, hay thay mặt người khác.",
            "Choose whether you file for yourself, an organisation, or another person.",
        )
        return
    yield from party_problems("applicant", prepared.applicant, on, needs_contact=True)
    if prepared.capacity == Capacity.SELF:
        return
    yield from party_problems("owner", prepared.owner, on)
    if is_known_representative(prepared, asked):
        return
    if not prepared.authority.strip():
        yield Problem(
            Step.WHO,
            "authority",
            "Hãy ghi tên, số, ngày của văn bản ủy quyền hoặc giấy tờ chứng minh tư cách đại diện.",
            "Give name, number and date of the authority or of the paper that proves you represent them.",
        )
    if not prepared.files_for(AUTHORITY):
        yield Problem(
            Step.PAPERS,
            AUTHORITY,
            "Nộp thay người khác thì phải có văn bản ủy quyền hoặc giấy tờ chứng minh tư cách đại diện: hãy tải lên.",
            "Who files for another hands in the authority or proof of representation: upload it.",
        )


def is_known_representative(prepared: Preparation, asked: Asked) -> bool:
    """Whether the account stands for the organisation already: then no paper proves it a second time."""
    return prepared.capacity == Capacity.ORGANISATION and prepared.owner.identity_number in asked.represented


def party_problems(prefix: str, party: PartyTyped, on: date, *, needs_contact: bool = False) -> Iterator[Problem]:
    """What is wrong with a person or an organisation as typed."""

    who_vi, who_en = PARTIES[prefix]

    def wrong(field: str, vi: str, en: str) -> Problem:
        return Problem(Step.WHO, f"{prefix}-{field}", f"{who_vi}: {vi}", f"{who_en}: {en}")

    def refused(field: str, check: Callable[[], object]) -> Iterator[Problem]:
        try:
            check()
        except DomainError as error:
            yield wrong(field, error.vi, error.en)

    if not party.full_name.strip():
        yield wrong("full_name", "Hãy nhập họ tên hoặc tên tổ chức.", "Enter the name.")
    if party.identity_kind in set(IdentityKind):
        kind = IdentityKind(party.identity_kind)
        yield from refused("identity_number", lambda: check_identity(kind, party.identity_number, on=on))
    elif not party.identity_kind:
        yield wrong("identity_kind", "Hãy chọn loại giấy tờ.", "Choose the kind of identity paper.")
    elif party.identity_number.strip():
        yield wrong(
            "identity_number",
            "Đã nhập số nhưng chọn “chưa có giấy tờ”: hãy chọn loại giấy tờ, hoặc xóa số.",
            "A number was typed beside “no paper”: choose the kind of paper, or delete the number.",
        )
    yield from refused("phone", lambda: check_phone(party.phone, on=on))
    yield from refused("email", lambda: check_email(party.email))
    if needs_contact and not party.phone.strip() and not party.email.strip():
        yield wrong(
            "phone",
            "Hãy nhập điện thoại hoặc thư điện tử để nhận thông báo.",
            "Give a telephone number or an e-mail address, so that you can be told.",
        )


def paper_problems(prepared: Preparation, asked: Asked, on: date) -> Iterator[Problem]:
    """A mandatory paper comes as files, or on paper later where the service is in part; data-backed ones are not asked
    (NĐ 118/2025 Art 4.2a).
    """
    place = place_of(prepared, asked)
    later = place is not None and may_bring_later(place.level)
    for paper in asked.papers:
        way = prepared.way_of(paper.name)
        if way == PaperWay.FILES and prepared.files_for(paper.name):
            continue
        if way == PaperWay.LATER and later:
            continue
        if way == PaperWay.NONE and paper.need is Need.IF_ANY:
            continue
        if paper.need is Need.IF_ANY and not way:
            continue
        if way == PaperWay.LATER:
            vi = f"“{paper.name}”: dịch vụ này nộp hoàn toàn trực tuyến, không nộp bản giấy sau. Hãy tải tệp lên."
            en = f"“{paper.name}”: this service is online from end to end; nothing is brought later. Upload it."
        else:
            vi, en = f"Thiếu “{paper.name}”. Hãy tải tệp lên.", f"“{paper.name}” is missing. Upload it."
        yield Problem(Step.PAPERS, paper.name, vi, en)


def result_problems(prepared: Preparation, asked: Asked, on: date) -> Iterator[Problem]:
    if prepared.receive not in set(Receive):
        yield Problem(Step.RESULT, "receive", "Hãy chọn cách nhận kết quả.", "Choose how to receive the result.")
    elif prepared.receive == Receive.POST and not prepared.receive_address.strip():
        yield Problem(
            Step.RESULT,
            "receive_address",
            "Nhận qua bưu chính thì cần địa chỉ nhận. Hãy nhập địa chỉ.",
            "By post needs an address. Enter it.",
        )
