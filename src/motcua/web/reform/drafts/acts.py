"""What can be done to a draft: its name, who may, at which stages, its form, and the action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.actors import Actor
from motcua.reforms import policies
from motcua.reforms.actions.accept_draft import accept_draft
from motcua.reforms.actions.add_procedure import add_procedure
from motcua.reforms.actions.drop_procedure import drop_procedure
from motcua.reforms.actions.give_opinion import give_opinion
from motcua.reforms.actions.issue_document import issue_document
from motcua.reforms.actions.link_procedure import link_procedure
from motcua.reforms.actions.publish_draft import publish_draft
from motcua.reforms.actions.record_nationally import record_nationally
from motcua.reforms.actions.return_draft import return_draft
from motcua.reforms.actions.submit_draft import submit_draft
from motcua.reforms.actions.withdraw_draft import withdraw_draft
from motcua.reforms.models import DraftRow
from motcua.reforms.rules.draft import Draft, Stage
from motcua.web.reform.drafts import forms as typed

type Words = str | Promise
ALIVE = (Stage.DRAFTING, Stage.SUBMITTED, Stage.OPINED, Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class DraftAct:
    """`name` in addresses; `fits` asks more than the stage where it must."""

    name: str
    label: Words
    about: Words
    may: Callable[[Actor, DraftRow], bool]
    stages: tuple[Stage, ...]
    form: type[typed.ActForm]
    do: Callable[..., Any]
    fits: Callable[[Draft], bool] = lambda draft: True

    def is_open(self, actor: Actor, row: DraftRow, draft: Draft) -> bool:
        return draft.stage in self.stages and self.may(actor, row) and self.fits(draft)


ACTS = {
    act.name: act
    for act in (
        DraftAct(
            "them-thu-tuc",
            _("Thêm thủ tục"),
            _("Mỗi thủ tục được quy định mới, sửa đổi hoặc bãi bỏ có một đánh giá tác động riêng."),
            policies.may_write,
            (Stage.DRAFTING,),
            typed.AddForm,
            add_procedure,
        ),
        DraftAct(
            "bo-thu-tuc",
            _("Bỏ thủ tục"),
            _("Thủ tục ra khỏi dự thảo; những gì đã ghi vẫn còn trong diễn biến."),
            policies.may_write,
            (Stage.DRAFTING,),
            typed.KeyForm,
            drop_procedure,
            lambda draft: bool(draft.procedures),
        ),
        DraftAct(
            "gui",
            _("Gửi lấy ý kiến kiểm soát"),
            _("Chỉ gửi được khi mọi thủ tục đã có đánh giá tác động đầy đủ (Điều 10 Nghị định 63/2010)."),
            policies.may_write,
            (Stage.DRAFTING,),
            typed.SureForm,
            submit_draft,
        ),
        DraftAct(
            "y-kien",
            _("Cho ý kiến"),
            _("Ý kiến của đơn vị kiểm soát thủ tục hành chính; người soạn thảo không được cho ý kiến."),
            policies.may_control,
            (Stage.SUBMITTED,),
            typed.OpinionForm,
            give_opinion,
        ),
        DraftAct(
            "tra-lai",
            _("Trả lại để hoàn thiện"),
            _("Dự thảo trở về đơn vị soạn thảo; gửi lại thì phải có ý kiến mới."),
            policies.may_return,
            (Stage.SUBMITTED, Stage.OPINED),
            typed.ReturnForm,
            return_draft,
        ),
        DraftAct(
            "tham-dinh",
            _("Tiếp nhận thẩm định"),
            _("Không tiếp nhận khi chưa có ý kiến của đơn vị kiểm soát (khoản 3 Điều 11 Nghị định 63/2010)."),
            policies.may_appraise,
            (Stage.SUBMITTED, Stage.OPINED),
            typed.NoteForm,
            accept_draft,
        ),
        DraftAct(
            "ban-hanh",
            _("Ghi văn bản đã ban hành"),
            _("Số, ngày ký và ngày hiệu lực của văn bản."),
            policies.may_appraise,
            (Stage.ACCEPTED,),
            typed.IssueForm,
            issue_document,
        ),
        DraftAct(
            "cong-bo",
            _("Ghi quyết định công bố"),
            _("Ký trước ngày hiệu lực ít nhất 5 ngày, rút gọn thì chậm nhất 3 ngày sau. Muộn vẫn ghi được."),
            policies.may_publish,
            (Stage.ISSUED,),
            typed.PublishForm,
            publish_draft,
        ),
        DraftAct(
            "csdl-quoc-gia",
            _("Ghi ngày công khai trên Cơ sở dữ liệu quốc gia"),
            _("Trong 5 ngày làm việc kể từ ngày ký; rút gọn 2 ngày."),
            policies.may_publish,
            (Stage.PUBLISHED,),
            typed.RecordForm,
            record_nationally,
            lambda draft: draft.recorded_on is None,
        ),
        DraftAct(
            "gan-ma",
            _("Gắn với thủ tục trong danh mục"),
            _("Mã của thủ tục đã công khai trong danh mục."),
            policies.may_publish,
            (Stage.PUBLISHED,),
            typed.LinkForm,
            link_procedure,
        ),
        DraftAct(
            "rut",
            _("Rút dự thảo"),
            _("Dự thảo dừng lại tại đây."),
            policies.may_write,
            ALIVE,
            typed.ReasonForm,
            withdraw_draft,
        ),
    )
}


def acts_for(actor: Actor, row: DraftRow, draft: Draft) -> list[DraftAct]:
    """What this person may do now."""
    return [act for act in ACTS.values() if act.is_open(actor, row, draft)]
