from typing import Any

import pytest
from pytest_django import Settings

from motcua.dossiers.tests.world import World
from motcua.payments.online import gateways
from motcua.payments.online.calling import gateway_silent
from motcua.payments.tests.conftest import committed_world, forgotten, world
from motcua.payments.tests.online.told import ACCOUNTS, with_online_fees

__all__ = ["committed_world", "forgotten", "world"]


@pytest.fixture(autouse=True)
def _accounts(settings: Settings) -> None:
    settings.PAYMENT_GATEWAYS = ACCOUNTS


class Wire:
    """Stands where the network is: what was sent, and what is answered (nothing: silence)."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[dict[str, Any]] = []

    def post(self, address: str, body: dict[str, Any]) -> tuple[dict[str, Any], str]:
        self.sent.append((address, dict(body)))
        if not self.answers:
            raise gateway_silent("nobody")
        answer = self.answers.pop(0)
        return answer, str(answer)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    line = Wire()
    monkeypatch.setattr(gateways, "post_json", line.post)
    return line


@pytest.fixture
def online_world(world: World) -> World:
    return with_online_fees(world)
