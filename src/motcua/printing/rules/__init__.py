"""What stands on each form, worked out from a dossier's events: pure functions from a `Subject` to plain data."""
