"""`motcua verify` reads the money of many dossiers without holding it."""

import tracemalloc
from datetime import timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.chain import GENESIS
from motcua.kernel.facts import By
from motcua.payments import models, recount, recount_tills
from motcua.payments.recount import Recounting, kept_of_each
from motcua.payments.rules.codec import encode_fact
from motcua.payments.rules.facts import Charged, CollectAt, Drawer, Entry, Method, Paid, Part, cash_of
from motcua.payments.rules.series import format_receipt
from motcua.payments.stored import link_of
from motcua.payments.tests.fees import paid_dossier
from motcua.payments.writer import placed

START = instant("05/11 08:00")


def many(world: World, count: int, first: int) -> list[Dossier]:
    """So many more dossiers, charged and paid, a till for each hundred, as the writer leaves them."""
    row = Dossier.objects.order_by("pk")[0]
    rows = [
        Dossier(**{each.attname: getattr(row, each.attname) for each in Dossier._meta.fields}) for _ in range(count)
    ]
    for number, each in enumerate(rows, start=first):
        each.pk, each.code = None, f"000.00.01.H49-181105-{number}"
    Dossier.objects.bulk_create(rows)
    series = models.ReceiptSeries.objects.get()
    entries, balances, receipts, tills = [], [], [], {}
    for number, each in enumerate(rows, start=first):
        day = (START + timedelta(days=(number - 1) // 100)).date()
        drawer = Drawer("QNI", world.binh.account_id or 0, day)
        receipt = format_receipt(series.form, series.sign, number)
        facts = (
            Charged("phi", "Phí", "phi", 1_000, 1, 1_000, CollectAt.RECEPTION, 1),
            Paid(1_000, Method.CASH, "An", drawer, (Part(1, "Phí", "phi", 1_000),), receipt=receipt),
        )
        head = GENESIS
        for seq, fact in enumerate(facts, start=1):
            entry = Entry(seq, START, By("Bình", 2, "QNI.binh"), fact)
            head = link_of(head, each.pk, entry)
            told = {"kind": fact.KIND, "at": START, "data": encode_fact(fact), "hash": head}
            by = {"actor_account": 2, "actor_name": "Bình", "actor_post": "QNI.binh"}
            entries.append(models.Entry(dossier_id=each.pk, seq=seq, **told, **by, **placed(fact)))
        sums = {"due": 1_000, "received": 1_000, "refunded": 0}
        balances.append(models.Balance(dossier_id=each.pk, seq=2, head=head, **sums))
        numbered = {"form": series.form, "sign": series.sign, "number": number, "year": 2018}
        place = {"series": series, "centre": world.province}
        receipts.append(models.Receipt(dossier_id=each.pk, seq=2, **numbered, **place))
        till = tills.setdefault(day, models.Till(centre=world.province, cashier_id=drawer.cashier, day=day))
        till.cash += cash_of(facts[-1])
    for model, made in ((models.Entry, entries), (models.Balance, balances), (models.Receipt, receipts)):
        model.objects.bulk_create(made)
    models.Till.objects.bulk_create(tills.values())
    models.ReceiptSeries.objects.update(next=first + count, last=100_000)
    return rows


def peak() -> int:
    """The bytes that the recount of everything holds at most; it finds nothing wrong.

    The lesser of two, since what is left over from filling the tables is cleared away meanwhile.
    """
    found = []
    for _ in range(2):
        tracemalloc.start()
        try:
            assert list(Recounting().differences()) == []
            found.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    return min(found)


@pytest.fixture
def paying(world: World) -> World:
    """One dossier to copy; its money is gone again from the tables."""
    paid_dossier(world)
    for model in (models.Entry, models.Balance, models.Receipt, models.Till):
        model.objects.all().delete()
    return world


def test_memory_does_not_grow_with_the_dossiers(paying: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount, "FETCH", 100)
    monkeypatch.setattr(recount_tills, "FETCH", 5)
    many(paying, 400, first=1)
    few = peak()
    many(paying, 2_000, first=401)
    assert peak() < few * 1.3


def test_the_first_dossier_is_there_before_the_last_is_read(paying: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount, "FETCH", 10)
    paid = many(paying, 300, first=1)
    changed = paid[249].pk
    models.Entry.objects.filter(dossier_id=changed, seq=2).update(actor_name="Kẻ khác")
    stream = kept_of_each()
    first = next(stream)
    assert (first.dossier_id, len(first.entries), len(first.receipts)) == (paid[0].pk, 2, 1)
    stream.close()
    assert list(Recounting().differences()) == [f"dossier #{changed}: entry 2 was changed after it was written"]
