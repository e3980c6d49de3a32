"""One's own papers: kept to be used again, opened, taken out; the word that lets results in."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import Document
from motcua.filing.actions.change_consent import give_consent, has_consented, withdraw_consent
from motcua.filing.actions.keep_paper import PaperFacts, keep_paper, open_paper, remove_paper
from motcua.filing.queries import papers_of
from motcua.filing.rules.own_papers import is_offered
from motcua.kernel import clock
from motcua.kernel.errors import Invalid
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.web.actor import actor_of
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.files import APART, send_document
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.filing.typed import keeps_typed

MOST_SHOWN = 200


class OwnPaperForm(forms.Form):
    kind = forms.CharField(label=_("Tên giấy tờ"), max_length=300)
    number = forms.CharField(label=_("Số"), required=False, max_length=100)
    issuer = forms.CharField(label=_("Nơi cấp"), required=False, max_length=300)
    issued_on = forms.DateField(label=_("Ngày cấp"), required=False, input_formats=DAY_FORMATS, widget=DayInput())
    expires_on = forms.DateField(
        label=_("Ngày hết hạn"),
        required=False,
        input_formats=DAY_FORMATS,
        widget=DayInput(),
        help_text=_("Bỏ trống nếu giấy tờ không có ngày hết hạn."),
    )
    file = forms.FileField(
        label=_("Tệp"), widget=forms.FileInput({"accept": ",".join(f".{each}" for each in EXTENSIONS)}), help_text=NAMES
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def papers(request: HttpRequest) -> HttpResponse:
    """The store; a POST puts a paper in."""
    actor, now = actor_of(request), clock.now()
    form = OwnPaperForm(request.POST, request.FILES) if request.method == "POST" else OwnPaperForm()
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("kind", "number", "issuer", "issued_on", "expires_on")}
        with refusals_shown_on(form):
            keep_paper(actor, PaperFacts(**said), document_of(receive(form.cleaned_data["file"])), at=now)
            messages.info(request, gettext("Đã lưu giấy tờ vào kho của anh/chị."))
            return redirect("own-papers")
    rows = papers_of(actor).prefetch_related("readings")[:MOST_SHOWN]
    context = {
        "form": form,
        "rows": [(paper, is_offered(paper.expires_on, now.date()), list(paper.readings.all())[-5:]) for paper in rows],
        "has_consented": has_consented(actor),
    }
    return render(request, "portal/filing/papers.html", context, status=answer_status(form))


@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Give the word, or take it back."""
    actor, now = actor_of(request), clock.now()
    word = request.POST.get("consent", "")
    if word not in ("give", "withdraw"):
        raise Invalid("bad_choice", vi="Hãy chọn đồng ý hoặc rút lại.", en="Choose to consent or to withdraw.")
    if word == "give":
        give_consent(actor, at=now)
        messages.info(request, gettext("Từ nay kết quả trả bản điện tử được lưu vào kho của anh/chị."))
    else:
        withdraw_consent(actor, at=now)
        messages.info(request, gettext("Đã rút lại sự đồng ý. Giấy tờ đang có vẫn còn đến khi anh/chị lấy ra."))
    return redirect("own-papers")


@require_safe
@csp_override(APART)
def view_paper(request: HttpRequest, number: int) -> FileResponse:
    """A paper of one's own; the log says that it was opened."""
    paper = open_paper(actor_of(request), number, at=clock.now())
    return send_document(Document(paper.digest, paper.name, paper.size, paper.media_type), is_saved=False)


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a paper out."""
    remove_paper(actor_of(request), number, at=clock.now())
    messages.info(request, gettext("Đã lấy giấy tờ ra khỏi kho."))
    return redirect("own-papers")
