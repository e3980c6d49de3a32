"""Load the synonyms and the life events from their files: what is not there is added, what ends is ended."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.catalogue.actions.keep_synonyms import synonym_of
from motcua.catalogue.models import LifeEvent, LifeEventStep, Procedure, Synonym
from motcua.catalogue.rules.search_words import search_key
from motcua.catalogue.search_index import add_search_words
from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.errors import DomainError
from motcua.kernel.validity import Validity

FOLDER = PROJECT / "data" / "procedures"
SYNONYMS, LIFE_EVENTS = FOLDER / "synonyms.csv", FOLDER / "life_events.csv"
VALIDITY = ["valid_from", "valid_to", "source"]


@dataclass(slots=True)
class Loaded:
    """What one run did; `missing`: codes of life events' procedures that the catalogue does not have."""

    synonyms: int = 0
    events: int = 0
    ended: int = 0
    missing: list[str] = field(default_factory=list)


@transaction.atomic
def load_everyday_words(synonyms: Path = SYNONYMS, life_events: Path = LIFE_EVENTS) -> Loaded:
    """Load both files; repeating it changes nothing. What was added by hand stays.

    A life event that is there is described anew, with its procedures. Raises `Invalid` (`data_file_…`, naming line and
    column); then nothing is written.
    """
    loaded = Loaded()
    _load_synonyms(synonyms, loaded)
    _load_life_events(life_events, loaded)
    return loaded


def _load_synonyms(path: Path, loaded: Loaded) -> None:
    known = {(row.spoken, row.meaning, row.valid_from): row for row in Synonym.objects.select_for_update()}
    added: list[Synonym] = []
    for line in read_rows(path, ["phrase", "meaning", *VALIDITY]):
        row = _synonym(line)
        there = known.setdefault((row.spoken, row.meaning, row.valid_from), row)
        if there is row:
            added.append(row)
        elif there.valid_to is None and row.valid_to is not None:
            there.valid_to = row.valid_to
            there.save(update_fields=["valid_to"])
            loaded.ended += 1
    Synonym.objects.bulk_create(added, batch_size=500)
    add_search_words(word for row in added for word in row.words)
    loaded.synonyms = len(added)


def _synonym(line: Row) -> Synonym:
    try:
        return synonym_of(line["phrase"], line["meaning"], _validity(line), line["source"])
    except DomainError as error:
        raise line.bad(error.field or "phrase") from error


def _load_life_events(path: Path, loaded: Loaded) -> None:
    procedures = dict(Procedure.objects.filter(is_public=True).values_list("code", "pk"))
    columns = ["code", "name", "name_en", "about", "about_en", "phrases", "procedures", *VALIDITY]
    for position, line in enumerate(read_rows(path, columns), 1):
        validity = _validity(line)
        event, is_new = LifeEvent.objects.update_or_create(
            code=line["code"],
            valid_from=validity.first,
            defaults={
                "position": position,
                **{name: line[name] for name in ("name", "name_en", "about", "about_en", "source")},
                "phrases": [search_key(each) for each in line["phrases"].split(";") if search_key(each)],
                "valid_to": validity.last,
            },
        )
        loaded.events += is_new
        _set_steps(event, line["procedures"].split(), procedures, loaded)


def _set_steps(event: LifeEvent, codes: list[str], procedures: dict[str, int], loaded: Loaded) -> None:
    wanted = [procedures[code] for code in dict.fromkeys(codes) if code in procedures]
    loaded.missing += [code for code in codes if code not in procedures]
    if list(event.steps.values_list("procedure_id", flat=True)) != wanted:
        event.steps.all().delete()
        LifeEventStep.objects.bulk_create(
            [LifeEventStep(event=event, position=at, procedure_id=key) for at, key in enumerate(wanted, 1)]
        )


def _validity(line: Row) -> Validity:
    last = line.parse("valid_to", date.fromisoformat) if line["valid_to"] else None
    return Validity(line.parse("valid_from", date.fromisoformat), last)
