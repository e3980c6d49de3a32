"""Ledgers without a database."""

from datetime import date

from motcua.dossiers.tests.world import instant
from motcua.kernel.facts import By
from motcua.payments.rules.facts import Drawer, Entry, Fact

BINH = By("Nguyễn Văn Bình", 2, "QNI.binh")
DRAWER = Drawer("QNI", 2, date(2018, 11, 5))


def entries(*facts: Fact) -> list[Entry]:
    """The facts as entries 1, 2, …"""
    return [Entry(seq, instant("05/11 09:00"), BINH, fact) for seq, fact in enumerate(facts, start=1)]
