"""Pure: no ORM, no clock, no I/O."""
