"""What the lists, and what is to be done, are called on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.duties import Work
from motcua.dossiers.worklists.lists import WorkList

LISTS: dict[WorkList, str | Promise] = {
    WorkList.MINE: _("Việc của tôi"),
    WorkList.UNIT: _("Cả đơn vị"),
    WorkList.TO_COME: _("Sắp đến lượt"),
    WorkList.DUE_TODAY: _("Hẹn trả hôm nay"),
    WorkList.DUE_SOON: _("Sắp đến hạn"),
    WorkList.OVERDUE: _("Đang quá hạn"),
    WorkList.STEP_OVERDUE: _("Bước xử lý chậm"),
    WorkList.ONLINE: _("Chờ tiếp nhận trực tuyến"),
    WorkList.AWAITING_PAPERS: _("Chờ bổ sung giấy tờ"),
    WorkList.AWAITING_MONEY: _("Chờ nộp tiền"),
    WorkList.AWAITING_REPLY: _("Chờ ý kiến trả lời"),
    WorkList.TO_HAND_OVER: _("Chờ chuyển xử lý"),
    WorkList.TO_RETURN: _("Chờ trả kết quả"),
    WorkList.INCIDENTS: _("Sự cố chưa khắc phục"),
}
ABOUT: dict[WorkList, str | Promise] = {
    WorkList.MINE: _("Bước đang chờ vị trí của anh/chị: việc được giao trước, rồi đến việc chưa ai nhận."),
    WorkList.UNIT: _("Mọi hồ sơ chưa xong ở nơi anh/chị làm việc, kể cả việc đồng nghiệp đang giữ."),
    WorkList.TO_COME: _("Hồ sơ liên thông đã gửi đến cơ quan anh/chị cùng lúc với các cơ quan khác; chưa đến lượt."),
    WorkList.DUE_TODAY: _("Hồ sơ đang xử lý phải trả kết quả trong hôm nay."),
    WorkList.DUE_SOON: _("Hồ sơ đang xử lý phải trả trong ba ngày làm việc tới."),
    WorkList.OVERDUE: _("Đã qua ngày hẹn trả mà chưa xong. Hãy xử lý ngay, hoặc xin lỗi và hẹn lại."),
    WorkList.STEP_OVERDUE: _("Còn trong hạn trả, nhưng bước đang làm đã quá giờ của quy trình nội bộ."),
    WorkList.ONLINE: _("Nộp qua mạng, chưa tiếp nhận, chưa có mã; nộp lâu nhất đứng trước."),
    WorkList.AWAITING_PAPERS: _("Người nộp đã được yêu cầu bổ sung; thời hạn không chạy."),
    WorkList.AWAITING_MONEY: _("Người nộp đã được báo nộp tiền; thời hạn không chạy."),
    WorkList.AWAITING_REPLY: _("Đã hỏi ý kiến cơ quan khác và chưa có trả lời; thời hạn vẫn chạy."),
    WorkList.TO_HAND_OVER: _("Đã tiếp nhận, chưa chuyển. Nhận sau 15 giờ thì chuyển đầu giờ ngày làm việc tiếp theo."),
    WorkList.TO_RETURN: _("Đã có kết quả, người nộp chưa nhận."),
    WorkList.INCIDENTS: _("Kết quả hoặc giấy tờ sai, mất, hỏng: cơ quan sửa, chịu chi phí và xin lỗi bằng văn bản."),
}
WORKS: dict[str, str | Promise] = {
    Work.RECEIVE: _("Nhận từ nơi khác"),
    Work.HAND_OVER: _("Chuyển xử lý"),
    Work.CONSULT: _("Cho ý kiến"),
    Work.REPLY: _("Trả lời ý kiến"),
    Work.APPRAISE: _("Thẩm định"),
    Work.APPROVE: _("Phê duyệt"),
    Work.ISSUE: _("Ban hành kết quả"),
    Work.RETURN: _("Trả kết quả"),
    Work.REMEDY: _("Khắc phục sự cố"),
}
OWNER_KINDS = {"person": _("Cá nhân"), "organisation": _("Tổ chức, doanh nghiệp")}
