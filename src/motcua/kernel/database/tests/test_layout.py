"""The socket's path: short enough for the kernel, readable for libpq, the same for every program."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import configuration
from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database.address import address_of
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.tests.conftest import Site

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=90)


@pytest.fixture
def deep_site(tmp_path):
    site = Site(tmp_path / "một thư mục rất sâu" / ("x" * 90) / "var")
    yield site
    site.clear()
    if site.layout.socket_directory.exists():
        site.layout.socket_directory.rmdir()


@given(st.lists(NAMES.filter(lambda name: name not in (".", "..")), max_size=8))
def test_a_socket_path_never_exceeds_what_a_kernel_takes(names):
    layout = Layout(Path("/srv", *names))
    assert len(str(layout.socket).encode()) <= 107
    assert "," not in str(layout.socket)


def test_a_short_data_directory_holds_its_own_socket():
    assert Layout.below(Path("/srv/motcua")).socket == Path("/srv/motcua/postgres/run/.s.PGSQL.5432")


def test_two_deep_data_directories_have_two_sockets():
    deep = Path("/srv") / ("x" * 100)
    assert Layout.below(deep / "one").socket != Layout.below(deep / "two").socket


def test_the_address_depends_on_the_data_directory_alone_and_makes_nothing(deep_site, monkeypatch):
    before = address_of(deep_site.configuration)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    assert address_of(deep_site.configuration) == before
    assert not Path(before.parameters["host"]).exists()


def test_a_server_below_a_deep_vietnamese_folder_starts(deep_site):
    deep_site.ensure_running()
    assert deep_site.execute("SELECT 1") == [(1,)]
    assert deep_site.layout.root not in deep_site.layout.socket.parents
    assert deep_site.layout.socket_directory.stat().st_mode & 0o777 == 0o700


def test_a_socket_folder_put_there_by_somebody_else_is_refused(deep_site, tmp_path):
    deep_site.layout.socket_directory.symlink_to(tmp_path)
    try:
        with pytest.raises(ConfigurationError, match="taken by another account"):
            deep_site.ensure_running()
    finally:
        deep_site.layout.socket_directory.unlink()


def test_a_folder_with_a_comma_and_quotes_in_its_name_serves_as_well(tmp_path):
    site = Site(tmp_path / "An, Bình và 'Chi' \"Dũng\"")
    try:
        site.ensure_running()
        assert site.execute("SELECT 1") == [(1,)]
    finally:
        site.clear()
        site.layout.socket_directory.rmdir()


def test_loading_the_configuration_starts_nothing(tmp_path):
    site = configuration.load({"MOTCUA_DEBUG": "1", "MOTCUA_DATA_DIRECTORY": str(tmp_path / "var")})
    address_of(site)
    assert not (tmp_path / "var").exists()
