"""Give an agency another name under its code, or let it end."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import fold, nfc, sort_key
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actions.close_post import check_decision, end_all
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Agency, Post, PostHolding, ServiceCentre


@transaction.atomic
def rename_agency(
    actor: Actor, agency: Agency, *, name: str, abbreviation: str, on: date, decision: str, at: datetime
) -> Agency:
    """From the day `on` the agency bears this name: a new row with the same codes, which is returned.

    Its one-stops and posts go on: what they may do is told by the agency's code. Raises `Refused`: `not_your_post`,
    `agency_ended`; `Invalid`: `decision_missing`, `agency_without_name`, `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    name = " ".join(nfc(name).split())
    if not name:
        raise Invalid(
            "agency_without_name",
            vi="Thiếu tên cơ quan: hãy nhập tên đầy đủ.",
            en="The agency's name is missing: give it in full.",
            field="name",
        )
    old = _lock(agency, on)
    before, days_end = old.name, old.valid_to
    _end(old, on - timedelta(days=1))
    new = Agency.objects.get(pk=old.pk)
    new.pk = None
    new._state.adding = True
    new.name, new.name_folded, new.name_sort = name, fold(name), sort_key(name)
    new.abbreviation = nfc(abbreviation).strip() or old.abbreviation
    new.valid_from, new.valid_to, new.source, new.confirmed = on, days_end, decision, True
    new.save(force_insert=True)
    record(actor, at, "agency_renamed", _told(new), decision=decision, name_before=before, valid_from=on)
    return new


@transaction.atomic
def close_agency(actor: Actor, agency: Agency, *, last_day: date, decision: str, at: datetime) -> Agency:
    """End an agency after `last_day`, and its posts with it. Its code may be given to another from then on.

    Raises `Refused`: `not_your_post`, `agency_ended`, `agency_in_use` (naming a one-stop that numbers its dossiers by
    it after that day), `begins_later`; `Invalid`: `decision_missing`, `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    agency = _lock(agency, last_day)
    going_on = Q(valid_to=None) | Q(valid_to__gt=last_day)
    centre = ServiceCentre.objects.filter(going_on, agency__code_2020=agency.code_2020).order_by("code").first()
    if centre is not None:
        raise Refused(
            "agency_in_use",
            vi=f"{centre} ({centre.code}) còn đánh số hồ sơ theo mã {agency.code_2020} sau ngày này: hãy chấm dứt "
            "nơi đó trước.",
            en=f"{centre} ({centre.code}) still numbers its dossiers by {agency.code_2020} after that day: close it "
            "first.",
            field="valid_to",
        )
    ended = {
        "holdings": end_all(PostHolding.objects.filter(post__agency__code_2020=agency.code_2020), last_day),
        "posts": end_all(Post.objects.filter(agency__code_2020=agency.code_2020), last_day),
    }
    _end(agency, last_day)
    record(actor, at, "agency_closed", _told(agency), decision=decision, last_day=last_day, **ended)
    return agency


def _lock(agency: Agency, on: date) -> Agency:
    agency = Agency.objects.select_for_update(of=["self"]).get(pk=agency.pk)
    if agency.validity.has_ended(on):
        raise Refused(
            "agency_ended",
            vi=f"{agency} đã kết thúc ngày {agency.valid_to:%d/%m/%Y}: hãy chọn cơ quan đang hoạt động.",
            en=f"{agency} ended on {agency.valid_to}: choose an agency that is there.",
            field="valid_to",
        )
    return agency


def _end(agency: Agency, last_day: date) -> None:
    Validity(agency.valid_from, last_day)
    agency.valid_to = last_day
    agency.save(update_fields=["valid_to"])


def _told(agency: Agency) -> str:
    return f"{agency} ({agency.code_2020})"
