"""One's own account: password, second factor, recovery codes, sessions, and what the log of signing in says."""
