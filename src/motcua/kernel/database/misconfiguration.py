"""A refusal to start, in both languages: it is read on a console before any page can choose one."""

from motcua.kernel.configuration import ConfigurationError


def misconfigured(*, vi: str, en: str) -> ConfigurationError:
    """The error that says `vi` and, on the next line, `en`; each tells the person what to do next."""
    return ConfigurationError(f"{vi}\n{en}")
