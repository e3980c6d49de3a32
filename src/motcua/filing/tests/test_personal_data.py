"""What becomes of drafts, papers and messages when accounts are merged, copied, closed."""

from uuid import uuid4

from motcua.dossiers.tests.world import World
from motcua.filing import personal_data
from motcua.filing.actions.change_consent import give_consent, has_consented
from motcua.filing.actions.keep_paper import PaperFacts, keep_paper
from motcua.filing.actions.send_message import send_message
from motcua.filing.actions.submit_draft import submit_draft
from motcua.filing.models import Draft, Message
from motcua.filing.queries import drafts_of, papers_of
from motcua.filing.tests.world import NOW, begun, kept, ready


def furnish(world: World) -> None:
    """A draft, a paper, consent, a dossier with a message."""
    begun(world.an)
    keep_paper(world.an, PaperFacts("Căn cước"), kept("cc.pdf", b"%PDF-1.4 cc"), at=NOW)
    give_consent(world.an, at=NOW)
    number = submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id
    send_message(world.an, number, "Xin hỏi", at=NOW, request_id=uuid4())


def test_everything_follows_a_merged_account(world: World) -> None:
    furnish(world)
    assert personal_data.move(world.an.account_id, world.chi.account_id, NOW) == 4
    assert (drafts_of(world.chi).count(), papers_of(world.chi).count()) == (1, 1)
    assert not drafts_of(world.an).exists()
    assert Message.objects.get().account_id == world.chi.account_id
    assert not has_consented(world.chi)


def test_a_copy_tells_all_with_the_files(world: World) -> None:
    furnish(world)
    section = personal_data.data_of(world.an.account_id)
    assert [len(section.data[name]) for name in ("drafts", "papers", "messages", "consents")] == [1, 1, 1, 1]
    assert [file.name.split("/")[0] for file in section.files] == ["giay-to"]
    assert personal_data.data_of(world.binh.account_id).data["drafts"] == []


def test_a_closed_account_leaves_no_draft_and_no_paper(world: World) -> None:
    furnish(world)
    (stays,) = personal_data.what_stays(world.an.account_id)
    assert "1 bản nháp" in stays.vi
    personal_data.close(world.an.account_id, NOW)
    assert not papers_of(world.an).exists()
    assert not Draft.objects.filter(dossier=None).exists()
    assert not has_consented(world.an)
    assert Message.objects.count() == 1
    assert personal_data.what_stays(world.an.account_id) == ()
