from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kernel import clock
from motcua.organisation.actions.delegate_post import delegate_post, end_delegation
from motcua.web.actor import actor_of, whole_actor_of
from motcua.web.desk.posts.delegation_form import DelegationForm
from motcua.web.desk.posts.readings import read_delegations, read_posts
from motcua.web.forms import answer_status, refusals_shown_on


@require_http_methods(["GET", "HEAD", "POST"])
def posts(request: HttpRequest) -> HttpResponse:
    """The posts one holds, and the delegations around them; POST gives one to a colleague."""
    actor, whole, now = actor_of(request), whole_actor_of(request), clock.now()
    form = DelegationForm(request.POST or None, actor=actor, today=now.date())
    if form.is_valid():
        with refusals_shown_on(form):
            delegation = delegate_post(actor, **form.cleaned_data, at=now, today=now.date())
            messages.success(request, _("Đã ủy quyền cho %(name)s.") % {"name": delegation.substitute})
            return redirect("posts")
    context = {
        "form": form,
        "posts": read_posts(whole, actor, now.date()),
        "is_held_back": whole.is_officer and not actor.is_officer,
        "delegations": read_delegations(actor, now.date()),
    }
    return render(request, "desk/posts/page.html", context, status=answer_status(form))


@require_POST
def delegation_end(request: HttpRequest, number: int) -> HttpResponse:
    """Take a delegated post back, from this moment on."""
    now = clock.now()
    end_delegation(actor_of(request), number, at=now, today=now.date())
    messages.success(request, _("Ủy quyền đã kết thúc."))
    return redirect("posts")
