"""One change each: permission, transaction, rule, write."""
