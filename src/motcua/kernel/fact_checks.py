"""What the facts of every story keep to, and the sentences for what does not."""

from datetime import date

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc


def check_text(value: str, field: str, longest: int, *, may_be_empty: bool = False) -> None:
    """In one form (NFC, nothing blank around it), there, and of at most `longest` characters. Raises `Invalid`."""
    if value != nfc(value).strip() or len(value) > longest or "\x00" in value:
        raise text_unfit(field, longest)
    if not value and not may_be_empty:
        raise text_missing(field)


def text_unfit(field: str, longest: int) -> Invalid:
    """Longer than `longest` characters, or with some that cannot be kept."""
    return Invalid(
        "text_unfit",
        vi=f"Nội dung dài quá {longest} ký tự hoặc có ký tự lạ. Hãy viết gọn lại.",
        en=f"The text is longer than {longest} characters or has characters that cannot be kept. Shorten it.",
        field=field,
    )


def text_missing(field: str) -> Invalid:
    return Invalid(
        "text_missing", vi="Chưa ghi nội dung này. Hãy điền vào.", en="This is not filled in. Fill it in.", field=field
    )


def check_not_after(day: date, today: date, field: str) -> None:
    """What has happened has not happened after today. Raises `Invalid`."""
    if day > today:
        raise Invalid(
            "day_in_future",
            vi=f"Ngày này chưa đến (hôm nay là {today:%d/%m/%Y}). Hãy ghi ngày việc đã thực sự xảy ra.",
            en=f"This day has not come (today is {today}). Give the day on which it really happened.",
            field=field,
        )


def check_not_before(day: date, earlier: date, field: str) -> None:
    """Days do not go backwards. Raises `Refused`."""
    if day < earlier:
        raise Refused(
            "day_backwards",
            vi=f"Ngày {day:%d/%m/%Y} đứng trước ngày {earlier:%d/%m/%Y} của việc phải có trước. Hãy kiểm tra lại ngày.",
            en=f"The day {day} is before {earlier}, the day of what must come before it. Check the day.",
            field=field,
        )
