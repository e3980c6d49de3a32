"""The house's rules for Django's own forms and commands, such as createsuperuser (AUTH_PASSWORD_VALIDATORS)."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from motcua.kernel.errors import Invalid
from motcua.people.actions.change_password import check_password_of
from motcua.people.models import Account


class HouseRules:
    def validate(self, password: str, user: Account | None = None) -> None:
        """Raises `ValidationError` with the rule's sentence."""
        try:
            check_password_of(user or Account(), password)
        except Invalid as error:
            raise ValidationError(error.message(get_language()), code=error.code) from error

    def get_help_text(self) -> str:
        return ""
