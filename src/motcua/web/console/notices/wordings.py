from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.notices.actions.save_wording import save_wording
from motcua.notices.actions.try_wording import Preview, preview, send_to_oneself
from motcua.notices.queries import versions_of
from motcua.notices.rules.what_to_tell import BY_PHONE, Kind
from motcua.notices.rules.wordings import IN_SMS, LANGUAGES, PLACEHOLDERS, Wording
from motcua.notices.wording import Worded, kind_named, wording_of, wordings_in_force
from motcua.web.actor import actor_of
from motcua.web.console.fields import Text
from motcua.web.console.gate import administrators_only
from motcua.web.console.notices.words import notices_home, wordings_home
from motcua.web.console.screen import act, attempt, show
from motcua.web.console.view_models import Cell, Row, Table, Words, named
from motcua.web.desk.once import OnceForm
from motcua.web.portal.notices.words import KINDS
from motcua.web.reading import note_reading
from motcua.web.templatetags.display import moment

NAMES = {"vi": _("Tiếng Việt"), "en": _("Tiếng Anh")}


class WordingForm(OnceForm):
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    subject = forms.CharField(label=_("Tiêu đề"), max_length=150)
    body = Text(label=_("Nội dung"), rows=12, max_length=4000)
    sms = Text(label=_("Tin nhắn (SMS, Zalo)"), rows=2, max_length=300)
    dossier = forms.CharField(
        label=_("Xem trước với hồ sơ"),
        required=False,
        max_length=60,
        help_text=_("Mã hồ sơ; bỏ trống thì xem với ví dụ."),
    )

    @property
    def wording(self) -> Wording:
        return Wording(*(self.cleaned_data[name] for name in ("subject", "body", "sms")))


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    """Every kind of notice with its words in both languages."""
    found = wordings_in_force()
    rows = tuple(
        Row(
            Cell(KINDS[kind]),
            (
                *(_version(kind, each, found[kind, each]) for each in LANGUAGES),
                Cell(_("có") if kind in BY_PHONE else "–"),
            ),
        )
        for kind in Kind
    )
    columns = (_("Việc"), NAMES["vi"], NAMES["en"], _("Nhắn vào điện thoại"))
    table = Table(_("Mẫu thông báo"), columns, rows, "")
    return show(request, "console/list.html", table.title, [notices_home()], table=table)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def edit(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Change the words of a kind; look at them with a real dossier, or have them sent to oneself, before they count."""
    named_kind, language = kind_named(kind, language)
    now = wording_of(named_kind, language)
    form = WordingForm(request.POST or None, first=_first(now))
    seen: list[Preview] = []
    notes: list[Words] = []
    if "try" in request.POST or "send" in request.POST:
        is_seen = form.is_valid() and attempt(form, lambda: seen.append(_preview(request, named_kind, language, form)))
        if is_seen and "send" in request.POST:
            attempt(form, lambda: _send(request, seen[0], form, notes))
        return _page(request, named_kind, language, form, seen, notes)
    return act(
        request,
        form,
        lambda **values: save_wording(
            actor_of(request), named_kind, language, form.wording, after=values["after"], at=clock.now()
        ),
        done=_("Đã lưu mẫu. Thông báo từ bây giờ dùng lời này."),
        to=reverse("console-wording", args=[kind, language]),
        **_context(named_kind, language),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def restore(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Go back to the shipped words."""
    named_kind, language = kind_named(kind, language)
    version = wording_of(named_kind, language).version
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: save_wording(actor_of(request), named_kind, language, None, after=version, at=clock.now()),
        done=_("Đã dùng lại lời kèm theo chương trình."),
        to=reverse("console-wording", args=[kind, language]),
        title=_("Dùng lại lời kèm theo"),
        submit=_("Dùng lại lời kèm theo"),
        trail=[notices_home(), wordings_home()],
    )


def _page(
    request: HttpRequest, kind: Kind, language: str, form: WordingForm, seen: list[Preview], notes: list[Words]
) -> HttpResponse:
    context = _context(kind, language)
    template, title, trail = context.pop("template"), context.pop("title"), context.pop("trail")
    status = 200 if not form.errors else 400
    back = reverse("console-wordings")
    return show(
        request,
        template,
        title,
        trail,
        status=status,
        form=form,
        back=back,
        seen=seen[0] if seen else None,
        said=notes,
        **context,
    )


def _context(kind: Kind, language: str) -> dict[str, Any]:
    return {
        "template": "console/notices/wording.html",
        "title": f"{KINDS[kind]} – {NAMES[language]}",
        "trail": [notices_home(), wordings_home()],
        "submit": _("Lưu mẫu"),
        "placeholders": sorted(PLACEHOLDERS),
        "in_sms": sorted(IN_SMS),
        "language": language,
        "versions": _versions(kind, language),
        "restore": reverse("console-wording-restore", args=[kind, language]),
    }


def _first(now: Worded) -> dict[str, object]:
    wording = now.wording
    return {"after": now.version, "subject": wording.subject, "body": wording.body, "sms": wording.sms}


def _preview(request: HttpRequest, kind: Kind, language: str, form: WordingForm) -> Preview:
    seen, loaded = preview(actor_of(request), kind, language, form.wording, form.cleaned_data["dossier"].strip())
    if loaded is not None:
        note_reading(request, What.STORY, [loaded.row.code or ""], detail="console-wording")
    return seen


def _send(request: HttpRequest, seen: Preview, form: WordingForm, notes: list[Words]) -> None:
    send_to_oneself(actor_of(request), seen, request_id=form.cleaned_data["request_id"])
    notes.append(gettext("Đã gửi thử đến địa chỉ thư của anh/chị."))


def _version(kind: Kind, language: str, found: Worded) -> Cell:
    words = (
        gettext("bản %(version)s") % {"version": found.version} if found.version else gettext("kèm theo chương trình")
    )
    return Cell(words, address=reverse("console-wording", args=[kind, language]))


def _versions(kind: Kind, language: str) -> Table:
    rows = tuple(
        Row(Cell(str(each.version)), (Cell(moment(each.at)), named(each.by), named(each.subject or "–")))
        for each in versions_of(kind, language)
    )
    columns = (_("Bản"), _("Lúc"), _("Người sửa"), _("Tiêu đề"))
    return Table(_("Các lần sửa"), columns, rows, _("Mẫu này chưa sửa lần nào."))
