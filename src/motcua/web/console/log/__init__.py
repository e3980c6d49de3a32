"""The logs of changes, readable."""
