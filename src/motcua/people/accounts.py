"""Whose a session is: Django's own check of passwords, with the account read by a prepared statement (named by
AUTHENTICATION_BACKENDS). Read at every request of everyone signed in.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from motcua.kernel.database import prepared
from motcua.people.models import Account

FIELDS = [field.attname for field in Account._meta.concrete_fields]  # an account has no relations: also its columns
READ = f"SELECT {', '.join(FIELDS)} FROM {Account._meta.db_table} WHERE id = %s"


class AccountBackend(ModelBackend):
    def get_user(self, user_id: Any) -> Account | None:
        """The account, or None for one that is gone or locked."""
        for row in prepared.select(READ, [user_id]):
            account = Account.from_db(None, FIELDS, row)
            return account if self.user_can_authenticate(account) else None
        return None
