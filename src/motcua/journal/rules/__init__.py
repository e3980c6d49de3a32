"""How the facts of a small story add up: pure."""
