"""Who may change the catalogue. Reading what is published is for everyone."""

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor

KEEPER = "administrator"


def may_edit(actor: Actor) -> bool:
    """Drafts, publications, online services and what centres offer: the keepers of the catalogue."""
    return actor.has(KEEPER)


def check_may_edit(actor: Actor) -> None:
    """Raises `Refused` ("catalogue_not_allowed") for everyone but the keepers of the catalogue."""
    if not may_edit(actor):
        raise Refused(
            "catalogue_not_allowed",
            vi="Bạn không được sửa danh mục thủ tục. Hãy đề nghị quản trị danh mục thực hiện.",
            en="You may not change the catalogue of procedures. Ask whoever keeps it.",
        )
