from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """Someone who can sign in: a citizen or an officer.

    What an officer may do hangs on the posts held, not on this.
    """

    full_name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]
