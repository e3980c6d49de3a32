"""The working time of a service centre: that of the administrative unit it serves."""

from datetime import date

from motcua.dossiers.access import LoadedDossier
from motcua.kernel.errors import NotFound
from motcua.organisation.models import ServiceCentre
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import Schedule


def schedule_of_unit(unit_code: str, on: date) -> Schedule:
    """The schedule of the unit, with the province's hours where it has none of its own."""
    return schedule_for(unit_code, on)


def schedule_of(loaded: LoadedDossier, on: date | None) -> Schedule:
    """The schedule of the dossier's centre, which came with its row; for `on`, if that is given, there must be one."""
    centre = loaded.row.centre
    if centre.code != loaded.state.centre:  # a row that does not say what its events say: `motcua verify` tells of it
        return schedule_of_centre(loaded.state.centre, on)
    return schedule_for(centre.unit.code, on)


def schedule_of_centre(centre: str, on: date | None) -> Schedule:
    """The schedule of the unit that the centre (code) serves."""
    unit_code = ServiceCentre.objects.filter(code=centre).values_list("unit__code", flat=True).first()
    if unit_code is None:
        raise NotFound(
            "centre_not_found",
            vi=f"Không tìm thấy nơi tiếp nhận “{centre}”. Hãy báo quản trị hệ thống.",
            en=f"The service centre “{centre}” was not found. Tell the administrator.",
        )
    return schedule_for(unit_code, on)
