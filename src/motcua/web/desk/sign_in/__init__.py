"""The way in: password, second factor, forced change of password; nobody is signed in before the last step.

Each step is a page of its own; `pending` remembers in the session who is on the way, `steps` leads on.
"""
