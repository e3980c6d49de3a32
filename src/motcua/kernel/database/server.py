"""The database server of a site: started when first needed, shared by all programs, stopped by the last to leave.

    address = server.ensure_running(site)      # the embedded server, or a check of the one in DATABASE_URL
    …
    server.leave()                             # done anyway when the program ends, in whatever way

Any number of programs may call `ensure_running` at once, and one program repeatedly.
"""

import atexit
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from psycopg import OperationalError, connect

from motcua.kernel.configuration import Configuration
from motcua.kernel.database.address import Address, address_of
from motcua.kernel.database.binaries import find_binaries
from motcua.kernel.database.cluster import check_version, prepare_folders
from motcua.kernel.database.external import check_server
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.locks import held, is_shared, lock_within, open_lock
from motcua.kernel.database.misconfiguration import misconfigured
from motcua.kernel.database.processes import live_postmaster
from motcua.kernel.database.shutdown import PATIENCE, stop_now, stop_unless_used
from motcua.kernel.database.starting import RECOVERY_PATIENCE, answers, bring_up
from motcua.kernel.errors import Conflict

_shares: dict[Path, int] = {}  # what this program uses: a server's root -> our share of its lock `users`
_one_thread = threading.RLock()


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a site's server. `postmaster`, `used` and `log` concern the embedded one only."""

    embedded: bool
    running: bool
    version: int | None = None  # as libpq gives it: 18.6 is 180006
    postmaster: int | None = None
    used: bool = False
    log: Path | None = None


def ensure_running(site: Configuration, *, settings: Mapping[str, str] | None = None) -> Address:
    """Have the site's server running and be one of its users until `leave` or the end of the program.

    With `DATABASE_URL` this only checks that server. `settings` are put over `tuning.SETTINGS` if it is we who start
    the embedded one. Raises `ConfigurationError`.
    """
    address = address_of(site)
    if site.database_url is not None:
        check_server(address)
        return address
    layout = Layout.below(site.data_directory)
    with _one_thread:
        if layout.root in _shares and answers(layout):
            return address
        binaries = find_binaries()
        prepare_folders(layout)
        check_version(layout, binaries)
        try:
            with held(layout.gate, RECOVERY_PATIENCE) as gate:
                was_user = layout.root in _shares
                take_share(layout)
                try:
                    bring_up(layout, binaries, settings or {}, gate)
                except BaseException:
                    if not was_user:
                        os.close(_shares.pop(layout.root))
                    raise
        except TimeoutError as error:
            raise misconfigured(
                vi=f"Một chương trình khác khởi động cơ sở dữ liệu mãi chưa xong; hãy xem {layout.log} rồi thử lại.",
                en=f"Another program has been starting the database for too long; look into {layout.log}, try again.",
            ) from error
    return address


def take_share(layout: Layout) -> None:
    """Become a user of the server, for as long as this process or a fork of it keeps the file open."""
    if layout.root in _shares:
        return
    share = open_lock(layout.users)
    if not lock_within(share, PATIENCE, shared=True):  # others hold it alone for a moment only, to ask
        os.close(share)
        raise TimeoutError(f"{layout.users} stayed locked")
    if not _shares:
        atexit.register(leave)
    _shares[layout.root] = share


def leave(site: Configuration | None = None) -> None:
    """Stop using the server (without `site`: every server this program uses); the last user to leave stops it."""
    with _one_thread:
        for root in [Layout.below(site.data_directory).root] if site else list(_shares):
            if (share := _shares.pop(root, None)) is not None:
                os.close(share)
                with suppress(TimeoutError):  # somebody is starting it for himself, and has been for minutes
                    stop_unless_used(Layout(root))


def status(site: Configuration) -> Status:
    """What runs where; starts nothing."""
    layout = Layout.below(site.data_directory)
    embedded = site.database_url is None
    version = server_version(address_of(site))
    if not embedded:
        return Status(embedded=False, running=version is not None, version=version)
    return Status(
        embedded=True,
        running=version is not None,
        version=version,
        postmaster=live_postmaster(layout.data),
        used=layout.users.exists() and is_shared(layout.users),
        log=layout.log,
    )


def server_version(address: Address) -> int | None:
    """The version of the server at `address` (18.6 is 180006), None when it does not answer."""
    try:
        with connect(address.conninfo(connect_timeout=5)) as connection:
            return connection.info.server_version
    except OperationalError:
        return None


def stop(site: Configuration, *, even_if_used: bool = False) -> bool:
    """Stop the embedded server now; whether one ran. Raises `Conflict` while other programs use it."""
    layout = Layout.below(site.data_directory)
    if site.database_url is not None or not layout.locks.exists():
        return False
    with _one_thread, held(layout.gate, PATIENCE):
        share = _shares.pop(layout.root, None)
        if share is not None:
            os.close(share)
        if not even_if_used and is_shared(layout.users):
            if share is not None:
                take_share(layout)
            raise Conflict(
                "database_in_use",
                vi="Cơ sở dữ liệu đang được chương trình khác sử dụng. Hãy tắt chương trình đó trước, "
                "hoặc yêu cầu dừng bằng mọi giá.",
                en="Other programs are using the database. End them first, or ask to stop it all the same.",
            )
        ran = live_postmaster(layout.data) is not None
        stop_now(layout)
        return ran


def psql_command(site: Configuration) -> tuple[list[str], dict[str, str]]:
    """The command line of psql on the site's database, and what to add to its environment (the password)."""
    address = address_of(site)
    password = address.parameters.get("password", "")
    shown = Address({key: value for key, value in address.parameters.items() if key != "password"})
    command = [str(find_binaries().program("psql")), f"--dbname={shown.conninfo()}"]
    return command, {"PGPASSWORD": password} if password else {}


def pgbench_path() -> Path:
    """The program pgbench of the same PostgreSQL (benchmarks compare with it)."""
    return find_binaries().program("pgbench")
