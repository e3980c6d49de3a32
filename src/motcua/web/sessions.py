"""Sessions in the database as Django keeps them, read by a prepared statement: every request of everyone signed in
begins with this read (named by SESSION_ENGINE).
"""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session

from motcua.kernel.database import prepared

READ = "SELECT session_data, expire_date FROM django_session WHERE session_key = %s AND expire_date > now()"


class SessionStore(DatabaseSessionStore):
    expires_at: datetime | None = None
    """When the session that was read would end if nobody used it; None for a new one."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key or ""
        for data, expires in prepared.select(READ, [key]):
            self.expires_at = expires
            return Session(session_key=key, session_data=data, expire_date=expires)
        self._session_key = None
        return None
