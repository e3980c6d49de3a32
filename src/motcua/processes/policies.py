"""Who may do what with process templates. Anyone may read an approved one: it is public (NĐ 61/2018 Art 9)."""

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor


def may_keep_templates(actor: Actor) -> bool:
    """Whether `actor` may write templates and record the decisions that approve them."""
    return actor.has("administrator")


def may_see_drafts(actor: Actor) -> bool:
    """Whether `actor` may read what has not been approved."""
    return actor.sees_all


def check_may_keep_templates(actor: Actor) -> None:
    """Raises `Refused("not_your_role")`."""
    if not may_keep_templates(actor):
        raise Refused(
            "not_your_role",
            vi="Chỉ quản trị hệ thống được sửa quy trình nội bộ; hãy gửi đề nghị cho quản trị.",
            en="Only the administrator keeps the internal processes; send your proposal there.",
        )
