"""The dossiers' small world, with what filing needs: an online service, An's account verified, a draft made ready."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from motcua.catalogue.models import OnlineService, Procedure
from motcua.catalogue.rules.content import Channel, Component, Content, Line, Need
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.tests.world import World, add_procedure, instant
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.begin_draft import begin_draft
from motcua.filing.actions.keep_draft import keep_draft
from motcua.filing.matter import read_matter
from motcua.filing.models import Draft
from motcua.filing.rules.preparation import PartyTyped, Preparation
from motcua.kernel.files import store
from motcua.organisation.actors import Actor
from motcua.people.models import Account, AccountIdentity
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.worktime.rules.terms import parse_term

AN = PartyTyped("Phạm Thị An", "cccd", "022190000123", "12 Trần Phú", "0912345678", "an@example.vn")
NOW = instant("05/11 09:00")
PAPERS = Content(
    lines=tuple(Line(channel, term=parse_term("5 working_days")) for channel in Channel),
    components=(
        Component("don", "Đơn đề nghị", Need.ALWAYS),
        Component("anh", "Ảnh 4x6", Need.IF_ANY),
        Component("ho-khau", "Sổ hộ khẩu", Need.ALWAYS, data_backed="CSDL quốc gia về dân cư"),
    ),
)


def online(procedure: Procedure, level: str = "4", *, centre: str = "", since: date = date(2016, 1, 1)) -> None:
    """The procedure is taken online, at that level."""
    from motcua.organisation.models import ServiceCentre

    part = level in ("part", "full")
    OnlineService.objects.create(
        procedure=procedure,
        code=f"{procedure.code}-{level}-{centre}",
        name=procedure.name,
        centre=ServiceCentre.objects.get(code=centre) if centre else None,
        scheme="part_or_full" if part else "four_levels",
        level=level,
        valid_from=since,
        part_reason="Phải đến ký" if level == "part" else "",
    )


def verified(username: str = "an") -> Account:
    """The account's e-mail is confirmed, so that it may submit."""
    account = Account.objects.get(username=username)
    AccountIdentity.objects.update_or_create(
        account=account,
        defaults={
            "kind": CitizenKind.PERSON,
            "assurance": Assurance.CONTACT,
            "email": f"{username}@example.vn",
            "email_verified_at": instant("01/11 08:00"),
        },
    )
    return account


def papers_procedure(world: World, level: str = "4") -> Procedure:
    """A second procedure, with a mandatory paper, one "if any", and one that the State holds already."""
    procedure = add_procedure(world.province, code="1.000002", content=PAPERS)
    online(procedure, level)
    return procedure


def kept(name: str = "don.pdf", content: bytes = b"%PDF-1.4 noi dung") -> Document:
    """A file in the store."""
    return Document(store.keep(BytesIO(content)), name, len(content), "application/pdf")


def begun(actor: Actor, code: str = "1.000001") -> Draft:
    return begin_draft(actor, read_matter(code, NOW.date()), at=NOW)


def ready(actor: Actor, code: str = "1.000001", **changes: object) -> Draft:
    """A draft of which nothing is missing: for oneself, with its one paper as a file."""
    draft = begun(actor, code)
    values = {"centre": "QNI", "capacity": "self", "applicant": AN, "receive": "electronic"} | changes

    def fill(prepared: Preparation) -> Preparation:
        return replace(prepared, **values)

    keep_draft(actor, draft.key, fill, at=NOW)
    return add_file(actor, draft.key, "Đơn đề nghị", kept(), at=NOW)[0]


def e_form(procedure: Procedure, *fields: dict[str, object], number: int = 1, since: date = date(2016, 1, 1)) -> None:
    """The procedure has an electronic form of one section with these fields; the version before ends the day before."""
    from motcua.forms.models import Form, FormVersion

    form, _new = Form.objects.get_or_create(procedure=procedure, case="")
    form.versions.filter(valid_to=None).update(valid_to=since - timedelta(days=1))
    definition = {
        "format": "motcua.form/1",
        "title": {"vi": "Tờ khai mẫu", "en": "Sample form"},
        "sections": [{"key": "chung", "title": {"vi": "Phần chung", "en": "General"}, "fields": list(fields)}],
    }
    FormVersion.objects.create(
        form=form,
        number=number,
        revision=1,
        status="published",
        definition=definition,
        digest=f"{number:064x}",
        valid_from=since,
        saved_at=NOW,
        published_at=NOW,
    )


def asks(key: str, vi: str, kind: str = "text", **more: object) -> dict[str, object]:
    """A field of `e_form`."""
    return {"key": key, "type": kind, "label": {"vi": vi, "en": key}} | more
