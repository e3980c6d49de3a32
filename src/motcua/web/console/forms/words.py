"""Types of fields, and the ways back from the pages of forms."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.forms.models import FormVersion, Status
from motcua.web.console.view_models import Link, Words
from motcua.web.statuses import Tag, Tone

STATUSES: dict[str, Tag] = {Status.DRAFT: Tag(_("dự thảo")), Status.PUBLISHED: Tag(_("đã công bố"), Tone.GOOD)}
TYPES: dict[str, Words] = {
    "text": _("Chữ"),
    "number": _("Số"),
    "dong": _("Số tiền (đồng)"),
    "date": _("Ngày"),
    "choice": _("Lựa chọn"),
    "yes_no": _("Có hoặc không"),
    "identity": _("Số giấy tờ tùy thân"),
    "tax_code": _("Mã số thuế"),
    "phone": _("Số điện thoại"),
    "email": _("Thư điện tử"),
    "unit": _("Xã, phường"),
    "file": _("Tệp"),
    "address": _("Địa chỉ"),
    "person": _("Cá nhân"),
    "organisation": _("Tổ chức"),
    "table": _("Bảng nhiều dòng"),
}


def forms_link() -> Link:
    return Link(reverse("console-forms"), _("Biểu mẫu điện tử"))


def form_link(row: FormVersion) -> Link:
    return Link(reverse("console-form", args=[row.form_id]), row.form.code)


def draft_link(row: FormVersion) -> Link:
    return Link(reverse("console-form-edit", args=[row.form_id]), _("Dự thảo"))
