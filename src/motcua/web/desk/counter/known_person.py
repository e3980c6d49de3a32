from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.people.queries import known_by
from motcua.people.rules.identity import IdentityKind
from motcua.web.desk.counter.place import counter_of


@never_cache
@require_POST
def known_person(request: HttpRequest) -> HttpResponse:
    """Whoever bears the identity number, for the form to be filled in. The number is in no address and no log."""
    counter_of(request)
    kind, number = request.POST.get("kind", ""), request.POST.get("number", "")
    if kind not in set(IdentityKind):
        return JsonResponse({"sentence": "", "fields": {}})
    try:
        known = known_by(IdentityKind(kind), number, on=clock.now().date())
    except DomainError as error:
        return JsonResponse({"sentence": error.message(get_language()), "fields": {}}, status=error.http_status)
    if known is None:
        return JsonResponse({"sentence": gettext("Số đúng cấu trúc; chưa có trong sổ."), "fields": {}})
    fields = {"full_name": known.name, "address": known.address, "phone": known.phone, "email": known.email}
    return JsonResponse({"sentence": gettext("Đã tìm thấy, hãy đối chiếu với giấy tờ."), "fields": fields})
