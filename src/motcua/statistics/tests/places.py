"""Three centres, two sectors and a procedure in the database, for the stories to happen in."""

from collections.abc import Iterable, Sequence
from datetime import date

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers import writer
from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.lifecycle import NOTHING
from motcua.dossiers.tests.stage import instant
from motcua.kernel.chain import GENESIS
from motcua.kernel.tests.written_once import written_once
from motcua.kernel.text import fold, sort_key
from motcua.organisation.models import Agency, ServiceCentre
from motcua.statistics.tests.stories import SECTORS
from motcua.territory.models import AdministrativeUnit

SINCE = date(2016, 1, 1)
PLACES = (
    ("22", "Quảng Ninh", "province", None, "QNI"),
    ("193", "Hạ Long", "district", "22", "QNI.193"),
    ("194", "Móng Cái", "district", "22", "QNI.194"),
    ("06652", "Hà Khánh", "commune", "193", "QNI.06652"),
)
RECORDED = instant("31/12 08:00")


@written_once
def build_places() -> None:
    """Write them."""
    for number, (code, name, level, parent, centre) in enumerate(PLACES, start=1):
        words = {"name_folded": fold(name), "name_sort": sort_key(name), "valid_from": SINCE}
        unit = AdministrativeUnit.objects.create(
            code=code,
            name=name,
            full_name=name,
            kind=level,
            level=level,
            parent=AdministrativeUnit.objects.get(code=parent) if parent else None,
            **words,
        )
        agency = Agency.objects.create(
            code_2018=f"000.0{number}.01.H49",
            code_2020=f"H49.0{number}",
            name=name,
            kind="centre",
            level=level,
            **words,
        )
        ServiceCentre.objects.create(
            code=centre, name=f"Trung tâm {name}", level=level, unit=unit, agency=agency, **words
        )
    for code in SECTORS:
        Sector.objects.create(code=code, name=code, name_folded=code, name_sort=code)
    name = "Cấp giấy phép mẫu"
    Procedure.objects.create(
        code="1.000001",
        name=name,
        name_folded=fold(name),
        name_sort=sort_key(name),
        name_key=fold(name),
        spoken_key=fold(name),
        sector=Sector.objects.first(),
    )


def write(changes: Iterable[Change]) -> None:
    """Write whole stories as the writer does for an act."""
    appends = [writer.Append(change.dossier_id, NOTHING, GENESIS, change.events) for change in changes]
    writer.append(appends, recorded_at=RECORDED)


def write_in_parts(changes: Sequence[Change], cut: int) -> None:
    """Write the first `cut` events of every story, then the rest, as two acts."""
    heads = {}
    first = [change for change in changes if change.transitions[:cut]]
    if cut and first:
        written = writer.append(
            [writer.Append(c.dossier_id, NOTHING, GENESIS, c.events[:cut]) for c in first], recorded_at=RECORDED
        )
        heads = {change.dossier_id: change.after for change in written}
    rest = [change for change in changes if change.transitions[cut:]]
    for change in rest:
        state = heads.get(change.dossier_id, NOTHING)
        head = head_of(change.dossier_id) if change.dossier_id in heads else GENESIS
        writer.append([writer.Append(change.dossier_id, state, head, change.events[cut:])], recorded_at=RECORDED)


def head_of(dossier_id: int) -> bytes:
    from motcua.dossiers.models import Dossier

    return bytes(Dossier.objects.values_list("head", flat=True).get(pk=dossier_id))
