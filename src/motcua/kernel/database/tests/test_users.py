"""Several programs and one server: it lives exactly as long as somebody uses it, however they end."""

import os
import signal

from motcua.kernel.database.locks import is_held
from motcua.kernel.database.processes import is_running


def test_the_last_of_two_users_to_leave_stops_it(site, start_program):
    first, second = start_program(site), start_program(site)
    assert first.says()["postmaster"] == second.says()["postmaster"]
    assert first.ends() == 0
    assert second.asks("SELECT 1") == [[1]]
    assert second.ends() == 0
    assert site.is_down


def test_three_first_starts_at_once_make_one_server(site, start_program):
    programs = [start_program(site) for _ in range(3)]
    assert len({program.says()["postmaster"] for program in programs}) == 1
    assert not list(site.layout.root.glob("data.new-*"))


def test_a_killed_user_does_not_keep_it_alive(site, start_program, eventually):
    program = start_program(site)
    program.says()
    program.is_killed()
    assert eventually(lambda: site.is_down)
    assert eventually(lambda: not is_held(site.layout.keeper))


def test_a_killed_user_does_not_stop_it_for_the_others(site, start_program):
    site.ensure_running()
    program = start_program(site)
    program.says()
    program.is_killed()
    second = start_program(site)
    second.says()
    second.ends()
    assert site.execute("SELECT 1") == [(1,)]
    site.leave()
    assert site.is_down


def test_killing_the_whole_group_of_its_starter_leaves_it_running_for_the_others(site, start_program):
    starter = start_program(site)
    postmaster = starter.says()["postmaster"]
    assert site.ensure_running() == postmaster
    os.killpg(starter.process.pid, signal.SIGKILL)
    starter.process.wait()
    assert site.execute("SELECT 1") == [(1,)]
    assert is_held(site.layout.keeper)


def test_a_killed_keeper_is_replaced_by_the_next_user(site, start_program, eventually):
    postmaster = site.ensure_running()
    os.killpg(site.keeper, signal.SIGKILL)
    assert eventually(lambda: not is_held(site.layout.keeper))
    assert site.execute("SELECT 1") == [(1,)]
    second = start_program(site)
    assert second.says()["postmaster"] == postmaster
    assert is_held(site.layout.keeper)
    site.leave()
    second.is_killed()
    assert eventually(lambda: not is_running(postmaster))
