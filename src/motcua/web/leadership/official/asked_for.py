"""What an address of a form asks for, where the page has no form of its own to show an error on."""

from datetime import datetime

from django.http import HttpRequest

from motcua.kernel.errors import Invalid
from motcua.reports.rules.forms import form_named
from motcua.reports.rules.wanted import Wanted
from motcua.web.leadership.official.form_asked import AskedForm
from motcua.web.leadership.readings import read_units


def wanted_by(request: HttpRequest, code: str, now: datetime) -> Wanted:
    """The form, period and unit. Raises `NotFound` for a form that is none, `Invalid` for an unreadable address."""
    asked = AskedForm(request.GET.dict(), form=form_named(code), today=now.date(), units=read_units(now))
    if asked.is_valid():
        return asked.wanted
    raise Invalid(
        "unreadable_form_address",
        vi="Địa chỉ này không đọc được thành kỳ và đơn vị của biểu. Hãy mở lại biểu và chọn kỳ, đơn vị.",
        en="This address cannot be read as a period and a unit of the form. Open the form again and choose them.",
    )
