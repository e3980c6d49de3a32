"""E-mail to a real SMTP server: taken, refused for now, refused for good, and cut off."""

from collections.abc import Iterator
from email.header import decode_header, make_header
from typing import Any

import pytest

from motcua.kernel.messages import Permanent, Temporary, Way
from motcua.kernel.messages.sending import send, ways_set_up
from motcua.kernel.messages.tests.smtp import Postman, free_port, mail_server, send_to

TEXT = "Hồ sơ 000.00.01.H49-181030-0001 đã được tiếp nhận.\nHẹn trả: 31/10/2018."


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    with mail_server(settings) as postman:
        yield postman


def mail(address: str = "an@example.vn", key: str = "notice-1") -> str:
    return send(Way.EMAIL, address, "Hồ sơ đã\ntiếp nhận", TEXT, key=key).reference


def test_a_message_arrives_whole_with_an_id_made_of_its_key(postman: Postman) -> None:
    assert mail() == "<notice-1@motcua.example>"
    [message] = postman.taken
    assert postman.to == ["an@example.vn"]
    assert message["Message-ID"] == "<notice-1@motcua.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(make_header(decode_header(message["Subject"]))) == "Hồ sơ đã tiếp nhận"
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().replace("\r\n", "\n").strip() == TEXT


def test_only_mail_is_set_up_where_nothing_else_is(postman: Postman) -> None:
    assert ways_set_up() == {Way.EMAIL}
    with pytest.raises(Temporary) as error:
        send(Way.SMS, "0912345678", "", "…", key="notice-1")
    assert error.value.code == "way_not_set_up"


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        ("450 4.2.1 mailbox busy", Temporary, "provider_busy"),
        ("550 5.1.1 no such user", Permanent, "bad_address"),
    ],
)
def test_a_refused_recipient_is_told_with_the_servers_words(
    postman: Postman, answer: str, kind: type[Exception], code: str
) -> None:
    postman.recipient_answers = [answer]
    with pytest.raises(kind) as error:
        mail()
    assert error.value.code == code  # type: ignore[attr-defined]
    assert answer in str(error.value)
    assert not postman.taken


@pytest.mark.parametrize(
    ("answer", "kind"), [("451 4.3.0 try later", Temporary), ("554 5.6.0 looks like spam", Permanent)]
)
def test_a_refused_text_is_told(postman: Postman, answer: str, kind: type[Exception]) -> None:
    postman.data_answers = [answer]
    with pytest.raises(kind):
        mail()


@pytest.mark.parametrize("address", ["nobody", "a@b@c", "an@example.vn\nBcc: all@example.vn", "", "an @example.vn"])
def test_what_is_no_address_never_reaches_the_server(postman: Postman, address: str) -> None:
    with pytest.raises(Permanent):
        mail(address)
    assert not postman.taken


def test_a_line_cut_after_the_message_was_taken_leaves_a_copy_with_the_same_id(postman: Postman) -> None:
    postman.lines_to_cut = 1
    with pytest.raises(Temporary):
        mail()
    mail()
    assert postman.message_ids == ["<notice-1@motcua.example>"] * 2


def test_a_server_that_is_down_is_worth_another_try(settings: Any) -> None:
    send_to(settings, free_port())
    with pytest.raises(Temporary) as error:
        mail()
    assert error.value.code == "provider_away"


def test_a_key_that_no_header_could_hold_is_a_mistake_of_ours(postman: Postman) -> None:
    with pytest.raises(ValueError, match="key"):
        mail(key="a b>\r\n")
