from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.state import Party
from motcua.dossiers.tests.conftest import committed_world, forgotten, world  # noqa: F401
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.messages.tests.smtp import Postman, mail_server

AN = Party(
    "Phạm Thị An",
    identity_kind="cccd",
    identity_number="022190000123",
    email="an@example.vn",
    phone="0912345678",
)


@pytest.fixture
def set_clock(settings: Any) -> Callable[[str], datetime]:
    """Sets the site's clock to an instant of 2018."""

    def set_to(text: str) -> datetime:
        settings.TRAINING_CLOCK = TrainingClock(instant(text), real_now())
        return instant(text)

    return set_to


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    with mail_server(settings) as postman:
        yield postman


def accept_for_an(world: World, at: str = "05/11 09:00", owner: Party = AN) -> str:  # noqa: F811
    """Accepted at the counter for An, who left an address and a phone number; its code."""
    return accept_dossier(world.binh, application(owner=owner), at=instant(at)).state.code


def submit_by_an(world: World, at: str = "05/11 09:00") -> Done:  # noqa: F811
    """Submitted online by An's account."""
    draft = save_draft(world.an, application(owner=AN), at=instant(at))
    return submit_dossier(world.an, draft.dossier_id, at=instant(at))
