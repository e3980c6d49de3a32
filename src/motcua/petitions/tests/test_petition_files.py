"""Files of petitions: told by the story, opened by who is in charge and who sent them, found when changed."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from motcua.dossiers.rules.documents import Document
from motcua.dossiers.tests.world import World, instant
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused
from motcua.kernel.files import store
from motcua.organisation.actors import STRANGER, Actor
from motcua.petitions import personal_data
from motcua.petitions.access import Key, petition_for
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.note_down_petition import note_down_petition
from motcua.petitions.actions.note_supplement import note_supplement
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.actions.supplement_petition import supplement_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.files import open_file, open_own_file
from motcua.petitions.models import Petition as Row
from motcua.petitions.models import SenderReading
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.facts import Channel, Elsewhere
from motcua.petitions.rules.files import MOST_FILES, MOST_TOGETHER, check_amount
from motcua.petitions.tests import lives
from motcua.petitions.tests.lives import AN, WORDS, asked, key_of, state_of

pytestmark = pytest.mark.usefixtures("file_store")
NOW = instant("30/11 18:00")


@pytest.fixture
def here(world: World) -> World:
    return lives.people(world)


def kept(content: str, name: str = "bảng niêm yết.jpg") -> Document:
    """A file in the store."""
    data = content.encode()
    return Document(store.keep(BytesIO(data)), name, len(data), "image/jpeg")


def opens(actor: Actor, subject: UUID, number: int = 1) -> Document:
    loaded = petition_for(actor, subject, NOW.date())
    return open_file(actor, loaded, number, at=NOW, address="203.0.113.9")


def path_of(file_store: Path, document: Document) -> Path:
    return file_store / store.name_of(document.digest)


def test_the_story_vouches_for_files_sent_added_and_sent_again(here: World) -> None:
    first, second, third = (kept(each, f"{each}.jpg") for each in ("một", "hai", "ba"))
    subject = lives.sent(here, files=(first,))
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "06/11 09:00"))
    supplement_petition(key_of(here.an), subject, "Ngày 02/11", AN, asked(subject, "07/11 09:00"), (second,))
    assert [(each.number, each.document, each.at) for each in state_of(subject).files] == [
        (1, first, instant("05/11 09:00")),
        (2, second, instant("07/11 09:00")),
    ]
    again = lives.disliked(here)
    reopen_petition(key_of(here.an), again, "Xin xem lại", asked(again, "15/11 09:00"), (third,))
    assert [each.document for each in state_of(again).files] == [third]
    received = StoryEvent.objects.get(subject=subject, seq=1).data
    assert received["files"] == [
        {"digest": first.digest, "name": first.name, "size": first.size, "media_type": first.media_type}
    ]
    assert verify_stories().differences == []


def test_an_officer_attaches_the_scan_of_what_came(here: World) -> None:
    scan, more = kept("thư", "thư.pdf"), kept("thư hai", "thư hai.pdf")
    words = replace(WORDS, sender=Sender("Phạm Thị An"), files=(scan,))
    row = note_down_petition(here.binh, words, channel=Channel.PAPER, arrived=NOW, request_id=uuid4(), at=NOW)
    ask_for_supplement(here.oanh, row.pk, "Cho biết địa chỉ", asked(row.pk, NOW))
    note_supplement(here.oanh, row.pk, "Đã gửi thư", AN, asked(row.pk, NOW), (more,))
    assert [each.document for each in state_of(row.pk).files] == [scan, more]
    assert opens(here.oanh, row.pk, 2) == more
    with pytest.raises(NotFound):
        opens(here.binh, row.pk)


def test_what_may_not_be_attached_is_refused_and_nothing_is_left(here: World) -> None:
    never_kept = Document("0" * 64, "x.pdf", 10, "application/pdf")
    many = tuple(kept(f"tệp {number}") for number in range(MOST_FILES + 1))
    large = replace(kept("lớn"), size=MOST_TOGETHER + 1)
    for files, code in (((never_kept,), "file_not_kept"), (many, "too_many_files"), ((large,), "files_too_large")):
        with pytest.raises(Invalid, match=code):
            lives.sent(here, files=files)
    assert not Row.objects.exists()
    subject = lives.disliked(here)
    with pytest.raises(Invalid, match="too_many_files"):
        reopen_petition(key_of(here.an), subject, "x", asked(subject, "15/11 09:00"), many)
    check_amount([MOST_TOGETHER // MOST_FILES] * MOST_FILES)


def test_the_same_content_is_attached_once_and_the_same_request_is_one_petition(here: World) -> None:
    number, file = uuid4(), kept("ảnh")
    words = replace(WORDS, files=(file, replace(file, name="bản khác.jpg")))
    first, second = (send_petition(here.an, words, request_id=number, at=NOW) for _ in range(2))
    assert first == second
    assert len(state_of(first.pk).files) == 1
    with pytest.raises(Conflict, match="request_of_another_story"):
        send_petition(here.an, replace(WORDS, files=(kept("ảnh khác"),)), request_id=number, at=NOW)
    assert Row.objects.count() == 1


def test_only_who_is_in_charge_opens_a_file_and_each_opening_is_logged(here: World) -> None:
    file = kept("thư của bà An")
    subject = lives.sent(here, centre="QNI", person="Nguyễn Văn Bình", files=(file,))
    everybody = [STRANGER, *here.cast.values()]

    def openers() -> set[str]:
        found = set()
        for actor in everybody:
            try:
                opens(actor, subject)
            except NotFound:
                continue
            found.add(actor.name)
        return found

    assert openers() == {here.oanh.name}, "before it is taken up, who is at its desk; Bình, whom it is about, never"
    lives.classified(here.oanh, subject)
    lives.transferred(here.oanh, subject, "QNI")
    take_up_petition(here.em, subject, asked(subject, "08/11 09:00"))
    assert openers() == {here.em.name}
    readings = SenderReading.objects.order_by("pk").values_list("name", "file", "address")
    assert list(readings) == [(here.oanh.name, 1, "203.0.113.9"), (here.em.name, 1, "203.0.113.9")]
    for number in (0, 2):
        with pytest.raises(NotFound):
            opens(here.em, subject, number)
    assert SenderReading.objects.count() == 2, "what is not there is not read"


def test_files_of_a_denunciation_are_opened_by_who_redirected_it(here: World) -> None:
    subject = lives.sent(here, files=(kept("đơn"),))
    redirect_petition(here.oanh, subject, Elsewhere.DENUNCIATION, "Thanh tra", "Gửi đơn", asked(subject, "06/11 09:00"))
    other = lives.officer(here, "uyen", "Cao Thị Uyên", "QNI", "controller")
    assert opens(here.oanh, subject).name
    for actor in (other, here.em, here.kiem):
        with pytest.raises(NotFound):
            opens(actor, subject)


def test_a_sender_opens_ones_own_by_account_or_code_and_is_not_logged(here: World) -> None:
    file = kept("ảnh")
    subject = lives.sent(here, files=(file,))
    for key in (key_of(here.an), Key(STRANGER, frozenset({subject}))):
        assert open_own_file(key, subject, 1) == file
        with pytest.raises(NotFound):
            open_own_file(key, subject, 2)
    for key in (Key(STRANGER), Key(STRANGER, frozenset({uuid4()})), key_of(here.giang), key_of(here.oanh)):
        with pytest.raises(NotFound):
            open_own_file(key, subject, 1)
    assert not SenderReading.objects.exists()


def remove(path: Path) -> None:
    path.unlink()


def change(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[::-1])


@pytest.mark.parametrize(
    ("spoil", "told", "is_seen_unread"), [(remove, "is not in the store", True), (change, "was changed", False)]
)
def test_verify_finds_a_file_that_is_gone_or_changed(
    here: World, file_store: Path, spoil: Callable[[Path], None], told: str, is_seen_unread: bool
) -> None:
    file = kept("một tấm ảnh")
    subject = lives.sent(here, files=(file,))
    lives.sent(here, files=(file,))
    assert verify_stories().differences == []
    spoil(path_of(file_store, file))
    (difference,) = verify_stories().differences
    assert told in difference
    assert file.digest[:16] in difference
    assert difference.startswith("petition ")
    assert bool(verify_stories(read_files=False).differences) is is_seen_unread
    assert state_of(subject).files, "the story still tells of it"


def test_stories_without_files_read_as_before(here: World) -> None:
    subject = lives.disliked(here)
    reopen_petition(key_of(here.an), subject, "Xin xem lại", asked(subject, "15/11 09:00"))
    assert state_of(subject).files == ()
    assert not any("files" in event.data for event in StoryEvent.objects.filter(subject=subject))
    assert verify_stories().differences == []


def test_the_copy_of_ones_data_has_the_files(here: World) -> None:
    file = kept("ảnh")
    lives.sent(here, files=(file,))
    section = personal_data.data_of(here.an.account_id or 0)
    assert [each["name"] for each in section.data["petitions"][0]["files"]] == [file.name]
    (copied,) = section.files
    assert (copied.name, copied.digest) == (f"phan-anh/PA-2018-00001/1-{file.name}", file.digest)


def test_what_lacks_something_is_refused_with_files_too(here: World) -> None:
    with pytest.raises(Refused, match="petition_not_accepted"):
        lives.sent(here, sender=Sender("Phạm Thị An"), files=(kept("ảnh"),))
    assert not Row.objects.exists()
