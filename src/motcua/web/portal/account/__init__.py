"""A citizen's account: the national identity, registration by e-mail or phone, sessions, whom one acts for, one's data.

`provider` is the one place that knows Authlib. Officers sign in by the desk's pages (`web/desk/sign_in/`); what both
have in common (password, second factor) stays there.
"""
