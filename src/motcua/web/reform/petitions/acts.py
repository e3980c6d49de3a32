"""What an officer can do to a petition: its word in addresses, its name, its form, and the action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.actors import Actor
from motcua.petitions.actions.answer_petition import answer_petition
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.classify_petition import classify_petition
from motcua.petitions.actions.note_supplement import note_supplement
from motcua.petitions.actions.publish_petition import publish_petition
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.refuse_petition import refuse_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.actions.transfer_petition import transfer_petition
from motcua.petitions.actions.withhold_petition import withhold_petition
from motcua.petitions.recording import Request
from motcua.petitions.rules.moves import Act
from motcua.web.reform.petitions import forms as typed


@dataclass(frozen=True, slots=True)
class PetitionAct:
    """`do` takes the actor, the petition, the valid form and the request."""

    slug: str
    act: Act
    label: str | Promise
    about: str | Promise
    form: type[typed.ActForm]
    do: Callable[[Actor, UUID, Any, Request], Any]


ACTS = {
    each.act: each
    for each in (
        PetitionAct(
            "phan-loai",
            Act.CLASSIFY,
            _("Phân loại"),
            _("Nếu phân loại cho thấy nơi đang giữ không được xử lý, phản ánh tự chuyển lên nơi được xử lý."),
            typed.ClassifyForm,
            lambda actor, subject, form, request: classify_petition(actor, subject, form.read(), request),
        ),
        PetitionAct(
            "yeu-cau-bo-sung",
            Act.ASK,
            _("Yêu cầu bổ sung"),
            _("Không thời hạn nào chạy trong lúc chờ người gửi; bổ sung xong, các thời hạn tính lại từ đầu."),
            typed.AskForm,
            lambda actor, subject, form, request: ask_for_supplement(
                actor, subject, form.cleaned_data["what"], request
            ),
        ),
        PetitionAct(
            "ghi-bo-sung",
            Act.SUPPLEMENT,
            _("Ghi phần bổ sung"),
            _("Người gửi bổ sung qua điện thoại, tại quầy hoặc bằng thư."),
            typed.SupplementForm,
            lambda actor, subject, form, request: note_supplement(
                actor, subject, form.cleaned_data["text"], form.sender(), request, form.documents
            ),
        ),
        PetitionAct(
            "nhan-xu-ly",
            Act.TAKE_UP,
            _("Nhận xử lý"),
            _("Từ đây chỉ người nhận xử lý đọc được ai là người gửi."),
            typed.SureForm,
            lambda actor, subject, form, request: take_up_petition(actor, subject, request),
        ),
        PetitionAct(
            "tra-loi",
            Act.ANSWER,
            _("Trả lời"),
            _("Người gửi đọc được câu trả lời ngay. Việc công khai do đơn vị kiểm soát làm sau."),
            typed.AnswerForm,
            lambda actor, subject, form, request: answer_petition(
                actor, subject, form.cleaned_data["text"], form.reached(), request
            ),
        ),
        PetitionAct(
            "chuyen",
            Act.TRANSFER,
            _("Chuyển"),
            _("Không bao giờ chuyển cho chính nơi, chính người bị phản ánh, hay nơi dưới quyền người ấy."),
            typed.TransferForm,
            lambda actor, subject, form, request: transfer_petition(actor, subject, form.read(), request),
        ),
        PetitionAct(
            "cong-khai",
            Act.PUBLISH,
            _("Công khai"),
            _("Bỏ mọi họ tên, địa chỉ, số điện thoại. Hệ thống không cho đăng khi còn thông tin của người gửi."),
            typed.PublishForm,
            lambda actor, subject, form, request: publish_petition(actor, subject, form.read(), request),
        ),
        PetitionAct(
            "khong-cong-khai",
            Act.WITHHOLD,
            _("Không công khai"),
            _("Câu trả lời chỉ để người gửi đọc; đã công khai thì gỡ xuống."),
            typed.ReasonForm,
            lambda actor, subject, form, request: withhold_petition(
                actor, subject, form.cleaned_data["reason"], request
            ),
        ),
        PetitionAct(
            "tu-choi",
            Act.REFUSE,
            _("Không tiếp nhận"),
            _("Luôn kèm hướng dẫn người gửi làm gì tiếp (Nghị định 20/2008/NĐ-CP)."),
            typed.RefuseForm,
            lambda actor, subject, form, request: refuse_petition(
                actor, subject, form.cleaned_data["reason"], form.cleaned_data["guidance"], request
            ),
        ),
        PetitionAct(
            "khieu-nai-to-cao",
            Act.REDIRECT,
            _("Là khiếu nại, tố cáo"),
            _("Khiếu nại, tố cáo theo luật riêng. Đơn tố cáo từ đây chỉ người hướng dẫn còn thấy."),
            typed.RedirectForm,
            lambda actor, subject, form, request: redirect_petition(
                actor, subject, form.kind(), form.cleaned_data["to"], form.cleaned_data["guidance"], request
            ),
        ),
    )
}
"""In the order in which they are offered."""
BY_SLUG = {each.slug: each for each in ACTS.values()}
