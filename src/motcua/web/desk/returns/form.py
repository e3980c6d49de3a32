from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.web.desk.acts.form import Day, Text
from motcua.web.desk.batch import BatchForm
from motcua.web.desk.event_words import WORDS


class SearchForm(forms.Form):
    q = Text(
        _("Mã hồ sơ, tên chủ hồ sơ hoặc số giấy tờ"),
        help_text=_("Quét mã trên giấy tiếp nhận, hoặc gõ vài chữ đầu của tên (không cần dấu)."),
    )


class ReturnManyForm(BatchForm):
    """To whom the chosen results are given, by what right and how."""

    receiver = Text(_("Người nhận kết quả"))
    via = forms.ChoiceField(
        label=_("Hình thức trả"),
        choices=[(via, WORDS[via]) for via in ("counter", "post", "electronic")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn hình thức trả. Hãy chọn một hình thức.")},
    )
    identity_checked = forms.BooleanField(
        label=_("Đã đối chiếu giấy tờ tùy thân của người nhận (khi trả tại quầy)"), required=False
    )
    authority = Text(
        _("Số giấy ủy quyền"), help_text=_("Bắt buộc khi người nhận không phải chủ hồ sơ, người nộp hay đại diện.")
    )

    def command(self) -> ReturnResult:
        given = self.cleaned_data
        return ReturnResult(given["receiver"], given["via"], given["identity_checked"], given["authority"])


class PostDayForm(forms.Form):
    day = Day(_("Ngày giao bưu chính"), optional=True)
