"""Files of real dossiers: who attaches, what is written, who may open one, two at once, and what verify finds."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.attach_file import attach_files, remove_file
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.files import attachment_in
from motcua.dossiers.models import Attachment, Dossier
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.files import store

CODE = "000.00.01.H49-181105-0001"
pytestmark = pytest.mark.usefixtures("file_store")


def kept(content: bytes = b"%PDF-1.7 mot", name: str = "don.pdf") -> Document:
    """A file in the store."""
    return Document(store.keep(BytesIO(content)), name, len(content), "application/pdf")


def paper(content: bytes = b"%PDF-1.7 mot", component: str = "") -> Paper:
    return Paper(kept(content), component)


def accepted(world: World) -> str:
    return accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code


def rows() -> list[tuple[object, ...]]:
    return list(Attachment.objects.order_by("number").values_list("number", "part", "component", "removed"))


def test_receptionist_and_appraiser_attach_and_rows_follow(world: World) -> None:
    code = accepted(world)
    attach_files(world.binh, code, (paper(component="Đơn đề nghị"), paper(b"%PDF hai")), at=instant("05/11 09:10"))
    attach_files(world.chi, code, (paper(b"%PDF ba"),), at=instant("05/11 09:20"))
    remove_file(world.chi, code, 3, "Nhầm hồ sơ", at=instant("05/11 09:30"))
    assert rows() == [(2, "input", "Đơn đề nghị", False), (3, "input", "", True), (4, "input", "", False)]
    assert dossier_for(world.binh, code).row.seq == 5


def test_others_do_not(world: World) -> None:
    code = accepted(world)
    for actor, error in (
        (world.giang, NotFound),  # another unit: there is no such dossier
        (world.an, NotFound),  # a citizen whom it does not concern
        (world.dung, Refused),
        (world.kiem, Refused),  # an auditor sees it and changes nothing
    ):
        with pytest.raises(error):
            attach_files(actor, code, (paper(),), at=instant("05/11 09:10"))
        with pytest.raises(error):
            remove_file(actor, code, 2, "Nhầm", at=instant("05/11 09:10"))
    assert rows() == []


def test_a_citizen_attaches_to_an_own_draft_and_no_longer_once_it_is_submitted(world: World) -> None:
    draft = save_draft(world.an, application(channel=Channel.ONLINE), at=instant("05/11 08:00")).dossier_id
    attach_files(world.an, draft, (paper(component="Đơn đề nghị"),), at=instant("05/11 08:10"))
    with pytest.raises(NotFound):
        attach_files(world.binh, draft, (paper(b"%PDF hai"),), at=instant("05/11 08:15"))
    submit_dossier(world.an, draft, at=instant("05/11 08:20"))
    with pytest.raises(Refused, match="draft_submitted"):
        attach_files(world.an, draft, (paper(b"%PDF hai"),), at=instant("05/11 08:30"))
    with pytest.raises(Refused, match="draft_submitted"):
        remove_file(world.an, draft, 2, "Nhầm", at=instant("05/11 08:30"))
    online = application(channel=Channel.ONLINE)
    code = accept_dossier(world.binh, online, at=instant("05/11 09:00"), registered=draft).state.code
    (attachment,) = dossier_for(world.binh, code).state.attachments
    assert attachment.component == "Đơn đề nghị"


def test_a_file_that_was_never_uploaded_is_not_named(world: World) -> None:
    code = accepted(world)
    unknown = Document("0" * 64, "don.pdf", 10, "application/pdf")
    with pytest.raises(Invalid, match="file_not_kept"):
        attach_files(world.binh, code, (Paper(unknown),), at=instant("05/11 09:10"))
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    with pytest.raises(Invalid, match="file_not_kept"):
        carry_out(world.dung, code, Decide(Outcome.GRANTED, "1/QĐ", document=unknown), at=instant("06/11 10:00"))


def test_a_file_is_opened_through_the_dossiers_door(world: World) -> None:
    code = accepted(world)
    attach_files(world.binh, code, (paper(),), at=instant("05/11 09:10"))
    for actor in (world.binh, world.dung, world.kiem):
        assert attachment_in(dossier_for(actor, code), 2, actor).document == kept()
    for number in (1, 3, -1):
        with pytest.raises(NotFound):
            attachment_in(dossier_for(world.binh, code), number, world.binh)
    remove_file(world.binh, code, 2, "Nhầm hồ sơ", at=instant("05/11 09:20"))
    with pytest.raises(NotFound):
        attachment_in(dossier_for(world.binh, code), 2, world.binh)
    assert attachment_in(dossier_for(world.kiem, code), 2, world.kiem).removed


def finished(world: World) -> str:
    """A dossier with a file handed in, the decision's and the result's."""
    code = accepted(world)
    attach_files(world.binh, code, (paper(),), at=instant("05/11 09:10"))
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    grant = Decide(Outcome.GRANTED, "1/QĐ", document=kept(b"%PDF quyet dinh", "quyet dinh.pdf"))
    carry_out(world.dung, code, grant, at=instant("06/11 10:00"))
    issue = IssueResult(document=kept(b"%PDF giay phep", "giay phep.pdf"))
    carry_out(world.dung, code, issue, at=instant("06/11 11:00"))
    return code


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_leaves_the_list(committed_world: World) -> None:
    code = finished(committed_world)
    assert [row[1] for row in rows()] == ["input", "decision", "result"]
    carry_out(committed_world.em, code, UndoLastStep("Sai tệp"), at=instant("06/11 11:30"))
    assert [row[1] for row in rows()] == ["input", "decision"]
    assert verify_all().differences == []


@pytest.mark.django_db(transaction=True)
def test_an_incident_is_told_at_the_counter_and_remedied_by_who_decides(committed_world: World) -> None:
    code = finished(committed_world)
    report = ReportIncident(IncidentKind.WRONG_RESULT, "Sai tên")
    with pytest.raises(NotFound):
        carry_out(committed_world.giang, code, report, at=instant("07/11 09:00"))
    number = carry_out(committed_world.binh, code, report, at=instant("07/11 09:00")).state.incidents[0].number
    mended = RemedyIncident(number, "Cấp lại", "5/XL", document=kept(b"%PDF dung ten", "giay phep.pdf"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(committed_world.binh, code, mended, at=instant("07/11 10:00"))
    carry_out(committed_world.dung, code, mended, at=instant("07/11 10:00"))
    assert rows()[-1][1] == "remedy"
    assert verify_all().differences == []


@pytest.mark.django_db(transaction=True)
def test_the_same_content_uploaded_by_many_at_once_is_attached_once(committed_world: World, file_store: Path) -> None:
    code = accepted(committed_world)

    def upload(number: int) -> str:
        try:
            actor = committed_world.binh if number % 2 else committed_world.chi
            attach_files(actor, code, (paper(),), at=instant("05/11 09:10"))
            return "attached"
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        told = sorted(threads.map(upload, range(4)))
    assert told == ["already_attached"] * 3 + ["attached"]
    assert len([path for path in file_store.rglob("*") if path.is_file()]) == 1
    assert len(rows()) == 1


@pytest.mark.django_db(transaction=True)
def test_different_files_at_once_are_all_attached(committed_world: World) -> None:
    code = accepted(committed_world)

    def upload(number: int) -> None:
        try:
            attach_files(committed_world.binh, code, (paper(b"%PDF " + bytes([number])),), at=instant("05/11 09:10"))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(upload, range(3)))
    assert [row[0] for row in rows()] == [2, 3, 4]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE dossiers_attachment SET name = 'khac.pdf' WHERE number = 2", "name is not as the events say"),
        ("DELETE FROM dossiers_attachment WHERE number = 2", "has no row"),
        (
            "INSERT INTO dossiers_attachment (dossier_id, number, part, component, copy, digest, name, size, "
            "media_type, removed) SELECT dossier_id, 99, part, component, copy, digest, name, size, media_type, "
            "removed FROM dossiers_attachment WHERE number = 2",
            "do not tell of",
        ),
    ],
)
def test_verify_finds_rows_that_the_events_do_not_tell(committed_world: World, statement: str, expected: str) -> None:
    finished(committed_world)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert [expected in each.text for each in verify_all().differences] == [True]


@pytest.mark.django_db(transaction=True)
def test_verify_reads_every_file_again(committed_world: World, file_store: Path) -> None:
    code = finished(committed_world)
    assert verify_all().differences == []
    content = kept()
    path = file_store / store.name_of(content.digest)
    path.write_bytes(b"X" + path.read_bytes()[1:])
    (told,) = verify_all().differences
    assert (told.dossier, told.text) == (code, f"file {content.digest[:16]} of event 2 was changed in the store")
    assert verify_all(read_files=False).differences == []
    path.unlink()
    (told,) = verify_all(read_files=False).differences
    assert told.text.endswith("is not in the store")
    assert Dossier.objects.count() == 1
