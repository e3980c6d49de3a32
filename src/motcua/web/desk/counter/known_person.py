from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.people.rules.identity import IdentityKind
from motcua.web.desk.counter.filling_in import fields_of_card, fields_of_known
from motcua.web.desk.counter.looking_up import look_up_person
from motcua.web.desk.counter.place import counter_of


@never_cache
@require_POST
def known_person(request: HttpRequest) -> HttpResponse:
    """Whoever bears the identity number, or what a scanned card says, for the form to be filled in.

    `card` are the fields that stand on the card and go before what was typed, `fields` those to fill where nothing was.
    The number is in no address and no log.
    """
    counter_of(request)
    kind, number, on = request.POST.get("kind", ""), request.POST.get("number", ""), clock.now().date()
    card: dict[str, str] = {}
    try:
        if card := fields_of_card(number, on):
            kind, number = card["identity_kind"], card["identity_number"]
        known = look_up_person(request, kind, number, on)
    except DomainError as error:
        sentence = error.message(get_language())
        return JsonResponse({"sentence": sentence, "card": card, "fields": {}}, status=error.http_status)
    fields = fields_of_known(known) if known else {}
    return JsonResponse({"sentence": sentence_for(kind, bool(card), bool(known)), "card": card, "fields": fields})


def sentence_for(kind: str, is_card: bool, is_known: bool) -> str:
    """What is said beside the number."""
    if is_known:
        return gettext("Đã tìm thấy, hãy đối chiếu với giấy tờ.")
    if is_card:
        return gettext("Đã đọc thẻ; chưa có trong sổ.")
    return gettext("Số đúng cấu trúc; chưa có trong sổ.") if kind in set(IdentityKind) else ""
