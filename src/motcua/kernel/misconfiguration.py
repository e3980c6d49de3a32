"""The refusal to start. It speaks both languages: it is read on a console, before any page can choose one."""


class ConfigurationError(Exception):
    """The site cannot start as configured; the message says which key and what to write instead."""


def misconfigured(*, vi: str, en: str) -> ConfigurationError:
    """The error that says `vi` and, on the next line, `en`; each tells the person what to do next."""
    return ConfigurationError(f"{vi}\n{en}")
