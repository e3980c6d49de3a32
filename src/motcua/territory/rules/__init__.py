"""Pure rules: no ORM, no clock, no input or output."""
