from motcua.catalogue.models import Procedure
from motcua.kernel.errors import Refused
from motcua.reforms.policies import may_publish
from motcua.reforms.rules.deciding import decide_link
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def link_procedure(act: Act, *, key: int, code: str) -> Draft:
    """Say which public procedure of the catalogue it became. Raises `NotFound`, `Refused` for a code that is none."""
    code = code.strip()
    if not Procedure.objects.filter(code=code, is_public=True).exists():
        raise Refused(
            "procedure_not_in_catalogue",
            vi="Danh mục chưa có thủ tục công khai mang mã này. Hãy kiểm tra mã, hoặc công bố trong danh mục trước.",
            en="The catalogue has no public procedure of this code. Check it, or publish it in the catalogue first.",
            field="code",
        )
    return carry_out(act, may_publish, lambda draft: decide_link(draft, key, code))
