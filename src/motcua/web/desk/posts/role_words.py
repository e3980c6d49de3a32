"""The roles of posts as people say them."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.rules.posts import Role

WORDS: dict[str, str | Promise] = {
    Role.RECEPTIONIST: _("tiếp nhận"),
    Role.APPRAISER: _("thẩm định"),
    Role.APPROVER: _("phê duyệt"),
    Role.ISSUER: _("ban hành"),
    Role.RETURNER: _("trả kết quả"),
    Role.CENTRE_HEAD: _("đứng đầu trung tâm"),
    Role.CLERK: _("văn thư"),
    Role.AUDITOR: _("kiểm toán"),
    Role.ADMINISTRATOR: _("quản trị"),
    Role.CONTROLLER: _("kiểm soát thủ tục"),
    Role.INSPECTOR: _("thanh tra, kiểm tra"),
    Role.COORDINATOR: _("điều phối cải cách"),
}


def words_of(roles: Iterable[str]) -> str:
    """ "tiếp nhận, trả kết quả", always in the same order."""
    held = set(roles)
    return ", ".join(str(word) for role, word in WORDS.items() if role in held)
