"""The way in: which step follows, and the words of the log that tells who came and who was not let in."""

from enum import StrEnum


class Step(StrEnum):
    """What somebody whose password was right has to do next."""

    GIVE_CODE = "give-code"
    SET_UP = "set-up"
    KEEP_RECOVERY_CODES = "keep-recovery-codes"
    CHANGE_PASSWORD = "change-password"  # noqa: S105 - a step, no secret
    ENTER = "enter"


class SignInKind(StrEnum):
    """What a line of the log tells."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a word of the log
    WRONG_CODE = "wrong_code"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SECOND_FACTOR_SET_UP = "second_factor_set_up"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word of the log
    PASSWORD_GIVEN = "password_given"  # noqa: S105 - a word of the log
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    PROVIDER_REFUSED = "provider_refused"
    IDENTITY_CONFLICT = "identity_conflict"
    IDENTITY_PROVEN = "identity_proven"
    REGISTERED = "registered"
    CONTACT_CHANGED = "contact_changed"
    PASSWORD_RECOVERED = "password_recovered"  # noqa: S105 - a word of the log
    SESSION_ENDED = "session_ended"
    SIGNED_OUT_ELSEWHERE = "signed_out_elsewhere"
    SIGNED_OUT_BY_PROVIDER = "signed_out_by_provider"
    EXPORT_ASKED = "export_asked"
    EXPORT_FETCHED = "export_fetched"
    MERGED = "merged"
    CLOSED = "closed"


def next_step(
    *, has_second_factor: bool, code_was_right: bool, is_demanded: bool, codes_are_new: bool, must_change_password: bool
) -> Step:
    """What comes next. The second factor comes before the password: a stolen password must not be changed by a thief.

    `is_demanded`: the site demands a second factor of this account. `code_was_right`: in this very sign-in.
    `codes_are_new`: recovery codes were made in it and not yet confirmed as kept.
    """
    if has_second_factor and not code_was_right:
        return Step.GIVE_CODE
    if is_demanded and not has_second_factor:
        return Step.SET_UP
    if codes_are_new:
        return Step.KEEP_RECOVERY_CODES
    return Step.CHANGE_PASSWORD if must_change_password else Step.ENTER
