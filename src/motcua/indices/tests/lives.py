"""Dossiers of November 2018 at the provincial centre, with and without files and payments."""

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import Attachment, Dossier
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, instant


def accepted(world: World, at: str, *, is_online: bool = False) -> str:
    """Accepted for five working days. The code."""
    if not is_online:
        return accept_dossier(world.binh, application(), at=instant(at)).state.code
    asked = application(channel=Channel.ONLINE)
    number = save_draft(world.an, asked, at=instant(at)).dossier_id
    submit_dossier(world.an, number, at=instant(at))
    return accept_dossier(world.binh, asked, at=instant(at), registered=number).state.code


def resolved(world: World, at: str, done: str, *, is_online: bool = False, asked: tuple[str, str] | None = None) -> str:
    """Resolved at `done`; papers `asked` for and brought at two instants between. The code."""
    code = accepted(world, at, is_online=is_online)
    hand_over_dossier(world.binh, code, at=instant(at))
    if asked:
        carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant(asked[0]))
        carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant(asked[1]))
    return finish(world, code, done)


def finish(world: World, code: str, done: str) -> str:
    """Appraised, decided and issued at one instant. The code."""
    carry_out(world.chi, code, FinishStep("appraise"), at=instant(done))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant(done))
    carry_out(world.dung, code, IssueResult(), at=instant(done))
    return code


def with_files(code: str, *parts: Part) -> str:
    """The rows of files that the dossier's story would bring. The code."""
    row = Dossier.objects.get(code=code)
    for number, part in enumerate(parts, start=90):
        Attachment.objects.create(
            dossier=row, number=number, part=part, copy="copy", digest=f"{number:064x}", name="a.pdf", size=1,
            media_type="application/pdf",
        )  # fmt: skip
    return code
