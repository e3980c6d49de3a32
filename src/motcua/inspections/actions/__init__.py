"""One change each."""
