"""The configuration of a training site, written once: its secret, and a clock that began on 30/10/2018 at 17:00."""

import os
import secrets
from pathlib import Path

from motcua.kernel import configuration
from motcua.kernel.clock import real_now

STARTS_AT = "2018-10-30T17:00:00+07:00"
ADDRESS = "http://localhost:8000"
"""Where `make demo` serves; links in the notices of the training mailbox lead there. With another port, change it."""


def write_training_site() -> Path:
    """Write `site.toml` where there is none. Raises `ConfigurationError` where a real site is configured already."""
    directory = Path(os.environ.get("MOTCUA_DATA_DIRECTORY", configuration.PROJECT / "var"))
    path = Path(os.environ.get("MOTCUA_CONFIG", directory / "site.toml"))
    if path.exists() or os.environ.get("MOTCUA_TRAINING_SITE"):
        if not configuration.load().training_site:
            raise configuration.ConfigurationError(
                f"{path.name}: đây không phải trang tập huấn; hãy dùng thư mục dữ liệu khác (MOTCUA_DATA_DIRECTORY). / "
                "this is not a training site; use another data directory (MOTCUA_DATA_DIRECTORY)."
            )
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "# A training site: invented people, a clock of its own. Never put real dossiers here.\n"
        "training_site = true\n"
        "payment_simulator = true\n"
        f'site_address = "{ADDRESS}"\n'
        f'training_starts_at = "{STARTS_AT}"\n'
        f'training_anchored_at = "{real_now().isoformat(timespec="seconds")}"\n'
        f'secret_key = "{secrets.token_urlsafe(60)}"\n',
        encoding="utf-8",
    )
    return path
