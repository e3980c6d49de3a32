"""Assessments over HTTP from opening to the published rank, who sees and does what, and published indices."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.tests.world import ON, World, instant
from motcua.indices.actions.act_on_assessment import act_on_assessment
from motcua.indices.actions.appraise_assessment import agree_with_rest, enter_survey, finalise, publish
from motcua.indices.actions.load_published import load_published, shipped_files
from motcua.indices.actions.load_sets import load_sets
from motcua.indices.actions.open_assessment import open_assessment
from motcua.indices.actions.score_assessment import score_criterion, submit_scores
from motcua.indices.assessments import ranking_of, set_named
from motcua.indices.models import Assessment
from motcua.indices.rules.composite.criteria import read_criteria
from motcua.indices.rules.composite.decide import self_total
from motcua.indices.rules.composite.formulas import YesNo
from motcua.indices.rules.composite.story import ASSESSMENT, Evidence, Figure
from motcua.indices.tests import lives
from motcua.journal.reading import told
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Conflict, NotFound, Refused
from motcua.kernel.files.tests import made
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.web.tests.conftest import SignIn

AT = instant("30/11 18:00")
BASE = "/cai-cach/chi-so/"
SET = f"{BASE}bo-tieu-chi/par-huyen-2018/"
LINK = (Evidence("Số 12/BC-UBND ngày 20/11/2018"),)


@pytest.fixture
def quyen(world: World) -> Actor:
    """Quyên, the coordinator at the provincial centre."""
    return with_post("quyen", "Đặng Thị Quyên", "QNI", ["coordinator"])


def with_post(username: str, name: str, centre: str, roles: list[str]) -> Actor:
    account = Account.objects.create(username=username, full_name=name)
    post = Post.objects.create(
        code=f"{centre}.{username}",
        title=name,
        centre=ServiceCentre.objects.get(code=centre),
        roles=roles,
        valid_from=ON.replace(month=1),
    )
    PostHolding.objects.create(account=account, post=post, valid_from=post.valid_from)
    return actor_for(account, ON)


@pytest.fixture
def opened(world: World, quyen: Actor) -> UUID:
    """The assessment of Hạ Long, being scored."""
    load_sets()
    return open_assessment(quyen, set_named("par-huyen-2018"), "QNI.193", number=uuid4(), at=AT).pk


def score_all(actor: Actor, number: UUID, part: int = 9) -> None:
    criteria = read_criteria(Assessment.objects.get(pk=number).criteria.content)
    for leaf in criteria.leaves():
        if not leaf.is_survey:
            figure = Figure(part, 10)
            score_criterion(actor, number, leaf.code, figure=figure, evidence=LINK, at=AT)
    submit_scores(actor, number, self_total(criteria, told(ASSESSMENT, number).state), at=AT)


def bring_to_public(world: World, quyen: Actor, number: UUID, *, part: int = 9) -> None:
    score_all(world.giang, number, part)
    agree_with_rest(quyen, number, at=AT)
    enter_survey(quyen, number, "5.1", figure=Figure(9, 10), source="Khảo sát tập huấn", at=AT)
    finalise(quyen, number, at=AT)
    publish(world.em, number, at=AT)


def send(client: Client, address: str, **told: object) -> HttpResponse:
    return client.post(address, {"request_id": str(uuid4())} | told)


def test_a_district_is_assessed_from_opening_to_its_rank(world: World, quyen: Actor, signed_in: SignIn) -> None:
    load_sets()
    lives.resolved(world, "05/11 09:00", "12/11 16:00")
    coordinator, giang, head = signed_in("quyen"), signed_in("giang"), signed_in("em")
    number = uuid4()
    sent = coordinator.post(SET, {"request_id": str(number), "subject": "QNI.193"})
    sheet = f"{BASE}danh-gia/{number}/"
    assert (sent.status_code, sent["Location"]) == (302, sheet)

    leaves = [leaf for leaf in read_criteria(set_named("par-huyen-2018").content).leaves() if not leaf.is_survey]
    for leaf in leaves:
        is_yes_no = isinstance(leaf.formula, YesNo)
        fields = {"part": "1"} if is_yes_no else {"part": "9", "whole": "10"}
        answer = send(giang, f"{sheet}tieu-chi/{leaf.code}/", link="Số 12/BC-UBND", **fields)
        assert answer.status_code == 302, (leaf, answer.content.decode())
    wrong = send(giang, f"{sheet}viec/nop/", claimed="1")
    assert wrong.status_code == 422
    assert "Các tiêu chí cộng lại được" in wrong.content.decode()
    state = told(ASSESSMENT, number).state
    total = self_total(read_criteria(set_named("par-huyen-2018").content), state)
    claimed = f"{float(total):.2f}".replace(".", ",")
    assert send(giang, f"{sheet}viec/nop/", claimed=claimed).status_code == 302

    unlike = send(coordinator, f"{sheet}tieu-chi/1.1/", points="1")
    assert unlike.status_code == 400
    assert "Chưa ghi lý do" in unlike.content.decode()
    assert send(coordinator, f"{sheet}tieu-chi/1.1/", points="1,5", reason="Thiếu một báo cáo").status_code == 302
    assert send(coordinator, f"{sheet}viec/dong-y/").status_code == 302
    assert send(coordinator, f"{sheet}viec/chot/").status_code == 422  # the survey is not in yet
    assert (
        send(coordinator, f"{sheet}tieu-chi/5.1/", part="90", whole="100", source="SIPAS tập huấn").status_code == 302
    )
    assert send(coordinator, f"{sheet}viec/chot/").status_code == 302
    assert Client().get(sheet).status_code == 404
    assert send(head, f"{sheet}viec/cong-bo/").status_code == 302

    public = Client().get(sheet).content.decode()
    assert "Thiếu một báo cáo" in public
    assert "Minh họa, chưa có bảng điểm chính thức" in public
    row = Assessment.objects.get(pk=number)
    assert [(each.row, each.rank) for each in ranking_of(row.criteria)] == [(row, 1)]
    ranking = Client().get(f"{SET}xep-hang.csv").content.decode()
    assert f"1,{row.subject_name},{row.index_hundredths / 100:.2f},2018" in ranking  # type: ignore[operator]
    assert verify_stories().differences == []


def test_the_systems_own_figure_is_frozen_with_its_parts(world: World, quyen: Actor, signed_in: SignIn) -> None:
    load_sets()
    em = signed_in("em")
    lives.resolved(world, "05/11 09:00", "12/11 16:00")
    number = open_assessment(quyen, set_named("par-tinh-2018"), "QNI", number=uuid4(), at=AT).pk
    page = f"{BASE}danh-gia/{number}/tieu-chi/3.1.1/"
    assert "Lấy số liệu từ hệ thống" in em.get(page).content.decode()
    assert send(em, page, takes_own="on").status_code == 302
    figure = told(ASSESSMENT, number).state.scored["3.1.1"].figure
    assert figure is not None
    assert (figure.part, figure.whole, figure.code, figure.last) == (1, 1, "on_time", AT.date())
    assert "từ hệ thống" in em.get(page).content.decode()


def test_where_nothing_arose_the_system_has_no_figure(world: World, opened: UUID, signed_in: SignIn) -> None:
    answer = send(signed_in("giang"), f"{BASE}danh-gia/{opened}/tieu-chi/2.1.1/", takes_own="on")
    assert answer.status_code == 422
    assert "không phát sinh" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"part": "9", "whole": "10"}, "cần tài liệu kiểm chứng"),
        ({"part": "11", "whole": "10", "link": "x"}, "Tử số phải từ 0"),
        ({"part": "9", "whole": "10", "link": "x", "points": "9"}, "Điểm phải từ 0 đến 8"),
        ({"part": "9", "whole": "10", "link": "x", "points": "-1"}, "Điểm phải từ 0 đến 8"),
        ({"part": "9", "whole": "10", "link": "x", "points": "abc"}, "hai chữ số thập phân"),
        ({"part": "9", "whole": "10", "link": "x", "points": "٣"}, "hai chữ số thập phân"),
        ({"part": "9" * 40, "whole": "10", "link": "x"}, "1000000000"),
        ({}, "Chưa có số liệu"),
    ],
)
def test_a_refused_score_keeps_what_was_typed(
    world: World, opened: UUID, signed_in: SignIn, typed: dict[str, str], said: str
) -> None:
    answer = send(signed_in("giang"), f"{BASE}danh-gia/{opened}/tieu-chi/1.1/", note="Giữ lại", **typed)
    page = answer.content.decode()
    assert answer.status_code in (400, 422)
    assert said in page.replace(".000", "000")
    assert "Giữ lại" in page
    assert told(ASSESSMENT, opened).state.scored == {}


def test_evidence_is_a_checked_file_for_officers(world: World, opened: UUID, signed_in: SignIn) -> None:
    giang, page = signed_in("giang"), f"{BASE}danh-gia/{opened}/tieu-chi/1.1/"
    bad = SimpleUploadedFile("bao-cao.pdf", b"MZ not a pdf")
    assert send(giang, page, part="9", whole="10", evidence=bad).status_code == 400
    picture = made.image("PNG")
    good = SimpleUploadedFile("anh.png", picture)
    sent = send(giang, page, part="9", whole="10", evidence=good)
    assert sent.status_code == 302, sent.content.decode()
    address = f"{BASE}danh-gia/{opened}/minh-chung/1.1/0/"
    opened_file = giang.get(address)
    assert b"".join(opened_file.streaming_content) == picture  # type: ignore[attr-defined]
    assert signed_in("an").get(address).status_code == 404
    assert giang.get(f"{BASE}danh-gia/{opened}/minh-chung/1.1/7/").status_code == 404


def test_only_those_concerned_see_and_do(world: World, quyen: Actor, opened: UUID, signed_in: SignIn) -> None:
    sheet = f"{BASE}danh-gia/{opened}/"
    seen = {name: signed_in(name).get(sheet).status_code for name in ("giang", "quyen", "em", "kiem", "an", "binh")}
    assert seen == {"giang": 200, "quyen": 200, "em": 200, "kiem": 200, "an": 404, "binh": 404}
    assert Client().get(sheet).status_code == 404
    for name in ("em", "kiem", "quyen"):  # see it, and do not score another's unit
        assert send(signed_in(name), f"{sheet}tieu-chi/1.1/", part="9", whole="10", link="x").status_code == 404
    assert signed_in("kiem").post(SET, {"request_id": str(uuid4()), "subject": "QNI.193"}).status_code == 404
    score_all(world.giang, opened)
    for name, act in (("giang", "chot"), ("em", "dong-y"), ("kiem", "cong-bo"), ("quyen", "cong-bo"), ("an", "nop")):
        assert send(signed_in(name), f"{sheet}viec/{act}/").status_code in (400, 404), (name, act)
    assert "tra-lai" not in signed_in("giang").get(sheet).content.decode()
    assert send(signed_in("quyen"), f"{sheet}viec/khac/").status_code == 404


def test_who_scored_does_not_appraise_even_with_both_roles(world: World, quyen: Actor) -> None:
    load_sets()
    own = open_assessment(quyen, set_named("par-tinh-2018"), "QNI", number=uuid4(), at=AT).pk
    score_all(quyen, own)
    with pytest.raises(Refused, match="own_scores"):
        agree_with_rest(quyen, own, at=AT)


def test_returned_scores_are_scored_anew(world: World, quyen: Actor, opened: UUID, signed_in: SignIn) -> None:
    score_all(world.giang, opened)
    sheet = f"{BASE}danh-gia/{opened}/"
    assert send(signed_in("quyen"), f"{sheet}viec/tra-lai/").status_code == 400
    assert send(signed_in("quyen"), f"{sheet}viec/tra-lai/", reason="Thiếu báo cáo quý IV").status_code == 302
    assert "Thiếu báo cáo quý IV" in signed_in("giang").get(sheet).content.decode()
    score_criterion(world.giang, opened, "1.1", figure=Figure(10, 10), evidence=LINK, at=AT)


def test_equal_indices_share_a_rank(world: World, quyen: Actor, opened: UUID) -> None:
    first = Assessment.objects.get(pk=opened)
    bring_to_public(world, quyen, opened)
    first.refresh_from_db()
    for place, hundredths in enumerate((first.index_hundredths, (first.index_hundredths or 0) - 1)):
        Assessment.objects.create(
            id=uuid4(),
            criteria=first.criteria,
            subject=f"QNI.X{place}",
            subject_name=f"Huyện thử {place}",
            name_sort=f"h{place}",
            status="published",
            index_hundredths=hundredths,
            opened_at=AT,
            changed_at=AT,
        )
    assert [each.rank for each in ranking_of(first.criteria)] == [1, 1, 3]
    assert len([line for line in verify_stories().differences if "a row without events" in line]) == 2


def test_a_changed_row_is_found(world: World, quyen: Actor, opened: UUID) -> None:
    bring_to_public(world, quyen, opened)
    assert verify_stories().differences == []
    Assessment.objects.filter(pk=opened).update(index_hundredths=9999)
    (difference,) = verify_stories().differences
    assert "the row says" in difference


def test_an_act_repeated_is_done_once(world: World, quyen: Actor, opened: UUID) -> None:
    again = open_assessment(quyen, set_named("par-huyen-2018"), "QNI.193", number=opened, at=AT)
    assert again.pk == opened
    with pytest.raises(Conflict, match="assessed_already"):
        open_assessment(quyen, set_named("par-huyen-2018"), "QNI.193", number=uuid4(), at=AT)
    with pytest.raises(NotFound):
        open_assessment(quyen, set_named("par-huyen-2018"), "QNI", number=uuid4(), at=AT)
    once = uuid4()
    for _ in range(2):
        score_criterion(world.giang, opened, "1.1", figure=Figure(1, 2), evidence=LINK, at=AT, request_id=once)
    assert told(ASSESSMENT, opened).seq == 2


def test_a_version_of_a_set_is_never_changed(world: World, quyen: Actor, opened: UUID) -> None:
    row = set_named("par-huyen-2018")
    row.digest = "0" * 64
    row.save(update_fields=["digest"])
    with pytest.raises(Conflict, match="criteria_version_taken"):
        load_sets()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does(world: World) -> None:
    quyen = with_post("quyen", "Đặng Thị Quyên", "QNI", ["coordinator"])
    load_sets()
    opened = open_assessment(quyen, set_named("par-huyen-2018"), "QNI.193", number=uuid4(), at=AT).pk
    score_all(world.giang, opened)
    agree_with_rest(quyen, opened, at=AT)
    enter_survey(quyen, opened, "5.1", figure=Figure(9, 10), source="x", at=AT)
    finalise(quyen, opened, at=AT)
    done = at_once(*[lambda: publish(world.em, opened, at=AT)] * 3)
    assert sorted(type(one).__name__ for one in done) == ["Assessment", "Refused", "Refused"]


def test_the_list_of_assessments_asks_a_fixed_number_of_queries(
    world: World, quyen: Actor, opened: UUID, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in("quyen")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        page = client.get(f"{BASE}danh-gia/?buoc=self").content.decode()
    assert "Hạ Long" in page
    assert "Hạ Long" not in client.get(f"{BASE}danh-gia/?buoc=published").content.decode()
    assert client.get(f"{BASE}danh-gia/?after=99999999999&buoc=khong").status_code == 200


def test_published_indices_over_the_years(world: World) -> None:
    load_published(shipped_files(), at=AT)
    client = Client()
    assert "2011–2024" in client.get(BASE).content.decode()
    page = client.get(f"{BASE}cong-bo/papi/?tinh=48").content.decode()
    assert "62 → 32" in page
    assert "tăng 30 bậc" in page
    assert "Đà Nẵng" in page
    assert ">53 " in page  # the other source's rank of 2016, beside
    text = client.get(f"{BASE}cong-bo/papi/so-lieu.csv").content.decode()
    assert "Quảng Ninh,2017,36.71977,32,63," in text
    table = client.get(f"{BASE}cong-bo/papi/2017/papi-subcriteria/").content.decode()
    assert "Bảng đủ 63 tỉnh" in table
    partial = client.get(f"{BASE}cong-bo/par-index/2012/par-2012-table/").content.decode()
    assert "không xếp hạng" in partial
    assert client.get(f"{BASE}cong-bo/sipas/").status_code == 200
    assert client.get(f"{BASE}cong-bo/khac/").status_code == 404
    assert client.get(f"{BASE}cong-bo/papi/99999999999999/x/").status_code == 404
    assert client.get(f"{BASE}cong-bo/papi/?tinh=%00").status_code == 200
    assert client.get(f"{BASE}cong-bo/papi/2017/%00/").status_code == 404
    assert client.get(f"{BASE}bo-tieu-chi/%00/").status_code == 404
    assert client.get(f"{BASE}danh-gia/?bo=%00&buoc=%00").status_code == 200


def test_a_stranger_does_not_act(world: World, quyen: Actor, opened: UUID) -> None:
    stranger = replace(quyen, posts=())
    with pytest.raises(NotFound):
        act_on_assessment(stranger, opened, lambda _loaded: [], may=lambda _loaded: True, at=AT)
