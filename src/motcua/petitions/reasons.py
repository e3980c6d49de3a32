"""Why a sender could not be told, for officers: a provider's own words may name the address, so ours stand for them."""

from motcua.kernel.messages import Failure, Permanent

BAD_ADDRESS = (
    "Địa chỉ hoặc số người gửi để lại không nhận được tin. Hãy báo bằng thư hoặc điện thoại.",
    "The address or number that the sender left takes no messages. Tell them by letter or telephone.",
)
OF_THE_SITE = (
    "Máy chủ gửi tin chưa nhận hoặc chưa được cấu hình đúng. Hãy nhờ quản trị kiểm tra, và báo bằng thư hoặc điện "
    "thoại.",
    "The server of messages does not take it, or is set up wrongly. Ask the administrator to look, and tell the sender "
    "by letter or telephone.",
)
OF_SENDERS = frozenset({"bad_address", "no_way", "no_way_any_more", "given_too_often"})
"""What no administrator mends: who is in charge tells the sender by hand."""


def for_officers(failure: Failure) -> Failure:
    """The same failure in words that name nobody."""
    vi, en = BAD_ADDRESS if failure.code == "bad_address" else OF_THE_SITE
    return type(failure)(failure.code, vi=vi, en=en)


def no_way() -> Permanent:
    """Nobody is written to from the beginning."""
    return Permanent(
        "no_way",
        vi="Người gửi không có thư điện tử hay số di động mà hệ thống gửi tới được. Nếu cần, hãy báo bằng thư hoặc "
        "điện thoại.",
        en="The sender has no e-mail address or mobile number that this site can write to. If need be, tell them by "
        "letter or telephone.",
    )


def given_too_often() -> Permanent:
    """Nobody proves that a contact is theirs; somebody else's letter-box is not filled."""
    return Permanent(
        "given_too_often",
        vi="Trong một ngày có nhiều phản ánh cùng để lại địa chỉ hoặc số này nên hệ thống không gửi tin tới đó. Nếu "
        "cần, hãy báo bằng thư hoặc điện thoại.",
        en="Many petitions of one day give this address or number, so that nothing is sent there. If need be, tell the "
        "sender by letter or telephone.",
    )


def no_way_any_more() -> Permanent:
    """Between the event and its sending the way was given up, or an account that nothing else was given
    for was closed."""
    return Permanent(
        "no_way_any_more",
        vi="Người gửi không còn nhận tin bằng cách này. Nếu cần, hãy báo bằng thư hoặc điện thoại.",
        en="The sender takes no messages by this way any more. If need be, tell them by letter or telephone.",
    )
