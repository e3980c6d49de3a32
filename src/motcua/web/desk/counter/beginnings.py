"""What a reception begins with: nothing, the persons of one just done, or a dossier that waits without a code."""

from django.http import HttpRequest, QueryDict

from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.kernel.errors import NotFound
from motcua.payments.access import money_of
from motcua.payments.rules.facts import Charged
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.view_models import Persons, Start


def read_start(request: HttpRequest, counter: Counter) -> Start:
    """`?same=CODE` keeps the persons of that dossier, `?dossier=NUMBER` goes on with one. Raises `NotFound`."""
    if code := request.GET.get("same", ""):
        loaded = dossier_for(counter.actor, code)
        return Start(persons_of(loaded), query=query(same=code), shown_codes=(loaded.state.code,))
    if number := request.GET.get("dossier", ""):
        return read_waiting(counter, number)
    return Start()


def read_waiting(counter: Counter, number: str) -> Start:
    """The dossier as it was submitted online, or brought before slip 02 was given for it."""
    loaded = draft_for(counter.actor, int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0)
    state = loaded.state
    if state.is_accepted or loaded.row.centre_id != counter.centre_id:
        raise NotFound(
            "dossier_not_found",
            vi="Không tìm thấy hồ sơ. Hãy kiểm tra lại mã, hoặc hỏi nơi đã tiếp nhận.",
            en="No such dossier. Check the code, or ask where it was handed in.",
        )
    return Start(
        persons=persons_of(loaded),
        registered=loaded.row.pk,
        shown_numbers=(loaded.row.pk,),
        channel=state.channel.value,
        case=state.case,
        summary=state.summary,
        components=state.components,
        query=query(dossier=number),
        procedure=state.procedure,
        competent=state.competent_centre,
        charged=charged_lines(counter, loaded.row.pk),
    )


def charged_lines(counter: Counter, number: int) -> frozenset[str]:
    """The fee lines (keys) on the dossier's ledger: paid online, as a rule."""
    live = money_of(counter.actor, number).ledger.live
    return frozenset(entry.fact.line for entry in live if isinstance(entry.fact, Charged))


def persons_of(loaded: LoadedDossier) -> Persons:
    return Persons(loaded.state.owner, loaded.state.applicant, loaded.state.representative)


def query(**values: str) -> str:
    """What is appended to an address to keep the beginning."""
    kept = QueryDict(mutable=True)
    kept.update(values)
    return f"&{kept.urlencode()}"
