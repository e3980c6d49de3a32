"""Khánh, who administers, in the dossiers' world: signed in, with every page of the console to open."""

from datetime import date

import pytest
from django.test import Client

from motcua.dossiers.tests.world import SINCE, World
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account

DECISION = "12/QĐ-UBND"


def add_khanh(world: World) -> Account:
    """Vũ Thị Khánh holds the administrator's post at the provincial centre."""
    account = Account.objects.create_user("khanh", password="khanh-mat-khau-dai", full_name="Vũ Thị Khánh")
    post = Post.objects.create(
        code="QNI/quan-tri", title="Quản trị hệ thống", centre=world.province, roles=["administrator"], valid_from=SINCE
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    return account


@pytest.fixture
def khanh(world: World) -> Client:
    """A client with Khánh signed in, on 30/11/2018."""
    client = Client()
    client.force_login(add_khanh(world))
    return client


def post_of(username: str) -> Post:
    """The world's post of somebody."""
    return Post.objects.get(holdings__account__username=username)


def in_form(day: date) -> str:
    return f"{day:%d/%m/%Y}"
