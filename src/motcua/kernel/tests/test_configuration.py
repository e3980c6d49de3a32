"""A site starts as configured, or says which key is wrong and what to write instead."""

import re
import traceback
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.kernel.clock import VIETNAM, real_now
from motcua.kernel.configuration import KEYS, PROJECT, Configuration, ConfigurationError, load

GOOD_KEY = "k3y-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKL"
PRODUCTION = {"MOTCUA_SECRET_KEY": GOOD_KEY, "MOTCUA_ALLOWED_HOSTS": "dichvucong.quangninh.gov.vn"}


@pytest.fixture
def site(tmp_path: Path) -> Any:
    """Loads a configuration from TOML text and environment variables, apart from this machine's own."""

    def load_site(toml: str = "", **environment: str) -> Configuration:
        (tmp_path / "site.toml").write_text(toml, encoding="utf-8")
        return load({"MOTCUA_DATA_DIRECTORY": str(tmp_path), **environment})

    return load_site


@pytest.fixture
def refusal(site: Any) -> Any:
    """The English sentence with which a configuration is refused, once the Vietnamese has been seen to name the key."""

    def refuse(toml: str = "", **environment: str) -> str:
        with pytest.raises(ConfigurationError) as error:
            site(toml, **environment)
        vietnamese, english = str(error.value).split("\n", 1)
        assert "hãy" in vietnamese
        assert set(re.findall(r"\w+_\w+", english)) & set(KEYS) == set(re.findall(r"\w+_\w+", vietnamese)) & set(KEYS)
        return english

    return refuse


def test_a_production_site_with_all_it_needs_starts(site: Any, tmp_path: Path) -> None:
    configuration = site(f'secret_key = "{GOOD_KEY}"\nallowed_hosts = ["a.gov.vn", ".b.gov.vn", "[::1]", "10.0.0.1"]')
    assert configuration.in_production
    assert configuration.secret_key == GOOD_KEY
    assert configuration.allowed_hosts == ("a.gov.vn", ".b.gov.vn", "[::1]", "10.0.0.1")
    assert configuration.data_directory == tmp_path
    assert configuration.database_url is None
    assert configuration.training_clock is None


def test_a_site_under_development_needs_nothing(site: Any) -> None:
    configuration = site(MOTCUA_DEBUG="1", MOTCUA_ALLOWED_HOSTS="*")
    assert configuration.debug
    assert configuration.secret_key
    assert not configuration.in_production


def test_without_a_data_directory_it_is_var_beside_the_source(tmp_path: Path) -> None:
    for empty in ({}, {"MOTCUA_DATA_DIRECTORY": ""}):
        assert load({"MOTCUA_DEBUG": "1", "MOTCUA_CONFIG": "/dev/null", **empty}).data_directory == PROJECT / "var"


# Safety in production


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ("", "secret_key is missing"),
        ("training-and-development-only", "printed in the source"),
        (GOOD_KEY[:49], "has 49 characters, at least 50"),
        ("abab" * 20, "can be guessed"),
    ],
)
def test_production_refuses_a_weak_secret(refusal: Any, key: str, complaint: str) -> None:
    message = refusal(**PRODUCTION | {"MOTCUA_SECRET_KEY": key})
    assert complaint in message
    assert "secrets.token_urlsafe" in message


@pytest.mark.parametrize(
    ("hosts", "complaint"), [("*", '"*"'), ("a.gov.vn,*", '"*"'), ("", "is empty"), (" , ", "is empty")]
)
def test_production_refuses_to_answer_for_any_host(refusal: Any, hosts: str, complaint: str) -> None:
    message = refusal(**PRODUCTION | {"MOTCUA_ALLOWED_HOSTS": hosts})
    assert message.startswith("allowed_hosts")
    assert complaint in message


def test_production_refuses_a_training_clock(site: Any, refusal: Any) -> None:
    clock = 'training_starts_at = "2018-10-30T17:00:00+07:00"\n'
    assert "not a training site" in refusal(clock, **PRODUCTION)
    assert site(clock + "training_site = true", **PRODUCTION).training_clock is not None
    assert site(clock, MOTCUA_DEBUG="1").training_clock is not None


# The training clock


def test_the_training_clock_is_anchored_where_the_file_says(site: Any) -> None:
    toml = "training_site = true\ntraining_starts_at = {}\ntraining_anchored_at = 2026-11-22T08:00:00+07:00"
    expected = datetime(2018, 10, 30, 17, tzinfo=VIETNAM)
    for written in ("2018-10-30T17:00:00", '"2018-10-30 17:00"', '"2018-10-30T10:00Z"', '" 2018-10-30T17:00+07:00 "'):
        clock = site(toml.format(written)).training_clock
        assert clock.starts_at == expected
        assert clock.anchored_at == datetime(2026, 11, 22, 8, tzinfo=VIETNAM)
    assert site(toml.format("2018-10-30")).training_clock.starts_at == datetime(2018, 10, 30, tzinfo=VIETNAM)


def test_without_an_anchor_the_training_clock_starts_with_the_program(site: Any) -> None:
    before = real_now()
    clock = site("training_site = true\ntraining_starts_at = 2018-10-30T17:00:00").training_clock
    assert before <= clock.anchored_at <= real_now()


@pytest.mark.parametrize(
    "instant",
    [
        "30/10/2018 17:00",
        "2018-13-01",
        "17:00",
        "5 giờ chiều",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31",
        "20181030T25",
    ],
)
@pytest.mark.parametrize("key", ["training_starts_at", "training_anchored_at"])
def test_a_bad_instant_is_named(refusal: Any, key: str, instant: str) -> None:
    both = {"training_starts_at": "2018-10-30", "training_anchored_at": "2026-11-22", key: instant}
    toml = "training_site = true\n" + "\n".join(f'{name} = "{value}"' for name, value in both.items())
    assert refusal(toml).startswith(f"{key} = '{instant}': write an instant")


@pytest.mark.parametrize("value", ["2018", "17:00:00", "true", "[1]", "{}"])
def test_an_instant_of_another_kind_is_named(refusal: Any, value: str) -> None:
    assert refusal(f"training_site = true\ntraining_starts_at = {value}").startswith("training_starts_at = ")


def test_an_anchor_without_a_start_is_refused(refusal: Any) -> None:
    assert "without training_starts_at" in refusal("training_anchored_at = 2026-11-22T08:00:00", MOTCUA_DEBUG="1")


# The file and the environment


def test_the_environment_overrides_the_file(site: Any) -> None:
    toml = f'secret_key = "{GOOD_KEY}"\nallowed_hosts = ["a.gov.vn"]\ndebug = true\ndatabase_url = "dbname=one"'
    assert site(toml).allowed_hosts == ("a.gov.vn",)
    configuration = site(
        toml, MOTCUA_DEBUG="no", MOTCUA_ALLOWED_HOSTS="b.gov.vn, c.gov.vn", MOTCUA_DATABASE_URL="dbname=two"
    )
    assert not configuration.debug
    assert configuration.allowed_hosts == ("b.gov.vn", "c.gov.vn")
    assert configuration.database_url == "dbname=two"
    assert site(toml, MOTCUA_DATABASE_URL="dbname=two", DATABASE_URL="dbname=three").database_url == "dbname=three"
    assert site(toml, DATABASE_URL="").database_url == "dbname=one"


def test_the_file_may_lie_elsewhere(site: Any, refusal: Any, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other.toml"
    elsewhere.write_text("debug = true")
    assert site("debug = false", MOTCUA_CONFIG=str(elsewhere)).debug
    assert "there is no such file" in refusal(MOTCUA_CONFIG=str(tmp_path / "absent.toml"))
    assert "cannot be read" in refusal(MOTCUA_CONFIG=str(tmp_path))


@pytest.mark.parametrize("toml", ["debug = ", "debug true", 'secret_key = "open', "debug = true\ndebug = false"])
def test_bad_toml_is_named(refusal: Any, toml: str) -> None:
    assert "site.toml is not valid TOML" in refusal(toml)


def test_a_file_that_is_not_utf8_is_named(refusal: Any, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'secret_key = "\xe9"')
    assert "not valid TOML" in refusal(MOTCUA_CONFIG=str(tmp_path / "latin.toml"))


@pytest.mark.parametrize(
    ("toml", "hint"),
    [('alowed_hosts = ["a"]', "write allowed_hosts."), ("[zzz]\nx = 1", "write debug, secret_key")],
)
def test_a_mistyped_key_is_not_passed_over(refusal: Any, toml: str, hint: str) -> None:
    assert hint in refusal(toml, MOTCUA_DEBUG="1")


@pytest.mark.parametrize(
    ("toml", "start"),
    [
        ('debug = "maybe"', "debug = 'maybe': write true or false"),
        ("debug = 2", "debug = 2: write true or false"),
        ("training_site = []", "training_site = []: write true or false"),
        ("secret_key = 5", "secret_key must be a text"),
        ("allowed_hosts = 5", "allowed_hosts = 5: write a list"),
        ("allowed_hosts = [5]", "allowed_hosts = [5]: write a list"),
        ("allowed_hosts = {}", "allowed_hosts = {}: write a list"),
        ('allowed_hosts = ["https://a.gov.vn"]', "allowed_hosts has 'https://a.gov.vn'"),
        ('allowed_hosts = ["a.gov.vn:8000"]', "allowed_hosts has 'a.gov.vn:8000'"),
        ('allowed_hosts = ["*.gov.vn"]', "allowed_hosts has '*.gov.vn'"),
        ('allowed_hosts = "a.gov.vn b.gov.vn"', "allowed_hosts has 'a.gov.vn b.gov.vn'"),
        ("database_url = 5", "database_url (DATABASE_URL) is not a PostgreSQL address"),
        ('database_url = ["a"]', "database_url (DATABASE_URL) is not a PostgreSQL address"),
    ],
)
def test_a_bad_value_is_named(refusal: Any, toml: str, start: str) -> None:
    assert refusal(toml, **{} if "debug" in toml else {"MOTCUA_DEBUG": "1"}).startswith(start)


@pytest.mark.parametrize("address", ["mysql://root:hunter2@db/motcua", "postgresql://u:hunter2@[db/x", "hunter2"])
def test_a_bad_database_address_is_refused_without_telling_its_password(site: Any, address: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        site(MOTCUA_DEBUG="1", DATABASE_URL=address)
    assert "postgresql://user:password@host" in str(error.value)
    assert "hunter2" not in "".join(traceback.format_exception(error.value))


def test_files_are_limited_to_20_megabytes_and_not_scanned_unless_said_otherwise(site: Any) -> None:
    configuration = site(MOTCUA_DEBUG="1")
    assert (configuration.file_size_limit, configuration.clamav) == (20_000_000, "")


@pytest.mark.parametrize("address", ["/run/clamav/clamd.ctl", "127.0.0.1:3310", "scanner.local:3310", "[::1]:3310"])
def test_a_scanner_is_named_by_its_socket_or_its_port(site: Any, address: str) -> None:
    configuration = site(f'clamav = "{address}"\nfile_size_limit = 50', MOTCUA_DEBUG="1")
    assert (configuration.clamav, configuration.file_size_limit) == (address, 50_000_000)


@pytest.mark.parametrize(
    "toml",
    [
        'clamav = "clamd"',
        'clamav = "127.0.0.1"',
        'clamav = "127.0.0.1:99999"',
        'clamav = "http://a:3310"',
        "clamav = true",
        "file_size_limit = 0",
        "file_size_limit = 2.5",
        "file_size_limit = true",
        'file_size_limit = "20 MB"',
        "file_size_limit = 100000",
    ],
)
def test_a_wrong_scanner_or_limit_is_named(refusal: Any, toml: str) -> None:
    assert toml.partition(" ")[0] in refusal(toml, MOTCUA_DEBUG="1")


# Signing in


@pytest.mark.parametrize(
    ("toml", "environment", "demanded"),
    [
        ("", PRODUCTION, True),
        ("training_site = true", {}, False),
        ("", {"MOTCUA_DEBUG": "1"}, False),
        ("training_site = true\nsecond_factor_demanded = true", {}, True),
        ("", PRODUCTION | {"MOTCUA_SECOND_FACTOR_DEMANDED": "no"}, False),
    ],
)
def test_a_second_factor_is_demanded_in_production_unless_the_site_decides_otherwise(
    site: Any, toml: str, environment: dict[str, str], demanded: bool
) -> None:
    assert site(toml, **environment).second_factor_demanded is demanded


@pytest.mark.parametrize(("toml", "minutes"), [("", 30), ("idle_minutes = 5", 5), ('idle_minutes = "720"', 720)])
def test_sessions_end_after_half_an_hour_or_as_configured(site: Any, toml: str, minutes: int) -> None:
    assert site(toml, MOTCUA_DEBUG="1").idle_minutes == minutes


@pytest.mark.parametrize("value", ["4", "721", "-30", "30.5", '"nửa giờ"', "true", '""'])
def test_minutes_that_cannot_be_are_refused(refusal: Any, value: str) -> None:
    assert "whole number from 5 to 720" in refusal(f"idle_minutes = {value}", MOTCUA_DEBUG="1")


def test_a_mail_server_is_set_up_with_its_sender(site: Any) -> None:
    assert site(MOTCUA_DEBUG="1").messages.mail_from == ""
    mail = site('mail_host = "mail.vn"\nmail_from = "Một Cửa <tb@motcua.vn>"\nmail_security = "tls"', MOTCUA_DEBUG="1")
    assert mail.messages.smtp_options["port"] == 465
    assert mail.messages.smtp_options["use_ssl"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('mail_host = "mail.vn"', "go together"),
        ('mail_host = "mail.vn"\nmail_from = "ai đó"', "like Service Centre"),
        ('mail_security = "ssl"', "starttls, tls or none"),
        ("mail_port = 0", "from 1 to 65535"),
        ('sms_address = "http://sms.vn/send"', "https://"),
        ('zalo_address = "zalo"', "https://"),
    ],
)
def test_a_way_out_that_could_not_work_is_refused(refusal: Any, toml: str, said: str) -> None:
    assert said in refusal(toml, MOTCUA_DEBUG="1")


PROVIDER = """
[[identity_providers]]
name = "quoc-gia"
label = "Định danh điện tử"
client_id = "mc"
client_secret = "bi-mat"
discovery = "https://xacthuc.example.vn/.well-known/openid-configuration"
"""


def test_identity_providers_are_read_from_the_file_and_the_environment(site: Any) -> None:
    assert site(MOTCUA_DEBUG="1").identity_providers == ()
    (found,) = site(PROVIDER, MOTCUA_DEBUG="1").identity_providers
    assert (found.name, found.scope, found.serves, found.level) == ("quoc-gia", "openid", "any", 0)
    assert found.origins == ("https://xacthuc.example.vn",)
    as_json = '[{"name": "x1", "label": "X", "client_id": "a", "client_secret": "b", "discovery": "https://x/y"}]'
    assert site(MOTCUA_DEBUG="1", MOTCUA_IDENTITY_PROVIDERS=as_json).identity_providers[0].name == "x1"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('name = "quoc-gia"', 'name = "Quốc gia"'), "small letters"),
        (('client_secret = "bi-mat"', ""), "client_secret"),
        (("https://", "http://"), "must begin with https://"),
        (("discovery =", "discovry ="), "discovry"),
        (("discovery = ", 'for = "ai"\ndiscovery = '), "person, organisation or any"),
        (("discovery = ", "level = 9\ndiscovery = "), "from 0 to 4"),
    ],
)
def test_a_provider_that_cannot_work_is_refused_by_its_key(site: Any, change: tuple[str, str], says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        site(PROVIDER.replace(*change), MOTCUA_DEBUG="1")
    assert says in str(error.value)
    assert "bi-mat" not in str(error.value)


def test_without_discovery_each_endpoint_is_asked_for(site: Any) -> None:
    with pytest.raises(ConfigurationError, match="issuer"):
        site(PROVIDER.split("discovery")[0], MOTCUA_DEBUG="1")


def test_two_providers_of_one_name_are_refused(site: Any) -> None:
    with pytest.raises(ConfigurationError, match="same name"):
        site(PROVIDER + PROVIDER, MOTCUA_DEBUG="1")
