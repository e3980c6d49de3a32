"""`motcua accounts`: what an administrator at the machine does for those who cannot sign in. All of it is logged."""

import getpass
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli.site import open_site
from motcua.kernel import clock
from motcua.kernel.errors import NotFound

app = typer.Typer(no_args_is_help=True, help="Tài khoản và đăng nhập. / Accounts and signing in.")
NAME = typer.Argument(help="Tên đăng nhập. / The user name.")


@app.command("reset-second-factor")
def reset_second_factor(name: str = NAME) -> None:
    """Xóa ứng dụng xác thực của người mất điện thoại. / Take away the app of somebody who lost phone and codes."""
    open_site()
    account = _account(name)
    from motcua.people.actions.check_second_factor import reset_second_factor as reset
    from motcua.web import throttle

    was_there = reset(account, by=_by(), at=clock.real_now())
    throttle.forgive(throttle.SECOND_FACTOR, str(account.pk))
    if was_there:
        typer.echo(f"{name}: đã xóa, mọi nơi đã đăng xuất. / removed, signed out everywhere.")
    else:
        typer.echo(f"{name}: chưa từng thiết lập; mọi nơi đã đăng xuất. / had none; signed out everywhere.")


@app.command("unlock")
def unlock(name: str = NAME) -> None:
    """Mở khóa người nhập sai nhiều lần. / Unlock somebody after too many wrong passwords or codes."""
    open_site()
    account = _account(name)
    from motcua.web.unlock import unlock as unlock_account

    unlock_account(account, by=_by(), at=clock.real_now())
    typer.echo(f"{name}: đã mở khóa. / unlocked.")


@app.command("give-password")
def give_password(name: str = NAME) -> None:
    """Cấp mật khẩu mới, phải đổi khi đăng nhập. / Give a new password, to be changed at the next sign-in."""
    open_site()
    account = _account(name)
    from motcua.people.actions.change_password import give_password as give

    password = give(account, by=_by(), at=clock.real_now())
    typer.echo(f"{name}: {password}")
    typer.echo("Chỉ hiện một lần; phải đổi khi đăng nhập. / Shown once; must be changed at the next sign-in.", err=True)


@app.command("log")
def log(
    name: str = typer.Argument("", help="Tên đăng nhập; bỏ trống: mọi người. / The user name; left out: everybody."),
    last: int = typer.Option(50, min=1, max=10_000, help="Số dòng mới nhất. / How many of the newest lines."),
) -> None:
    """Xem nhật ký đăng nhập. / The log of signing in, newest first."""
    open_site()
    account = _account(name) if name else None
    from motcua.people.sign_in_log import lines_of

    table = Table("Lúc / at", "Ai / who", "Việc / what", "Địa chỉ / from", "Do / by", box=None)
    for line in lines_of(account)[:last]:
        who = line.account.username if line.account else "?"
        at = f"{line.at.astimezone(clock.VIETNAM):%d/%m/%Y %H:%M:%S}"
        table.add_row(at, who, line.kind, line.address, line.by)
    Console(highlight=False).print(table)


def _account(name: str) -> Any:
    """The `Account` of that name; the site is open. Raises `NotFound` (`account_unknown`)."""
    from motcua.people.models import Account

    account = Account.objects.filter(username=name).first()
    if account is None:
        raise NotFound(
            "account_unknown",
            vi=f"Không có tài khoản {name}: hãy kiểm tra tên đăng nhập, kể cả chữ hoa chữ thường.",
            en=f"There is no account {name}: check the user name, capital letters too.",
        )
    return account


def _by() -> str:
    """Who sits at the machine, as the system calls them."""
    return f"motcua accounts ({getpass.getuser()})"
