"""Papers that a person keeps to use again (NĐ 310/2026, NĐ 107/2021: what was handed in once is not asked again)."""

from datetime import date

from motcua.kernel.errors import Invalid


def is_offered(expires_on: date | None, on: date) -> bool:
    """Whether the paper may be used that day: its last day of validity still counts.

    >>> is_offered(date(2018, 11, 5), date(2018, 11, 5)), is_offered(date(2018, 11, 4), date(2018, 11, 5))
    (True, False)
    """
    return expires_on is None or expires_on >= on


def check_days(issued_on: date | None, expires_on: date | None, on: date) -> None:
    """A paper was issued by today, and not after it expires. Raises `Invalid`."""
    if issued_on is not None and issued_on > on:
        raise Invalid(
            "issued_in_future",
            vi="Ngày cấp nằm ở tương lai. Hãy nhập lại ngày ghi trên giấy tờ.",
            en="The day of issue lies in the future. Enter the day that stands on the paper.",
            field="issued_on",
        )
    if issued_on is not None and expires_on is not None and expires_on < issued_on:
        raise Invalid(
            "expires_before_issue",
            vi="Ngày hết hạn trước ngày cấp. Hãy nhập lại.",
            en="It expires before it was issued. Enter the days again.",
            field="expires_on",
        )
