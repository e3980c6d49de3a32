"""Many dossiers, one press: each is carried out by itself, and each has its own answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid4, uuid5

from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions.carry_out import Done
from motcua.kernel.errors import DomainError
from motcua.web.desk.once import OnceForm


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one dossier: done, or why not and what to do next."""

    code: str
    is_done: bool
    sentence: str


class BatchForm(OnceForm):
    """What is done to all that are chosen (`dossier`, once for each)."""

    @property
    def codes(self) -> list[str]:
        """The dossiers chosen, each once."""
        return list(dict.fromkeys(cast(QueryDict, self.data).getlist("dossier"))) if self.is_bound else []

    def clean(self) -> None:
        if not self.codes:
            self.add_error(None, _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ trong danh sách."))

    def once_more(self) -> None:
        """Shown again with what was typed, for those that were refused: what is sent next is another request."""
        self.data = data = cast(QueryDict, self.data).copy()
        data["request_id"] = str(uuid4())


def carry_out_each(codes: Iterable[str], act: Callable[[str], Done]) -> tuple[Result, ...]:
    """Do `act` for each of `codes`; a refusal stops nothing but its own dossier."""
    return tuple(_carry_out_one(code, act) for code in codes)


def _carry_out_one(code: str, act: Callable[[str], Done]) -> Result:
    try:
        done = act(code)
    except DomainError as refusal:
        return Result(code, False, refusal.message(get_language() or "vi"))
    return Result(code, True, gettext("Đã ghi.") if done.events else gettext("Đã ghi từ trước; không ghi thêm."))


def shown_after(form: BatchForm, results: tuple[Result, ...]) -> BatchForm:
    """An empty form once all is done; what was typed as long as something was refused."""
    if results and all(result.is_done for result in results):
        return type(form)(first={name: value for name, value in form.initial.items() if name != "request_id"})
    if results:
        form.once_more()
    return form


def number_of_request(page: UUID, code: str, act: type) -> UUID:
    """The request's number for one dossier and act: the same whenever the same page is sent again."""
    return uuid5(page, f"{code} {act.__name__}")


def seen_of(data: Any, code: str) -> int | None:
    """The number of the dossier's last event as the page showed it; None where the page does not say."""
    text = data.get(f"seen-{code}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
