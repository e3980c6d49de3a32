"""One program and its server."""

import os
import subprocess
from pathlib import Path

import pytest

from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database import server
from motcua.kernel.database.locks import is_held
from motcua.kernel.errors import Conflict


def test_a_first_start_makes_a_database_for_vietnamese_text_with_checksums(site):
    site.ensure_running()
    assert site.execute(
        "SELECT current_user, current_database(), current_setting('data_checksums'),"
        " pg_encoding_to_char(encoding), lower('ĐẶNG') FROM pg_database WHERE datname = current_database()"
    ) == [("motcua", "motcua", "on", "UTF8", "đặng")]


def test_asking_again_attaches_to_the_running_server_and_leaving_stops_it(site, eventually):
    first = site.ensure_running()
    assert site.ensure_running() == first
    site.leave()
    assert site.is_down
    assert eventually(lambda: not is_held(site.layout.keeper))


def test_what_was_written_is_there_after_the_next_start(site):
    site.ensure_running()
    site.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    site.leave()
    site.ensure_running()
    assert site.execute("SELECT answer FROM kept") == [(42,)]


def test_only_the_owner_can_reach_the_server_and_no_network_can(site):
    site.ensure_running()
    assert site.layout.socket_directory.stat().st_mode & 0o777 == 0o700
    assert site.layout.data.stat().st_mode & 0o777 == 0o700
    assert site.execute("SHOW listen_addresses") == [("",)]


def test_nothing_outside_the_data_directory_changes(site, tmp_path):
    def outside():
        folders = [(str(path), path.stat().st_mode, path.stat().st_uid) for path in [tmp_path, *tmp_path.parents]]
        return folders, sorted(os.listdir(tmp_path)), Path("/etc/passwd").read_bytes()

    site.data_directory.mkdir()
    before = outside()
    site.ensure_running()
    site.leave()
    assert outside() == before


def test_settings_come_from_the_program_and_a_site_may_alter_them(site):
    site.ensure_running(settings={"work_mem": "7MB"})
    assert site.execute("SHOW work_mem") == [("7MB",)]
    assert site.execute("SHOW synchronous_commit") == [("on",)]
    site.execute("ALTER SYSTEM SET work_mem = '9MB'")
    site.leave()
    site.ensure_running(settings={})
    assert site.execute("SHOW work_mem") == [("9MB",)]


def test_the_status_tells_whether_it_runs_without_starting_it(site):
    before = server.status(site.configuration)
    assert (before.embedded, before.running, before.postmaster) == (True, False, None)
    assert not site.data_directory.exists()
    site.ensure_running()
    running = server.status(site.configuration)
    assert running.running
    assert running.used
    assert running.version >= 150000


def test_stopping_is_refused_while_another_program_uses_it(site, start_program):
    site.ensure_running()
    program = start_program(site)
    program.says()
    with pytest.raises(Conflict):
        server.stop(site.configuration)
    program.ends()
    assert site.execute("SELECT 1") == [(1,)]
    program = start_program(site)
    program.says()
    assert server.stop(site.configuration, even_if_used=True)
    assert site.is_down
    program.is_killed()


def test_stopping_a_server_that_does_not_run_is_harmless(site):
    assert not server.stop(site.configuration)
    site.ensure_running()
    assert server.stop(site.configuration)
    assert not server.stop(site.configuration)


def test_psql_reaches_the_same_database(site):
    site.ensure_running()
    command, environment = server.psql_command(site.configuration)
    shown = subprocess.run(
        [*command, "-XAtc", "SELECT current_database()"],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=True,
    )
    assert shown.stdout == "motcua\n"


def test_pgbench_is_of_the_same_postgresql():
    shown = subprocess.run([server.pgbench_path(), "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("pgbench (PostgreSQL)")


def test_a_server_that_cannot_start_says_why_and_leaves_nobody_waiting(site, eventually):
    site.ensure_running()
    site.leave()
    (site.layout.data / "postgresql.auto.conf").write_text("max_connections = 'plenty'\n")
    with pytest.raises(ConfigurationError, match="max_connections"):
        site.ensure_running()
    assert site.is_down
    assert eventually(lambda: not is_held(site.layout.users))  # its keeper ends a moment later
    (site.layout.data / "postgresql.auto.conf").write_text("")
    assert site.ensure_running()


def test_an_initdb_that_fails_says_why_and_leaves_nothing_half_made(site, monkeypatch):
    monkeypatch.setattr("motcua.kernel.database.cluster.locales", lambda binaries: [["--locale=xx_NOWHERE"]])
    with pytest.raises(ConfigurationError, match="xx_NOWHERE"):
        site.ensure_running()
    assert {path.name for path in site.layout.root.iterdir()} == {"locks", "server.log"}
