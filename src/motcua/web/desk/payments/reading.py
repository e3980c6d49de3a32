from django.http import HttpRequest

from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.codes import parse_code
from motcua.web.reading import note_reading


def note_money_read(request: HttpRequest, dossier: str | int, what: What, detail: str = "") -> None:
    """Note in the readers' log that a dossier's money was shown, by its code or, where it has none, its number."""
    if isinstance(dossier, int):
        note_reading(request, what, [], detail=detail, numbers=[dossier])
    else:
        note_reading(request, what, [parse_code(dossier).text], detail=detail)
