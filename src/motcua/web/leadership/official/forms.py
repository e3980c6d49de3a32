from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.reports.policies import may_read_frozen
from motcua.reports.rules.form import Form, Whose
from motcua.reports.rules.forms import FORMS
from motcua.web.actor import actor_of
from motcua.web.leadership.official.view_models import FormRow


@login_not_required
@require_safe
def official_forms(request: HttpRequest) -> HttpResponse:
    """The forms of TT 01/2020/TT-VPCP, each with how many of its columns have no source yet."""
    language = get_language() or "vi"
    context = {
        "forms": [_row(form, language) for form in FORMS.values()],
        "may_read": may_read_frozen(actor_of(request)),
    }
    return render(request, "leadership/official/forms.html", context)


def _row(form: Form, language: str) -> FormRow:
    return FormRow(
        code=form.code,
        number=form.number,
        title=form.title.read(language),
        of_province=form.whose is Whose.PROVINCE,
        missing=sum(column.missing is not None for column in form.official),
        columns=len(form.official),
        address=reverse("official-form", args=[form.code]),
    )
