"""The one door to a stored template: absent and forbidden look alike."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.processes.models import StoredTemplate
from motcua.processes.queries import visible_to


def access_template(actor: Actor, code: str, version: int | None = None) -> StoredTemplate:
    """The template `code` in that version, else in the latest that `actor` may see. Raises `NotFound`."""
    versions = visible_to(actor).filter(code=code).order_by("-version")
    found = (versions if version is None else versions.filter(version=version)).first()
    if found is None:
        raise NotFound(
            "template_not_found",
            vi=f"Không tìm thấy quy trình «{code}»; hãy kiểm tra lại mã.",
            en=f"There is no process “{code}”; check its code.",
            field="code",
        )
    return found
