"""The payment gateways of a site's configuration, and that nobody pretends to have money in production."""

import json
from typing import Any

import pytest

from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.tests.test_configuration import PRODUCTION, site

__all__ = ["site"]
VNPAY = {
    "key": "vnpay-qni",
    "provider": "vnpay",
    "centre": "QNI",
    "merchant": "2QXUI4J4",
    "secret": "A1B2C3D4E5F6G7H8",
    "address": "https://pay.vnpay.vn/vpcpay.html",
    "service_address": "https://merchant.vnpay.vn/merchant_webapi/api/transaction",
}
NATIONAL = VNPAY | {"key": "quoc-gia", "provider": "national", "merchant": "DT", "bank_account": "3711", "bank": "KBNN"}


def as_toml(*gateways: dict[str, str]) -> str:
    lines = ["[[payment_gateways]]\n" + "\n".join(f'{k} = "{v}"' for k, v in each.items()) for each in gateways]
    return "\n".join(lines)


def test_none_is_none_and_both_are_read_from_the_file_and_from_the_environment(site: Any) -> None:
    assert site(MOTCUA_DEBUG="1").payment_gateways == ()
    from_file = site(as_toml(VNPAY, NATIONAL), MOTCUA_DEBUG="1").payment_gateways
    assert [(each.key, each.centre, each.begin_message) for each in from_file] == [
        ("vnpay-qni", "QNI", "pay"),
        ("quoc-gia", "QNI", "pay"),
    ]
    told = json.dumps([VNPAY, NATIONAL])
    assert site(MOTCUA_DEBUG="1", MOTCUA_PAYMENT_GATEWAYS=told).payment_gateways == from_file
    assert VNPAY["secret"] not in repr(from_file)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"provider": "paypal"}, "provider"),
        ({"secret": ""}, "secret"),
        ({"secret": "short"}, "secret"),
        ({"centre": ""}, "centre"),
        ({"address": "http://pay.vnpay.vn/x"}, "address"),
        ({"service_address": "merchant.vnpay.vn"}, "service_address"),
        ({"key": "Có dấu"}, "key"),
        ({"colour": "red"}, "colour"),
        ({"provider": "national"}, "bank_account"),
    ],
)
def test_what_is_wrong_is_named_and_the_secret_is_not_repeated(site: Any, changes: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as error:
        site(as_toml(VNPAY | changes), MOTCUA_DEBUG="1")
    assert VNPAY["secret"] not in str(error.value)


@pytest.mark.parametrize("other", [{"key": "khac"}, {"merchant": "KHAC"}])
def test_two_accounts_are_told_apart_by_key_and_merchant(site: Any, other: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        site(as_toml(VNPAY, VNPAY | other), MOTCUA_DEBUG="1")


@pytest.mark.parametrize("told", ["{", "1", '["x"]'])
def test_what_is_no_list_of_tables_is_refused(site: Any, told: str) -> None:
    with pytest.raises(ConfigurationError, match="payment_gateways"):
        site(MOTCUA_DEBUG="1", MOTCUA_PAYMENT_GATEWAYS=told)


def test_pretended_gateways_are_for_training_alone(site: Any) -> None:
    assert site(MOTCUA_TRAINING_SITE="1", MOTCUA_PAYMENT_SIMULATOR="1").payment_simulator
    with pytest.raises(ConfigurationError, match="payment_simulator"):
        site(**PRODUCTION, MOTCUA_PAYMENT_SIMULATOR="1")
