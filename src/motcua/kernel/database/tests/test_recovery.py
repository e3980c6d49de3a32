"""Whatever was killed, the next start brings the server up with everything that was committed."""

import ctypes
import os
import signal
import subprocess
import threading

import psycopg
import pytest

from motcua.kernel.database import shutdown
from motcua.kernel.database.address import embedded_address
from motcua.kernel.database.processes import is_running, recorded_postmaster, state

PR_SET_CHILD_SUBREAPER = 36


@pytest.fixture
def used_site(site):
    """A site whose server runs and holds a committed row."""
    site.ensure_running(settings={})
    site.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    return site


@pytest.fixture
def adopting_orphans():
    """This process becomes the parent of its descendants' orphans and reaps none, like PID 1 of many containers."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    yield
    libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


@pytest.fixture
def busy_session(used_site, eventually):
    """A session that computes without looking up, so that it outlives its postmaster."""
    conninfo = embedded_address(used_site.layout).conninfo(application_name="busy")

    def compute():
        with pytest.raises(psycopg.OperationalError), psycopg.connect(conninfo) as connection:
            connection.execute("SELECT count(*) FROM generate_series(1, 1000000000) AS n WHERE n % 7 = 3")

    computing = threading.Thread(target=compute)
    computing.start()
    busy = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'busy' AND state = 'active'"
    assert eventually(lambda: used_site.execute(busy))
    yield computing
    used_site.clear()
    computing.join()


def kill_postmaster(site, eventually):
    postmaster = site.postmaster
    os.kill(postmaster, signal.SIGKILL)
    assert eventually(lambda: not is_running(postmaster))
    return postmaster


def test_a_killed_postmaster_is_replaced_and_nothing_committed_is_lost(used_site, eventually):
    dead = kill_postmaster(used_site, eventually)
    assert recorded_postmaster(used_site.layout.data) == dead
    assert used_site.layout.socket.exists()
    assert used_site.ensure_running() != dead
    assert used_site.execute("SELECT answer FROM kept") == [(42,)]


def test_leaving_a_killed_server_ends_its_orphans_too(used_site, eventually, monkeypatch, busy_session):
    monkeypatch.setattr(shutdown, "ORPHANS_PATIENCE", 0.2)
    kill_postmaster(used_site, eventually)
    assert not used_site.is_down
    used_site.leave()
    assert used_site.is_down


def test_a_zombie_postmaster_is_known_for_dead(adopting_orphans, used_site, eventually):
    postmaster, keeper = used_site.postmaster, used_site.keeper
    os.kill(keeper, signal.SIGKILL)
    assert eventually(lambda: state(keeper) == "Z")
    kill_postmaster(used_site, eventually)
    assert state(postmaster) == "Z"
    assert used_site.ensure_running() != postmaster
    assert used_site.execute("SELECT answer FROM kept") == [(42,)]
    for zombie in (keeper, postmaster):
        os.waitpid(zombie, 0)


def test_a_number_that_now_belongs_to_an_innocent_process_is_not_taken_for_the_server(used_site, eventually):
    kill_postmaster(used_site, eventually)
    with subprocess.Popen(["sleep", "60"]) as innocent:
        record = used_site.layout.data / "postmaster.pid"
        record.write_text(record.read_text().replace(str(recorded_postmaster(record.parent)), str(innocent.pid), 1))
        assert used_site.ensure_running() != innocent.pid
        used_site.leave()
        assert innocent.poll() is None
        innocent.kill()


def test_orphans_in_the_middle_of_a_computation_are_ended(used_site, eventually, monkeypatch, busy_session):
    monkeypatch.setattr(shutdown, "ORPHANS_PATIENCE", 0.2)
    dead = kill_postmaster(used_site, eventually)
    assert not used_site.is_down
    assert used_site.ensure_running() != dead
    busy_session.join(timeout=30)
    assert not busy_session.is_alive()
    assert used_site.execute("SELECT answer FROM kept") == [(42,)]


@pytest.mark.parametrize("whole_group", [True, False], ids=["with initdb", "the program alone"])
def test_a_first_start_killed_in_the_middle_leaves_nothing_that_harms_the_next(
    site, start_program, eventually, whole_group
):
    program = start_program(site)
    assert eventually(lambda: list(site.layout.root.glob("data.new-*/PG_VERSION")))
    if whole_group:
        os.killpg(program.process.pid, signal.SIGKILL)
    program.is_killed()
    assert not site.layout.data.exists()
    assert site.ensure_running()
    assert not list(site.layout.root.glob("data.new-*"))
