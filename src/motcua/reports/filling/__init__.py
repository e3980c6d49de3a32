"""Filling in the forms from what the other rooms know. `fill.fill` is the one way in."""
