"""Ledgers: tables of signed counts by month and place, to which acts append and which nobody updates.

A row `is_summed` or is a fresh booking. Reading takes both, so that a figure is right before, while and after the
nightly summing up, which turns the fresh rows of a place into one. Nobody at a counter waits for a sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from motcua.dossiers import directory
from motcua.statistics.rules.tally import Tally

type Lines = Mapping[tuple[Any, ...], Sequence[int]]
"""Counts by key, in the order of the ledger's columns."""


@dataclass(frozen=True)
class Ledger:
    """`key` and `counts`: columns with their SQL types. The first of the key is the month."""

    table: str
    key: Mapping[str, str]
    counts: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.counts)

    @cached_property
    def insert(self) -> str:
        """Appends any number of fresh rows: parameters are arrays, one a column."""
        arrays = ", ".join(f"%s::{kind}[]" for kind in (*self.key.values(), *self.counts.values()))
        return f"INSERT INTO {self.table} ({', '.join(self.columns)}) SELECT * FROM unnest({arrays})"

    @cached_property
    def sum_up(self) -> str:
        """Turns fresh rows into summed ones."""
        key = ", ".join(self.key)
        return f"""
            WITH taken AS (DELETE FROM {self.table} WHERE NOT is_summed RETURNING *)
            INSERT INTO {self.table} AS booked ({", ".join(self.columns)}, is_summed)
            SELECT {key}, {", ".join(f"sum({name})" for name in self.counts)}, true FROM taken GROUP BY {key}
            ON CONFLICT ({key}) WHERE is_summed
            DO UPDATE SET {", ".join(f"{name} = booked.{name} + EXCLUDED.{name}" for name in self.counts)}
        """

    def book(self, lines: Lines, cursor: Any) -> None:
        """Append what is not nothing; the caller holds the transaction of the events."""
        rows = [(*key, *counts) for key, counts in lines.items() if any(counts)]
        if rows:
            cursor.execute(self.insert, [list(column) for column in zip(*rows, strict=True)], prepare=True)


DURATIONS = Ledger(
    "statistics_duration",
    key={"month": "date", "centre_id": "int", "days": "int"},
    counts={"ended": "int", "waited": "bigint"},
)
STAYS = Ledger(
    "statistics_stay",
    key={"month": "date", "centre_id": "int", "stage": "smallint", "account": "bigint"},
    counts={"standing": "int", "clock": "bigint", "minutes": "bigint", "finished": "int"},
)


def lines_of(tally: Tally) -> list[tuple[Ledger, Lines]]:
    """What a tally brings to each ledger, with centres as row numbers."""
    return [(DURATIONS, _numbered(tally.durations.items())), (STAYS, _numbered(tally.stays.items()))]


def _numbered(counted: Iterable[tuple[Any, Sequence[int]]]) -> Lines:
    number = directory.centres.number
    return {(month, number(centre), *rest): counts for (month, centre, *rest), counts in counted}


def summed_once(ledger: str, key: Iterable[str]) -> models.UniqueConstraint:
    """One summed row for a key, however many fresh ones."""
    return models.UniqueConstraint(fields=list(key), condition=models.Q(is_summed=True), name=f"{ledger}_summed_once")


def fresh_by_month(ledger: str) -> models.Index:
    """Finds the fresh rows among the summed."""
    return models.Index(fields=["month"], condition=models.Q(is_summed=False), name=f"{ledger}_fresh")
