"""A server that is not ours (`DATABASE_URL`): reached, and new enough?"""

import psycopg

from motcua.kernel.database.address import Address
from motcua.kernel.database.binaries import OLDEST_MAJOR
from motcua.kernel.database.misconfiguration import misconfigured


def check_server(address: Address) -> None:
    """Raises `ConfigurationError` when the server of `DATABASE_URL` does not answer or is older than PostgreSQL 15."""
    try:
        with psycopg.connect(address.conninfo(connect_timeout=10)) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise misconfigured(
            vi=f"Không kết nối được máy chủ trong DATABASE_URL ({str(error).strip()}). Hãy kiểm tra máy chủ có đang "
            "chạy và địa chỉ, tài khoản, mật khẩu, tên cơ sở dữ liệu; hoặc bỏ DATABASE_URL để dùng máy chủ nhúng.",
            en=f"The server of DATABASE_URL cannot be reached ({str(error).strip()}). Check that it runs, and the "
            "address, account, password and database name; or unset DATABASE_URL to use the embedded server.",
        ) from error
    check_version(version)


def check_version(version: int) -> None:
    """Refuse a server older than PostgreSQL 15; `version` as libpq gives it, 15.4 being 150004."""
    if version < OLDEST_MAJOR * 10000:
        major = version // 10000
        raise misconfigured(
            vi=f"Máy chủ trong DATABASE_URL là PostgreSQL {major}; cần từ {OLDEST_MAJOR} trở lên. "
            "Hãy nâng cấp máy chủ, hoặc bỏ DATABASE_URL để dùng máy chủ nhúng.",
            en=f"The server of DATABASE_URL is PostgreSQL {major}; {OLDEST_MAJOR} or later is needed. "
            "Upgrade it, or unset DATABASE_URL to use the embedded server.",
        )
