"""Rules of files and incidents: attached, taken out, never a result; and no incident closed without a remedy."""

import pytest

from motcua.dossiers.rules.codec import decode_fact, encode_fact
from motcua.dossiers.rules.documents import CopyKind, Document, Part
from motcua.dossiers.rules.lifecycle.attach import MOST, AttachFiles, Paper, RemoveFile, inputs
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.register import SaveDraft
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.stage import AN, CHI, DUNG, Stage, accepted
from motcua.kernel.errors import Invalid, Refused


def document(number: int = 1, name: str = "don.pdf") -> Document:
    return Document(f"{number:064x}", name, 1000 + number, "application/pdf")


FORM = Paper(document(1), "Đơn đề nghị", CopyKind.ORIGINAL)
OTHER = Paper(document(2))
GRANT = Decide(Outcome.GRANTED, "12/QĐ")


def with_files() -> Stage:
    return accepted().do("05/11 09:10", AttachFiles((FORM, OTHER)))


def appraised(stage: Stage) -> Stage:
    return stage.do("05/11 10:00", HandOver()).do("06/11 09:00", FinishStep("appraise"), CHI)


def decided(stage: Stage, grant: Decide = GRANT) -> Stage:
    return appraised(stage).do("07/11 09:00", grant, DUNG)


def issued(result: IssueResult = IssueResult(document=document(9, "giay phep.pdf"))) -> Stage:  # noqa: B008
    return decided(with_files()).do("07/11 10:00", result, DUNG)


def test_each_file_is_an_event_and_stays_where_it_belongs() -> None:
    stage = with_files()
    assert [event.kind for event in stage.events] == ["accepted", "file_attached", "file_attached"]
    assert [(each.number, each.component, each.copy) for each in stage.state.attachments] == [
        (2, "Đơn đề nghị", CopyKind.ORIGINAL),
        (3, "", CopyKind.COPY),
    ]


def test_what_is_stored_of_a_file_is_plain_words() -> None:
    fact = with_files().events[1].fact
    data = encode_fact(fact)
    assert data == {
        "document": {"digest": f"{1:064x}", "name": "don.pdf", "size": 1001, "media_type": "application/pdf"},
        "component": "Đơn đề nghị",
        "copy": "original",
    }
    assert decode_fact("file_attached", data, {}) == fact


def test_events_stored_before_there_were_files_are_read_as_before() -> None:
    assert decode_fact("result_issued", {"outcome": "granted", "file_digest": "ab"}, {}).document is None
    assert decode_fact("decided", {"outcome": "granted", "number": "1"}, {}).document is None


def test_the_same_file_is_attached_to_a_component_once() -> None:
    again, third = Paper(document(1)), Paper(document(3))
    stage = with_files().do("05/11 09:20", AttachFiles((FORM, again, third, third)))
    assert [(each.document, each.component) for each in inputs(stage.state)[2:]] == [
        (document(1), ""),
        (document(3), ""),
    ]
    with pytest.raises(Refused, match="already_attached"):
        stage.do("05/11 09:30", AttachFiles((FORM,)))


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (Paper(document(1), "Giấy không có trong hồ sơ"), "unknown_component"),
        (Paper(Document("abc", "a.pdf", 1, "application/pdf")), "bad_document"),
        (Paper(Document("0" * 64, "", 1, "application/pdf")), "bad_document"),
        (Paper(Document("0" * 64, "a.pdf", 0, "application/pdf")), "bad_document"),
    ],
)
def test_a_wrong_file_is_named(paper: Paper, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        accepted().do("05/11 09:10", AttachFiles((paper,)))


def test_a_dossier_takes_so_many_files_and_no_more() -> None:
    stage = accepted().do("05/11 09:10", AttachFiles(tuple(Paper(document(number)) for number in range(1, MOST + 1))))
    with pytest.raises(Refused, match="too_many_files"):
        stage.do("05/11 09:20", AttachFiles((Paper(document(MOST + 1)),)))


def test_a_file_is_taken_out_with_a_reason_and_the_story_keeps_it() -> None:
    stage = with_files()
    with pytest.raises(Invalid, match="reason_missing"):
        stage.do("05/11 09:20", RemoveFile(3, " "))
    stage.do("05/11 09:20", RemoveFile(3, "Nhầm hồ sơ"))
    assert [each.number for each in inputs(stage.state)] == [2]
    assert [each.removed for each in stage.state.attachments] == [False, True]
    assert (stage.last.attached, stage.last.name) == (3, "don.pdf")
    with pytest.raises(Refused, match="no_such_file"):
        stage.do("05/11 09:30", RemoveFile(3, "Nhầm hồ sơ"))
    stage.do("05/11 09:40", AttachFiles((OTHER,)))
    assert [each.number for each in inputs(stage.state)] == [2, 5]


def test_files_come_while_the_dossier_is_open_and_not_after() -> None:
    waiting = with_files().do("05/11 10:00", HandOver()).do("06/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"), CHI)
    assert waiting.do("07/11 09:00", AttachFiles((Paper(document(5)),))).state.status is Status.AWAITING_SUPPLEMENT
    for ended in (issued(), with_files().do("05/11 10:00", Withdraw(AN.name))):
        with pytest.raises(Refused, match=r"dossier_ended|wrong_status"):
            ended.do("08/11 09:00", AttachFiles((Paper(document(5)),)))
        with pytest.raises(Refused, match=r"dossier_ended|wrong_status"):
            ended.do("08/11 09:00", RemoveFile(2, "Nhầm"))


def test_what_a_decision_rests_on_is_not_taken_out() -> None:
    with pytest.raises(Refused, match="already_decided"):
        decided(with_files()).do("07/11 09:30", RemoveFile(2, "Nhầm"))


def test_the_result_and_the_decision_bring_their_files() -> None:
    stage = decided(with_files(), Decide(Outcome.GRANTED, "12/QĐ", document=document(8, "quyet dinh.pdf")))
    stage.do("07/11 10:00", IssueResult(document=document(9, "giay phep.pdf")), DUNG)
    assert stage.last.file_digest == document(9).digest
    assert [(each.part, each.document.name) for each in stage.state.attachments[2:]] == [
        (Part.DECISION, "quyet dinh.pdf"),
        (Part.RESULT, "giay phep.pdf"),
    ]
    stage.do("07/11 11:00", UndoLastStep("Sai tệp"), DUNG)
    assert [each.part for each in stage.state.attachments[2:]] == [Part.DECISION]


@pytest.mark.parametrize(
    "result", [IssueResult(document=document(1, "ket qua.pdf")), IssueResult(file_digest=f"{2:064x}")]
)
def test_a_paper_handed_in_is_no_result(result: IssueResult) -> None:
    with pytest.raises(Refused, match="result_is_an_input"):
        issued(result)


def test_a_paper_handed_in_is_no_decision_either() -> None:
    with pytest.raises(Refused, match="result_is_an_input"):
        decided(with_files(), Decide(Outcome.GRANTED, "12/QĐ", document=document(1)))


def test_a_result_attached_in_the_wrong_place_can_be_issued_once_it_is_taken_out() -> None:
    stage = appraised(with_files().do("05/11 09:20", RemoveFile(3, "Là kết quả, không phải giấy tờ nộp")))
    stage.do("07/11 09:00", GRANT, DUNG).do("07/11 10:00", IssueResult(document=document(2)), DUNG)
    assert stage.state.status is Status.RESOLVED


def test_an_incident_is_closed_by_a_remedy_and_an_apology_only() -> None:
    stage = issued().do("08/11 09:00", ReturnResult(AN.name, identity_checked=True))
    stage.do("09/11 09:00", ReportIncident(IncidentKind.WRONG_RESULT, "Sai năm sinh", AN.name))
    (incident,) = stage.state.incidents
    assert (incident.number, incident.remedied_at) == (len(stage.events), None)
    for remedy, code in (
        (RemedyIncident(incident.number, "", "5/XL"), "remedy_missing"),
        (RemedyIncident(incident.number, "Cấp lại", " "), "apology_missing"),
        (RemedyIncident(incident.number, "Cấp lại", "5/XL", cost=-1), "cost_negative"),
        (RemedyIncident(incident.number, "Cấp lại", "5/XL", document=document(1)), "result_is_an_input"),
        (RemedyIncident(incident.number, "Cấp lại", "5/XL", document=document(9)), "same_wrong_result"),
        (RemedyIncident(99, "Cấp lại", "5/XL"), "no_open_incident"),
    ):
        with pytest.raises((Invalid, Refused), match=code):
            stage.do("09/11 10:00", remedy, DUNG)
    due, finished = stage.state.due_at, stage.state.finished_at
    stage.do("09/11 10:00", RemedyIncident(incident.number, "Cấp lại", "5/XL", 40_000, document(10)), DUNG)
    state = stage.state
    assert state.incidents[0].remedied_at is not None
    assert (state.status, state.due_at, state.finished_at) == (Status.RETURNED, due, finished)
    assert state.attachments[-1].part is Part.REMEDY
    with pytest.raises(Refused, match="no_open_incident"):
        stage.do("09/11 11:00", RemedyIncident(incident.number, "Cấp lại", "5/XL"), DUNG)


def test_one_incident_of_a_kind_is_open_at_a_time_and_another_may_follow() -> None:
    stage = issued().do("08/11 09:00", ReportIncident(IncidentKind.LOST_RESULT, "Bưu điện làm mất"))
    with pytest.raises(Refused, match="incident_open"):
        stage.do("08/11 10:00", ReportIncident(IncidentKind.LOST_RESULT, "Bưu điện làm mất"))
    stage.do("08/11 11:00", RemedyIncident(stage.state.incidents[0].number, "In lại", "6/XL"), DUNG)
    stage.do("09/11 10:00", ReportIncident(IncidentKind.LOST_RESULT, "Lại mất"))
    assert [each.remedied_at is None for each in stage.state.incidents] == [False, True]


def test_a_result_goes_wrong_once_there_is_one_and_papers_from_acceptance_on() -> None:
    with pytest.raises(Refused, match="wrong_status"):
        with_files().do("05/11 10:00", ReportIncident(IncidentKind.WRONG_RESULT, "Sai tên"))
    stage = with_files().do("05/11 10:00", ReportIncident(IncidentKind.LOST_PAPERS, "Mất bản chính giấy khai sinh"))
    assert stage.state.status is Status.ACCEPTED
    with pytest.raises(Invalid, match="description_missing"):
        with_files().do("05/11 10:00", ReportIncident(IncidentKind.LOST_PAPERS, ""))


def test_a_draft_holds_files_before_it_is_submitted() -> None:
    draft = SaveDraft("QNI", "H49.01", "1.000001", "", "mau", 7, AN)
    stage = Stage().do("05/11 08:00", draft).do("05/11 08:10", AttachFiles((OTHER,)))
    assert stage.do("05/11 08:20", draft).state.attachments[0].document == document(2)
