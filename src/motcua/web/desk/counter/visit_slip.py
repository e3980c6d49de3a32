from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.printing.print_visit import print_visit_slip
from motcua.surveys.actions.give_slip import code_for_slip
from motcua.web import throttle
from motcua.web.desk.counter.place import counter_of
from motcua.web.desk.printing import as_pdf
from motcua.web.rate_links import rate_link


@require_POST
@csp_override({})  # a PDF, as all that is printed
def visit_slip(request: HttpRequest) -> HttpResponse:
    """A slip to rate a visit, for somebody who came without a dossier; a new code each time."""
    counter, now = counter_of(request), clock.now()
    check_not_too_many(counter.actor.account_id)
    code = code_for_slip(counter.actor, counter.centre_id, at=now)
    return as_pdf("phieu-danh-gia", print_visit_slip(counter.code, rate_link(request, code, now.date()), at=now))


def check_not_too_many(account: int | None) -> None:
    """So many slips in a day are no visitors. Raises `TooOften`."""
    limit, real_now = throttle.SLIPS_GIVEN, clock.real_now()
    if throttle.is_exhausted(limit, str(account), now=real_now):
        raise throttle.TooOften(
            "too_many_slips",
            vi=f"Tài khoản này đã phát {limit.failures} phiếu đánh giá trong một ngày. Hãy phát tiếp vào ngày mai, "
            "hoặc nhờ đồng nghiệp cùng quầy.",
            en=f"This account has given out {limit.failures} slips within a day. Go on tomorrow, or ask a colleague.",
        )
    throttle.count_failure(limit, str(account), now=real_now)
