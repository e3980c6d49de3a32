"""Hand-over of results from the agency to the one-stop (NĐ 61/2018/NĐ-CP Art 20): what goes back to whom."""

from collections.abc import Sequence

from motcua.catalogue.rules.content import Channel, FeeState
from motcua.dossiers.rules.state import Outcome
from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.list_form import ListForm
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject

OUTCOMES = {Outcome.GRANTED: "Đồng ý", Outcome.REFUSED: "Từ chối bằng văn bản"}


def fill(subjects: Sequence[Subject]) -> Data:
    last = max((issued(subject) for subject in subjects), key=lambda event: event.at)
    first = subjects[0]
    return {
        **parts.head("results_list", first.form_set, first.names.agency, last.at, tail="/BGKQ"),
        "giver": first.names.agency.name,
        "receiver": first.names.centre.name,
        "rows": [row(subject) for subject in subjects],
        "total": f"{len(subjects):02} kết quả",
        "signers": {"officer": ""},
    }


def row(subject: Subject) -> Data:
    fact = issued(subject).fact
    outcome = OUTCOMES[fact.outcome]
    return {
        "code": subject.state.code,
        "matter": subject.matter,
        "result": f"{outcome}, số {fact.number}" if fact.number else outcome,
        "owner": subject.owner.name,
        "address": subject.owner.address,
        "fee": fee_word(subject),
        "post": "Có" if subject.state.channel is Channel.POST else "",
    }


def fee_word(subject: Subject) -> str:
    """Whether there is a fee: only what the source says; silence stays a question."""
    states = {fee.state for fee in subject.names.fees}
    if subject.last("payment_confirmed"):
        return "Có, đã nộp"
    if states == {FeeState.FREE}:
        return "Không"
    return "Có" if FeeState.AMOUNT in states else ""


def issued(subject: Subject) -> Event:
    event = ISSUED.called_for(subject)
    if event is None:
        raise AssertionError("a list form holds only what it needs")
    return event


def not_a_form_of_its_own(subject: Subject, event: Event) -> Data:
    raise AssertionError("results go on lists")


ISSUED = Form(
    key="results_list",
    vi="Phiếu bàn giao kết quả",
    en="Hand-over of results",
    kinds=("result_issued",),
    fill=not_a_form_of_its_own,
    missing_vi="hồ sơ chưa có kết quả. Hãy ban hành kết quả trước khi lập phiếu bàn giao.",
    missing_en="there is no result yet. Issue the result before it is handed over.",
)
RESULTS_LIST = ListForm(
    key="results_list",
    vi="Phiếu bàn giao kết quả",
    en="Hand-over of results",
    fill=fill,
    needs=ISSUED,
)
