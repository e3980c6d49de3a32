"""What every fact of a project must keep to, and the sentences for what does not."""

from dataclasses import fields
from datetime import date
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_not_after, check_text
from motcua.kernel.money import LARGEST, format_dong

LONGEST = 2_000
LONGEST_NAME = 200
NAMES = frozenset(
    {
        ("contract_signed", "number"),
        ("capital_planned", "source"),
        ("milestone_set", "name"),
        ("risk_noted", "name"),
        ("indicator_set", "name"),
    }
)
"""What is chosen again later by its name (kind of fact, field): a select takes no longer one."""
MAY_BE_EMPTY = frozenset({"reason"})
PAST_ONLY = frozenset({"on", "decided_on"})
MONEY = frozenset({"total", "amount"})


def texts_given(fact: Any) -> None:
    """Every text is there, in one form, and not too long. Raises `Invalid`."""
    for each in fields(fact):
        value = getattr(fact, each.name)
        if not isinstance(value, str):
            continue
        longest = LONGEST_NAME if (fact.KIND, each.name) in NAMES else LONGEST
        check_text(value, each.name, longest, may_be_empty=each.name in MAY_BE_EMPTY)


def amounts_fit(fact: Any) -> None:
    """Money is above nothing (a year's capital may be taken to nothing) and can be kept. Raises `Invalid`."""
    for each in fields(fact):
        value = getattr(fact, each.name)
        if each.name in MONEY and not (0 if fact.KIND == "capital_planned" else 1) <= value <= LARGEST:
            raise Invalid(
                "amount_unfit",
                vi="Số tiền phải lớn hơn 0 đồng. Hãy kiểm tra lại.",
                en="The amount must be above 0 đồng. Check it.",
                field=each.name,
            )
        if each.name in ("target", "value") and not 0 <= value <= LARGEST:
            raise Invalid(
                "number_unfit",
                vi="Giá trị phải là số nguyên từ 0 trở lên. Hãy kiểm tra lại.",
                en="The value must be a whole number of 0 or more. Check it.",
                field=each.name,
            )


def not_in_future(fact: Any, today: date) -> None:
    """What has happened has not happened after today. Raises `Invalid`."""
    for each in fields(fact):
        if each.name in PAST_ONLY:
            check_not_after(getattr(fact, each.name), today, each.name)


def step_skipped(step: str, due: str) -> Refused:
    """Bước bị bỏ qua; also acceptance before the trial run."""
    return Refused(
        "step_skipped" if due else "all_steps_done",
        vi="Không được bỏ bước: hãy ghi hoàn thành bước đang đến lượt trước."
        if due
        else "Dự án đã xong tất cả các bước.",
        en="No step may be skipped: finish the step whose turn it is first." if due else "All steps are done already.",
        field="step",
        step=step,
        due=due,
    )


def too_much(code: str, field: str, sum_of_all: int, limit: int) -> Refused:
    """More money than there is for it."""
    return Refused(
        code,
        vi=f"Cộng cả lần này là {format_dong(sum_of_all)}, vượt mức {format_dong(limit)}. Hãy kiểm tra số tiền, "
        "hoặc ghi quyết định điều chỉnh trước.",
        en=f"With this it is {format_dong(sum_of_all)}, above the limit of {format_dong(limit)}. Check the amount, or "
        "record a decision of adjustment first.",
        field=field,
    )


def level_known(level: int, *, may_be_open: bool = False) -> None:
    if not (0 if may_be_open else 1) <= level <= 5:
        raise Invalid(
            "security_level_unknown",
            vi="Cấp độ an toàn thông tin là từ 1 đến 5 (NĐ 85/2016/NĐ-CP). Hãy chọn lại.",
            en="The level of information security is 1 to 5 (NĐ 85/2016/NĐ-CP). Choose again.",
            field="security_level" if may_be_open else "level",
        )


def of_five(value: int, field: str) -> None:
    if not 1 <= value <= 5:
        raise Invalid("not_of_five", vi="Hãy chọn từ 1 đến 5.", en="Choose from 1 to 5.", field=field)


def year_unlikely(year: int, field: str = "year") -> Invalid:
    return Invalid(
        "year_unlikely",
        vi=f"Năm {year} nằm ngoài thời gian của dự án. Hãy kiểm tra lại năm.",
        en=f"The year {year} is outside the time of the project. Check the year.",
        field=field,
    )


def no_such(field: str, name: str) -> Invalid:
    return Invalid(
        "no_such_thing",
        vi=f"Dự án không có “{name[:60]}”. Hãy chọn trong danh sách, hoặc ghi nội dung đó trước.",
        en=f"The project has no “{name[:60]}”. Choose from the list, or record it first.",
        field=field,
    )


def known_already(field: str, name: str) -> Refused:
    return Refused(
        "known_already",
        vi=f"“{name[:60]}” đã được ghi. Hãy kiểm tra lại số hiệu.",
        en=f"“{name[:60]}” is recorded already. Check its number.",
        field=field,
    )


def is_over(field: str, name: str) -> Refused:
    return Refused(
        "is_over",
        vi=f"“{name[:60]}” đã kết thúc nên không sửa được nữa.",
        en=f"“{name[:60]}” has ended and cannot be changed any more.",
        field=field,
    )
