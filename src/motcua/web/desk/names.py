"""What codes are called on the officers' pages: agencies by the name they bore last, roles by their word."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models import Agency
from motcua.organisation.rules.posts import Role

ROLES: dict[str, str | Promise] = {
    Role.RECEPTIONIST: _("người tiếp nhận"),
    Role.APPRAISER: _("người thẩm định"),
    Role.APPROVER: _("người phê duyệt"),
    Role.ISSUER: _("người ban hành"),
    Role.RETURNER: _("người trả kết quả"),
    Role.CENTRE_HEAD: _("người đứng đầu trung tâm"),
    Role.CLERK: _("văn thư"),
}


def names_of_agencies(codes: Iterable[str]) -> dict[str, str]:
    """The agencies' names by their codes; one that has none is called by its code."""
    wanted = list(dict.fromkeys(codes))
    rows = Agency.objects.filter(code_2020__in=wanted).order_by("valid_from")
    names = dict(rows.values_list("code_2020", "name"))
    return {code: names.get(code, code) for code in wanted}
