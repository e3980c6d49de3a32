"""From a draft to a dossier: once, whole, and only when nothing is missing."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from motcua.catalogue.models import NonBoundary, ProcedureRevision
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.file_online import file_online
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.in_whose_name import organisation_of
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.filing.access import draft_of
from motcua.filing.actions import submit_draft as submit_draft_module
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.keep_draft import drop_draft, keep_draft
from motcua.filing.actions.submit_draft import NotReady, submit_draft, what_is_filed
from motcua.filing.matter import read_matter
from motcua.filing.models import Draft, StoreConsent
from motcua.filing.ready import look_at
from motcua.filing.rules.preparation import AUTHORITY, PartyTyped, Preparation
from motcua.filing.tests.world import AN, NOW, asks, begun, e_form, kept, papers_procedure, ready, verified
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import actor_for
from motcua.people.actions.give_consent import give_consent as agree_to
from motcua.people.actions.give_consent import withdraw_consent as withdraw
from motcua.people.actions.merge_accounts import merge_accounts
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.actions.register_person import register_person
from motcua.people.models import Account, AccountIdentity, Representation
from motcua.people.rules.identity import IdentityKind


def submit(actor, draft, at=NOW):
    return submit_draft(actor, draft.key, at=at, is_training=False)


def test_a_draft_becomes_one_dossier_with_its_papers_and_wishes(world: World) -> None:
    draft = ready(world.an, keep_result=True)
    done = submit(world.an, draft)
    state = draft_for(world.an, done.dossier_id).state
    assert (state.status, state.submitted_at, state.owner.name) == (Status.REGISTERED, NOW, "Phạm Thị An")
    assert (state.applicant, state.representative, state.receive) == (None, None, "electronic")
    assert [(each.document.name, each.component) for each in state.attachments] == [("don.pdf", "Đơn đề nghị")]
    assert [event.kind for event in draft_for(world.an, done.dossier_id).events] == [
        "drafted",
        "file_attached",
        "submitted",
    ]
    draft.refresh_from_db()
    assert (draft.dossier_id, draft.content) == (done.dossier_id, {})
    assert StoreConsent.objects.filter(account_id=world.an.account_id, withdrawn_at=None).count() == 1
    assert not list(verify_all().differences)


def test_sent_again_it_is_the_same_dossier(world: World) -> None:
    draft = ready(world.an)
    first, second = submit(world.an, draft), submit(world.an, draft, NOW + timedelta(minutes=5))
    assert (first.dossier_id, first.is_new) == (second.dossier_id, not second.is_new)
    assert Dossier.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_six_requests_at_once_make_one_dossier(world: World) -> None:
    draft = ready(world.an)
    start, found = Barrier(6), []

    def send() -> None:
        start.wait()
        try:
            found.append(submit(world.an, draft).dossier_id)
        finally:
            connections.close_all()

    threads = [Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1
    assert Dossier.objects.count() == 1
    assert DossierEvent.objects.filter(request_id=draft.key).count() == 1


def test_all_that_is_missing_is_told_at_once(world: World) -> None:
    papers_procedure(world)
    draft = begun(world.an, "1.000002")
    with pytest.raises(NotReady) as refused:
        submit(world.an, draft)
    assert {(each.step.value, each.field) for each in refused.value.problems} == {
        ("nguoi-nop", "capacity"),
        ("giay-to", "Đơn đề nghị"),
        ("ket-qua", "receive"),
    }
    assert not Dossier.objects.exists()


def test_for_another_the_authority_is_asked_and_all_parties_are_told_as_they_are(world: World) -> None:
    owner = PartyTyped("Lê Văn Cụ", "cccd", "022040000456")
    draft = ready(world.an, capacity="other", owner=owner, authority="")
    with pytest.raises(NotReady) as refused:
        submit(world.an, draft)
    assert {each.field for each in refused.value.problems} == {"authority", AUTHORITY}
    keep_draft(world.an, draft.key, lambda each: replace(each, authority="Giấy ủy quyền 12/2018"), at=NOW)
    add_file(world.an, draft.key, AUTHORITY, kept("uy-quyen.pdf", b"%PDF-1.4 uy quyen"), at=NOW)
    state = draft_for(world.an, submit(world.an, draft).dossier_id).state
    assert (state.owner.name, state.applicant.name, state.representative.name) == (
        "Lê Văn Cụ",
        AN.full_name,
        AN.full_name,
    )
    assert state.authority == "Giấy ủy quyền 12/2018"
    assert {each.component for each in state.attachments} == {"Đơn đề nghị", AUTHORITY}


def test_for_an_organisation_that_the_account_represents_no_paper_is_asked_again(world: World) -> None:
    entity = register_legal_entity(tax_code="0100047516", name="Công ty A", on=NOW.date())
    Representation.objects.create(
        account_id=world.an.account_id,
        legal_entity=entity,
        ground="Giám đốc",
        asked_at=NOW,
        state="accepted",
        valid_from=NOW.date(),
    )
    draft = ready(world.an, capacity="organisation", owner=PartyTyped("Công ty A", "tax_code", "0100047516"))
    number = submit(world.an, draft).dossier_id
    representative = actor_for(Account.objects.get(username="an"), NOW.date())
    state = draft_for(representative, number).state
    assert (state.owner.name, state.owner.kind) == ("Công ty A", "organisation")
    assert organisation_of(state) == "0100047516"
    with pytest.raises(NotFound):
        draft_for(world.an, number)  # An as she was before she represented anybody


def test_an_organisation_named_as_owner_by_another_authority_has_no_part_in_it(world: World) -> None:
    owner = PartyTyped("Công ty A", "tax_code", "0100047516")
    draft = ready(world.an, capacity="other", owner=owner, authority="Giấy ủy quyền 12/2018")
    add_file(world.an, draft.key, AUTHORITY, kept("uy-quyen.pdf", b"%PDF-1.4 uy quyen"), at=NOW)
    assert organisation_of(draft_for(world.an, submit(world.an, draft).dossier_id).state) == ""


def test_an_account_nobody_has_verified_submits_nothing_and_keeps_its_draft(world: World) -> None:
    AccountIdentity.objects.all().delete()
    draft = ready(world.an)
    with pytest.raises(Refused) as refused:
        submit(world.an, draft)
    assert refused.value.code == "account_unverified"
    assert Draft.objects.get(pk=draft.pk).content["receive"] == "electronic"


def test_who_is_proven_files_under_the_proven_name(world: World) -> None:
    person = register_person(
        identity_kind=IdentityKind.CCCD, identity_number="022190000123", full_name="Phạm Thị An", on=NOW.date()
    )
    AccountIdentity.objects.filter(account=verified()).update(
        assurance="national",
        level=2,
        identity_kind="cccd",
        identity_number="022190000123",
        person=person,
        proven_at=NOW,
    )
    draft = ready(world.an, applicant=replace(AN, full_name="Người Khác", identity_number="022190000999"))
    owner = draft_for(world.an, submit(world.an, draft).dossier_id).state.owner
    assert (owner.name, owner.identity_number) == ("Phạm Thị An", "022190000123")


def test_a_draft_is_its_writers_alone(world: World) -> None:
    draft = ready(world.an)
    for other in (world.binh, world.giang, world.kiem):
        with pytest.raises(NotFound):
            submit(other, draft)
        with pytest.raises(NotFound):
            drop_draft(other, draft.key)


def test_what_has_been_submitted_is_neither_changed_nor_dropped(world: World) -> None:
    draft = ready(world.an)
    submit(world.an, draft)
    for act in (
        lambda: keep_draft(world.an, draft.key, lambda each: each, at=NOW),
        lambda: drop_draft(world.an, draft.key),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "draft_submitted"


def test_a_level_three_service_lets_papers_come_later_and_a_level_four_does_not(world: World) -> None:
    papers_procedure(world, level="3")
    draft = ready(world.an, "1.000002", papers={"Đơn đề nghị": {"way": "later"}}, files=())
    keep_draft(world.an, draft.key, lambda each: replace(each, files=()), at=NOW)
    state = draft_for(world.an, submit(world.an, draft).dossier_id).state
    assert [(each.name, each.copies, each.note) for each in state.components] == [
        ("Đơn đề nghị", 0, "Nộp bản giấy sau")
    ]


def test_since_2025_another_one_stop_receives_it_for_the_competent_one_where_the_list_says_so(world: World) -> None:
    day = date(2026, 9, 1)
    offered = [(place.centre, place.competent) for place in read_matter("1.000001", day).places]
    assert offered == [("QNI", "")]
    NonBoundary.objects.create(procedure=world.procedure, valid_from=date(2025, 7, 1))
    offered = [(place.centre, place.competent) for place in read_matter("1.000001", day).places]
    assert offered == [("QNI", ""), ("QNI.193", "QNI")]
    assert len(read_matter("1.000001", NOW.date()).places) == 1
    draft = begun(world.an)
    filled = Preparation(centre="QNI.193", competent="QNI", capacity="self", applicant=AN, receive="counter")
    keep_draft(world.an, draft.key, lambda _each: filled, at=NOW)
    add_file(world.an, draft.key, "Đơn đề nghị", kept(), at=NOW)
    application, filing = what_is_filed(look_at(draft_of(world.an, draft.key), day), instant("05/11 09:00"))
    assert (application.centre, application.competent_centre, filing.receive) == ("QNI.193", "QNI", "counter")


@pytest.mark.parametrize("code", ["9.999999", "1.000001"])
def test_a_procedure_unknown_or_out_of_force_is_not_filed(world: World, code: str) -> None:
    ProcedureRevision.objects.update(valid_to=date(2018, 10, 31))
    with pytest.raises(NotFound if code == "9.999999" else Refused):
        read_matter(code, NOW.date())


def test_what_is_known_of_the_person_is_filled_in_by_their_word_alone(world: World) -> None:
    account = verified()
    procedure = papers_procedure(world)
    e_form(procedure, asks("ngay_sinh", "Ngày sinh", "date", prefill="applicant.birth_date"))
    AccountIdentity.objects.filter(account=account).update(
        birth_date=date(1990, 2, 1), identity_kind="cccd", identity_number=AN.identity_number
    )

    def told() -> tuple[str, str, str, bool]:
        draft = begun(world.an, procedure.code)
        found = look_at(draft, NOW.date())
        applicant = found.prepared.applicant
        return applicant.full_name, applicant.identity_number, applicant.email, "1990" in str(found.form.posted)

    assert told() == ("Phạm Thị An", "", "", False)
    agree_to(account, "prefill", at=NOW)
    assert told() == ("Phạm Thị An", AN.identity_number, "an@example.vn", True)
    withdraw(account, "prefill", at=NOW)
    assert told() == ("Phạm Thị An", "", "", False)


@pytest.mark.django_db(transaction=True)
def test_what_is_submitted_while_two_accounts_become_one_goes_along(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, at = verified(), NOW + timedelta(minutes=1)
    person = register_person(
        identity_kind=IdentityKind.CCCD, identity_number=AN.identity_number, full_name="Phạm Thị An", on=NOW.date()
    )
    target = Account.objects.create_user("dd-an", full_name="Phạm Thị An")
    AccountIdentity.objects.create(account=target, kind="person", assurance="national", person=person)
    draft = ready(world.an)

    def merge() -> None:
        try:
            merge_accounts(source, target, is_officer=lambda _: False, at=at, real_at=at)
        finally:
            connections.close_all()

    merging = Thread(target=merge)

    def file_while_merging(*given: object, **named: object) -> object:
        merging.start()
        merging.join(0.5)
        return file_online(*given, **named)

    monkeypatch.setattr(submit_draft_module, "file_online", file_while_merging)
    done = submit(world.an, draft)
    merging.join()
    assert AccountIdentity.objects.get(account=source).merged_into_id == target.pk
    assert Dossier.objects.get(pk=done.dossier_id).citizen_account_id == target.pk
    assert not list(verify_all().differences)
