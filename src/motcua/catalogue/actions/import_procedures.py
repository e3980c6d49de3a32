"""Bring the national database's procedures into the catalogue, in bulk and as often as one likes.

A record becomes a published revision "as the national database shows it", gaps and all. A record already imported is
left alone; one that has changed becomes a new revision from the day it was seen, and ends the one before. What a site
has published itself is never overwritten.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.db import connection, transaction

from motcua.catalogue.models import Procedure, ProcedureRevision, RevisionEvent, Sector
from motcua.catalogue.national_files import read_records
from motcua.catalogue.rules.audience import audiences_of
from motcua.catalogue.rules.content_json import content_to_json
from motcua.catalogue.rules.gaps import find_gaps
from motcua.catalogue.rules.lifecycle import Status
from motcua.catalogue.rules.national.record import NationalRecord, read_record
from motcua.catalogue.rules.publication import Publisher
from motcua.catalogue.rules.search_words import columns_for, search_key
from motcua.catalogue.search_index import refresh_search_words
from motcua.kernel.errors import DomainError
from motcua.kernel.text import fold, sort_key

BATCH = 500

type Progress = Callable[[int, int], None]
"""Called with the rows done and the rows in all."""


@dataclass(slots=True)
class ImportReport:
    """What the import did, in procedures. `own_kept`: codes whose latest revision this site published; `stale`: codes
    of which a revision as recent is here; `rejected`: (row number from 1, code, error)."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    name_only: int = 0
    own_kept: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    rejected: list[tuple[int, str, DomainError]] = field(default_factory=list)
    gaps: dict[str, int] = field(default_factory=dict)


def import_procedures(
    rows: Iterable[Mapping[str, Any]] | None = None, *, at: datetime, progress: Progress | None = None
) -> ImportReport:
    """Import records as `national_files` reads them (by default those shipped), in any order, in one transaction.

    `at` is when the import happens; the validity of a revision begins on the day its source saw it in force. Repeating
    it with the same rows changes nothing. Rows that cannot be read are reported, and do not stop the others.
    """
    report = ImportReport()
    known = set(ProcedureRevision.objects.exclude(source_digest="").values_list("source_digest", flat=True))
    records = _read_rows(list(read_records() if rows is None else rows), known, report, progress)
    with transaction.atomic():
        sectors = _sectors_by_key(record.sector for record, _ in records if record.sector)
        procedures = {each.code: each for each in Procedure.objects.select_for_update()}
        latest = {
            each.procedure_id: each
            for each in ProcedureRevision.objects.filter(status=Status.PUBLISHED).defer("content").order_by("number")
        }
        work = _Work(sectors, procedures, latest, at)
        for record, digest in records:
            work.take(record, digest, report)
        if work.write():
            refresh_search_words()
            _refresh_planner()
    return report


class _Work:
    """The rows to write, gathered record by record and written together."""

    def __init__(
        self,
        sectors: dict[str, Sector],
        procedures: dict[str, Procedure],
        latest: dict[int, ProcedureRevision],
        at: datetime,
    ) -> None:
        self.sectors, self.procedures, self.latest, self.at = sectors, procedures, latest, at
        self.new: dict[str, Procedure] = {}
        self.changed: list[Procedure] = []
        self.ended: list[ProcedureRevision] = []
        self.revisions: list[ProcedureRevision] = []

    def take(self, record: NationalRecord, digest: str, report: ImportReport) -> None:
        procedure = self.procedures.get(record.code)
        before = self.latest.get(procedure.pk) if procedure and procedure.pk else None
        if record.content is None:
            if procedure is None:
                self._add(record)
                report.name_only += 1
            return
        if before is not None and before.origin == ProcedureRevision.WORKFLOW:
            report.own_kept.append(record.code)
        elif before is not None and not _is_newer(record, before):
            report.stale.append(record.code)
        else:
            self._revise(record, digest, before, report)

    def _revise(
        self, record: NationalRecord, digest: str, before: ProcedureRevision | None, report: ImportReport
    ) -> None:
        procedure = self.procedures.get(record.code)
        if procedure is None:
            procedure = self._add(record)
            report.new += 1
        else:
            self._describe(procedure, record)
            self.changed.append(procedure)
            report.revised += 1
        if before is not None and before.valid_to is None:
            before.valid_to = record.seen_on - timedelta(days=1)
            self.ended.append(before)
        revision = self._revision(procedure, record, digest, before.number + 1 if before else 1)
        self.revisions.append(revision)
        for code in revision.gap_codes:
            report.gaps[code] = report.gaps.get(code, 0) + 1

    def _add(self, record: NationalRecord) -> Procedure:
        procedure = Procedure(code=record.code, is_public=True)
        self._describe(procedure, record)
        self.new[record.code] = self.procedures[record.code] = procedure
        return procedure

    def _describe(self, procedure: Procedure, record: NationalRecord) -> None:
        executing = record.content.executing_agency if record.content else ""
        procedure.name, procedure.agency, procedure.executing_agency = record.name, record.agency, executing
        procedure.sector = self.sectors.get(search_key(record.sector))
        procedure.levels = list(record.levels)
        procedure.audiences = audiences_of(record.content.audience) if record.content else []
        procedure.detail = Procedure.DETAIL_FULL if record.content else Procedure.DETAIL_NAME_ONLY
        procedure.source, procedure.source_url = record.source, record.source_url
        procedure.is_public = True
        for column, value in columns_for(record.name, record.sector, record.agency, executing).items():
            setattr(procedure, column, value)

    def _revision(self, procedure: Procedure, record: NationalRecord, digest: str, number: int) -> ProcedureRevision:
        assert record.content is not None  # noqa: S101 - take() has sent the others away
        return ProcedureRevision(
            procedure=procedure,
            number=number,
            name=record.name,
            sector=procedure.sector,
            status=Status.PUBLISHED,
            origin=ProcedureRevision.NATIONAL,
            valid_from=record.seen_on,
            content=content_to_json(record.content),
            source_digest=digest,
            gap_codes=[str(gap.code) for gap in find_gaps(record.name, record.content)],
            source=f"{record.source}; seen in force by {record.seen_on:%d/%m/%Y}, since when is not known",
            decision_number=record.decision_number,
            publisher=Publisher.MINISTRY,
        )

    def write(self) -> bool:
        """Write all that was gathered; returns whether there was anything."""
        Procedure.objects.bulk_create(self.new.values(), batch_size=BATCH)
        Procedure.objects.bulk_update(self.changed, _DESCRIBED, batch_size=BATCH)
        ProcedureRevision.objects.bulk_update(self.ended, ["valid_to"], batch_size=BATCH)
        for revision in self.revisions:
            revision.procedure_id = revision.procedure.pk
        ProcedureRevision.objects.bulk_create(self.revisions, batch_size=BATCH)
        RevisionEvent.objects.bulk_create(
            [RevisionEvent(revision=each, at=self.at, verb="imported") for each in self.revisions], batch_size=2000
        )
        return bool(self.new or self.revisions)


_DESCRIBED = [
    "name",
    "agency",
    "executing_agency",
    "sector",
    "levels",
    "audiences",
    "detail",
    "source",
    "source_url",
    "is_public",
    *columns_for(""),
]


def _is_newer(record: NationalRecord, before: ProcedureRevision) -> bool:
    return before.valid_from is None or before.valid_from < record.seen_on


def _refresh_planner() -> None:
    """Tell PostgreSQL that the tables are full now, before it checks their foreign keys: a plan made for empty ones
    reads a whole table for every row."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalogue_procedure, catalogue_procedurerevision, catalogue_sector")


def _read_rows(
    rows: list[Mapping[str, Any]], known: set[str], report: ImportReport, progress: Progress | None
) -> list[tuple[NationalRecord, str]]:
    """The records to look at with their digests, each code once, with its content where a row has that. Rows imported
    before (`known` digests) need no second reading."""
    found: dict[str, tuple[NationalRecord, str]] = {}
    for number, row in enumerate(rows, 1):
        digest = hashlib.sha256(orjson.dumps(row, option=orjson.OPT_SORT_KEYS)).hexdigest()
        if digest in known:
            report.unchanged += 1
            continue
        try:
            record = read_record(row)
        except DomainError as error:
            report.rejected.append((number, str(row.get("code", "")), error))
            continue
        before = found.get(record.code)
        if before is None or (before[0].content is None and record.content is not None):
            found[record.code] = (record, digest)
        if progress and number % 100 == 0:
            progress(number, len(rows))
    if progress:
        progress(len(rows), len(rows))
    return list(found.values())


def _sectors_by_key(names: Iterable[str]) -> dict[str, Sector]:
    """All sectors by `search_key` of their name; those that are new are added."""
    known = {search_key(sector.name): sector for sector in Sector.objects.all()}
    missing = {search_key(name): name for name in names}
    added = [
        Sector(
            code=key.replace(" ", "-")[:120],
            name=missing[key],
            name_folded=fold(missing[key]),
            name_sort=sort_key(missing[key]),
        )
        for key in sorted(missing.keys() - known.keys())
    ]
    Sector.objects.bulk_create(added)
    return known | {search_key(sector.name): sector for sector in added}
