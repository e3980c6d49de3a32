"""How many files one address may send with petitions: whoever needs no account could fill the store."""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.web import throttle
from motcua.web.actor import actor_of
from motcua.web.reform.petitions.attaching import WithFiles
from motcua.web.reform.petitions.forms import ActForm


def takes_in(request: HttpRequest, form: WithFiles | ActForm) -> bool:
    """Take in what the form brings; whether it may be acted upon. What was typed, and kept before, stays."""
    place, now = request.META["REMOTE_ADDR"], clock.real_now()

    def check(number: int) -> None:
        if number and throttle.is_exhausted(throttle.PETITION_FILES, place, now=now):
            raise throttle.TooOften(
                "too_many_uploads",
                vi="Từ nơi này đã tải lên nhiều tệp trong một giờ. Xin chờ rồi chọn lại tệp; nội dung vẫn còn.",
                en="Many files came from this place within an hour. Wait, then choose the files again; what you typed "
                "is kept.",
                field="attached",
            )
        for _ in range(number):
            throttle.count_failure(throttle.PETITION_FILES, place, now=now)

    return form.takes_in(actor_of(request).account_id, check)
