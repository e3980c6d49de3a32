"""The ratings of units, for everybody, and of a unit's officers, for its head and auditors."""
