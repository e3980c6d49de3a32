"""On whose behalf a citizen acts: for oneself, or for an organisation chosen for this session.

    party = acting_for(request)  # a `Represented`, or None: for oneself

Whether it still holds is asked of the database each time; the session only remembers the wish.
"""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.people.queries import represented_by
from motcua.people.rules.citizen import Represented

KEY = "acting_for"


def acting_for(request: HttpRequest) -> Represented | None:
    """The organisation chosen, as long as the account may act for it."""
    kept = request.session.get(KEY)
    if not kept or not request.user.is_authenticated:
        return None
    may = represented_by(request.user.pk, clock.now().date())
    return next((each for each in may if each.legal_entity_id == kept["entity"]), None)


def choose(request: HttpRequest, legal_entity_id: int | None) -> None:
    """For whom from now on; None is for oneself. Raises `Refused` (`not_your_organisation`)."""
    if legal_entity_id is None:
        request.session.pop(KEY, None)
        return
    for each in represented_by(request.user.pk or 0, clock.now().date()):
        if each.legal_entity_id == legal_entity_id:
            request.session[KEY] = {"entity": legal_entity_id, "name": each.name}
            return
    raise Refused(
        "not_your_organisation",
        vi="Anh/chị không (hoặc không còn) đại diện cho tổ chức này: hãy gửi đề nghị kèm giấy tờ.",
        en="You do not act, or no longer act, for this organisation: ask for it with the paper that proves it.",
    )
