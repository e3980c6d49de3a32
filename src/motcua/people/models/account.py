from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.db import models

from motcua.people.rules.sign_in import SignInKind


class Account(AbstractUser):
    """Someone who can sign in: a citizen or an officer.

    What an officer may do hangs on the posts held, not on this. A session counts only in the `session_round` in which
    it began; `must_change_password`: somebody else has given the password.
    """

    full_name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    must_change_password = models.BooleanField(default=False)
    session_round = models.PositiveIntegerField(default=0)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}.{self.session_round}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for earlier in super().get_session_auth_fallback_hash():
            yield f"{earlier}.{self.session_round}"


class SignInEvent(models.Model):
    """One line of the log of signing in: added, never changed.

    `account` is None where the name that was typed is nobody's; what was typed is not kept, since it may be a password
    in the wrong box. `by` is who did it to the account, "" for the account itself; `detail` the provider or the code of
    a refusal, never personal data. `at` is real time.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in SignInKind])
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="sign_in_events")
    address = models.CharField(max_length=45, blank=True)
    by = models.CharField(max_length=200, blank=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="people_sign_in_at")]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.kind}"
